"""The text for the case record: all that is on record, nothing of money or chances, and nothing of
the tool where it isn't to be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from models.meeting.case_record import About, case_record_text
from models.meeting.decision import Agreement, Decision, Dissent
from models.meeting.meeting import Meeting, MeetingKind, Presence, PresentAs
from models.meeting.record import DecisionRecord
from models.recording.subject import decision_of
from tests.entries import a_decided, an_entry
from tests.record_builders import TODAY, a_decision, a_meeting_entry, a_move

AMARA = About("Amara Okafor", 14)


def text(
    decision: Decision, meeting: Meeting | None = None, *, signed: bool = False, **more: bool
) -> str:
    kept = a_decided(decision)
    held = DecisionRecord("k1", kept, (kept,), signed)
    return case_record_text(AMARA, held, meeting or a_meeting_entry("k1"), **more)


def test_it_reads_from_the_day_to_who_decided() -> None:
    assert text(a_decision()) == (
        "Panel, 10 March 2026\n"
        "Amara Okafor, 14\n"
        "Chair: C. Head of Service\n"
        "Present: C. Head of Service (head of service)\n"
        "\n"
        "IN THEIR WORDS\n"
        "“I want to be near my nan.” Heard by A. Worker.\n"
        "The child was not in the room.\n"
        "How the child's words changed the plan: family or friends is looked at first\n"
        "\n"
        "OPTIONS CONSIDERED\n"
        "- Stay here; gives: knows the staff; costs the child: far from nan\n"
        "- Family or friends; gives: near nan; costs the child: a new school\n"
        "\n"
        "WHAT THE TOOL SAID (as of 10 March 2026)\n"
        "- Family at home: not yet (a reason)\n"
        "- Family or friends: not yet (a reason)\n"
        "- A foster family: not yet (a reason)\n"
        "The panel agrees, because the assessment of nan is still open\n"
        "\n"
        "DECISION\n"
        "Stay; look again 5 May 2026\n"
        "Decided by: C. Head of Service\n"
        "\n"
        "PROMISED\n"
        "- ask about nan, A. Worker, by 20 March 2026\n"
        "\n"
        "Not signed yet.\n"
    )


def test_dissent_absence_and_the_signature_are_on_record() -> None:
    present = (
        Presence(PresentAs.FOSTERING, "F. Oster"),
        Presence(PresentAs.HEALTH, "", here=False),
    )
    said = text(
        a_move(agreement=Agreement.DISAGREE, dissent=(Dissent("the IRO", "too soon"),)),
        a_meeting_entry("k1", present=present),
        signed=True,
    )
    assert "Invited and not there: health" in said
    assert "Recommend a move to a foster family" in said
    assert "The panel disagrees, because" in said
    assert "SEEN DIFFERENTLY\n- the IRO: too soon" in said
    assert said.endswith("Signed by C. Head of Service.\n")


def test_no_chance_and_no_money_is_in_it() -> None:
    said = text(a_decision())
    assert not any(word in said for word in ("0.57", "57", "chance", "£", "cost "))


def test_a_statutory_review_and_a_child_who_looks_on_see_nothing_of_the_tool() -> None:
    review = a_meeting_entry("k1", kind=MeetingKind.STATUTORY_REVIEW)
    for said in (text(a_decision(), review), text(a_decision(), with_tool=False)):
        assert "TOOL" not in said and "not yet" not in said and "agrees" not in said
        assert "DECISION\nStay" in said


def test_what_was_undone_and_what_was_corrected_say_so() -> None:
    about = decision_of("k1", "m1")
    first = an_entry(about, a_decision())
    undone = DecisionRecord("k1", None, (first,), signed=False)
    assert "No decision is recorded." in case_record_text(AMARA, undone, a_meeting_entry("k1"))
    second = an_entry(about, a_decision(), 2, on=TODAY + timedelta(days=1), replaces=1)
    second = replace(second, reason="it was her aunt")
    held = DecisionRecord("k1", second, (first, second), signed=False)
    said = case_record_text(AMARA, held, a_meeting_entry("k1"))
    assert "Corrected on 11 March 2026: it was her aunt" in said
