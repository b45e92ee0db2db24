"""What ready children's moves are worth in a full year, in groups: whom each figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.saving.portfolio import CountedMove, amounts_of


@dataclass(frozen=True, slots=True)
class GroupOfMoves:
    """So many moves, and what they are expected to save together in their first 365 days, in
    pence."""

    moves: int = 0
    net: int = 0

    @property
    def mean(self) -> int:
        """Of one move, in pence; 0 where there is none."""
        return round(self.net / self.moves) if self.moves else 0

    def __add__(self, other: "GroupOfMoves") -> "GroupOfMoves":
        return GroupOfMoves(self.moves + other.moves, self.net + other.net)


@dataclass(frozen=True, slots=True)
class ReadyFullYears:
    """The ready moves that have a full-year figure, each in one group.

    `new`: the bed stops being paid and nobody has begun a move: what a new move is worth.
    `other_councils`: other children than those asked about. `under_way`: a move of the child is or
    was on the board. `stays_paid`: out of a bed that stays paid, or of which nobody said that it
    doesn't.
    """

    new: GroupOfMoves
    other_councils: GroupOfMoves
    under_way: GroupOfMoves
    stays_paid: GroupOfMoves

    @property
    def all_ready(self) -> GroupOfMoves:
        """Every ready move: what *What if* and a target in moves take the average of."""
        return self.new + self.other_councils + self.under_way + self.stays_paid


def ready_full_years(
    moves: Sequence[CountedMove], on_board: frozenset[str], council: str | None = None
) -> ReadyFullYears:
    """`moves`: those of all ready children; `on_board`: the children whose move is or was begun;
    `council`: whose children a new move is asked about, None = everybody's."""
    groups = [GroupOfMoves()] * 4
    for move in moves:
        window = move.saving.full_year
        if window is None:
            continue
        if council not in (None, move.council):
            position = 1
        elif move.child.key in on_board:
            position = 2
        else:
            position = 0 if move.is_cashable else 3
        groups[position] += GroupOfMoves(1, amounts_of(window).net)
    return ReadyFullYears(*groups)
