"""Who next? as a person finds it: what is there, what is said, and what can be taken back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.children.freshness import WhereaboutsAnswer
from models.recording.my_list import ListScope
from models.shortlist.agenda import AgendaGroup, AgendaLine
from models.shortlist.options import Shortlist
from pages.parts.who_next import words as who_next_words
from pages.parts.who_next.rows import because
from tests.drive.servers import PATIENCE_SECONDS, ROOT
from tests.fakes.council import MadeUp
from tests.make.children import AS_OF, a_child, rows
from tests.make.shortlists import a_few, a_list, options_of
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, names_in_order, page_text

LATER = AS_OF + timedelta(days=36)  # the data is then old enough to be asked about


def one_child() -> Shortlist:
    return a_list(options_of(a_child(key="k", child_id="1001", name="Amara Okafor")))


def a_note(label: str = "has moved or left", **changes: object) -> dict[str, object]:
    return {
        "child": "k",
        "number": 1,
        "what": label,
        "on": AS_OF,
        "actor": "alex",
        "noted_at": AS_OF,
        "data_to": AS_OF,
        **changes,
    }


def who_next(open_page: Open, made_up: MadeUp) -> AppTest:
    return open_page(made_up, page="who_next.py")


def press(page: AppTest, key: str) -> AppTest:
    assert not page.exception
    return page.button(key=key).click().run()


def buttons(page: AppTest) -> list[str]:
    return [button.key for button in page.button]


def test_it_is_the_first_page(open_page: Open) -> None:
    who_next(open_page, MadeUp(one_child()))
    main = str(ROOT / "pages" / "main.py")
    first = AppTest.from_file(main, default_timeout=PATIENCE_SECONDS).run()
    assert first.title[0].value == "Who next?"


def test_an_empty_app_says_how_to_bring_files_in(open_page: Open) -> None:
    text = page_text(who_next(open_page, MadeUp(None)))
    assert "No children here yet" in text


def test_nothing_to_do_says_why(open_page: Open) -> None:
    text = page_text(who_next(open_page, MadeUp(one_child())))
    assert "Nothing needs action now." in text and "1 other child" in text


def test_a_list_without_children_says_so(open_page: Open) -> None:
    text = page_text(who_next(open_page, MadeUp(a_list())))
    assert "No child was in residential care on the date of the data" in text


def test_what_no_file_tells_of_is_said(open_page: Open) -> None:
    text = page_text(who_next(open_page, MadeUp(one_child())))
    assert "No file has review dates" in text
    assert "There are no needs profiles yet" in text


def test_a_fault_is_one_plain_message_with_a_reference(open_page: Open) -> None:
    page = who_next(open_page, MadeUp(one_child(), error=RuntimeError("Amara Okafor")))
    assert "This page could not be shown" in page.error[0].value
    assert "Amara" not in page_text(page)


def test_groups_stand_in_their_order_each_line_with_a_link_to_the_child(open_page: Open) -> None:
    missing = rows("missing", {"child": "away", "starts": date(2026, 3, 30)})
    page = who_next(open_page, MadeUp(a_few(), frames={"missing": missing}))
    heads = [header.value for header in page.header]
    assert heads == ["Today (2)", "Ready, no home yet (2)"]
    assert names_in_order(page)[:3] == ["Child 1007", "Child 1005", "Amara Okafor"]
    assert "Missing since 30 March 2026, no return recorded" in page_text(page)


def test_no_money_word_stands_on_the_page(open_page: Open) -> None:
    page = press(who_next(open_page, MadeUp(a_few())), "who.open.others.button")
    assert MONEY.findall(page_text(page)) == []


def test_the_others_are_links_when_asked_for(open_page: Open) -> None:
    page = who_next(open_page, MadeUp(one_child()))
    assert names_in_order(page) == []
    assert names_in_order(press(page, "who.open.others.button")) == ["Amara Okafor"]


def test_has_moved_is_recorded_in_place_and_undone_in_place(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    page = who_next(open_page, made_up)
    assert "Last known to be here on 31 March 2026" in page_text(page)
    page = press(page, "right.MOVED_OR_LEFT.k")
    assert (
        made_up.corrections[0] | {"what": "has moved or left", "on_day": LATER}
        == made_up.corrections[0]
    )
    assert "✓ Has moved or left, as of 6 May 2026, recorded by you" in page_text(page)
    assert "1 child may have moved" in page_text(page)
    assert "right.STILL_HERE.k" not in buttons(page)
    page = press(page, "right.undo.k")
    assert made_up.corrections[1]["withdraws"] == 1
    assert "Last known to be here on 31 March 2026" in page_text(page)
    assert "may have moved. We leave them out" not in page_text(page)


def test_what_was_said_a_moment_ago_stands_at_the_top_with_its_undo(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    page = press(who_next(open_page, made_up), "right.MOVED_OR_LEFT.k")
    text = "✓ Amara Okafor: has moved or left, as of 6 May 2026, recorded by you"
    assert text in page_text(page)
    assert buttons(page).index("said.undo.k") < buttons(page).index("right.undo.k")
    page = press(page, "said.undo.k")
    assert made_up.corrections[1]["withdraws"] == 1
    assert text not in page_text(page)


def test_undo_goes_after_ten_minutes_and_the_child_stays_apart(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    page = press(who_next(open_page, made_up), "right.MOVED_OR_LEFT.k")
    made_up.moment = datetime.combine(LATER, time(10, 53), UTC)
    page = page.run()
    assert "right.undo.k" not in buttons(page)
    page = press(page, "who.open.moved.button")
    assert "Somebody said that they moved or left by 6 May 2026" in page_text(page)
    page = press(page, "moved.STILL_HERE.k")
    assert "may have moved. We leave them out" not in page_text(page)


def test_still_here_clears_the_question(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    page = press(who_next(open_page, made_up), "right.STILL_HERE.k")
    assert "✓ Still here, as of 6 May 2026, recorded by you" in page_text(page)
    made_up.moment = datetime.combine(LATER, time(11), UTC)
    assert "Is this right?" not in [header.value for header in page.run().header]


def test_many_children_whom_nobody_checked_are_one_line_until_asked_for(open_page: Open) -> None:
    many = a_list(*(options_of(a_child(key=f"k{n}", child_id=f"{n:04}")) for n in range(228)))
    made_up = MadeUp(many, on=LATER)
    page = who_next(open_page, made_up)
    assert names_in_order(page) == []
    assert "228 children were last known to be here over 35 days ago" in page_text(page)
    page = press(page, "who.open.unchecked.button")
    assert len(names_in_order(page)) == 10
    page = press(page, "unchecked.STILL_HERE.k3")
    assert names_in_order(page)[3] == "Child 0003"  # it stays in its place, with its undo
    assert "unchecked.undo.k3" in buttons(page)
    page = press(page, "who.rows.unchecked.more")
    assert len(names_in_order(page)) == 35


def test_somebody_elses_quicker_word_is_told_and_nothing_is_kept(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    page = who_next(open_page, made_up)
    made_up.somebody_says("k", WhereaboutsAnswer.STILL_HERE)
    page = press(page, "right.MOVED_OR_LEFT.k")
    assert "alex recorded" in page.error[0].value
    assert [line["actor"] for line in made_up.corrections] == ["alex"]
    assert not page.run().error  # said once


def test_who_may_not_correct_is_offered_no_button(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table of rights is data: a role without this right is a row with one right less.
    less = RIGHTS[Role.LOCAL_OWNER] - {Permission.CORRECT_WHEREABOUTS}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, less)
    page = who_next(open_page, MadeUp(one_child(), on=LATER))
    assert "Last known to be here on 31 March 2026" in page_text(page)
    assert not [key for key in buttons(page) if "STILL_HERE" in key or "MOVED" in key]


def test_old_data_is_looked_at_as_it_stood_and_the_page_says_so(open_page: Open) -> None:
    page = who_next(open_page, MadeUp(a_few(), on=AS_OF + timedelta(days=184)))
    assert "This list is as it was on 31 March 2026." in page_text(page)


def test_a_shared_screen_shows_no_list_until_it_is_stopped(open_page: Open) -> None:
    page = who_next(open_page, MadeUp(a_few()))
    page.session_state["shared_screen"] = True
    page = page.run()
    assert names_in_order(page) == []
    assert "Amara" not in page_text(page)
    assert names_in_order(press(page, "shared.stop")) != []


def test_a_name_that_looks_like_markup_is_shown_letter_by_letter(open_page: Open) -> None:
    bad = "<script>alert(1)</script> ![x](http://x.example/y.png) :red[z]"
    shortlist = a_list(options_of(a_child(key="k", name=bad)))
    made_up = MadeUp(
        shortlist,
        on=LATER,
        said=[a_note(actor=bad, on=date(2026, 2, 27), data_to=date(2026, 1, 31))],
    )
    page = who_next(open_page, made_up)
    assert not page.exception
    raw = "\n".join(str(markdown.value) for markdown in page.markdown)
    assert "<script" not in raw.replace("\\<script", "")
    assert names_in_order(page)


def test_the_visitor_is_the_one_whose_words_can_be_undone(open_page: Open) -> None:
    at_1040 = datetime.combine(LATER, time(10, 40))
    line = a_note("still here", on=LATER, noted_at=at_1040)
    for actor, offered in ((LOCAL_OWNER.identifier, True), ("alex", False)):
        made_up = MadeUp(one_child(), on=LATER, said=[line | {"actor": actor}])
        assert ("right.undo.k" in buttons(who_next(open_page, made_up))) is offered


def test_a_child_of_whom_data_and_people_say_different_things_is_asked_about(
    open_page: Open,
) -> None:
    said = a_note(on=date(2026, 2, 27), data_to=date(2026, 1, 31))
    page = who_next(open_page, MadeUp(one_child(), said=[said]))
    assert (
        "Somebody said that they moved or left by 27 February 2026. "
        "The data to 31 March 2026 still has them here"
    ) in page_text(page)
    assert {"right.STILL_HERE.k", "right.MOVED_OR_LEFT.k"} <= set(buttons(page))


# --- my children, my team, everyone ------------------------------------------------------------


def two_workers() -> MadeUp:
    children = a_list(
        *(
            options_of(a_child(key=key, name=name))
            for key, name in (("a", "Amara Okafor"), ("b", "Leo Marsh"))
        )
    )
    annex = rows(
        "annex_a",
        {"child": "a", "worker": "J. Mensah", "team": "Team 1"},
        {"child": "b", "worker": "A. Ashby", "team": "Team 2"},
    )
    return MadeUp(children, frames={"annex_a": annex})


def test_without_a_file_that_says_who_works_with_whom_everyone_is_shown(open_page: Open) -> None:
    text = page_text(who_next(open_page, MadeUp(one_child())))
    assert who_next_words.NO_WORKERS in text


def test_my_children_are_chosen_once_and_remembered(open_page: Open) -> None:
    made_up = two_workers()
    page = who_next(open_page, made_up)
    assert "2 other children" in page_text(page)
    page.segmented_control(key="who.shows").set_value(ListScope.MINE)
    page = page.run()
    page = page.selectbox(key="who.worker").set_value("J. Mensah").run()
    assert not page.exception
    assert "1 other child" in page_text(page)
    page = who_next(open_page, made_up)  # another visit
    assert "1 other child" in page_text(page)
    page.segmented_control(key="who.shows").set_value(ListScope.TEAM)
    page = page.run()
    assert page.selectbox(key="who.team").value == "Team 1"
    page.segmented_control(key="who.shows").set_value(ListScope.EVERYONE)
    assert "2 other children" in page_text(page.run())


def test_the_question_that_would_change_an_answer_ends_as_a_question() -> None:
    asks = "Does what they said change this?"
    line = AgendaLine(a_child(key="k"), AgendaGroup.REVIEW, ("Review due",), question=asks)
    assert because(line).endswith(
        ":violet[This could change the answer:] does what they said change this\\?]"
    )
