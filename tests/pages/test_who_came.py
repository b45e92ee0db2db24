"""Who came, on the screen: asked at the start and at signing, named, kept, corrected."""

import pytest
from streamlit.testing.v1 import AppTest

from models.recording.meeting import Attendance, Presence, PresentAs
from pages.parts.forms import browser
from pages.parts.forms import words as forms_words
from pages.parts.meetings import attendance
from pages.parts.meetings import words as meeting_words
from tests.make.record_contents import a_review
from tests.pages.meetings_on_desk import (
    REVIEW,
    begun,
    decide,
    held,
    key_of,
    labels,
    press,
    sign,
    turn,
    whole,
)
from tests.pages.meetings_on_desk import write as write_in
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

HEALTH = Presence(PresentAs.HEALTH, "Dr Green")


def answer(page: AppTest, number: int, attendance: Attendance) -> AppTest:
    return page.radio(key=key_of(page, f"present.{number}.attendance")).set_value(attendance).run()


def test_everybody_is_asked_about_by_name_and_the_chair_cannot_sign_before(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    decide(desk, key, desk.children[0])
    page = whole(desk, key)
    texts = [radio.label for radio in page.radio]
    assert texts == ["C. Head of Service (chair)", "Dr Green (health)"]
    assert [radio.value for radio in page.radio] == [None, None]
    assert "Before the chair can sign" in page_text(page)
    assert not [label for label in labels(page) if label.startswith("Sign ")]
    page = answer(page, 0, Attendance.CAME)
    again = whole(desk, key)  # the browser opened anew
    assert [radio.value for radio in again.radio] == [Attendance.CAME, None]
    page = answer(again, 1, Attendance.JOINED)
    child = next(
        selectbox.key for selectbox in page.selectbox if str(selectbox.key).endswith("1.for_child")
    )
    page = page.selectbox(key=child).set_value(desk.children[0]).run()
    press(press(page, "Check your answers"), "Record who came")
    present = held(desk, key).held.present
    assert [(presence.attendance, presence.for_child) for presence in present] == [
        (Attendance.CAME, ""),
        (Attendance.JOINED, desk.children[0]),
    ]
    text = page_text(whole(desk, key))
    assert "Joined for the turn of Child 0001: Dr Green (health)" in text
    assert "did not come" not in text


def test_who_came_is_asked_once_more_at_signing(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    page = press(whole(desk, key), "Sign 1 decision")
    assert "Is this who came?" in [radio.label for radio in page.radio]
    assert next(button for button in page.button if button.label == "Sign").disabled
    page = page.radio(key=f"meeting.signing.{key}.came").set_value(False).run()
    assert next(button for button in page.button if button.label == "Sign").disabled
    page = page.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    press(page, "Sign")
    assert len(held(desk, key).signatures) == 1


def test_who_came_is_corrected_beside_what_was_signed_and_signed_again(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    page = press(whole(desk, key), "Correct who came")
    role = next(
        selectbox.key
        for selectbox in page.selectbox
        if str(selectbox.key).endswith("present.1.role")
    )
    page = page.selectbox(key=role).set_value(PresentAs.HEALTH).run()
    page = write_in(page, "present.1.who", "Dr Green")
    page = write_in(page, "corrected_because", "Dr Green came late")
    press(press(page, "Check your answers"), "Record the correction")
    record = held(desk, key)
    assert record.attendance_to_sign
    assert [presence.who for presence in record.held.present] == ["C. Head of Service", "Dr Green"]
    page = whole(desk, key)
    text = page_text(page)
    assert "Dr Green came late" in text and "◐ Correction to sign" in text
    page = press(page, "Sign who came")
    page = page.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    press(page, "Sign")
    assert not held(desk, key).attendance_to_sign


def test_old_records_say_that_nobody_asked(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    assert attendance.said(held(desk, key).held, ()) == [
        "Attendance was not asked: C. Head of Service (chair); Dr Green (health)"
    ]


def test_a_name_without_a_role_is_kept_and_recorded_as_somebody_else(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    page = write_in(whole(desk, key), "present.2.who", "Rita Res")
    again = whole(desk, key)  # the browser opened anew
    box = next(
        text_input
        for text_input in again.text_input
        if str(text_input.key).endswith("present.2.who")
    )
    assert box.value == "Rita Res"
    page = press(again, "Check your answers")
    assert "Rita Res (somebody else)" in page_text(page)
    press(page, "Record who came")
    last = held(desk, key).held.present[-1]
    assert (last.who, last.role) == ("Rita Res", PresentAs.OTHER)


def test_a_role_chosen_after_the_name_takes_its_place(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    page = write_in(whole(desk, key), "present.2.who", "Adam Avo")
    role = next(
        selectbox.key
        for selectbox in page.selectbox
        if str(selectbox.key).endswith("present.2.role")
    )
    page = page.selectbox(key=role).set_value(PresentAs.ADVOCATE).run()
    press(press(page, "Check your answers"), "Record who came")
    assert [presence.role for presence in held(desk, key).held.present[2:]] == [PresentAs.ADVOCATE]


def test_of_two_siblings_each_is_asked_about_by_name(desk: Desk) -> None:
    first, second = desk.children[:2]
    key = begun(desk, first, second, kind=REVIEW, present=(Presence(PresentAs.CHILD),))
    page = whole(desk, key)
    texts = [radio.label for radio in page.radio]
    assert texts[1:] == ["Child 0001 (the child)", "Child 0002 (the child)"]
    page = answer(answer(page, 1, Attendance.JOINED), 2, Attendance.AWAY)
    assert not [selectbox for selectbox in page.selectbox if "for whose turn" in selectbox.label]
    press(press(page, "Check your answers"), "Record who came")
    present = held(desk, key).held.present[1:]
    assert [(presence.attendance, presence.for_child) for presence in present] == [
        (Attendance.JOINED, first),
        (Attendance.AWAY, second),
    ]
    text = page_text(whole(desk, key))
    assert "Joined for the turn of Child 0001: Child 0001 (the child)" in text
    assert "Did not come, and sent no apologies: Child 0002 (the child)" in text
    decide(desk, key, first, a_review())
    page = press(turn(desk, key, first), "Copy for case record")
    assert "Did not come: another child of the family" in page.code[0].value
    assert "Child 0002" not in page.code[0].value
    page = desk.open("prepare.py", "", meeting=key)
    assert {"Child 0001", "Child 0002"} <= {checkbox.label for checkbox in page.checkbox}
    assert not [
        text_input for text_input in page.text_input if text_input.label.startswith("Child 000")
    ]
    assert forms_words.THROW_AWAY not in labels(page), "nothing was typed yet"


def test_from_where_the_chair_signs_a_button_leads_to_who_came(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers stand at the beginning of the page, and the signature below every decision."""
    key = begun(desk, present=(HEALTH,))
    decide(desk, key, desk.children[0])
    page = answer(answer(whole(desk, key), 0, Attendance.CAME), 1, Attendance.JOINED)
    press(press(page, "Check your answers"), "Record who came")
    page = whole(desk, key)
    assert "for which child Dr Green joined" in page_text(page) and not page.radio
    shown: list[list[str]] = []
    monkeypatch.setattr(browser, "show_place", shown.append)
    page.button(key="meeting.attendance.go").click().run()
    texts = [radio.label for radio in page.radio]
    assert texts == ["C. Head of Service (chair)", "Dr Green (health)"]
    assert ["card-attendance"] in shown


def test_joined_for_one_child_is_asked_only_where_there_are_several(desk: Desk) -> None:
    alone, two = begun(desk, desk.children[0], present=(HEALTH,)), begun(desk, present=(HEALTH,))
    joined = meeting_words.ATTENDANCE[Attendance.JOINED]
    assert [joined in radio.options for radio in whole(desk, alone).radio] == [False, False]
    assert [joined in radio.options for radio in whole(desk, two).radio] == [True, True]
