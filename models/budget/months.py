"""A financial year month by month: what has been, what is expected, the budget, the year before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from models.budget.lines import Cell, CostLine, lines_within
from models.budget.outlook import ForecastBand
from models.budget.picture import BudgetPicture
from models.budget.remaining_year import RemainingYear
from models.budget.year import BudgetPosition
from models.money import FinancialYear, months_later, shared_pence


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """One month of a year; `…_so_far`: from 1 April to its end. Pence, but for bands in pounds.

    `been_to`: the last day of it that has been, None in a month to come. `expected`: the rest of
    the month; `so_far`: with all that has been. `budget_pence`: the year's budget spread by days
    (policy choice: budgets.csv has no months). `last_year_same_pence`: up to the same day.
    """

    month: str  # yyyy-mm
    ends: date
    been_to: date | None
    spent_pence: int
    spent_so_far: int
    expected: ForecastBand | None
    so_far: ForecastBand | None
    budget_pence: int | None
    budget_so_far: int | None
    last_year_pence: int
    last_year_same_pence: int
    last_year_so_far: int


def months_of_year(
    picture: BudgetPicture, remaining_year: RemainingYear | None, budget_position: BudgetPosition
) -> tuple[MonthOfYear, ...]:
    """The twelve months of the year for the homes of one position."""
    ends = [months_later(picture.year.first_day, number) for number in range(12)]
    counts = _by_month(picture.now, budget_position.cells)
    last = _by_month(picture.last_year, budget_position.cells)
    same = _by_month(picture.same_months, budget_position.cells)
    spent = [counts[f"{end:%Y-%m}"] for end in ends]
    before = [last[_year_before(end)] for end in ends]
    budget = _spread(picture.year, ends, budget_position.budget_pence)
    added = [list(accumulate(numbers)) for numbers in (spent, before, budget)]
    expected = dict(remaining_year.by_month(budget_position.cells)) if remaining_year else {}
    so_far = dict(remaining_year.so_far(budget_position.cells)) if remaining_year else {}
    gone = budget_position.actual.pence / 100
    return tuple(
        MonthOfYear(
            month=f"{end:%Y-%m}",
            ends=end,
            been_to=_been_to(picture.until, end),
            spent_pence=spent[n],
            spent_so_far=added[0][n],
            expected=expected.get(f"{end:%Y-%m}"),
            so_far=_shifted(so_far.get(f"{end:%Y-%m}"), gone),
            budget_pence=budget[n] if budget else None,
            budget_so_far=added[2][n] if budget else None,
            last_year_pence=before[n],
            last_year_same_pence=same[_year_before(end)],
            last_year_so_far=added[1][n],
        )
        for n, end in enumerate(ends)
    )


def _by_month(lines: Iterable[CostLine], cells: frozenset[Cell]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines_within(lines, cells):
        counts[line.month] += line.pence or 0
    return counts


def _spread(year: FinancialYear, ends: list[date], budget: int | None) -> list[int]:
    """The budget by months, in proportion to their days, adding up to it exactly."""
    if budget is None:
        return []
    starts = [year.first_day, *(end + timedelta(days=1) for end in ends[:-1])]
    days = [(end - start).days + 1 for start, end in zip(starts, ends, strict=True)]
    return list(shared_pence(budget, days))


def _year_before(end: date) -> str:
    return f"{end.year - 1}-{end:%m}"


def _been_to(until: date | None, end: date) -> date | None:
    if until is None or until < end.replace(day=1):
        return None
    return min(until, end)


def _shifted(band: ForecastBand | None, by: float) -> ForecastBand | None:
    return band and ForecastBand(band.mean + by, band.low + by, band.high + by)
