"""All moves as they stand, joined with what the returns show: what the pages read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from models.children.council import CouncilData
from models.children.records import Child
from models.children.reviews import review_dates
from models.pipeline.board import BoardRow, rows_of
from models.pipeline.move_record import every_move
from models.pipeline.panel_decisions import PanelDecided, not_begun
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


def reviews_due(data: CouncilData, children: Iterable[Child]) -> dict[str, date]:
    """Child -> the day by which the next review is due; nobody without one on record."""
    as_of, returns = data.data_date, data.frame("returns")
    if as_of is None:
        return {}
    frame = data.frame("reviews")
    frame = frame[pd.to_datetime(frame["on"]) <= pd.Timestamp(as_of)]
    begins = pd.to_datetime(returns.groupby("source")["covers_from"].min())
    days = {str(key): list(pd.to_datetime(of)) for key, of in frame.groupby("child")["on"]}
    days_result: dict[str, date] = {}
    for child in children:
        days_own = [moment.date() for moment in days.get(child.key, [])]
        began = begins.get(child.source)
        held_from = as_of if began is None else began.date()
        due = review_dates(days_own, child.in_care_since, as_of, held_from).due
        if days_own and due is not None:
            days_result[child.key] = due
    return days_result
