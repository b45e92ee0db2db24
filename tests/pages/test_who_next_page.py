"""Who next? as a person finds it: what is there, what is said, and what can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.problems import UserError
from models.recording.my_list import Whose
from models.shortlist.agenda import Group, Line
from models.shortlist.options import Shortlist
from pages.parts.agenda_rows import because
from tests.builders import AS_OF, a_child, rows
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, names_in_order, page_text
from tests.screens import MadeUp, a_few, a_list, options_of
from tests.servers import PATIENCE_SECONDS, ROOT

LATER = AS_OF + timedelta(days=36)  # the data is then old enough to be asked about


def one_child() -> Shortlist:
    return a_list(options_of(a_child(key="k", child_id="1001", name="Amara Okafor")))


def a_note(what: str = "has moved or left", **changes: object) -> dict[str, object]:
    return {"child": "k", "number": 1, "what": what, "on": AS_OF, "actor": "alex",
            "noted_at": AS_OF, "data_to": AS_OF, **changes}  # fmt: skip


def who_next(open_page: Open, made_up: MadeUp) -> AppTest:
    return open_page(made_up, page="who_next.py")


def press(at: AppTest, key: str) -> AppTest:
    assert not at.exception
    return at.button(key=key).click().run()


def buttons(at: AppTest) -> list[str]:
    return [each.key for each in at.button]


def test_it_is_the_first_page(open_page: Open) -> None:
    who_next(open_page, MadeUp(one_child()))
    main = str(ROOT / "pages" / "main.py")
    first = AppTest.from_file(main, default_timeout=PATIENCE_SECONDS).run()
    assert first.title[0].value == "Who next?"


def test_an_empty_app_says_how_to_bring_files_in(open_page: Open) -> None:
    said = page_text(who_next(open_page, MadeUp(None)))
    assert "No children here yet" in said


def test_nothing_to_do_says_why(open_page: Open) -> None:
    said = page_text(who_next(open_page, MadeUp(one_child())))
    assert "Nothing needs you now." in said and "1 other child" in said


def test_a_list_without_children_says_so(open_page: Open) -> None:
    said = page_text(who_next(open_page, MadeUp(a_list())))
    assert "No child lives in residential care on the date of the data" in said


def test_what_no_file_tells_of_is_said(open_page: Open) -> None:
    said = page_text(who_next(open_page, MadeUp(one_child())))
    assert "No file here tells of reviews" in said
    assert "No needs profile is held here" in said


def test_a_fault_is_one_plain_message_with_a_reference(open_page: Open) -> None:
    at = who_next(open_page, MadeUp(one_child(), error=RuntimeError("Amara Okafor")))
    assert "This page could not be shown" in at.error[0].value
    assert "Amara" not in page_text(at)


def test_groups_stand_in_their_order_each_line_with_a_link_to_the_child(open_page: Open) -> None:
    missing = rows("missing", {"child": "away", "starts": date(2026, 3, 30)})
    at = who_next(open_page, MadeUp(a_few(), frames={"missing": missing}))
    heads = [each.value for each in at.header]
    assert heads == ["Today (2)", "Ready, no home yet (2)"]
    assert names_in_order(at)[:3] == ["Child 1007", "Child 1005", "Amara Okafor"]
    assert "Missing since 30 March 2026, no return recorded" in page_text(at)


def test_no_money_word_stands_on_the_page(open_page: Open) -> None:
    at = press(who_next(open_page, MadeUp(a_few())), "who.open.others.button")
    assert MONEY.findall(page_text(at)) == []


def test_the_others_are_links_when_asked_for(open_page: Open) -> None:
    at = who_next(open_page, MadeUp(one_child()))
    assert names_in_order(at) == []
    assert names_in_order(press(at, "who.open.others.button")) == ["Amara Okafor"]


def test_has_moved_is_recorded_in_place_and_undone_in_place(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    at = who_next(open_page, made_up)
    assert "Last known to be here on 31 March 2026" in page_text(at)
    at = press(at, "right.MOVED_OR_LEFT.k")
    assert made_up.said[0] | {"what": "has moved or left", "on": LATER} == made_up.said[0]
    assert "✓ Has moved or left, as of 6 May 2026, recorded by you" in page_text(at)
    assert "1 child may have moved" in page_text(at)
    assert "right.STILL_HERE.k" not in buttons(at)
    at = press(at, "right.undo.k")
    assert made_up.said[1]["withdraws"] == 1
    assert "Last known to be here on 31 March 2026" in page_text(at)
    assert "may have moved: in no list" not in page_text(at)


def test_what_was_said_a_moment_ago_stands_at_the_top_with_its_undo(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    at = press(who_next(open_page, made_up), "right.MOVED_OR_LEFT.k")
    said = "✓ Amara Okafor: has moved or left, as of 6 May 2026, recorded by you"
    assert said in page_text(at)
    assert buttons(at).index("said.undo.k") < buttons(at).index("right.undo.k")
    at = press(at, "said.undo.k")
    assert made_up.said[1]["withdraws"] == 1
    assert said not in page_text(at)


def test_undo_goes_after_ten_minutes_and_the_child_stays_apart(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    at = press(who_next(open_page, made_up), "right.MOVED_OR_LEFT.k")
    made_up.moment = datetime.combine(LATER, time(10, 53), UTC)
    at = at.run()
    assert "right.undo.k" not in buttons(at)
    at = press(at, "who.open.moved.button")
    assert "Said to have moved or left by 6 May 2026" in page_text(at)
    at = press(at, "moved.STILL_HERE.k")
    assert "may have moved: in no list" not in page_text(at)


def test_still_here_clears_the_question(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    at = press(who_next(open_page, made_up), "right.STILL_HERE.k")
    assert "✓ Still here, as of 6 May 2026, recorded by you" in page_text(at)
    made_up.moment = datetime.combine(LATER, time(11), UTC)
    assert "Is this right?" not in [each.value for each in at.run().header]


def test_many_children_whom_nobody_checked_are_one_line_until_asked_for(open_page: Open) -> None:
    many = a_list(*(options_of(a_child(key=f"k{n}", child_id=f"{n:04}")) for n in range(228)))
    made_up = MadeUp(many, on=LATER)
    at = who_next(open_page, made_up)
    assert names_in_order(at) == []
    assert "228 children were last known to be here over 35 days ago." in page_text(at)
    at = press(at, "who.open.unchecked.button")
    assert len(names_in_order(at)) == 10
    at = press(at, "unchecked.STILL_HERE.k3")
    assert names_in_order(at)[3] == "Child 0003"  # it stays in its place, with its undo
    assert "unchecked.undo.k3" in buttons(at)
    at = press(at, "who.rows.unchecked.more")
    assert len(names_in_order(at)) == 35


def test_somebody_elses_quicker_word_is_told_and_nothing_is_kept(open_page: Open) -> None:
    made_up = MadeUp(one_child(), on=LATER)
    at = who_next(open_page, made_up)
    made_up.refusal = UserError("Somebody was quicker", "alex recorded “still here”", "your word",
                                "Look at what is shown now, then decide again.")  # fmt: skip
    at = press(at, "right.MOVED_OR_LEFT.k")
    assert "alex recorded" in at.error[0].value
    assert made_up.said == []
    assert not at.run().error  # said once


def test_who_may_not_correct_is_offered_no_button(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table of rights is data: a role without this right is a row with one right less.
    less = RIGHTS[Role.LOCAL_OWNER] - {Permission.CORRECT_WHEREABOUTS}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, less)
    at = who_next(open_page, MadeUp(one_child(), on=LATER))
    assert "Last known to be here on 31 March 2026" in page_text(at)
    assert not [key for key in buttons(at) if "STILL_HERE" in key or "MOVED" in key]


def test_old_data_is_looked_at_as_it_stood_and_the_page_says_so(open_page: Open) -> None:
    at = who_next(open_page, MadeUp(a_few(), on=AS_OF + timedelta(days=184)))
    assert "This is how things stood on 31 March 2026." in page_text(at)


def test_a_shared_screen_shows_no_list_until_it_is_stopped(open_page: Open) -> None:
    at = who_next(open_page, MadeUp(a_few()))
    at.session_state["shared_screen"] = True
    at = at.run()
    assert names_in_order(at) == []
    assert "Amara" not in page_text(at)
    assert names_in_order(press(at, "shared.stop")) != []


def test_a_name_that_looks_like_markup_is_shown_letter_by_letter(open_page: Open) -> None:
    bad = "<script>alert(1)</script> ![x](http://x.example/y.png) :red[z]"
    held = a_list(options_of(a_child(key="k", name=bad)))
    made_up = MadeUp(held, on=LATER, said=[
        a_note(actor=bad, on=date(2026, 2, 27), data_to=date(2026, 1, 31))])  # fmt: skip
    at = who_next(open_page, made_up)
    assert not at.exception
    raw = "\n".join(str(each.value) for each in at.markdown)
    assert "<script" not in raw.replace("\\<script", "")
    assert names_in_order(at)


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
    at = who_next(open_page, MadeUp(one_child(), said=[said]))
    assert (
        "Said to have moved or left by 27 February 2026; the data to 31 March 2026 still has them "
        "here"
    ) in page_text(at)
    assert {"right.STILL_HERE.k", "right.MOVED_OR_LEFT.k"} <= set(buttons(at))


# --- my children, my team, everyone ------------------------------------------------------------


def two_workers() -> MadeUp:
    children = a_list(*(options_of(a_child(key=key, name=name)) for key, name in
                        (("a", "Amara Okafor"), ("b", "Leo Marsh"))))  # fmt: skip
    annex = rows("annex_a", {"child": "a", "worker": "J. Mensah", "team": "Team 1"},
                 {"child": "b", "worker": "A. Ashby", "team": "Team 2"})  # fmt: skip
    return MadeUp(children, frames={"annex_a": annex})


def test_without_a_file_that_says_who_works_with_whom_everyone_is_shown(open_page: Open) -> None:
    said = page_text(who_next(open_page, MadeUp(one_child())))
    assert "No file here says who each child's social worker is, so everyone is shown." in said


def test_my_children_are_chosen_once_and_remembered(open_page: Open) -> None:
    made_up = two_workers()
    at = who_next(open_page, made_up)
    assert "2 other children" in page_text(at)
    at.segmented_control(key="who.shows").set_value(Whose.MINE)
    at = at.run()
    at = at.selectbox(key="who.worker").set_value("J. Mensah").run()
    assert not at.exception
    assert "1 other child" in page_text(at)
    at = who_next(open_page, made_up)  # another visit
    assert "1 other child" in page_text(at)
    at.segmented_control(key="who.shows").set_value(Whose.TEAM)
    at = at.run()
    assert at.selectbox(key="who.team").value == "Team 1"
    at.segmented_control(key="who.shows").set_value(Whose.EVERYONE)
    assert "2 other children" in page_text(at.run())


def test_the_question_that_would_change_an_answer_ends_as_a_question() -> None:
    asks = "Does what they said change this?"
    line = Line(a_child(key="k"), Group.REVIEW, ("Review due",), question=asks)
    assert because(line).endswith(
        ":violet[This could change the answer:] does what they said change this\\?]"
    )
