"""What the tool suggests stands beside an empty box; whoever takes it over is said to have."""

import re

import pytest

from models.meeting.decision_words import TOOL_WORDS
from models.recording.decision import Decision, Wording
from models.recording.meeting import MeetingKind
from models.recording.subject import decision_of, wishes_of
from tests.make.record_contents import TODAY, a_wish_entry
from tests.pages.meetings_on_desk import begun, key_of, labels, press, turn, write
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

SAME_HOME = "The same home, after"
NAN = "I want to be near my nan."


def draft(desk: Desk, key: str) -> Decision:
    held = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(held, Decision)
    return held


def test_staying_is_in_the_panels_words_or_taken_over_by_a_click(desk: Desk) -> None:
    key = begun(desk)
    page = press(turn(desk, key), "To the decision").run()
    gives = key_of(page, "options.stay.gives")
    assert page.text_area(key=gives).value == ""
    assert f"The tool suggests: {SAME_HOME}" in page_text(page)
    page = press(page, "Use these words: what it gives")
    assert page.text_area(key=gives).value.startswith(SAME_HOME)
    (stay,) = draft(desk, key).options
    assert stay.gives.startswith(SAME_HOME) and stay.gives_by is Wording.TOOL
    assert (stay.costs_the_child, stay.costs_by) == ("", Wording.PEOPLE)
    page = press(page, "Check your answers")
    assert TOOL_WORDS.strip() in page_text(page)
    page = press(page, "Change").run()
    page = write(page, "options.stay.gives", f"{stay.gives}, and she likes the cook")
    (stay,) = draft(desk, key).options
    assert stay.gives_by is Wording.PEOPLE


def test_a_saying_on_record_is_taken_over_by_a_click_and_says_where_from(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk)
    page = press(turn(desk, key), "To the decision").run()
    assert page.text_area(key=key_of(page, "child_words")).value == ""
    page = press(page, "Use what was heard on 10 March 2026")
    assert page.text_area(key=key_of(page, "child_words")).value == NAN
    taken = draft(desk, key)
    assert (taken.child_words, taken.child_heard_by) == (NAN, "A. Worker")
    assert taken.child_words_from == "the record of 10 March 2026"
    write(page, "child_words", f"{NAN} And my dog.")
    assert draft(desk, key).child_words_from == ""


def test_nothing_is_offered_in_the_place_of_words_that_somebody_wrote(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk)
    page = press(turn(desk, key), "To the decision").run()
    offers = [name for name in labels(page) if name.startswith("Use ")]
    assert len(offers) == 3
    page = write(page, "child_words", "And I like my teacher.")
    page = write(page, "options.stay.gives", "Her school.").run()
    assert [name for name in labels(page) if name.startswith("Use ")] == [
        "Use these words: what it costs the child"
    ]
    page = write(page, "child_words", "").run()
    assert "Use what was heard on 10 March 2026" in labels(page)


def test_two_sayings_of_one_day_have_a_button_of_their_own_each(desk: Desk) -> None:
    for words in (NAN, "I like my teacher."):
        desk.has(wishes_of(desk.children[0]), a_wish_entry(words=words))
    page = press(turn(desk, begun(desk)), "To the decision").run()
    offers = [name for name in labels(page) if name.startswith("Use what was heard")]
    assert offers == [
        "Use what was heard on 10 March 2026",
        "Use what was heard on 10 March 2026 (2)",
    ]


def test_staying_counts_to_the_same_day_in_the_story_and_in_the_form(desk: Desk) -> None:
    key = begun(desk)
    desk.later(days=45)
    page = turn(desk, key)
    stay = re.compile(rf"{SAME_HOME} (.+?) there")
    (story,) = stay.findall(page_text(page))
    (offered,) = stay.findall(page_text(press(page, "To the decision").run()))
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
    page = press(turn(desk, key), "To the decision").run()
    page.text_area(key=key_of(page, box)).set_value(typed)
    page = press(page, offer)
    assert page.text_area(key=key_of(page, box)).value == typed
    assert typed in str(draft(desk, key))


def test_a_statutory_review_suggests_nothing(desk: Desk) -> None:
    desk.has(wishes_of(desk.children[0]), a_wish_entry())
    key = begun(desk, desk.children[0], kind=MeetingKind.STATUTORY_REVIEW, on=TODAY)
    page = press(turn(desk, key), "To the review").run()
    assert not [name for name in labels(page) if name.startswith("Use ")]
    assert {each.value for each in (*page.text_input, *page.text_area)} == {""}
