"""How likely a move at a stage is to be made: the council's own record, shrunk to the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.moves.on_record import OneMove
from models.savings.pipeline import BEFORE_THE_MOVE, OFF_THE_ROAD, Stage


@dataclass(frozen=True, slots=True)
class StageWeight:
    """The default: the share of moves at a stage that are made, worth so many own moves.

    `basis`: published or policy choice.
    """

    stage: Stage
    weight: float
    worth_moves: float
    source: str
    basis: str


@dataclass(frozen=True, slots=True)
class OwnWeight:
    """What is used: own moves that once stood there and have ended, and how many were made.

    `weight` = (default × worth + made) / (worth + ended), between 0 and 1.
    """

    default: StageWeight
    ended: int
    made: int

    @property
    def stage(self) -> Stage:
        return self.default.stage

    @property
    def weight(self) -> float:
        if not self.ended:
            return self.default.weight
        default = self.default.weight * self.default.worth_moves
        return (default + self.made) / (self.default.worth_moves + self.ended)


def own_weights(moves: Iterable[OneMove], defaults: Sequence[StageWeight]) -> tuple[OwnWeight, ...]:
    """A weight for each stage before the move, in order.

    A move counts where it once stood, when it has ended: made, or left the road. Open ones count
    nowhere; one that was made and ended early was made. Raises `KeyError` for a stage without a
    default.
    """
    of_stage = {one.stage: one for one in defaults}
    ended = [one for one in moves if one.was_made or one.stage in OFF_THE_ROAD]
    return tuple(
        OwnWeight(
            default=of_stage[stage],
            ended=sum(stage in one.ever for one in ended),
            made=sum(stage in one.ever and one.was_made for one in ended),
        )
        for stage in BEFORE_THE_MOVE
    )


def weight_at(weights: Iterable[OwnWeight], stage: Stage) -> float | None:
    """The weight of a stage before the move; None for any other."""
    return next((one.weight for one in weights if one.stage is stage), None)
