"""What a child's page prints where the box to write in would be, once the chair has signed."""

from collections.abc import Sequence

from models.meeting.case_record import VIEWS, decision_words
from models.papers.decision_lines import DecisionLine, decided_lines, note_lines, review_lines
from models.papers.facts import ChildFacts
from models.papers.paper import Bullets, Part, Section, Style, Text
from models.recording.decision import Action, Agreement, Decision
from models.recording.entry import Entry
from models.recording.meeting import MeetingKind
from models.words import a_date, capital

AGREED = {
    Agreement.AGREE: "The panel agrees with the tool",
    Agreement.DISAGREE: "The panel disagrees with the tool",
}


def signed_decision(facts: ChildFacts, kind: MeetingKind, meeting: str = "") -> Section | None:
    """The decision that the chair signed, of that meeting or else the newest that still counts.

    None where one is still to be made: nothing is signed, or the day to look again has come. The
    record holds only what is signed, and of it what the reader may see.
    """
    panel = kind is MeetingKind.PANEL
    of_kind = [
        decision
        for decision in facts.record.decisions
        if decision.content is not None and (decision.content.agreement is not None) is panel
    ]
    if meeting:
        of_kind = [entry for entry in of_kind if entry.about.meeting == meeting]
    if not of_kind or (not meeting and _is_over(of_kind[-1], facts)):
        return None
    entry = of_kind[-1]
    assert entry.content is not None
    parts = _panels(entry.content, facts) if panel else _reviews(entry.content)
    called = "Decision" if panel else "The review"
    return Section(f"{called} of {a_date(entry.on)}, signed", tuple(parts))


def _is_over(entry: Entry[Decision], facts: ChildFacts) -> bool:
    """The day to decide again has come."""
    decision = entry.content
    assert decision is not None
    again = decision.look_again_on or decision.review.next_review_on
    return again is not None and again <= facts.today


def _panels(decision: Decision, facts: ChildFacts) -> list[Part]:
    agreed = AGREED.get(decision.agreement) if decision.agreement else None
    because = f", because: {decision.because.strip()}" if decision.because.strip() else ""
    return [
        Text(decision_words(decision), Style.STRONG),
        *([Text(f"{agreed}{because}")] if agreed else []),
        *_named(note_lines(decision, VIEWS[:1], marked=False)),
        *_actions(decision),
        *_dissent(decision),
        *_named(decided_lines(decision, facts.scheme, marked=False)),
    ]


def _reviews(decision: Decision) -> list[Part]:
    return [
        *_named(review_lines(decision, marked=False)),
        *_named(note_lines(decision, VIEWS[:1], marked=False)),
        *_actions(decision),
        *_dissent(decision),
    ]


def _named(lines: Sequence[DecisionLine]) -> list[Part]:
    return [Text(f"{line.name}: {line.words}") for line in lines if line.words.strip()]


def _actions(decision: Decision) -> list[Part]:
    lines = tuple(action_words(action) for action in decision.actions_by_date)
    return [Bullets(lines)] if lines else []


def action_words(action: Action) -> str:
    """Ask about nan, A. Worker, by 20 March 2026."""
    due = f"by {a_date(action.due)}" if action.due else "no day"
    return ", ".join(
        name for name in (capital(action.words.strip()), action.owner.strip(), due) if name
    )


def _dissent(decision: Decision) -> list[Part]:
    return [
        Text(f"Seen differently: {dissent.who}: {dissent.words}") for dissent in decision.dissent
    ]
