"""Who came is asked of every seat, the chair's among them; nobody is said not to have come."""

from dataclasses import replace

import pytest

from models.recording.codec import as_json, from_json
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Presence,
    PresentAs,
    attendance_words,
    people_words,
    seats_of,
)
from models.recording.meeting_complete import child_came, missing_of_attendance, said_apart
from tests.make.record_contents import a_meeting_entry

CHAIR = Presence(PresentAs.HEAD_OF_SERVICE, "C. Head", attendance=Attendance.CAME)
HEALTH = Presence(PresentAs.HEALTH, "Dr Green")


def missing(*present: Presence, **given: object) -> list[str]:
    meeting = a_meeting_entry("k1", chair="C. Head", present=present, **given)
    return [missing_field.field for missing_field in missing_of_attendance(meeting)]


@pytest.mark.parametrize(
    ("attendance", "words"),
    [
        (Attendance.CAME, "came"),
        (Attendance.APOLOGIES, "sent apologies"),
        (Attendance.AWAY, "did not come, and sent no apologies"),
        (Attendance.JOINED, "joined for one child's turn"),
        (None, "attendance was not asked"),
    ],
)
def test_attendance_in_words(attendance: Attendance | None, words: str) -> None:
    assert attendance_words(Presence(PresentAs.HEALTH, attendance=attendance)) == words


REVIEW = MeetingKind.STATUTORY_REVIEW
THE_CHILD = Presence(PresentAs.CHILD)
CALLED = {"k1": "Milan Fenn", "k2": "Jacob Fenn"}


def family(*present: Presence, children: tuple[str, ...] = ("k1", "k2")) -> Meeting:
    return a_meeting_entry(*children, kind=REVIEW, chair="I. Ro", present=present)


def test_each_of_two_siblings_has_a_seat_of_their_own() -> None:
    presences = seats_of(family(THE_CHILD))[1:]
    assert [(presence.role, presence.for_child) for presence in presences] == [
        (PresentAs.CHILD, "k1"),
        (PresentAs.CHILD, "k2"),
    ]
    assert people_words(presences, CALLED) == "Milan Fenn (the child); Jacob Fenn (the child)"
    assert people_words(presences, {"k1": "Milan Fenn"}) == (
        "Milan Fenn (the child); another child of the family"
    )
    came = replace(presences[0], attendance=Attendance.CAME)
    assert attendance_words(came) == "came"
    missing_fields = missing_of_attendance(family(came, presences[1]))
    assert [missing_field.words for missing_field in missing_fields][1:] == [
        "say whether child 2 came"
    ]


def test_a_child_who_is_added_later_gets_a_seat_too_and_one_taken_out_loses_it() -> None:
    presences = [
        replace(THE_CHILD, for_child=key, attendance=Attendance.CAME) for key in ("k1", "k2")
    ]
    added = seats_of(family(*presences, children=("k1", "k2", "k3")))
    assert [(presence.for_child, presence.attendance) for presence in added[3:]] == [("k3", None)]
    waiting = replace(THE_CHILD, for_child="k2")
    assert [
        presence.for_child
        for presence in seats_of(family(presences[0], waiting, children=("k1",)))[1:]
    ] == ["k1"]


@pytest.mark.parametrize(
    "seat",
    [
        replace(THE_CHILD, attendance=Attendance.CAME),
        replace(THE_CHILD, attendance=Attendance.JOINED, for_child="k1"),
        Presence(PresentAs.CHILD, "Milan and Jacob"),
    ],
    ids=["answered", "joined", "named"],
)
def test_what_was_recorded_of_the_child_before_reads_as_it_did(seat: Presence) -> None:
    assert seats_of(family(seat))[1:] == (seat,)


def test_an_only_child_and_a_panel_keep_their_seats() -> None:
    assert seats_of(family(THE_CHILD, children=("k1",)))[1:] == (THE_CHILD,)
    panel = a_meeting_entry("k1", "k2", chair="C. Head", present=(CHAIR, THE_CHILD))
    assert seats_of(panel) == (CHAIR, THE_CHILD)


def test_a_seat_recorded_before_anybody_asked_says_that_nobody_was_asked() -> None:
    old = as_json(a_meeting_entry("k1", present=(Presence(PresentAs.LEGAL, "L. Aw", False),)))
    for seat in old["present"]:
        del seat["attendance"], seat["for_child"]
    (seat,) = from_json(Meeting, old).present
    assert attendance_words(seat) == "attendance was not asked"


