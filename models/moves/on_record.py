"""The moves of a child as people recorded them: how each stands, its money, its whole history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.recording.contents import Content
from models.recording.kept import Kept, standing
from models.recording.record import ChildRecord
from models.recording.subject import Kind, Subject, move_money_of, move_of
from models.savings.pipeline import BEFORE_THE_MOVE, MADE, Frozen, MoveMoney, MoveStage, Stage

T = TypeVar("T")
MADE_BY_NOW = frozenset({*MADE, Stage.BROKE_DOWN, Stage.OVERTAKEN})


@dataclass(frozen=True, slots=True)
class OneMove:
    """One move of one child, by its own key. There is at least one stage that stands.

    `stages`, `money`: what stands, in the order recorded; the last one is how it is. `history`:
    every entry about its stage, corrected and withdrawn ones included. `money` is empty for whoever
    may not see costs.
    """

    key: str
    child: str
    stages: tuple[Kept[MoveStage], ...]
    history: tuple[Kept[MoveStage], ...] = ()
    money: tuple[Kept[MoveMoney], ...] = ()

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
        for one in reversed(self.stages):
            if one.content is None or one.content.stage is not self.stage:
                break
            first = one
        return first.on

    @property
    def ever(self) -> frozenset[Stage]:
        """Every stage that it was recorded in, mistakes left out."""
        found = (one.content.stage for one in self.stages if one.content)
        return frozenset(stage for stage in found if stage is not None)

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
        said = [
            one.content.move_on
            for one in self.stages
            if one.content and one.content.stage in MADE_BY_NOW - {Stage.OVERTAKEN}
        ]
        return next((day for day in reversed(said) if day is not None), None)

    @property
    def ended_on(self) -> date | None:
        """The day on which it broke down, as recorded."""
        return self.stages[-1].on if self.stage is Stage.BROKE_DOWN else None

    @property
    def agreed(self) -> MoveMoney | None:
        """The money as it stands; None = none recorded, or not for this person."""
        return self.money[-1].content if self.money else None

    @property
    def frozen(self) -> Frozen | None:
        return self.agreed.frozen if self.agreed else None

    @property
    def about(self) -> Subject:
        return move_of(self.child, self.key)

    @property
    def about_money(self) -> Subject:
        return move_money_of(self.child, self.key)


def moves_of(record: ChildRecord) -> tuple[OneMove, ...]:
    """A child's moves, the one begun first first; one whose every entry was taken back is none."""
    keys = dict.fromkeys(one.about.part for one in record.entries if one.about.kind is Kind.MOVE)
    found = (_move(record, key) for key in keys)
    return tuple(one for one in found if one is not None)


def every_move(records: Iterable[ChildRecord]) -> tuple[OneMove, ...]:
    """The moves of all children, by child and then in the order begun."""
    ordered = sorted(records, key=lambda one: one.child)
    return tuple(move for record in ordered for move in moves_of(record))


def move_named(record: ChildRecord, key: str) -> OneMove | None:
    """The child's move of that key."""
    return next((one for one in moves_of(record) if one.key == key), None)


def _move(record: ChildRecord, key: str) -> OneMove | None:
    told = _of(record.history(move_of(record.child, key)), MoveStage)
    stands = standing(told)
    if not stands:
        return None
    money = standing(_of(record.history(move_money_of(record.child, key)), MoveMoney))
    return OneMove(key, record.child, stands, told, money)


def _of(entries: Iterable[Kept[Content]], wanted: type[T]) -> tuple[Kept[T], ...]:
    fitting = (one for one in entries if one.content is None or isinstance(one.content, wanted))
    return tuple(fitting)  # type: ignore[arg-type]
