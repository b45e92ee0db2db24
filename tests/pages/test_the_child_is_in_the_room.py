"""With the child in the room, the screen shows nothing that nobody has decided, and no other child.

A draft is one person's, half thought through. Its check named a decision to the child that nobody
had made, with the button that records it; and two versions of it stood there to be compared.
"""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.store.drafts import save_draft
from data.store.recording import withdraw
from models.access import LOCAL_OWNER
from models.meeting.decision import Decision
from models.recording.subject import decision_of
from tests.canaries import CANARIES, a_marked_decision, canaries_in
from tests.pages.meetings_on_desk import (
    REVIEW,
    begun,
    decide,
    key_of,
    labels,
    press,
    turn,
    whole,
    write,
)
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.test_meeting_page import fill_in
from tests.pages.test_who_sees_what import FAMILY, PANEL, everything
from tests.record_builders import NOW


def to_form(at: AppTest) -> AppTest:
    return press(at, "To the decision").run()


def present(at: AppTest, on: bool = True) -> AppTest:
    (switch,) = [one for one in at.toggle if one.label == "Child present"]
    return switch.set_value(on).run()


def drafted(desk: Desk, meeting: str, decision: Decision, saves: int = 0) -> None:
    save_draft(desk.store, actor=LOCAL_OWNER, about=decision_of(desk.children[0], meeting),
               content=decision, based_on=0, expected_saves=saves, now=NOW)  # fmt: skip


@pytest.mark.parametrize("marked", [PANEL, FAMILY])
def test_the_check_of_a_draft_shows_nothing_undecided_and_records_nothing(
    desk: Desk, marked: str
) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, a_marked_decision(marked, tool=None))  # type: ignore[arg-type]
    at = press(present(to_form(turn(desk, meeting))), "Check your answers").run()
    said = everything(at)
    assert "Decision" not in said and "Explore" not in said and "foster" not in said.casefold()
    assert "C. Head" not in said, "who decides"
    assert canaries_in(said) <= {"child_words"}
    assert "Record" not in labels(at) and "Change" in labels(at)
    assert "The other answers are asked for when the child has left the room." in page_text(at)


def test_a_whole_draft_that_is_being_checked_is_taken_away_when_the_child_comes_in(
    desk: Desk,
) -> None:
    meeting = begun(desk)
    at = press(fill_in(to_form(turn(desk, meeting))), "Check your answers").run()
    assert "Decision: Stay" in page_text(at)
    at = present(at)
    assert "Stay" not in page_text(at) and "Record" not in labels(at)
    at = present(at, on=False)
    assert "Decision: Stay" in page_text(at), "nothing is lost"


def test_what_the_child_just_said_is_read_back_to_them_and_can_be_changed(desk: Desk) -> None:
    at = present(to_form(turn(desk, begun(desk))))
    at = write(at, "child_words", "I want to be near my nan.")
    at = press(at, "Check your answers").run()
    assert "I want to be near my nan." in page_text(at)
    at = press(at, "Change").run()
    (box,) = [one for one in at.text_area if one.key == key_of(at, "child_words")]
    assert box.value == "I want to be near my nan."


def test_words_that_the_panel_wrote_for_itself_are_not_read_back(desk: Desk) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, Decision(child_words=CANARIES["child_words"]))
    at = present(to_form(turn(desk, meeting)))
    assert "The child's words are written down already." in page_text(at), "why no box is there"
    at = press(at, "Check your answers").run()
    assert canaries_in(everything(at)) == set()


def words_box(at: AppTest) -> str | None:
    """What stands in the box of the child's words; None = there is no such box."""
    boxes = [one.value for one in at.text_area if str(one.key).endswith(".child_words")]
    return boxes[0] if boxes else None


@pytest.mark.parametrize("heard_before", [False, True])
def test_after_a_reload_what_the_child_said_comes_back_and_can_be_added_to(
    desk: Desk, heard_before: bool
) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, Decision(because=CANARIES["because"]))
    at = to_form(turn(desk, meeting))
    if heard_before:
        at = write(at, "child_heard_by", "A. Worker")
    at = write(present(at), "child_words", "I want to be near my nan.")
    again = to_form(turn(desk, meeting))
    assert words_box(again) == "I want to be near my nan."
    assert canaries_in(everything(again)) == set()
    again = write(again, "child_words", "I want to be near my nan. And my dog.")
    again = press(to_form(turn(desk, meeting)), "Check your answers").run()
    assert "And my dog." in page_text(again) and canaries_in(everything(again)) == set()