def test_every_seat_has_an_answer_before_the_chair_signs() -> None:
    assert missing(CHAIR) == []
    assert missing(CHAIR, HEALTH) == ["present.1"]
    attendances = [Attendance.CAME, Attendance.APOLOGIES, Attendance.AWAY]
    for attendance in attendances:
        assert missing(CHAIR, Presence(PresentAs.HEALTH, "Dr Green", True, attendance)) == []


def test_who_joined_for_a_child_names_a_child_of_this_meeting() -> None:
    def joined(child: str) -> Presence:
        return Presence(PresentAs.PARENT, "", True, Attendance.JOINED, child)

    assert missing(CHAIR, joined("")) == missing(CHAIR, joined("k9")) == ["present.1"]
    assert missing(CHAIR, joined("k1")) == []


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_chair_has_a_seat_even_where_nobody_gave_them_one(kind: MeetingKind) -> None:
    first, second = seats_of(a_meeting_entry("k1", kind=kind, chair="C. Head", present=(HEALTH,)))
    lead = PresentAs.IRO if kind is MeetingKind.STATUTORY_REVIEW else PresentAs.CHAIR
    assert (first.role, first.who, first.attendance) == (lead, "C. Head", None)
    assert second == HEALTH


def test_a_nameless_seat_of_the_role_that_leads_is_the_chairs() -> None:
    vacant = Presence(PresentAs.HEAD_OF_SERVICE)
    presences = seats_of(a_meeting_entry("k1", chair="C. Head", present=(HEALTH, vacant)))
    assert [presence.who for presence in presences] == ["C. Head", "Dr Green"]
    assert missing(HEALTH) == ["present.0", "present.1"]


def test_whoever_chairs_was_there() -> None:
    for answer in (Attendance.APOLOGIES, Attendance.AWAY):
        assert missing(Presence(PresentAs.HEAD_OF_SERVICE, "c. head ", True, answer)) == ["chair"]


def test_a_seat_without_a_name_is_asked_about_by_its_role() -> None:
    meeting = a_meeting_entry("k1", chair="C. Head", present=(CHAIR, Presence(PresentAs.HEALTH)))
    assert [missing_field.words for missing_field in missing_of_attendance(meeting)] == [
        "say whether somebody came as health"
    ]


def test_of_the_child_whose_review_it_is_nobody_asks_whether_somebody_came_as_them() -> None:
    meeting = a_meeting_entry("k1", chair="C. Head", present=(CHAIR, Presence(PresentAs.CHILD)))
    assert [missing_field.words for missing_field in missing_of_attendance(meeting)] == [
        "say whether the child came"
    ]


def test_who_joined_is_said_with_whose_turn_it_was() -> None:
    seat = Presence(PresentAs.PARENT, "Ann Bell", True, Attendance.JOINED, "k1")
    assert attendance_words(seat, {"k1": "Child 0001"}) == "joined for the turn of Child 0001"
    assert attendance_words(seat, {}) == "joined for one child's turn", "a child nobody may see"


def test_people_in_one_line_are_never_read_as_one_person() -> None:
    people = (
        Presence(PresentAs.FINANCE),
        Presence(PresentAs.ADVOCATE, "Tom Reid"),
        Presence(PresentAs.FINANCE, "Ada Low"),
    )
    assert people_words(people) == (
        "finance (no vote); Tom Reid (advocate); Ada Low (finance, no vote)"
    )


@pytest.mark.parametrize(
    ("attendance", "in_the_room", "asked"),
    [
        (Attendance.CAME, False, True),
        (Attendance.AWAY, True, True),
        (Attendance.APOLOGIES, True, True),
        (Attendance.CAME, True, False),
        (Attendance.AWAY, False, False),
        (None, True, False),
        (Attendance.CAME, None, False),
    ],
)
def test_the_childs_seat_and_their_record_say_one_thing_about_the_room(
    attendance: Attendance | None, in_the_room: bool | None, asked: bool
) -> None:
    seat = replace(THE_CHILD, attendance=attendance)
    meeting = family(seat, children=("k1",))
    fields = [field.field for field in said_apart(meeting, {"k1": in_the_room})]
    assert fields == (["child_present"] if asked else [])


def test_a_child_who_joined_for_their_own_turn_was_in_the_room_and_the_next_child_was_not() -> None:
    seat = Presence(PresentAs.CHILD, "Milan", attendance=Attendance.JOINED, for_child="k1")
    meeting = a_meeting_entry("k1", "k2", chair="C. Head", present=(CHAIR, seat))
    assert child_came(meeting, "k1") is True and child_came(meeting, "k2") is None
    words = [field.words for field in said_apart(meeting, {"k1": False, "k2": False})]
    assert words == [
        "child 1 came, but their own record says that they were not in the room: "
        "correct one of them"
    ]
