"""One child's page, as a person finds it."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.children.freshness import WhereaboutsAnswer
from models.children.records import Ending
from models.labels import Barrier, BarrierKind, Readiness
from models.readiness.verdict import Reason, Tone
from models.settings import Setting
from pages.parts.child import words as child_words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.children import AS_OF, a_child, rows
from tests.make.shortlists import (
    MOVE_ON,
    a_few,
    a_journey,
    a_list,
    a_verdict,
    options_of,
    profile_rows,
)
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, page_text

UNKNOWN = shell_words.NO_SUCH_CHILD


def filled() -> MadeUp:
    return MadeUp(a_few(), profile_rows())


def test_the_top_says_who_how_old_where_since_when_whose_and_by_which_order(
    open_page: Open,
) -> None:
    page = open_page(filled(), "ready")
    assert page.title[0].value == "Amara Okafor"
    assert (
        "14 years old · Children's home, independent · in this home since 19 January 2024 "
        "(2 years 2 months) · North · full care order · number 1001"
    ) in page_text(page)


@pytest.mark.parametrize("key", ["nobody", "", "../../etc", "x" * 65, "a b", "<script>"])
def test_an_unknown_or_broken_link_finds_nobody_and_says_so(open_page: Open, key: str) -> None:
    page = open_page(filled(), key)
    assert UNKNOWN in page_text(page)
    assert "script" not in page_text(page)


def test_the_page_without_a_child_in_the_link_finds_nobody(open_page: Open) -> None:
    assert UNKNOWN in page_text(open_page(filled(), page="child.py"))


def test_a_link_to_a_child_of_an_empty_store_finds_nobody(open_page: Open) -> None:
    assert UNKNOWN in page_text(open_page(MadeUp(None), "ready"))


def test_a_fault_on_a_childs_page_is_one_plain_message_with_a_reference(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), error=RuntimeError("Amara Okafor")), "ready")
    assert not page.exception
    assert "This page could not be shown" in page.error[0].value
    assert "Amara" not in page_text(page)


def test_the_journey_is_told_in_words_beside_the_picture(open_page: Open) -> None:
    text = page_text(open_page(filled(), "ready"))
    assert "4 placements on record, the first from on or before 1 April 2019." in text
    assert "Foster family, our own carers: 3 February 2020 to 12 September 2022" in text
    assert "Family or friends: on or before 1 April 2019 to 3 February 2020 (at least" in text


def test_an_unplanned_ending_is_told(open_page: Open) -> None:
    first, *placements = a_journey("k")
    stays = (replace(first, ending=Ending.HOME_UNPLANNED), *placements)
    child = replace(a_child(key="k"), placement=stays[-1], journey=stays)
    assert "then returned home, not planned" in page_text(
        open_page(MadeUp(a_list(options_of(child))), "k")
    )


def test_what_goes_well_comes_first_and_unknown_is_never_low(open_page: Open) -> None:
    text = page_text(open_page(filled(), "ready"))
    assert (
        text.index("Going well (10)") < text.index("Still hard (5)") < text.index("Not known (2)")
    )
    hard = text[text.index("Still hard (5)") : text.index("To build")]
    assert "Self-harm" not in hard
    assert "Safe friendships and self-harm" in text[text.index("Not known (2)") :]
    assert "daily specialist response, with training, backup and breaks (3 of 4)" in hard
    assert "Better: " in text


def test_the_childs_own_words_are_shown_with_who_heard_them(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    assert "“I want to be near my nan.”" in [page.value for page in page.text]
    assert "In their words · heard by Sam Reed, 24 February 2026" in page_text(page)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(90, None), (91, "over 90 days"), (183, "over 90 days"), (184, "over 183 days")],
)
def test_an_old_profile_warns_at_90_days_and_is_too_old_at_183(
    open_page: Open, days: int, expected: str | None
) -> None:
    profile = rows(
        "profiles",
        {
            "child": "ready",
            "item": "education",
            "level": 2,
            "assessed_on": AS_OF - timedelta(days=days),
        },
    )
    page = open_page(MadeUp(a_few(), profile), "ready")
    warned = [warning.value for warning in page.warning]
    assert (expected is None and not warned) or any(str(expected) in name for name in warned)


def test_a_child_without_profile_says_that_nothing_is_known(open_page: Open) -> None:
    text = page_text(open_page(MadeUp(a_few()), "sixteen"))
    assert child_words.NO_PROFILE in text


def test_staying_is_the_first_option_with_what_it_gives_and_what_is_not_known(
    open_page: Open,
) -> None:
    text = page_text(open_page(MadeUp(a_few()), "ready"))
    places = [
        text.index(f"**{literal}**")
        for literal in ("Stay here", "Home", "Family or friends", "Foster family")
    ]
    assert places == sorted(places)
    assert "The same home, after 2 years 2 months there, and no further move" in text
    assert "Whether they want to live in a family" in text


def test_each_destination_gives_its_answer_what_would_have_to_change_and_the_question(
    open_page: Open,
) -> None:
    text = page_text(open_page(filled(), "ready"))
    assert "With the step-down fostering team." in text
    assert "What would have to change: behaviour towards others, down by one level." in text
    other = page_text(open_page(filled(), "sixteen"))
    assert "To find out first: is there a needs profile" in other


def test_a_stop_says_not_while_and_when_to_look_again(open_page: Open) -> None:
    text = page_text(open_page(filled(), "secure"))
    assert "Not while the child lives in a secure home; look again 23 June 2026." in text
    assert "■ Stops a move for now" in text
    assert "look again 23 June 2026 (12 weeks on, no date is recorded)" in text


def test_the_specialist_foster_family_is_named_where_it_is_the_one_that_fits(
    open_page: Open,
) -> None:
    text = page_text(open_page(filled(), "special"))
    assert "**Specialist foster family** :green-badge[● Ready]" in text
    assert "An ordinary foster family: :gray-badge[○ Not yet]" in text


def test_supported_accommodation_is_offered_from_16_only(open_page: Open) -> None:
    assert "**Supported accommodation**" in page_text(open_page(filled(), "adult"))
    assert "**Supported accommodation**" not in page_text(open_page(filled(), "ready"))


def test_a_child_of_nearly_18_is_asked_about_the_pathway_plan(open_page: Open) -> None:
    assert "pathway plan" in page_text(open_page(filled(), "adult"))


def test_what_needs_sorting_has_owner_dates_and_where_it_comes_from(open_page: Open) -> None:
    text = page_text(open_page(filled(), "ready"))
    assert "○ Must be resolved first" in text
    assert "owner: virtual school · due 20 April 2026 · recorded" in text
    assert "? A question to ask" in text
    assert "read from the data, please check" in text


def test_what_no_file_tells_of_is_said(open_page: Open) -> None:
    assert (
        child_words.not_in_the_data(
            "incidents, brothers and sisters and deprivation-of-liberty orders"
        )
    ) in page_text(open_page(filled(), "ready"))


@pytest.mark.parametrize("key", [child.child.key for child in a_few().children])
def test_no_money_word_stands_on_a_childs_page_until_asked_for(open_page: Open, key: str) -> None:
    text = page_text(open_page(filled(), key)).replace("What it costs the child", "")
    assert MONEY.findall(text) == []


def test_a_blocker_about_money_waits_until_the_money_is_asked_for(open_page: Open) -> None:
    notice = Barrier("notice", BarrierKind.MONEY, "the notice period is 28 days")
    made_up = MadeUp(a_list(options_of(a_child(key="k"), blockers=(notice,))))
    page = open_page(made_up, "k")
    assert "notice period" not in page_text(page)
    page.toggle(key="child.money.k").set_value(True).run()
    assert "The notice period is 28 days" in page_text(page)


def test_the_money_says_price_year_source_share_chance_and_every_line(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    page.toggle(key="child.money.ready").set_value(True).run()
    text = page_text(page)
    assert "This child's own price, at 2026/27 prices. Source: placement census, row 12." in text
    assert (
        "The trust pays £4,600 a week, health £500 a week and education £300 a week. "
        "Notice: not recorded." in text
    )
    assert "A published price, because no other is recorded" in text
    assert (
        "Chance that it lasts a year, published: about 57 in 100, 80% likely to be between 38 and "
        "74. This is from about 12 moves elsewhere, not this child." in text
    )
    assert "£41,250" in [each.value for each in page.metric]
    assert "Expected, with no range yet" in text
    table = page.table[0].value
    assert list(table["What"]) == ["weekly gap", "new home", "support", "Together"]
    assert table["Pounds"].str.replace("\\", "").tolist()[-1] == "£41,250.50"


def test_without_a_published_chance_there_is_no_figure_and_the_reason_is_said(
    open_page: Open,
) -> None:
    page = open_page(filled(), "adult")
    page.toggle(key="child.money.adult").set_value(True).run()
    assert "no figure, because no published chance for this kind of home" in page_text(page)
    assert [metric.value for metric in page.metric].count("No figure") == 3


def test_an_in_house_bed_says_why_it_frees_no_money(open_page: Open) -> None:
    page = open_page(filled(), "special")
    page.toggle(key="child.money.special").set_value(True).run()
    assert "An in-house home costs the same with a bed empty." in page_text(page)


def test_another_day_for_the_move_is_worked_out_for_that_day(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    page.toggle(key="child.money.ready").set_value(True).run()
    day = page.date_input(key="child.move_on.ready")
    assert day.value == MOVE_ON
    day.set_value(date(2026, 9, 1)).run()
    assert "If the move were on 1 September 2026" in page_text(page)


def test_the_money_is_hidden_again_on_the_next_childs_page(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    page.toggle(key="child.money.ready").set_value(True).run()
    page.query_params["child"] = "secure"
    assert "£" not in page_text(page.run())


def test_words_that_look_like_markup_are_shown_letter_by_letter(open_page: Open) -> None:
    bad = "<script>alert(1)</script> ![x](http://x.example/y.png) :red[z]"
    profile = pd.concat(
        [
            profile_rows("k"),
            rows(
                "profiles",
                {
                    "child": "k",
                    "item": "education",
                    "level": 3,
                    "assessed_by": bad,
                    "assessed_on": AS_OF,
                    "evidence": bad,
                    "child_view": bad,
                },
            ),
        ]
    )
    blocker = Barrier("b", BarrierKind.MUST_CLEAR, bad, owner=bad, evidence=bad, recorded=True)
    verdict = a_verdict(Setting.HOME, Readiness.NOT_YET, Reason(bad, Tone.AGAINST))
    child = a_child(key="k", name=bad, council=bad)
    shortlist = a_list(options_of(child, {Setting.HOME: verdict}, blockers=(blocker,)))
    page = open_page(MadeUp(shortlist, profile), "k")
    assert not page.exception
    raw = "\n".join(
        str(e.value) for kind in ("markdown", "title", "caption") for e in getattr(page, kind)
    )
    for live in (r"(?<!\\)<script", r"(?<!\\)\[x", r"(?<!\\):red"):
        assert not re.search(live, raw)
    assert f"“{bad}”" in [page.value for page in page.text]


# --- is this right?, since the last review, what goes well, the shared screen ------------------


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def test_the_childs_words_come_first_then_what_changed_then_what_goes_well(
    open_page: Open,
) -> None:
    reviews = rows("reviews", {"child": "ready", "on": date(2026, 1, 12)})
    page = open_page(MadeUp(a_few(), profile_rows(), frames={"reviews": reviews}), "ready")
    assert [header.value for header in page.header][:4] == [
        "Since 12 January 2026",
        "Going well",
        "Still hard",
        "Where next?",
    ]
    text = page_text(page)
    assert "Better: exploitation and going missing (2 to 1)" in text
    assert "Not in our data: missing episodes and incidents" in text
    assert "Counted from the last statutory review." in text


def test_without_a_review_on_record_six_months_are_looked_back_on(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    assert page.header[0].value == "Since 29 September 2025"
    assert "Counted from six months ago, because no review is recorded." in page_text(page)


def test_a_move_missing_and_incidents_since_the_review_are_told(open_page: Open) -> None:
    frames = {
        "reviews": rows("reviews", {"child": "ready", "on": date(2024, 1, 2)}),
        "missing": rows("missing", {"child": "ready", "starts": date(2025, 5, 5)}),
        "incidents": rows(
            "incidents",
            {"child": "ready", "on": date(2025, 5, 5), "serious": True},
            {"child": "ready", "on": date(2025, 5, 6)},
        ),
    }
    few = a_few()
    journey = tuple(replace(stay, care_started=date(2019, 4, 1)) for stay in a_journey("ready"))
    child = replace(few.children[0].child, placement=journey[-1], journey=journey)
    shortlist = replace(few, children=(replace(few.children[0], child=child), *few.children[1:]))
    text = page_text(open_page(MadeUp(shortlist, frames=frames), "ready"))
    assert (
        "Moved on 19 January 2024, from foster family, agency to children's home, independent"
    ) in text
    assert "Missing once" in text and "2 incidents, 1 of them serious" in text


def test_three_things_are_named_and_the_rest_is_counted(open_page: Open) -> None:
    text = page_text(open_page(filled(), "ready"))
    assert "and 7 more below" in text and "and 2 more below" in text


def test_has_moved_is_recorded_with_its_day_and_the_page_still_opens(open_page: Open) -> None:
    made_up = filled()
    page = open_page(made_up, "ready")
    page.date_input(key="child.by.ready").set_value(date(2026, 3, 20)).run()
    page = press(page, "child.MOVED_OR_LEFT.ready")
    assert made_up.corrections[0]["on_day"] == date(2026, 3, 20)
    assert "Has moved or left, as of 20 March 2026, recorded by you" in page_text(page)
    assert page.title[0].value == "Amara Okafor"
    page = press(page, "child.undo.ready")
    assert made_up.corrections[1]["withdraws"] == 1
    assert "recorded by you" not in page_text(page)


def test_what_was_said_longer_ago_is_withdrawn_with_a_reason(open_page: Open) -> None:
    note = {
        "child": "ready",
        "number": 1,
        "what": "still here",
        "on": AS_OF,
        "actor": "alex",
        "noted_at": AS_OF - timedelta(days=1),
        "data_to": AS_OF,
    }
    made_up = MadeUp(a_few(), said=[note])
    page = open_page(made_up, "ready")
    assert "Still here, as of 31 March 2026, recorded by alex" in page_text(page)
    page.text_input(key="child.why.ready").set_value("it was her brother").run()
    press(page, "child.withdrawn.ready")
    assert made_up.corrections[1]["withdraws"] == 1
    assert made_up.corrections[-1]["reason"] == "it was her brother"


def test_a_reason_typed_last_and_clicked_at_once_is_the_one_that_is_kept(
    open_page: Open,
) -> None:
    note = {
        "child": "ready",
        "number": 1,
        "what": "still here",
        "on": AS_OF,
        "actor": "alex",
        "noted_at": AS_OF - timedelta(days=1),
        "data_to": AS_OF,
    }
    made_up = MadeUp(a_few(), said=[note])
    page = open_page(made_up, "ready")
    page.text_input(key="child.why.ready").set_value("it was").run()
    page.text_input(key="child.why.ready").set_value("it was her brother")  # no run of its own
    press(page, "child.withdrawn.ready")
    assert made_up.corrections[-1]["reason"] == "it was her brother"


def test_a_child_who_died_has_a_closed_record_and_a_mistake_can_be_withdrawn(
    open_page: Open,
) -> None:
    made_up = filled()
    page = open_page(made_up, "ready")
    assert "child.DIED.ready" not in [button.key for button in page.button]  # no slip of the hand
    page = page.checkbox(key="child.has_died.ready.0").check().run()
    page = press(page, "child.DIED.ready")
    text = page_text(page)
    assert "The record is closed" in text
    assert "Where next?" not in text and not page.header
    page.text_input(key="child.why.ready").set_value("wrong child").run()
    page = press(page, "child.withdrawn.ready")
    assert "Where next?" in page_text(page)


def test_a_refused_word_is_told_on_the_page(open_page: Open) -> None:
    made_up = MadeUp(a_few())
    page = open_page(made_up, "ready")
    made_up.somebody_says("ready", WhereaboutsAnswer.MOVED_OR_LEFT)
    page = press(page, "child.STILL_HERE.ready")
    assert "alex recorded “has moved or left”" in page.error[0].value


def test_a_shared_screen_has_no_money_and_no_way_to_other_children(open_page: Open) -> None:
    page = open_page(filled(), "ready")
    page.toggle(key="child.money.ready").set_value(True).run()
    page.toggle(key="child.shared").set_value(True).run()
    assert "£" not in page_text(page)
    assert [toggle.key for toggle in page.toggle] == ["child.shared"]
    assert {each.proto.query_string.split("&")[0] for each in page.get("page_link")} == {
        "child=ready"
    }
    page.switch_page("children.py").run()
    assert shell_words.HIDDEN_WHEN_SHARED in page_text(page)
    assert "Amara" not in page_text(page)


def test_a_stale_profile_shows_its_last_levels_dated_and_claims_nothing(open_page: Open) -> None:
    old = AS_OF - timedelta(days=200)
    lines = [
        {"child": "ready", "item": item, "level": level, "assessed_on": on}
        for on in (old - timedelta(days=100), old)
        for item, level in (("self_harm", 4), ("education", 1), ("lasting_adult", 2))
    ]
    text = page_text(open_page(MadeUp(a_few(), rows("profiles", *lines)), "ready"))
    needs = text[text.index("Needs as last known") :]
    assert "Self-harm: staff awake round the clock" in needs
    assert "12 September 2025" in needs and "Strengths as last known" in text
    assert "Still hard (0)" not in text and "Only one profile so far" not in text
    assert "2 profiles, none of them new enough to say where things are heading." in text


def test_the_age_of_a_profile_is_told_from_the_day_of_the_page(open_page: Open) -> None:
    def one(days: int) -> str:
        profile = rows(
            "profiles",
            {
                "child": "ready",
                "item": "education",
                "level": 2,
                "assessed_on": AS_OF - timedelta(days=days),
            },
        )
        return page_text(open_page(MadeUp(a_few(), profile), "ready"))

    assert "Last written 31 March 2026." in one(0)
    assert "Last written 28 March 2026, 3 days before 31 March 2026." in one(3)


def test_self_harm_that_a_carer_has_to_know_of_never_stands_under_going_well(
    open_page: Open,
) -> None:
    lines = [
        {
            "child": "ready",
            "item": item,
            "level": level,
            "assessed_on": AS_OF - timedelta(days=9),
            "evidence": "scratched arms once",
        }
        for item, level in (("self_harm", 1), ("education", 1))
    ]
    text = page_text(open_page(MadeUp(a_few(), rows("profiles", *lines)), "ready"))
    well = text[text.index("Going well (1)") : text.index("To keep an eye on (1)")]
    assert "Education" in well and "Self-harm" not in well


def test_what_got_harder_never_stands_under_going_well(open_page: Open) -> None:
    lines = [
        {
            "child": "ready",
            "item": "education",
            "level": level,
            "assessed_on": AS_OF - timedelta(days=days),
        }
        for days, level in ((100, 0), (9, 1))
    ]
    text = page_text(open_page(MadeUp(a_few(), rows("profiles", *lines)), "ready"))
    assert "Going well (0)" in text and "To keep an eye on (1)" in text


def test_within_twelve_weeks_of_18_no_needs_are_asked_for_and_no_move_is_begun(
    open_page: Open,
) -> None:
    born = date(2008, 4, 1)  # 18 the day after the page's day
    question = "Rate these five needs first: self-harm."
    unknown = a_verdict(Setting.HOME, Readiness.NOT_ENOUGH_KNOWN, question=question)
    child = replace(
        options_of(a_child(key="k", born=born), {Setting.HOME: unknown}), turning_18_soon=True
    )
    text = page_text(open_page(MadeUp(a_list(child)), "k"))
    assert "18 on 1 April 2026: the pathway plan and Staying Close come before any move." in text
    assert "Staying Put" not in text and "Rate these" not in text and "Begin a move" not in text
    assert "? Not enough known" in text


def test_the_needs_to_rate_first_are_asked_once_for_every_home(open_page: Open) -> None:
    question = "Rate these five needs first: self-harm."
    unknown = {
        place: a_verdict(place, Readiness.NOT_ENOUGH_KNOWN, question=question)
        for place in (Setting.HOME, Setting.FOSTER_CONNECTED)
    }
    child = options_of(a_child(key="k"), unknown)
    text = page_text(open_page(MadeUp(a_list(child)), "k"))
    assert text.count("To find out first: rate ") == 1 and "Rate these five" not in text
