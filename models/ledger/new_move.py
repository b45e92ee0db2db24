"""What one more move on a given day would be expected to add: this year and in a full year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.saving.portfolio import CountedMove, amounts_of
from models.saving.ready_moves import (
    ReadyChildren,
    ReadyFullYears,
    new_among,
    ready_children,
    ready_full_years,
)


@dataclass(frozen=True, slots=True)
class NewMove:
    """The mean over the `children` who are ready, have no move under way, and whose bed stops being
    paid, in pence; the full year's over the `full_children` of them whose path doesn't end within
    the year. `among`: all ready children in parts, of which they are the `new`. `can_close`: so
    many moves as there are children would close the gap (None: no gap to close). `ready`: every
    ready move with a full-year figure, in groups: the `full_children` are its `new`."""

    on: date
    among: ReadyChildren
    this_year: int
    full_year: int | None
    full_children: int
    can_close: bool | None
    ready: ReadyFullYears

    @property
    def children(self) -> int:
        """How many children the mean of the year is taken over."""
        return self.among.new


def new_move(
    moves: Sequence[CountedMove],
    on: date,
    gap: int | None,
    on_board: frozenset[str] = frozenset(),
    council: str | None = None,
) -> NewMove | None:
    """`moves`: those of all ready children, on that day; `on_board`: the children whose move is or
    was begun. None where nobody is ready for a new one or has a figure.

    The mean of all of them: which child moves is never chosen by what it would save.
    """
    windows = (move.saving.this_year for move in new_among(moves, on_board, council))
    years = [amounts_of(window).net for window in windows if window is not None]
    ready = ready_full_years(moves, on_board, council)
    if not years:
        return None
    mean = round(sum(years) / len(years))
    can_close = None if gap is None or gap <= 0 else sum(years) >= gap
    full_year = ready.new.mean if ready.new.moves else None
    among = ready_children(moves, on_board, council)
    return NewMove(on, among, mean, full_year, ready.new.moves, can_close, ready)
