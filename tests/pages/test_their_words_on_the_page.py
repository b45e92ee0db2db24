"""The child's words beside each answer, weighed in place; what the panel said; the status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from models.children.records import Order
from models.children.settings import Setting
from models.meeting.decision import Agreement
from models.recording.subject import (
    legal_status_of,
    profile_of,
    second_rating_of,
    wishes_of,
    words_weighed_of,
)
from models.recording.weighed import LegalStatusSaid, barrier_part, mark_of
from tests.pages.meetings_on_desk import sign
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, linked, press, write
from tests.record_builders import (
    SAM,
    TODAY,
    a_begun_meeting,
    a_decision,
    a_profile_entry,
    a_wish_entry,
    decided,
)

AFRAID = "I don't want to go if he is there."
ASKED = "They said on 10 March 2026: “I don't want to go if he is there.” Does this change it?"


def afraid(desk: Desk) -> AppTest:
    """A child who is ready by every need, and said this today."""
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    desk.has(wishes_of(child), a_wish_entry(words=AFRAID))
    return desk.open("child.py")


def weigh(at: AppTest, because: str, *, every: bool = False, place: str = "home") -> None:
    """Say that it doesn't change one kind of home, or none."""
    box = next(e for e in at.text_input if f".weigh.{place}." in str(e.key))
    box.set_value(because).run()
    if every:
        next(e for e in at.checkbox if f".weigh.{place}." in str(e.key)).check().run()
    next(e for e in at.button if f".weigh.{place}." in str(e.key)).click().run()


def test_no_answer_is_green_beside_words_that_nobody_has_weighed(desk: Desk) -> None:
    said = page_text(afraid(desk))
    assert ASKED in said and "does what they said on 10 March 2026 change this?" in said
    assert "● Ready" not in said and "◐ Nearly" not in said
    assert "? Not enough known" in said


def test_no_because_turns_that_home_green_and_leaves_the_others_asking(desk: Desk) -> None:
    at = afraid(desk)
    weigh(at, "he moved out in May")
    (kept,) = desk.record().history(words_weighed_of(desk.children[0]))
    assert kept.content is not None
    assert (kept.content.said, kept.content.places) == ((mark_of(AFRAID),), (Setting.HOME,))
    assert AFRAID not in repr(kept.content), "the answer holds no word of the child's"
    said = page_text(at)
    assert said.count("● Ready") == 1 and ASKED in said


def test_one_answer_for_every_kind_of_home_ends_the_question(desk: Desk) -> None:
    at = afraid(desk)
    weigh(at, "he moved out in May", every=True)
    said = page_text(at)
    assert ASKED not in said and "● Ready" in said and "? Not enough known" not in said


def test_an_answer_without_a_because_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    at = afraid(desk)
    weigh(at, " ")
    assert "write why it doesn't change this" in page_text(at)
    assert not desk.record().history(words_weighed_of(desk.children[0]))


def test_yes_opens_a_barrier_with_nothing_but_the_day_it_was_said(desk: Desk) -> None:
    at = afraid(desk)
    thing = barrier_part(mark_of(AFRAID))
    assert f"thing={thing}" in linked(at)["Yes, add a barrier"]
    form = desk.open("sorting.py", thing=thing)
    assert AFRAID not in page_text(form)
    write(form, "words", "who lives at home")
    form.radio(key=key_of(form, "stands")).set_value("It has to be sorted").run()
    write(form, "owner", "A. Worker")
    form.date_input(key=key_of(form, "due")).set_value(TODAY + timedelta(days=9)).run()
    press(form, "Check your answers")
    press(form, "Record")
    (kept,) = desk.record().blockers
    assert kept.content is not None and kept.content.raised_on == TODAY
    said = page_text(form)
    assert ASKED not in said and "○ Not yet" in said and "● Ready" not in said


def test_what_was_weighed_can_be_undone_and_the_question_comes_back(desk: Desk) -> None:
    at = afraid(desk)
    weigh(at, "he moved out in May", every=True)
    press(at, "Show")
    assert "doesn't change every kind of home, because he moved out in May" in page_text(at)
    next(e for e in at.button if "child.back.words_weighed" in str(e.key)).click().run()
    assert ASKED in page_text(at)


def test_a_second_rating_is_asked_for_before_a_better_answer(desk: Desk) -> None:
    child = desk.children[0]
    before = dict.fromkeys(("self_harm", "education", "friendships", "attachment", "family_time",
                            "daily_living", "health_and_disability"), 4)  # fmt: skip
    desk.has(profile_of(child), a_profile_entry(on=TODAY - timedelta(days=100), **before))
    desk.has(profile_of(child), a_profile_entry())
    said = page_text(desk.open("child.py"))
    assert "a second person to rate before the answer changes" in said and "● Ready" not in said
    second = replace(a_profile_entry(by="Another Worker"), second_of=2)
    desk.has(second_rating_of(child), second, by=SAM)
    assert "● Ready" in page_text(desk.open("child.py"))


def signed(desk: Desk, **given: object) -> AppTest:
    """A panel that the chair signed, in which the panel disagreed."""
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    meeting = a_begun_meeting(desk.store, child)
    decided(desk.store, meeting, child, a_decision(
        agreement=Agreement.DISAGREE, because="he may not be safe there", **given))  # fmt: skip
    sign(desk, meeting)
    return desk.open("child.py")


def test_a_signed_decision_stands_beside_the_answers_with_its_reason(desk: Desk) -> None:
    said = page_text(signed(desk))
    assert (
        "The panel disagreed with these answers on 10 March 2026, because “he may not be "
        "safe there”. It decided: stay; look again 5 May 2026." in said
    )


def test_a_signed_disagreement_stands_beside_the_answers_in_the_list_too(desk: Desk) -> None:
    signed(desk)
    said = page_text(desk.open("children.py", ""))
    assert said.count("The panel disagreed with these answers on 10 March 2026. It decided: "
                      "stay; look again 5 May 2026.") == 1  # fmt: skip
    assert "he may not be safe there" not in said, "why stands on the child's own page"


def test_a_legal_status_is_put_right_in_place(desk: Desk) -> None:
    child = desk.children[0]
    long_ago = date(2024, 1, 3)
    desk.has(legal_status_of(child), LegalStatusSaid(Order.POLICE_PROTECTION, long_ago, "slip",
                                                     TODAY))  # fmt: skip
    at = desk.open("child.py")
    asked = "Recorded as under police protection since 3 January 2024, which lasts 72 hours at most"
    assert asked in page_text(at)
    assert "Children Act 1989, section 46" in page_text(at)
    key = "child.legal_status."
    next(e for e in at.selectbox if key in str(e.key)).set_value(Order.FULL_CARE_ORDER).run()
    next(e for e in at.text_input if key in str(e.key)).set_value("the court order").run()
    next(e for e in at.button if key in str(e.key) and e.label == "Record").click().run()
    said = page_text(at)
    assert asked not in said and "full care order" in said
