"""What one more move on a given day would be expected to add: this year and in a full year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.saving.portfolio import CountedMove, amounts_of


@dataclass(frozen=True, slots=True)
class NewMove:
    """The mean over `children` who are ready, have no move under way, and whose bed stops being
    paid, in pence; the full year's over the `full_children` of them whose path doesn't end within
    the year. `can_close`: so many moves as there are children would close the gap (None: no
    gap to close)."""

    on: date
    children: int
    this_year: int
    full_year: int | None
    full_children: int
    can_close: bool | None


def new_move(moves: Sequence[CountedMove], on: date, gap: int | None) -> NewMove | None:
    """`moves`: those of ready children, on that day. None where nobody is ready or has a figure.

    The mean of all of them: which child moves is never chosen by what it would save.
    """
    cashable = [move.saving for move in moves if move.is_cashable]
    years = [
        amounts_of(saving.this_year).net for saving in cashable if saving.this_year is not None
    ]
    full = [amounts_of(saving.full_year).net for saving in cashable if saving.full_year is not None]
    if not years:
        return None
    mean = round(sum(years) / len(years))
    can_close = None if gap is None or gap <= 0 else sum(years) >= gap
    full_year = round(sum(full) / len(full)) if full else None
    return NewMove(on, len(years), mean, full_year, len(full), can_close)
