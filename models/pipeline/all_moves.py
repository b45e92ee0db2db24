"""All moves as they stand, joined with what the returns show: what the pages read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.children.records import Child
from models.pipeline.board import BoardRow, rows_of
from models.pipeline.move_record import every_move
from models.pipeline.panel_decisions import PanelDecided, not_begun
from models.pipeline.reviews import reviews_due
from models.pipeline.seen_in_returns import seen_in_returns
from models.pipeline.stage_weights import OwnWeight, StageWeight, own_weights
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Every move that stands, of the children whom the reader may see.

    `to_begin`: what panels decided and nobody began. `weights`: how likely a move is to be made.
    """

    rows: tuple[BoardRow, ...]
    to_begin: tuple[PanelDecided, ...]
    weights: tuple[OwnWeight, ...]

    def of(self, child: str, move: str) -> BoardRow | None:
        """One move of a child."""
        return next(
            (row for row in self.rows if (row.move.child, row.move.key) == (child, move)), None
        )

    def of_child(self, child: str) -> tuple[BoardRow, ...]:
        """A child's moves, the one begun first first."""
        return tuple(row for row in self.rows if row.move.child == child)

    def decided_for(self, child: str) -> PanelDecided | None:
        """What a panel decided of a child that nobody began."""
        return next(
            (panel_decided for panel_decided in self.to_begin if panel_decided.child == child), None
        )


def moves_at(
    records: Iterable[ChildRecord],
    meetings: Iterable[MeetingRecord],
    data: CouncilData,
    people: Iterable[Child],
    defaults: Sequence[StageWeight],
    today: date,
) -> Pipeline:
    """The moves on a day. `people`: the children of the moves, wherever they live by now."""
    move_records = every_move(records)
    seen = seen_in_returns(data, {move_record.child for move_record in move_records})
    return Pipeline(
        rows=rows_of(move_records, seen, reviews_due(data, people), today),
        to_begin=not_begun(meetings, move_records),
        weights=own_weights(move_records, defaults),
    )
