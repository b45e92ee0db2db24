"""Who came, on the screen: asked at the start and at signing, named, kept, corrected."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from models.meeting.meeting import Attendance, Presence, PresentAs
from pages.parts import attendance
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
from tests.record_builders import a_review

HEALTH = Presence(PresentAs.HEALTH, "Dr Green")


def answer(at: AppTest, number: int, attendance: Attendance) -> AppTest:
    return at.radio(key=key_of(at, f"present.{number}.attendance")).set_value(attendance).run()


def test_everybody_is_asked_about_by_name_and_the_chair_cannot_sign_before(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    decide(desk, key, desk.children[0])
    at = whole(desk, key)
    asked = [each.label for each in at.radio]
    assert asked == ["C. Head of Service (chair)", "Dr Green (health)"]
    assert [each.value for each in at.radio] == [None, None]
    assert "Before this can be signed" in page_text(at)
    assert not [label for label in labels(at) if label.startswith("Sign ")]
    at = answer(at, 0, Attendance.CAME)
    again = whole(desk, key)  # the browser opened anew
    assert [each.value for each in again.radio] == [Attendance.CAME, None]
    at = answer(again, 1, Attendance.JOINED)
    child = next(each.key for each in at.selectbox if str(each.key).endswith("1.for_child"))
    at = at.selectbox(key=child).set_value(desk.children[0]).run()
    press(press(at, "Check your answers"), "Record who came")
    present = held(desk, key).held.present
    assert [(one.attendance, one.for_child) for one in present] == [
        (Attendance.CAME, ""), (Attendance.JOINED, desk.children[0]),
    ]  # fmt: skip
    said = page_text(whole(desk, key))
    assert "Joined for the turn of Child 0001: Dr Green (health)" in said
    assert "did not come" not in said


def test_who_came_is_asked_once_more_at_signing(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    at = press(whole(desk, key), "Sign 1 decision")
    assert "Is this who came?" in [each.label for each in at.radio]
    assert next(each for each in at.button if each.label == "Sign").disabled
    at = at.radio(key=f"meeting.signing.{key}.came").set_value(False).run()
    assert next(each for each in at.button if each.label == "Sign").disabled
    at = at.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    press(at, "Sign")
    assert len(held(desk, key).signatures) == 1


def test_who_came_is_corrected_beside_what_was_signed_and_signed_again(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    at = press(whole(desk, key), "Correct who came")
    role = next(each.key for each in at.selectbox if str(each.key).endswith("present.1.role"))
    at = at.selectbox(key=role).set_value(PresentAs.HEALTH).run()
    at = write_in(at, "present.1.who", "Dr Green")
    at = write_in(at, "corrected_because", "Dr Green came late")
    press(press(at, "Check your answers"), "Record the correction")
    record = held(desk, key)
    assert record.attendance_to_sign
    assert [one.who for one in record.held.present] == ["C. Head of Service", "Dr Green"]
    at = whole(desk, key)
    said = page_text(at)
    assert "Dr Green came late" in said and "◐ Correction to sign" in said
    at = press(at, "Sign who came")
    at = at.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    press(at, "Sign")
    assert not held(desk, key).attendance_to_sign


def test_old_records_say_that_nobody_asked(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    assert attendance.said(held(desk, key).held, ()) == [
        "Attendance was not asked: C. Head of Service (chair); Dr Green (health)"
    ]


def test_a_name_without_a_role_is_kept_and_recorded_as_somebody_else(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    at = write_in(whole(desk, key), "present.2.who", "Rita Res")
    again = whole(desk, key)  # the browser opened anew
    box = next(each for each in again.text_input if str(each.key).endswith("present.2.who"))
    assert box.value == "Rita Res"
    at = press(again, "Check your answers")
    assert "Rita Res (somebody else)" in page_text(at)
    press(at, "Record who came")
    last = held(desk, key).held.present[-1]
    assert (last.who, last.role) == ("Rita Res", PresentAs.OTHER)


def test_a_role_chosen_after_the_name_takes_its_place(desk: Desk) -> None:
    key = begun(desk, present=(HEALTH,))
    at = write_in(whole(desk, key), "present.2.who", "Adam Avo")
    role = next(each.key for each in at.selectbox if str(each.key).endswith("present.2.role"))
    at = at.selectbox(key=role).set_value(PresentAs.ADVOCATE).run()
    press(press(at, "Check your answers"), "Record who came")
    assert [one.role for one in held(desk, key).held.present[2:]] == [PresentAs.ADVOCATE]


def test_of_two_siblings_each_is_asked_about_by_name(desk: Desk) -> None:
    first, second = desk.children[:2]
    key = begun(desk, first, second, kind=REVIEW, present=(Presence(PresentAs.CHILD),))
    at = whole(desk, key)
    asked = [each.label for each in at.radio]
    assert asked[1:] == ["Child 0001 (the child)", "Child 0002 (the child)"]
    at = answer(answer(at, 1, Attendance.JOINED), 2, Attendance.AWAY)
    assert not [each for each in at.selectbox if "for whose turn" in each.label]
    press(press(at, "Check your answers"), "Record who came")
    present = held(desk, key).held.present[1:]
    assert [(one.attendance, one.for_child) for one in present] == [
        (Attendance.JOINED, first), (Attendance.AWAY, second),
    ]  # fmt: skip
    said = page_text(whole(desk, key))
    assert "Joined for the turn of Child 0001: Child 0001 (the child)" in said
    assert "Did not come, and sent no apologies: Child 0002 (the child)" in said
    decide(desk, key, first, a_review())
    at = press(turn(desk, key, first), "Copy for case record")
    assert "Did not come: another child of the family" in at.code[0].value
    assert "Child 0002" not in at.code[0].value
    at = desk.open("prepare.py", "", meeting=key)
    assert {"Child 0001", "Child 0002"} <= {each.label for each in at.checkbox}
    assert not [each for each in at.text_input if each.label.startswith("Child 000")]
    assert "Throw this draft away" not in labels(at), "nothing was typed yet"
