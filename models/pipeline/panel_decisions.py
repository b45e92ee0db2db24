"""What panels decided that no move was begun for: explore, match, or agree to move."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.pipeline.move_record import MoveRecord
from models.recording.decision import Decision, Outcome
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.move_stages import MoveStage, Stage
from models.settings import Setting

BEGINS_AS: dict[Outcome, Stage] = {
    Outcome.EXPLORE: Stage.EXPLORING,
    Outcome.MATCH: Stage.EXPLORING,  # a family or home is looked for, not found yet
    Outcome.RECOMMEND_MOVE: Stage.MATCHED,
}


@dataclass(frozen=True, slots=True)
class PanelDecided:
    """The newest word of a panel about a child, where it leads somewhere and nobody began it."""

    child: str
    meeting: str
    on: date
    outcome: Outcome
    destination: Setting | None
    packages: tuple[str, ...]

    def begins(self, today: date) -> MoveStage:
        """What the form of the move begins with, to be changed."""
        return MoveStage(
            destination=self.destination,
            stage=BEGINS_AS[self.outcome],
            on=today,
            packages=self.packages,
        )


def not_begun(
    meetings: Iterable[MeetingRecord], moves: Sequence[MoveRecord]
) -> tuple[PanelDecided, ...]:
    """By the day of the panel. Begun: a move recorded since, or one under way to the same home.

    Only the newest panel's decision about a child counts: staying after matching ends the match.
    """
    newest: dict[str, tuple[MeetingRecord, DecisionRecord]] = {}
    for meeting in sorted(
        meetings, key=lambda meeting: (meeting.held.on or date.min, meeting.meeting.at_utc)
    ):
        if meeting.held.kind is MeetingKind.PANEL:
            newest |= {
                decision.child: (meeting, decision)
                for decision in meeting.decisions
                if decision.stands
            }
    panel_decideds = (_decided(meeting, decision, moves) for meeting, decision in newest.values())
    return tuple(
        sorted(
            (panel_decided for panel_decided in panel_decideds if panel_decided),
            key=lambda panel_decided: (panel_decided.on, panel_decided.child),
        )
    )


def _decided(
    meeting: MeetingRecord, decision: DecisionRecord, moves: Sequence[MoveRecord]
) -> PanelDecided | None:
    entry = decision.stands
    panel_decision = entry.content if entry else None
    if (
        entry is None
        or not isinstance(panel_decision, Decision)
        or panel_decision.outcome not in BEGINS_AS
    ):
        return None
    move_records = [move for move in moves if move.child == decision.child]
    since = any(move_record.history[0].at_utc >= entry.at_utc for move_record in move_records)
    under_way = any(
        move_record.is_open and move_record.now.destination is panel_decision.destination
        for move_record in move_records
    )
    if since or under_way:
        return None
    on = meeting.held.on or entry.on
    return PanelDecided(
        decision.child,
        meeting.key,
        on,
        panel_decision.outcome,
        panel_decision.destination,
        panel_decision.packages,
    )
