"""Who came is asked of every seat, the chair's among them; nobody is said not to have come."""

from __future__ import annotations

import pytest

from models.meeting.complete import missing_of_attendance
from models.meeting.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Presence,
    PresentAs,
    attendance_words,
    people_words,
    seats,
)
from models.recording.codec import as_json, from_json
from tests.record_builders import a_meeting_entry

CHAIR = Presence(PresentAs.HEAD_OF_SERVICE, "C. Head", attendance=Attendance.CAME)
HEALTH = Presence(PresentAs.HEALTH, "Dr Green")


def missing(*present: Presence, **given: object) -> list[str]:
    meeting = a_meeting_entry("k1", chair="C. Head", present=present, **given)
    return [one.field for one in missing_of_attendance(meeting)]


@pytest.mark.parametrize(
    ("attendance", "words"),
    [
        (Attendance.CAME, "came"),
        (Attendance.APOLOGIES, "sent apologies"),
        (Attendance.JOINED, "joined for one child's turn"),
        (None, "attendance was not asked"),
    ],
)
def test_attendance_in_words(attendance: Attendance | None, words: str) -> None:
    assert attendance_words(Presence(PresentAs.HEALTH, attendance=attendance)) == words


def test_a_seat_recorded_before_anybody_asked_says_that_nobody_was_asked() -> None:
    old = as_json(a_meeting_entry("k1", present=(Presence(PresentAs.LEGAL, "L. Aw", False),)))
    for seat in old["present"]:
        del seat["attendance"], seat["for_child"]
    (seat,) = from_json(Meeting, old).present
    assert attendance_words(seat) == "attendance was not asked"


def test_every_seat_has_an_answer_before_the_chair_signs() -> None:
    assert missing(CHAIR) == []
    assert missing(CHAIR, HEALTH) == ["present.1"]
    asked = [Attendance.CAME, Attendance.APOLOGIES]
    for one in asked:
        assert missing(CHAIR, Presence(PresentAs.HEALTH, "Dr Green", True, one)) == []


def test_who_joined_for_a_child_names_a_child_of_this_meeting() -> None:
    def joined(child: str) -> Presence:
        return Presence(PresentAs.PARENT, "", True, Attendance.JOINED, child)

    assert missing(CHAIR, joined("")) == missing(CHAIR, joined("k9")) == ["present.1"]
    assert missing(CHAIR, joined("k1")) == []


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_chair_has_a_seat_even_where_nobody_gave_them_one(kind: MeetingKind) -> None:
    first, second = seats(a_meeting_entry("k1", kind=kind, chair="C. Head", present=(HEALTH,)))
    lead = PresentAs.IRO if kind is MeetingKind.STATUTORY_REVIEW else PresentAs.CHAIR
    assert (first.role, first.who, first.attendance) == (lead, "C. Head", None)
    assert second == HEALTH


def test_a_nameless_seat_of_the_role_that_leads_is_the_chairs() -> None:
    vacant = Presence(PresentAs.HEAD_OF_SERVICE)
    found = seats(a_meeting_entry("k1", chair="C. Head", present=(HEALTH, vacant)))
    assert [one.who for one in found] == ["C. Head", "Dr Green"]
    assert missing(HEALTH) == ["present.0", "present.1"]


def test_whoever_chairs_was_there() -> None:
    away = Presence(PresentAs.HEAD_OF_SERVICE, "c. head ", True, Attendance.APOLOGIES)
    assert missing(away) == ["chair"]


def test_who_joined_is_said_with_whose_turn_it_was() -> None:
    seat = Presence(PresentAs.PARENT, "Ann Bell", True, Attendance.JOINED, "k1")
    assert attendance_words(seat, {"k1": "Child 0001"}) == "joined for the turn of Child 0001"
    assert attendance_words(seat, {}) == "joined for one child's turn", "a child nobody may see"


def test_people_in_one_line_are_never_read_as_one_person() -> None:
    people = (
        Presence(PresentAs.FINANCE), Presence(PresentAs.ADVOCATE, "Tom Reid"),
        Presence(PresentAs.FINANCE, "Ada Low"),
    )  # fmt: skip
    assert people_words(people) == (
        "finance (no vote); Tom Reid (advocate); Ada Low (finance, no vote)"
    )
