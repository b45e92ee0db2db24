"""All moves as they stand, joined with what the returns show: what the pages read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.children.records import Child
from models.meeting.record import MeetingRecord
from models.moves.board import Row, rows_of
from models.moves.decided import PanelDecided, not_begun
from models.moves.on_record import every_move
from models.moves.reviews import reviews_due
from models.moves.seen import seen_in_returns
from models.moves.weights import OwnWeight, StageWeight, own_weights
from models.recording.record import ChildRecord


@dataclass(frozen=True, slots=True)
class Moves:
    """Every move that stands, of the children whom the reader may see.

    `to_begin`: what panels decided and nobody began. `weights`: how likely a move is to be made.
    """

    rows: tuple[Row, ...]
    to_begin: tuple[PanelDecided, ...]
    weights: tuple[OwnWeight, ...]

    def of(self, child: str, move: str) -> Row | None:
        """One move of a child."""
        return next((one for one in self.rows if (one.move.child, one.move.key) == (child, move)),
                    None)  # fmt: skip

    def of_child(self, child: str) -> tuple[Row, ...]:
        """A child's moves, the one begun first first."""
        return tuple(one for one in self.rows if one.move.child == child)

    def decided_for(self, child: str) -> PanelDecided | None:
        """What a panel decided of a child that nobody began."""
        return next((one for one in self.to_begin if one.child == child), None)


def moves_at(
    records: Iterable[ChildRecord],
    meetings: Iterable[MeetingRecord],
    data: CouncilData,
    people: Iterable[Child],
    defaults: Sequence[StageWeight],
    today: date,
) -> Moves:
    """The moves on a day. `people`: the children of the moves, wherever they live by now."""
    every = every_move(records)
    seen = seen_in_returns(data, {one.child for one in every})
    return Moves(
        rows=rows_of(every, seen, reviews_due(data, people), today),
        to_begin=not_begun(meetings, every),
        weights=own_weights(every, defaults),
    )
