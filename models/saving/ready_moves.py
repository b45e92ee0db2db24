"""Ready children in parts, and what their moves are worth in a full year: whom a figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from models.saving.portfolio import CountedMove, amounts_of


class ReadyPart(Enum):
    """What a ready child's move is to whoever counts new moves."""

    NEW = auto()
    OTHER_COUNCIL = auto()
    UNDER_WAY = auto()
    STAYS_PAID = auto()


@dataclass(frozen=True, slots=True)
class ReadyChildren:
    """The ready children of one council or of all, each in one part.

    `new`: with a figure for the year, a bed that stops being paid, and no move begun: whom the mean
    of a new move is taken over. `under_way`: a move of theirs is or was on the board;
    `under_way_stays_paid`: of them, in a bed that stays paid, or of which nobody said that it
    doesn't; `under_way_no_figure`: of the others of them, of whom nothing can be said of what a
    move would save in the year. `stays_paid`, `no_figure`: the same of who has no move.
    """

    new: int
    under_way: int = 0
    under_way_stays_paid: int = 0
    under_way_no_figure: int = 0
    stays_paid: int = 0
    no_figure: int = 0

    @property
    def all_ready(self) -> int:
        """How many children are ready, as the board's report and the view of ready moves say."""
        return self.new + self.others

    @property
    def others(self) -> int:
        """Those whom the mean of a new move leaves out."""
        return self.under_way + self.stays_paid + self.no_figure


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
    was on the board. `under_way_stays_paid`: how many of them are out of a bed that stays paid, or
    of which nobody said that it doesn't. `stays_paid`: of the others, those out of such a bed.
    """

    new: GroupOfMoves
    other_councils: GroupOfMoves
    under_way: GroupOfMoves
    stays_paid: GroupOfMoves
    under_way_stays_paid: int = 0

    @property
    def all_that_stay_paid(self) -> int:
        """How many are out of a bed that stays paid or may, on the board or not."""
        return self.stays_paid.moves + self.under_way_stays_paid

    @property
    def all_ready(self) -> GroupOfMoves:
        """Every ready move: what *What if* and a target in moves take the average of."""
        return self.new + self.other_councils + self.under_way + self.stays_paid


def ready_full_years(
    moves: Sequence[CountedMove], on_board: frozenset[str], council: str | None = None
) -> ReadyFullYears:
    """`moves`: those of all ready children; `on_board`: the children whose move is or was begun;
    `council`: whose children a new move is asked about, None = everybody's."""
    groups = dict.fromkeys(ReadyPart, GroupOfMoves())
    under_way_stays_paid = 0
    for move in moves:
        window = move.saving.full_year
        if window is None:
            continue
        part = _part_of(move, on_board, council)
        groups[part] += GroupOfMoves(1, amounts_of(window).net)
        under_way_stays_paid += part is ReadyPart.UNDER_WAY and not move.is_cashable
    return ReadyFullYears(
        new=groups[ReadyPart.NEW],
        other_councils=groups[ReadyPart.OTHER_COUNCIL],
        under_way=groups[ReadyPart.UNDER_WAY],
        stays_paid=groups[ReadyPart.STAYS_PAID],
        under_way_stays_paid=under_way_stays_paid,
    )


def ready_children(
    moves: Sequence[CountedMove], on_board: frozenset[str], council: str | None = None
) -> ReadyChildren:
    """How many of the ready children of a council (None: of all) are in each part; asked as
    `ready_full_years` is."""
    parts = [(move, _part_of(move, on_board, council)) for move in moves]
    under_way = [move for move, part in parts if part is ReadyPart.UNDER_WAY]
    new = new_among(moves, on_board, council)
    begun_for_cash = [move for move in under_way if move.is_cashable]
    return ReadyChildren(
        new=len(new) - _without_figure(new),
        under_way=len(under_way),
        under_way_stays_paid=len(under_way) - len(begun_for_cash),
        under_way_no_figure=_without_figure(begun_for_cash),
        stays_paid=sum(part is ReadyPart.STAYS_PAID for _, part in parts),
        no_figure=_without_figure(new),
    )


def _without_figure(moves: Sequence[CountedMove]) -> int:
    return sum(move.saving.this_year is None for move in moves)


def new_among(
    moves: Sequence[CountedMove], on_board: frozenset[str], council: str | None = None
) -> tuple[CountedMove, ...]:
    """The moves of ready children that would be new ones: the bed stops being paid, and nobody has
    begun a move; with a figure or without."""
    return tuple(move for move in moves if _part_of(move, on_board, council) is ReadyPart.NEW)


def _part_of(move: CountedMove, on_board: frozenset[str], council: str | None) -> ReadyPart:
    if council not in (None, move.council):
        return ReadyPart.OTHER_COUNCIL
    if move.child.key in on_board:
        return ReadyPart.UNDER_WAY
    return ReadyPart.NEW if move.is_cashable else ReadyPart.STAYS_PAID
