"""The honest row: saved − new pressures = net, over the same days of this year and the last.

The net is a fact: what the trust spent in the same days of the year before, less what it spent now.
Pressures are what must have come on top for both to be true: more children, other homes, prices.
"""

from dataclasses import dataclass
from datetime import date

from models.budget.lines import add_up_lines
from models.budget.picture import BudgetPicture


@dataclass(frozen=True, slots=True)
class Honest:
    """In pence, up to `until` (itself in): `saved` by moves, `net` better (above 0) or worse."""

    until: date
    saved: int
    net: int

    @property
    def pressures(self) -> int:
        """New pressures; below nothing: spend fell for other reasons than these moves too."""
        return self.saved - self.net


def savings_less_pressures(
    picture: BudgetPicture, council: str | None, saved: int
) -> Honest | None:
    """The row of one council or all (None); None where there are no days of both years to compare.

    `saved`: by the ledger up to the picture's day.
    """
    if picture.until is None or not picture.same_months or not picture.now:
        return None
    before, current = (
        add_up_lines(line for line in lines if council in (None, line.cell.council)).pence
        for lines in (picture.same_months, picture.now)
    )
    return Honest(picture.until, saved, before - current)
