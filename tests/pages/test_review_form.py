"""A statutory review on the screen: its own form, checked, recorded, read by the family, signed."""

from __future__ import annotations

from datetime import timedelta

from models.audience import Audience
from models.meeting.decision import Note, NoteShown, ReviewNotes
from models.meeting.meeting import MeetingKind
from tests.pages.meetings_on_desk import (
    begun,
    decide,
    heads,
    held,
    key_of,
    labels,
    press,
    sign,
    turn,
    whole,
    write,
)
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.record_builders import TODAY, a_review

SETTLED = {
    "care_plan": "the plan is right", "health": "the dentist was seen", "education": "full time",
    "family_time": "nan on Sundays", "contingency": "the aunt is asked",
}  # fmt: skip
NEXT = TODAY + timedelta(days=150)


def a_begun_review(desk: Desk) -> str:
    return begun(desk, desk.children[0], kind=MeetingKind.STATUTORY_REVIEW)


def test_a_review_is_written_in_its_own_form_and_recorded(desk: Desk) -> None:
    key = a_begun_review(desk)
    at = press(turn(desk, key), "To the decision").run()
    assert heads(at) == [
        "Who is in the room", "What the child and others say", "What the review settles",
        "What we promise", "Who sees it differently", "Who may see these notes",
    ]  # fmt: skip
    at.radio(key=key_of(at, "child_present")).set_value(True).run()
    at = write(at, "words_changed", "nan is visited on Sundays")
    for name, text in SETTLED.items():
        at = write(at, f"review.{name}", text)
    at.selectbox(key=key_of(at, "notes_shown.review")).set_value(Audience.FAMILY).run()
    late = TODAY + timedelta(days=200)
    at.date_input(key=key_of(at, "review.next_review_on")).set_value(late).run()
    at = press(at, "Check your answers")
    assert [each for each in labels(at) if "within six months" in each]
    at = press(at, "Change").run()
    at.date_input(key=key_of(at, "review.next_review_on")).set_value(NEXT).run()
    again = press(turn(desk, key), "To the decision").run()  # the browser opened anew
    assert again.text_area(key=key_of(again, "review.health")).value == SETTLED["health"]
    press(press(again, "Check your answers"), "Record")
    made = held(desk, key).decision(desk.children[0])
    assert made and made.stands and made.stands.content
    decision = made.stands.content
    assert decision.review == ReviewNotes(**SETTLED, next_review_on=NEXT)
    assert (decision.options, decision.outcome, decision.tool) == ((), None, None)


def test_the_family_reads_what_is_marked_for_it_and_the_chair_reads_all_before_signing(
    desk: Desk,
) -> None:
    key = a_begun_review(desk)
    marks = (NoteShown(Note.REVIEW, Audience.FAMILY),)
    decide(desk, key, desk.children[0], a_review(iro_view="canary of the IRO", notes_shown=marks))
    for at in (press(turn(desk, key), "See the decision"), whole(desk, key)):
        said = page_text(at)
        assert "the dentist was seen" in said and "canary" not in said
    assert not [each for each in labels(at) if each.startswith("Sign ")]
    at = at.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert "canary of the IRO" in page_text(at)
    assert [each for each in labels(at) if each.startswith("Sign 1 decision")]


def test_a_signed_review_is_read_and_takes_nothing_more(desk: Desk) -> None:
    first, second = desk.children[:2]
    key = begun(desk, first, second, kind=MeetingKind.STATUTORY_REVIEW, one_family=True)
    at = press(turn(desk, key, first), "To the decision").run()
    at = write(at, "review.health", "typed in a window that stays open")
    decide(desk, key, first, a_review())
    sign(desk, key)
    at = at.run()
    assert heads(at) == [] and "the dentist was seen" in page_text(at)
    assert "Correct it …" in labels(at), "a mistake is corrected beside it"
    other = press(turn(desk, key, second), "To the decision").run()
    assert heads(other) == [] and "Check your answers" not in labels(other)
    assert "Nothing was recorded for this child in it." in page_text(other)
    assert "Go on with the next child" not in labels(whole(desk, key))
