"""What panels decided that no move was begun for: explore, match, or agree to move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.children.settings import Setting
from models.meeting.decision import Decision, Outcome
from models.meeting.meeting import MeetingKind
from models.meeting.record import DecisionRecord, MeetingRecord
from models.moves.on_record import OneMove
from models.savings.pipeline import MoveStage, Stage

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
        return MoveStage(destination=self.destination, stage=BEGINS_AS[self.outcome], on=today,
                         packages=self.packages)  # fmt: skip


def not_begun(
    meetings: Iterable[MeetingRecord], moves: Sequence[OneMove]
) -> tuple[PanelDecided, ...]:
    """By the day of the panel. Begun: a move recorded since, or one under way to the same home.

    Only the newest panel's decision about a child counts: staying after matching ends the match.
    """
    newest: dict[str, tuple[MeetingRecord, DecisionRecord]] = {}
    for meeting in sorted(meetings, key=lambda one: (one.held.on or date.min, one.meeting.at_utc)):
        if meeting.held.kind is MeetingKind.PANEL:
            newest |= {each.child: (meeting, each) for each in meeting.decisions if each.stands}
    found = (_decided(meeting, each, moves) for meeting, each in newest.values())
    return tuple(sorted((one for one in found if one), key=lambda one: (one.on, one.child)))


def _decided(
    meeting: MeetingRecord, each: DecisionRecord, moves: Sequence[OneMove]
) -> PanelDecided | None:
    kept = each.stands
    said = kept.content if kept else None
    if kept is None or not isinstance(said, Decision) or said.outcome not in BEGINS_AS:
        return None
    mine = [one for one in moves if one.child == each.child]
    since = any(one.history[0].at_utc >= kept.at_utc for one in mine)
    under_way = any(one.is_open and one.now.destination is said.destination for one in mine)
    if since or under_way:
        return None
    on = meeting.held.on or kept.on
    return PanelDecided(each.child, meeting.key, on, said.outcome, said.destination, said.packages)
