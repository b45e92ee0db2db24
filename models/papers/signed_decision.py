"""What a child's page prints where the box to write in would be, once the chair has signed."""

from models.meeting.decision_lines import DecisionLine, Topic, decision_lines, lines_about
from models.papers.facts import ChildFacts
from models.papers.paper import Bullets, Part, Section, Style, Text
from models.recording.decision import Decision
from models.recording.entry import Entry
from models.recording.meeting import MeetingKind
from models.words import a_date, capitalise

FIRST = {
    MeetingKind.PANEL: (Topic.AGREEMENT, Topic.CHANGED),
    MeetingKind.STATUTORY_REVIEW: (Topic.REVIEW, Topic.NEXT_REVIEW, Topic.CHANGED),
}
LAST = {
    MeetingKind.PANEL: (Topic.DISSENT, Topic.RECOMMENDS, Topic.SUPPORT, Topic.DECIDED_BY),
    MeetingKind.STATUTORY_REVIEW: (Topic.DISSENT,),
}


def signed_decision(facts: ChildFacts, kind: MeetingKind, meeting: str = "") -> Section | None:
    """The decision that the chair signed, of that meeting or else the newest that still counts.

    None where one is still to be made: nothing is signed, or the day to look again has come. The
    record holds only what is signed, and of it what the reader may see.
    """
    panel = kind is MeetingKind.PANEL
    # A panel always decides, a review never does; whether it agreed with the tool isn't for all.
    of_kind = [
        decision
        for decision in facts.record.decisions
        if decision.content is not None and (decision.content.outcome is not None) is panel
    ]
    if meeting:
        of_kind = [entry for entry in of_kind if entry.about.meeting == meeting]
    if not of_kind or (not meeting and _is_over(of_kind[-1], facts)):
        return None
    entry = of_kind[-1]
    assert entry.content is not None
    lines = decision_lines(entry.content, facts.reader, facts.scheme)
    called = "Decision" if panel else "The review"
    return Section(f"{called} of {a_date(entry.on)}, signed", tuple(_parts(lines, kind)))


def _is_over(entry: Entry[Decision], facts: ChildFacts) -> bool:
    """The day to decide again has come."""
    decision = entry.content
    assert decision is not None
    again = decision.look_again_on or decision.review.next_review_on
    return again is not None and again <= facts.today


def _parts(lines: list[DecisionLine], kind: MeetingKind) -> list[Part]:
    actions = tuple(capitalise(line.text) for line in lines_about(lines, Topic.ACTION))
    decided = lines_about(lines, Topic.DECISION) if kind is MeetingKind.PANEL else []
    return [
        *(Text(line.text, Style.STRONG) for line in decided),
        *_named(lines_about(lines, *FIRST[kind])),
        *([Bullets(actions)] if actions else []),
        *_named(lines_about(lines, *LAST[kind])),
    ]


def _named(lines: list[DecisionLine]) -> list[Part]:
    return [
        Text(line.text if line.topic is Topic.AGREEMENT else f"{line.name}: {line.text}")
        for line in lines
    ]
