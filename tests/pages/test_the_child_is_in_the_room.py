"""With the child in the room, the screen shows nothing that nobody has decided, and no other child.

A draft is one person's, half thought through. Its check named a decision to the child that nobody
had made, with the button that records it; and two versions of it stood there to be compared.
"""

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.drafts import save_draft
from data.store.record.facts import withdraw_entry
from models.access import LOCAL_OWNER
from models.recording.decision import Decision
from models.recording.subject import decision_of
from pages.parts.forms import words as forms_words
from pages.parts.meetings import form_words as meeting_form_words
from pages.parts.meetings import words as meeting_words
from tests.make.canaries import CANARIES, a_marked_decision, canaries_in
from tests.make.record_contents import NOW
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


def to_form(page: AppTest) -> AppTest:
    return press(page, "To the decision").run()


def present(page: AppTest, on: bool = True) -> AppTest:
    (switch,) = [toggle for toggle in page.toggle if toggle.label == "Child present"]
    return switch.set_value(on).run()


def drafted(desk: Desk, meeting: str, decision: Decision, saves: int = 0) -> None:
    save_draft(
        desk.store,
        actor=LOCAL_OWNER,
        about=decision_of(desk.children[0], meeting),
        content=decision,
        based_on=0,
        expected_saves=saves,
        now_utc=NOW,
    )


@pytest.mark.parametrize("marked", [PANEL, FAMILY])
def test_the_check_of_a_draft_shows_nothing_undecided_and_records_nothing(
    desk: Desk, marked: str
) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, a_marked_decision(marked, tool=None))  # type: ignore[arg-type]
    page = press(present(to_form(turn(desk, meeting))), "Check your answers").run()
    text = everything(page)
    assert "Decision" not in text and "Explore" not in text and "foster" not in text.casefold()
    assert "C. Head" not in text, "who decides"
    assert canaries_in(text) <= {"child_words"}
    assert "Record" not in labels(page) and "Change" in labels(page)
    assert forms_words.others_asked(forms_words.WHEN_ALONE) in page_text(page)


def test_a_whole_draft_that_is_being_checked_is_taken_away_when_the_child_comes_in(
    desk: Desk,
) -> None:
    meeting = begun(desk)
    page = press(fill_in(to_form(turn(desk, meeting))), "Check your answers").run()
    assert "Decision: Stay" in page_text(page)
    page = present(page)
    assert "Stay" not in page_text(page) and "Record" not in labels(page)
    page = present(page, on=False)
    assert "Decision: Stay" in page_text(page), "nothing is lost"


def test_what_the_child_just_said_is_read_back_to_them_and_can_be_changed(desk: Desk) -> None:
    page = present(to_form(turn(desk, begun(desk))))
    page = write(page, "child_words", "I want to be near my nan.")
    page = press(page, "Check your answers").run()
    assert "I want to be near my nan." in page_text(page)
    page = press(page, "Change").run()
    (box,) = [
        text_area for text_area in page.text_area if text_area.key == key_of(page, "child_words")
    ]
    assert box.value == "I want to be near my nan."


def test_words_that_the_panel_wrote_for_itself_are_not_read_back(desk: Desk) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, Decision(child_words=CANARIES["child_words"]))
    page = present(to_form(turn(desk, meeting)))
    assert meeting_form_words.WORDS_ARE_WRITTEN in page_text(page), "why no box is there"
    page = press(page, "Check your answers").run()
    assert canaries_in(everything(page)) == set()


def words_box(page: AppTest) -> str | None:
    """What stands in the box of the child's words; None = there is no such box."""
    boxes = [
        text_area.value
        for text_area in page.text_area
        if str(text_area.key).endswith(".child_words")
    ]
    return boxes[0] if boxes else None


