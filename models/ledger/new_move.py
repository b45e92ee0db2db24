"""What one more move on a given day would be expected to add: this year and in a full year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.saving.portfolio import CountedMove, amounts_of
from models.saving.ready_moves import ReadyFullYears, ready_full_years


@dataclass(frozen=True, slots=True)
class NewMove:
    """The mean over `children` who are ready, have no move under way, and whose bed stops being
    paid, in pence; the full year's over the `full_children` of them whose path doesn't end within
    the year. `can_close`: so many moves as there are children would close the gap (None: no
    gap to close). `ready`: every ready move, in groups: these children are its `new`."""

    on: date
    children: int
    this_year: int
    full_year: int | None
    full_children: int
    can_close: bool | None
    ready: ReadyFullYears


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
    cashable = [
        move.saving
        for move in moves
        if move.is_cashable and move.child.key not in on_board and council in (None, move.council)
    ]
    years = [
        amounts_of(saving.this_year).net for saving in cashable if saving.this_year is not None
    ]
    ready = ready_full_years(moves, on_board, council)
    if not years:
        return None
    mean = round(sum(years) / len(years))
    can_close = None if gap is None or gap <= 0 else sum(years) >= gap
    full_year = ready.new.mean if ready.new.moves else None
    return NewMove(on, len(years), mean, full_year, ready.new.moves, can_close, ready)
