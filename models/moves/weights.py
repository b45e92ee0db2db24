"""How likely a move at a stage is to be made, and when: the council's own record, shrunk to the
defaults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.moves.on_record import OneMove
from models.savings.pipeline import BEFORE_THE_MOVE, OFF_THE_ROAD, Stage


@dataclass(frozen=True, slots=True)
class StageWeight:
    """The default: the share of moves at a stage that are made, worth so many own moves.

    `days_to_move`: from the first day in the stage to the move, of those made. `basis`: published
    or policy choice.
    """

    stage: Stage
    weight: float
    worth_moves: float
    days_to_move: int
    source: str
    basis: str


@dataclass(frozen=True, slots=True)
class OwnWeight:
    """What is used: own moves that once stood there and have ended, and how many were made.

    `weight` = (default × worth + made) / (worth + ended), between 0 and 1. `own_days`: the days
    from there to the move, summed up over the `timed` moves that were made.
    """

    default: StageWeight
    ended: int
    made: int
    own_days: int = 0
    timed: int = 0

    @property
    def stage(self) -> Stage:
        return self.default.stage

    @property
    def weight(self) -> float:
        if not self.ended:
            return self.default.weight
        default = self.default.weight * self.default.worth_moves
        return (default + self.made) / (self.default.worth_moves + self.ended)

    @property
    def days_to_move(self) -> int:
        """Whole days from the first day in the stage to the move: the mean of the council's own
        moves, with the default counted as `worth_moves` of them."""
        usual = self.default.days_to_move * self.default.worth_moves
        return round((usual + self.own_days) / (self.default.worth_moves + self.timed))


def own_weights(moves: Iterable[OneMove], defaults: Sequence[StageWeight]) -> tuple[OwnWeight, ...]:
    """A weight for each stage before the move, in order.

    A move counts where it once stood, when it has ended: made, or left the road. Open ones count
    nowhere; one that was made and ended early was made. Raises `KeyError` for a stage without a
    default.
    """
    of_stage = {one.stage: one for one in defaults}
    ended = [one for one in moves if one.was_made or one.stage in OFF_THE_ROAD]
    return tuple(_own(of_stage[stage], ended) for stage in BEFORE_THE_MOVE)


def weight_at(weights: Iterable[OwnWeight], stage: Stage) -> float | None:
    """The weight of a stage before the move; None for any other."""
    return next((one.weight for one in weights if one.stage is stage), None)


def _own(default: StageWeight, ended: Sequence[OneMove]) -> OwnWeight:
    stage = default.stage
    days = [found for one in ended if (found := _days(one, stage)) is not None]
    return OwnWeight(
        default=default,
        ended=sum(stage in one.ever for one in ended),
        made=sum(stage in one.ever and one.was_made for one in ended),
        own_days=sum(days),
        timed=len(days),
    )


def _days(move: OneMove, stage: Stage) -> int | None:
    """Days from the first day that a move made stood in a stage; None where it never did."""
    stood = [one.on for one in move.stages if one.content and one.content.stage is stage]
    if not stood or move.moved_on is None:
        return None
    return max((move.moved_on - min(stood)).days, 0)