def test_after_a_reload_no_note_that_the_panel_wrote_meanwhile_is_shown(desk: Desk) -> None:
    meeting = begun(desk)
    at = write(present(to_form(turn(desk, meeting))), "child_words", "Near my nan.")
    at = write(present(at, on=False), "child_words", CANARIES["child_words"])
    present(at)
    again = to_form(turn(desk, meeting))
    assert words_box(again) is None and canaries_in(everything(again)) == set()


def test_a_note_that_the_panel_wrote_in_another_window_is_not_shown(desk: Desk) -> None:
    meeting = begun(desk)
    other = to_form(turn(desk, meeting))
    present(to_form(turn(desk, meeting)))
    write(other, "child_words", CANARIES["child_words"])
    again = to_form(turn(desk, meeting))
    assert words_box(again) is None and canaries_in(everything(again)) == set()


def test_words_of_a_decision_that_was_taken_back_are_not_shown_as_theirs(desk: Desk) -> None:
    meeting, child = begun(desk), desk.children[0]
    present(to_form(turn(desk, meeting)))
    decide(desk, meeting, child, a_marked_decision(PANEL))  # type: ignore[arg-type]
    withdraw(desk.store, actor=LOCAL_OWNER, about=decision_of(child, meeting), number=1,
             expected_version=1, now=desk.clock.moment)  # fmt: skip
    again = to_form(turn(desk, meeting))
    assert words_box(again) is None and canaries_in(everything(again)) == set()


def test_two_versions_are_not_compared_while_the_child_looks_on(desk: Desk) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, a_marked_decision(PANEL, tool=None))
    at = to_form(turn(desk, meeting))
    drafted(desk, meeting, Decision(because=CANARIES["because"]), saves=1)  # another window
    at = write(at, "decided_by", "C. Head")
    assert canaries_in(everything(at)), "both are to be looked at"
    at = present(at)
    assert canaries_in(everything(at)) == set()
    assert "when the child has left the room" in page_text(at)


def second(desk: Desk, at: AppTest) -> bool:
    """Whether anything of the second child is on the screen: their name or their key.

    Never their bare number: four digits stand by chance in the hashes of elements.
    """
    return "Child 0002" in everything(at) or f"child={desk.children[1]}" in everything(at)


WAYS = ["Next child", "The whole meeting"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("on_form", [False, True])
def test_no_other_child_is_shown_before_somebody_says_that_this_one_has_left(
    desk: Desk, way: str, on_form: bool
) -> None:
    meeting = begun(desk)
    at = present(turn(desk, meeting))
    at = to_form(at) if on_form else at
    at = press(at, way).run()
    while "Keeping what you typed" in page_text(at):
        at = at.run()
    assert "Has Child 0001 left the room?" in page_text(at) and not second(desk, at)
    back = press(at, "No").run()
    assert "left the room?" not in page_text(back) and not second(desk, back)
    assert [one.value for one in back.toggle if one.label == "Child present"] == [True]


@pytest.mark.parametrize("way", WAYS)
def test_yes_switches_it_off_and_goes_on(desk: Desk, way: str) -> None:
    meeting = begun(desk)
    at = press(present(turn(desk, meeting)), way).run()
    at = press(at, "Yes").run()
    assert second(desk, at) and "left the room?" not in page_text(at)
    again = turn(desk, meeting)
    assert [one.value for one in again.toggle if one.label == "Child present"] == [False]


def test_neither_a_link_nor_a_reload_shows_another_child(desk: Desk) -> None:
    meeting = begun(desk)
    present(turn(desk, meeting))
    for at in (turn(desk, meeting, desk.children[1]), whole(desk, meeting)):
        assert "Has Child 0001 left the room?" in page_text(at) and not second(desk, at)


def test_a_family_of_a_statutory_review_is_not_asked_to_leave(desk: Desk) -> None:
    meeting = begun(desk, kind=REVIEW, one_family=True)
    at = press(turn(desk, meeting), "Next child").run()
    assert "left the room?" not in page_text(at) and second(desk, at)