@pytest.mark.parametrize("heard_before", [False, True])
def test_after_a_reload_what_the_child_said_comes_back_and_can_be_added_to(
    desk: Desk, heard_before: bool
) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, Decision(because=CANARIES["because"]))
    page = to_form(turn(desk, meeting))
    if heard_before:
        page = write(page, "child_heard_by", "A. Worker")
    page = write(present(page), "child_words", "I want to be near my nan.")
    again = to_form(turn(desk, meeting))
    assert words_box(again) == "I want to be near my nan."
    assert canaries_in(everything(again)) == set()
    again = write(again, "child_words", "I want to be near my nan. And my dog.")
    again = press(to_form(turn(desk, meeting)), "Check your answers").run()
    assert "And my dog." in page_text(again) and canaries_in(everything(again)) == set()


def test_after_a_reload_no_note_that_the_panel_wrote_meanwhile_is_shown(desk: Desk) -> None:
    meeting = begun(desk)
    page = write(present(to_form(turn(desk, meeting))), "child_words", "Near my nan.")
    page = write(present(page, on=False), "child_words", CANARIES["child_words"])
    present(page)
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
    withdraw_entry(
        desk.store,
        actor=LOCAL_OWNER,
        about=decision_of(child, meeting),
        number=1,
        expected_version=1,
        now_utc=desk.clock.moment,
    )
    again = to_form(turn(desk, meeting))
    assert words_box(again) is None and canaries_in(everything(again)) == set()


def test_two_versions_are_not_compared_while_the_child_looks_on(desk: Desk) -> None:
    meeting = begun(desk)
    drafted(desk, meeting, a_marked_decision(PANEL, tool=None))
    page = to_form(turn(desk, meeting))
    drafted(desk, meeting, Decision(because=CANARIES["because"]), saves=1)  # another window
    page = write(page, "decided_by", "C. Head")
    assert canaries_in(everything(page)), "both are to be looked at"
    page = present(page)
    assert canaries_in(everything(page)) == set()
    assert "when the child has left the room" in page_text(page)


def second(desk: Desk, page: AppTest) -> bool:
    """Whether anything of the second child is on the screen: their name or their key.

    Never their bare number: four digits stand by chance in the hashes of elements.
    """
    return "Child 0002" in everything(page) or f"child={desk.children[1]}" in everything(page)


WAYS = ["Next child", "The whole meeting"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("on_form", [False, True])
def test_no_other_child_is_shown_before_somebody_says_that_this_one_has_left(
    desk: Desk, way: str, on_form: bool
) -> None:
    meeting = begun(desk)
    page = present(turn(desk, meeting))
    page = to_form(page) if on_form else page
    page = press(page, way).run()
    while meeting_words.KEEPING in page_text(page):
        page = page.run()
    assert "Has Child 0001 left the room?" in page_text(page) and not second(desk, page)
    back = press(page, "No").run()
    assert "left the room?" not in page_text(back) and not second(desk, back)
    assert [toggle.value for toggle in back.toggle if toggle.label == "Child present"] == [True]


@pytest.mark.parametrize("way", WAYS)
def test_yes_switches_it_off_and_goes_on(desk: Desk, way: str) -> None:
    meeting = begun(desk)
    page = press(present(turn(desk, meeting)), way).run()
    page = press(page, "Yes").run()
    assert second(desk, page) and "left the room?" not in page_text(page)
    again = turn(desk, meeting)
    assert [toggle.value for toggle in again.toggle if toggle.label == "Child present"] == [False]


def test_neither_a_link_nor_a_reload_shows_another_child(desk: Desk) -> None:
    meeting = begun(desk)
    present(turn(desk, meeting))
    for page in (turn(desk, meeting, desk.children[1]), whole(desk, meeting)):
        assert "Has Child 0001 left the room?" in page_text(page) and not second(desk, page)


def test_a_family_of_a_statutory_review_is_not_asked_to_leave(desk: Desk) -> None:
    meeting = begun(desk, kind=REVIEW, one_family=True)
    page = press(turn(desk, meeting), "Next child").run()
    assert "left the room?" not in page_text(page) and second(desk, page)
