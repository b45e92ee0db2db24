"""What the tool suggests stands beside an empty box; whoever takes it over is said to have."""

from __future__ import annotations

import re

import pytest

from models.meeting.decision import Decision, Wording
from models.meeting.meeting import MeetingKind
from models.recording.subject import decision_of, wishes_of
from tests.pages.meetings_on_desk import begun, key_of, labels, press, turn, write
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.record_builders import TODAY, a_wish_entry

SAME_HOME = "The same home, after"
NAN = "I want to be near my nan."


def draft(desk: Desk, key: str) -> Decision:
    held = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(held, Decision)
    return held


def test_staying_is_in_the_panels_words_or_taken_over_by_a_click(desk: Desk) -> None:
    key = begun(desk)
    at = press(turn(desk, key), "To the decision").run()
    gives = key_of(at, "options.stay.gives")
    assert at.text_area(key=gives).value == ""
    assert f"The tool suggests: {SAME_HOME}" in page_text(at)
    at = press(at, "Use these words: what it gives")
    assert at.text_area(key=gives).value.startswith(SAME_HOME)
    (stay,) = draft(desk, key).options
    assert stay.gives.startswith(SAME_HOME) and stay.gives_by is Wording.TOOL
    assert (stay.costs_the_child, stay.costs_by) == ("", Wording.PEOPLE)
    at = press(at, "Check your answers")
    assert "(the tool's words)" in page_text(at)
    at = press(at, "Change").run()
    at = write(at, "options.stay.gives", f"{stay.gives}, and she likes the cook")
    (stay,) = draft(desk, key).options
    assert stay.gives_by is Wording.PEOPLE


def test_a_saying_on_record_is_taken_over_by_a_click_and_says_where_from(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk)
    at = press(turn(desk, key), "To the decision").run()
    assert at.text_area(key=key_of(at, "child_words")).value == ""
    at = press(at, "Use what was heard on 10 March 2026")
    assert at.text_area(key=key_of(at, "child_words")).value == NAN
    taken = draft(desk, key)
    assert (taken.child_words, taken.child_heard_by) == (NAN, "A. Worker")
    assert taken.child_words_from == "the record of 10 March 2026"
    write(at, "child_words", f"{NAN} And my dog.")
    assert draft(desk, key).child_words_from == ""


def test_nothing_is_offered_in_the_place_of_words_that_somebody_wrote(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk)
    at = press(turn(desk, key), "To the decision").run()
    offers = [each for each in labels(at) if each.startswith("Use ")]
    assert len(offers) == 3
    at = write(at, "child_words", "And I like my teacher.")
    at = write(at, "options.stay.gives", "Her school.").run()
    assert [each for each in labels(at) if each.startswith("Use ")] == [
        "Use these words: what it costs the child"
    ]
    at = write(at, "child_words", "").run()
    assert "Use what was heard on 10 March 2026" in labels(at)


def test_two_sayings_of_one_day_have_a_button_of_their_own_each(desk: Desk) -> None:
    for words in (NAN, "I like my teacher."):
        desk.has(wishes_of(desk.children[0]), a_wish_entry(words=words))
    at = press(turn(desk, begun(desk)), "To the decision").run()
    offers = [each for each in labels(at) if each.startswith("Use what was heard")]
    assert offers == [
        "Use what was heard on 10 March 2026", "Use what was heard on 10 March 2026 (2)",
    ]  # fmt: skip


def test_staying_counts_to_the_same_day_in_the_story_and_in_the_form(desk: Desk) -> None:
    key = begun(desk)
    desk.later(days=45)
    at = turn(desk, key)
    stay = re.compile(rf"{SAME_HOME} (.+?) there")
    (story,) = stay.findall(page_text(at))
    (offered,) = stay.findall(page_text(press(at, "To the decision").run()))
    assert story == offered


@pytest.mark.parametrize(("box", "offer", "typed"), [
    ("child_words", "Use what was heard", "And I like my teacher."),
    ("options.stay.gives", "Use these words: what it gives", "Her school."),
])  # fmt: skip
def test_words_typed_as_the_offer_is_pressed_stay(
    desk: Desk, box: str, offer: str, typed: str
) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk)
    at = press(turn(desk, key), "To the decision").run()
    at.text_area(key=key_of(at, box)).set_value(typed)
    at = press(at, offer)
    assert at.text_area(key=key_of(at, box)).value == typed
    assert typed in str(draft(desk, key))


def test_a_statutory_review_suggests_nothing(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk, desk.children[0], kind=MeetingKind.STATUTORY_REVIEW, on=TODAY)
    at = press(turn(desk, key), "To the decision").run()
    assert not [each for each in labels(at) if each.startswith("Use ")]
    assert {each.value for each in (*at.text_input, *at.text_area)} == {""}
