"""How likely a move at a stage is to be made, and when: the council's own record, shrunk to the
defaults."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.pipeline.move_record import MoveRecord
from models.recording.move_stages import BEFORE_THE_MOVE, OFF_THE_ROAD, Stage


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


def own_weights(
    moves: Iterable[MoveRecord], defaults: Sequence[StageWeight]
) -> tuple[OwnWeight, ...]:
    """A weight for each stage before the move, in order.

    A move counts where it once stood, when it has ended: made, or left the road. Open ones count
    nowhere; one that was made and ended early was made. Raises `KeyError` for a stage without a
    default.
    """
    of_stage = {default.stage: default for default in defaults}
    ended = [move for move in moves if move.was_made or move.stage in OFF_THE_ROAD]
    return tuple(_own(of_stage[stage], ended) for stage in BEFORE_THE_MOVE)


def _own(default: StageWeight, ended: Sequence[MoveRecord]) -> OwnWeight:
    stage = default.stage
    days = [number for move_record in ended if (number := _days(move_record, stage)) is not None]
    return OwnWeight(
        default=default,
        ended=sum(stage in move_record.ever for move_record in ended),
        made=sum(stage in move_record.ever and move_record.was_made for move_record in ended),
        own_days=sum(days),
        timed=len(days),
    )


def _days(move: MoveRecord, stage: Stage) -> int | None:
    """Days from the first day that a move made stood in a stage; None where it never did."""
    stood = [entry.on for entry in move.stages if entry.content and entry.content.stage is stage]
    if not stood or move.moved_on is None:
        return None
    return max((move.moved_on - min(stood)).days, 0)
