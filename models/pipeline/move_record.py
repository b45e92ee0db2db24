"""The moves of a child as people recorded them: how each stands, its money, its whole history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.recording.entry import Entry, standing_entries
from models.recording.move_stages import (
    BEFORE_THE_MOVE,
    MADE,
    Baseline,
    MoveMoney,
    MoveStage,
    Stage,
)
from models.recording.record import ChildRecord
from models.recording.subject import RecordKind, Subject, move_money_of, move_of
from models.recording.types import Content

T = TypeVar("T")
MADE_BY_NOW = frozenset({*MADE, Stage.BROKE_DOWN, Stage.OVERTAKEN})


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """One move of one child, by its own key. There is at least one stage that stands.

    `stages`, `money`: what stands, in the order recorded; the last one is how it is. `history`:
    every entry about its stage, corrected and withdrawn ones included. `money` is empty for whoever
    may not see costs.
    """

    key: str
    child: str
    stages: tuple[Entry[MoveStage], ...]
    history: tuple[Entry[MoveStage], ...] = ()
    money: tuple[Entry[MoveMoney], ...] = ()

    @property
    def now(self) -> MoveStage:
        """How the move stands."""
        content = self.stages[-1].content
        if content is None:
            raise ValueError("what stands has a content")
        return content

    @property
    def stage(self) -> Stage:
        return self.now.stage or Stage.IDENTIFIED

    @property
    def since(self) -> date:
        """The day from which the move has been in its stage, however often it was written anew."""
        first = self.stages[-1]
        for stage in reversed(self.stages):
            if stage.content is None or stage.content.stage is not self.stage:
                break
            first = stage
        return first.on

    @property
    def ever(self) -> frozenset[Stage]:
        """Every stage that it was recorded in, mistakes left out."""
        stages = (stage.content.stage for stage in self.stages if stage.content)
        return frozenset(stage for stage in stages if stage is not None)

    @property
    def is_open(self) -> bool:
        """On the way, and not made yet."""
        return self.stage in BEFORE_THE_MOVE

    @property
    def is_agreed(self) -> bool:
        """A day is agreed and the baseline frozen, and the move isn't made yet."""
        return self.stage is Stage.DATE_AGREED and self.frozen is not None

    @property
    def version(self) -> int:
        """What to name as `expected_version` when a stage is recorded."""
        return self.history[-1].number if self.history else self.stages[-1].number

    @property
    def was_made(self) -> bool:
        """The child moved, whatever became of it since; a move withdrawn again was never made."""
        if self.stage not in MADE_BY_NOW:
            return False
        return self.stage is not Stage.OVERTAKEN or bool(self.ever & {*MADE, Stage.BROKE_DOWN})

    @property
    def moved_on(self) -> date | None:
        """The day on which the child moved, as last said; None while they haven't."""
        if not self.was_made:
            return None
        days = [
            stage.content.move_on
            for stage in self.stages
            if stage.content and stage.content.stage in MADE_BY_NOW - {Stage.OVERTAKEN}
        ]
        return next((day for day in reversed(days) if day is not None), None)

    @property
    def ended_on(self) -> date | None:
        """The day on which it broke down, as recorded."""
        return self.stages[-1].on if self.stage is Stage.BROKE_DOWN else None

    @property
    def agreed(self) -> MoveMoney | None:
        """The money as it stands; None = none recorded, or not for this person."""
        return self.money[-1].content if self.money else None

    @property
    def frozen(self) -> Baseline | None:
        return self.agreed.frozen if self.agreed else None

    @property
    def about(self) -> Subject:
        return move_of(self.child, self.key)

    @property
    def about_money(self) -> Subject:
        return move_money_of(self.child, self.key)


def moves_of(record: ChildRecord) -> tuple[MoveRecord, ...]:
    """A child's moves, the one begun first first; one whose every entry was taken back is none."""
    keys = dict.fromkeys(
        entry.about.part for entry in record.entries if entry.about.kind is RecordKind.MOVE
    )
    move_records = (_move(record, key) for key in keys)
    return tuple(move_record for move_record in move_records if move_record is not None)


def every_move(records: Iterable[ChildRecord]) -> tuple[MoveRecord, ...]:
    """The moves of all children, by child and then in the order begun."""
    ordered = sorted(records, key=lambda record: record.child)
    return tuple(move for record in ordered for move in moves_of(record))


def with_a_move(moves: Iterable[MoveRecord]) -> frozenset[str]:
    """The children whose move is on its way or was made: a move of theirs is no new one."""
    return frozenset(move.child for move in moves if move.stage in BEFORE_THE_MOVE or move.was_made)


def _move(record: ChildRecord, key: str) -> MoveRecord | None:
    records = _of(record.history(move_of(record.child, key)), MoveStage)
    entries = standing_entries(records)
    if not entries:
        return None
    money = standing_entries(_of(record.history(move_money_of(record.child, key)), MoveMoney))
    return MoveRecord(key, record.child, entries, records, money)


def _of(entries: Iterable[Entry[Content]], wanted: type[T]) -> tuple[Entry[T], ...]:
    fitting = (
        entry for entry in entries if entry.content is None or isinstance(entry.content, wanted)
    )
    return tuple(fitting)  # type: ignore[arg-type]


def overtaken_on(move: MoveRecord, made: Sequence[MoveRecord]) -> date | None:
    """The day of the child's next move that was made; else the day recorded, if it is overtaken."""
    newer = (
        move_record
        for move_record in made
        if move_record.child == move.child and _order(move_record) > _order(move)
    )
    later = [move_record.moved_on for move_record in newer if move_record.moved_on is not None]
    if later:
        return min(later)
    return move.since if move.stage is Stage.OVERTAKEN else None


def _order(move: MoveRecord) -> tuple[date, object, str]:
    """Moves of one child by the day; of two on one day the one begun later is the newer."""
    return move.moved_on or date.max, move.history[0].at_utc, move.key
