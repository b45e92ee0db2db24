"""One move's saving week by week: every pound as child-weeks, adding up to its window exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from models.money import DAYS_PER_WEEK, FinancialYear, shared_pence
from models.saving.estimate import SavingComponent, SavingLine, Window
from models.saving.portfolio import Amounts, amounts_of
from models.saving.windows import MoveTerms, PricePeriod, lines_of, share_in_new_home


@dataclass(frozen=True, slots=True)
class ChildWeek:
    """One week (or the days of it that lie in the period), `starts` counted, `ends` not.

    `lasting`: the share of it that the child is expected to be in the new home. Amounts in pence:
    positive saves, negative costs.
    """

    number: int
    starts: date
    ends: date
    lasting: float
    amounts: Amounts


def child_weeks(terms: MoveTerms, window: Window) -> tuple[ChildWeek, ...]:
    """The weeks of a window at one price year (this year, full year), counted from the move.

    Each column adds up to the window's part to the penny: what each week would be by itself gives
    the proportions in which the window's pence are shared. Weeks of the new home paid before the
    move count too. An empty window has no weeks.
    """
    if not window.lines:
        return ()
    year = FinancialYear.holding(terms.move_on)
    days = _days(terms, window)
    stretches = [PricePeriod(first, last, year) for first, last in pairwise(days)]
    raw = [lines_of(terms, stretch) for stretch in stretches]
    shares = {part: [_part(lines, part) for lines in raw] for part in SavingComponent}
    total = amounts_of(window)
    numbers = (
        total.old_home,
        total.new_home,
        total.support,
        total.one_off,
        total.overlap,
        total.elsewhere,
    )
    columns = {
        part: shared_pence(of, shares[part])
        for part, of in zip(SavingComponent, numbers, strict=True)
    }
    return tuple(
        ChildWeek(
            number=_week_number(stretch),
            starts=terms.move_on + timedelta(days=stretch.from_day),
            ends=terms.move_on + timedelta(days=stretch.to_day),
            lasting=share_in_new_home(terms, stretch),
            amounts=Amounts(*(columns[part][turn] for part in SavingComponent)),
        )
        for turn, stretch in enumerate(stretches)
    )


def sum_of_weeks(weeks: Sequence[ChildWeek]) -> Amounts:
    """What the columns add up to: the window's own parts."""
    return sum((week.amounts for week in weeks), Amounts())


def _days(terms: MoveTerms, window: Window) -> list[int]:
    """Where weeks begin and end, in days after the move: weeks of the move, cut to the window."""
    first = ((window.counts_from or window.starts) - terms.move_on).days
    last = (window.ends - terms.move_on).days
    begun = first - first % DAYS_PER_WEEK
    inside = range(begun + DAYS_PER_WEEK, last, DAYS_PER_WEEK)
    return [first, *inside, last]


def _part(lines: Sequence[SavingLine], part: SavingComponent) -> float:
    return sum(line.gbp for line in lines if line.part is part)


def _week_number(stretch: PricePeriod) -> int:
    """1 for the week that begins on the day of the move; 0 and below before it."""
    return int(stretch.from_day // DAYS_PER_WEEK) + 1
