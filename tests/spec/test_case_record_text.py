"""The text for the case record: all of it that professionals may see, nothing of money, chances and
the tool; what is for the panel only is counted."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from data.reference.needs import load_scheme
from models.audience import Audience
from models.labels import Readiness
from models.meeting.case_record import CaseSubject, case_record_text
from models.meeting.decision_words import tool_lines
from models.recording.decision import (
    Action,
    Decision,
    Dissent,
    Note,
    NoteShown,
    OptionConsidered,
    ToolPlace,
    Wording,
)
from models.recording.meeting import Attendance, Meeting, MeetingKind, Presence, PresentAs
from models.recording.meeting_record import DecisionRecord
from models.recording.subject import decision_of
from models.settings import Setting
from tests.make.entries import a_decided, an_entry
from tests.make.record_contents import (
    TODAY,
    a_decision,
    a_meeting_entry,
    a_move,
    a_review,
    a_tool,
)

WORKERS, FAMILY = Audience.PROFESSIONALS, Audience.FAMILY
AMARA = CaseSubject("Amara Okafor", 14)


def text(
    decision: Decision,
    meeting: Meeting | None = None,
    *,
    signed: bool = False,
    reader: Audience = WORKERS,
) -> str:
    entry = a_decided(decision)
    panel_decision = DecisionRecord("k1", entry, (entry,), signed)
    return case_record_text(
        AMARA, panel_decision, meeting or a_meeting_entry("k1"), load_scheme(), reader
    )


def a_seen_decision(**given: Any) -> Decision:
    """One of which professionals may see everything that can be marked."""
    options = (
        OptionConsidered(None, "knows the staff", "far from nan", shown_to=WORKERS),
        OptionConsidered(
            Setting.FOSTER_CONNECTED,
            "near nan",
            "a new school",
            Wording.TOOL,
            Wording.PEOPLE,
            WORKERS,
        ),
    )
    due = TODAY + timedelta(days=10)
    values: dict[str, Any] = {
        "options": options,
        "actions": (Action("1", "ask about nan", "A. Worker", due, WORKERS),),
        "notes_shown": tuple(NoteShown(note, WORKERS) for note in Note),
    }
    return a_decision(**(values | given))


def test_it_reads_from_the_day_to_who_decided() -> None:
    assert text(a_seen_decision()) == (
        "Panel, 10 March 2026\n"
        "Amara Okafor, 14\n"
        "Chair: C. Head of Service\n"
        "Present: C. Head of Service (head of service)\n"
        "\n"
        "IN THEIR WORDS\n"
        "“I want to be near my nan.” (heard by A. Worker)\n"
        "The child was not in the room.\n"
        "How the child’s words changed the plan: family or friends is looked at first\n"
        "\n"
        "OPTIONS CONSIDERED\n"
        "- Stay here; gives: knows the staff; costs the child: far from nan\n"
        "- Family or friends; gives: near nan (the tool’s words, taken over); "
        "costs the child: a new school\n"
        "\n"
        "DECISION\n"
        "Stay; look again 5 May 2026\n"
        "Decided by: C. Head of Service\n"
        "\n"
        "PROMISED\n"
        "- ask about nan, A. Worker, by 20 March 2026\n"
        "\n"
        "Not signed yet.\n"
        "\n"
        "1 note is for the panel only, and is in the minutes.\n"
    )


def test_a_move_is_told_with_all_that_belongs_to_it() -> None:
    sentence = text(a_move(notes_shown=tuple(NoteShown(note, WORKERS) for note in Note)))
    for line in (
        "Recommend a move to a foster family",
        "The home and the carers: the home thinks she is ready",
        "The social worker recommends: a foster family near nan",
        "The manager recommends: the same",
        "IF THE CHILD MOVES\n- Family time: nan every Sunday, as now",
        "- If it ends early: the home keeps the bed for four weeks",
        "- Introductions: three visits, then a weekend",
        "- Approvals: none needed",
    ):
        assert line in sentence, line


def test_a_review_s_text_is_of_the_review_and_says_nothing_of_a_decision() -> None:
    meeting = a_meeting_entry("k1", kind=MeetingKind.STATUTORY_REVIEW)
    marks = tuple(NoteShown(note, FAMILY) for note in Note)
    sentence = text(a_review(notes_shown=marks), meeting, reader=FAMILY)
    assert "THE REVIEW\n- Care plan: the plan is right\n- Health: the dentist was seen" in sentence
    assert "- Next review on: 28 July 2026" in sentence
    assert "DECISION" not in sentence and "Nothing decided" not in sentence


def test_who_came_is_told_as_it_was_answered_and_of_another_child_s_turn_nothing() -> None:
    present = (
        Presence(PresentAs.FOSTERING, "F. Oster", attendance=Attendance.CAME),
        Presence(PresentAs.HEALTH, "", attendance=Attendance.APOLOGIES),
        Presence(PresentAs.LEGAL, "L. Aw", attendance=Attendance.AWAY),
        Presence(PresentAs.PARENT, "mum", attendance=Attendance.JOINED, for_child="k1"),
        Presence(PresentAs.PARENT, "another mum", attendance=Attendance.JOINED, for_child="k2"),
        Presence(PresentAs.LEGAL, "L. Egal"),
    )
    sentence = text(a_seen_decision(), a_meeting_entry("k1", present=present, chair="F. Oster"))
    assert "Present: F. Oster (fostering)\n" in sentence
    assert "Apologies: health\n" in sentence and "Joined for this child: mum (parent)\n" in sentence
    assert "Invited, attendance not asked: L. Egal (legal)\n" in sentence
    assert "another mum" not in sentence and "did not come" not in sentence


def test_whether_the_child_was_in_the_room_is_said_only_where_somebody_answered() -> None:
    for answer, words in (
        (True, "The child was in the room."),
        (False, "The child was not in the room."),
        (None, "Whether the child was in the room is not recorded."),
    ):
        assert words in text(a_seen_decision(child_present=answer))


def test_dissent_and_the_signature_are_on_record() -> None:
    decision = a_seen_decision(dissent=(Dissent("the IRO", "too soon", WORKERS),))
    sentence = text(decision, signed=True)
    assert "SEEN DIFFERENTLY\n- the IRO: too soon" in sentence
    assert "Signed by C. Head of Service.\n" in sentence


@pytest.mark.parametrize("reader", [WORKERS, FAMILY])
@pytest.mark.parametrize("kind", list(MeetingKind))
def test_no_chance_no_money_and_nothing_of_the_tool_is_in_it(
    reader: Audience, kind: MeetingKind
) -> None:
    sentence = text(a_seen_decision(), a_meeting_entry("k1", kind=kind), reader=reader)
    for word in ("0.57", "57", "chance", "£", "cost ", "TOOL", "not yet", "agrees"):
        assert word not in sentence, word
    assert "DECISION\nStay" in sentence


def test_what_was_undone_and_what_was_corrected_say_so_and_why_is_for_the_minutes() -> None:
    about = decision_of("k1", "m1")
    first = an_entry(about, a_decision())
    undone = DecisionRecord("k1", None, (first,), signed=False)
    assert "No decision is recorded." in case_record_text(
        AMARA, undone, a_meeting_entry("k1"), load_scheme()
    )
    second = an_entry(about, a_decision(), 2, on=TODAY + timedelta(days=1), replaces=1)
    second = replace(second, reason="it was her aunt")
    decision = DecisionRecord("k1", second, (first, second), signed=False)
    text = case_record_text(AMARA, decision, a_meeting_entry("k1"), load_scheme())
    assert "Corrected on 11 March 2026.\n" in text and "her aunt" not in text


def test_each_destination_stands_once_in_what_the_tool_said() -> None:
    tool = a_tool()
    same = replace(tool.places[2], place=Setting.FOSTER_INDEPENDENT)
    other = replace(same, readiness=Readiness.NEARLY)
    special = replace(
        same, place=Setting.FOSTER_SPECIALIST, readiness=Readiness.READY, packages=("therapy",)
    )

    def names(*tool_places: ToolPlace) -> list[str]:
        lines = tool_lines(replace(tool, places=(*tool.places, *tool_places)))
        return [line.split(":")[0] for line in lines]

    assert names(same) == ["Family at home", "Family or friends", "A foster family"]
    assert names(other)[2:] == ["Foster family, our own carers", "Foster family, agency"]
    assert list(tool_lines(replace(tool, places=(special,)))) == [
        "A specialist foster family: ready with support (a reason)"
    ]
