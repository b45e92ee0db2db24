"""Child-weeks and pounds: what each stay cost in each month, the finest line of every figure.

A figure of what has been is a sum of these lines, so every cut of it adds up to the penny.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from models.budget.between_returns import KnownBy
from models.budget.stays import a_day
from models.frames import rows_of
from models.journeys.history.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear, to_pence
from models.prices.stay_price import Priced
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class Cell:
    """One council and kind of home; what budgets, averages and forecasts are told apart by."""

    council: str
    setting: Setting


@dataclass(frozen=True, slots=True)
class CostLine:
    """A child's days in one home within one month (or the part of it up to the data's date).

    `starts` to `ends` (exclusive), `began`: the stay's own first day. `pence`: days × weekly
    price ÷ 7, rounded once here and nowhere else; None where no price is known, which is not £0.
    `known_by`: which files tell of the stay.
    """

    child: str
    cell: Cell
    began: date
    starts: date
    ends: date
    price: Priced | None
    pence: int | None
    known_by: KnownBy = KnownBy.RETURNS

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days

    @property
    def month(self) -> str:
        """yyyy-mm."""
        return f"{self.starts:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Spent:
    """Child-days and pence of some lines. `usual_pence`, `usual_days`: of `pence` and `days`, at
    prices not the child's own.

    `unpriced_days`: days at homes without a known price, in no sum of pounds.
    """

    days: int = 0
    pence: int = 0
    usual_pence: int = 0
    unpriced_days: int = 0
    usual_days: int = 0

    @property
    def recorded_pence(self) -> int:
        return self.pence - self.usual_pence

    @property
    def recorded_days(self) -> int:
        return self.days - self.usual_days


def lines_of(stays: pd.DataFrame, year: FinancialYear, up_to: date) -> tuple[CostLine, ...]:
    """The lines of one financial year's stays (`stays.priced_stays`) up to a day, itself in.

    In order of child, then day.
    """
    cost_lines = []
    after = up_to + timedelta(days=1)
    for row in rows_of(stays[stays["year"] == year.start]):
        cell = Cell(row.council, SETTINGS[row.setting])
        began, day = a_day(row.began), a_day(row.starts)
        last = min(a_day(row.ends), after)
        while day < last:
            ends = min(last, (day.replace(day=1) + timedelta(days=32)).replace(day=1))
            gbp = row.price and row.price.weekly_gbp * (ends - day).days / DAYS_PER_WEEK
            full = None if gbp is None else to_pence(gbp)
            line = CostLine(
                row.child, cell, began, day, ends, row.price, full, KnownBy(row.known_by)
            )
            cost_lines.append(line)
            day = ends
    return tuple(sorted(cost_lines, key=lambda line: (line.child, line.starts)))


def up_to(lines: Iterable[CostLine], last: date) -> tuple[CostLine, ...]:
    """The lines up to a day, itself in; one that goes on longer is cut there."""
    after = last + timedelta(days=1)
    return tuple(_cut(line, after) for line in lines if line.starts < after)


def add_up_lines(lines: Iterable[CostLine]) -> Spent:
    """What some lines add up to."""
    days = total = usual = unpriced = usual_days = 0
    for line in lines:
        if line.pence is None:
            unpriced += line.days
            continue
        days += line.days
        total += line.pence
        if line.price is not None and not line.price.is_recorded:
            usual += line.pence
            usual_days += line.days
    return Spent(days, total, usual, unpriced, usual_days)


def spent_by_file(lines: Iterable[CostLine]) -> tuple[tuple[KnownBy, Spent], ...]:
    """What the lines add up to by the files that tell of the stays; together all of them."""
    cost_lines = tuple(lines)
    return tuple(
        (known_by, add_up_lines(x for x in cost_lines if x.known_by is known_by))
        for known_by in KnownBy
    )


def lines_within(lines: Iterable[CostLine], cells: frozenset[Cell]) -> tuple[CostLine, ...]:
    """The lines of some councils and kinds of home."""
    return tuple(line for line in lines if line.cell in cells)


def cells_of(lines: Iterable[CostLine]) -> frozenset[Cell]:
    """The councils and kinds of home that some lines are of."""
    return frozenset(line.cell for line in lines)


def same_day_before(day: date) -> date:
    """The same day of the year before; of a 29 February the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - 1, day.month, 28 if leap else day.day)


def _cut(line: CostLine, after: date) -> CostLine:
    if line.ends <= after:
        return line
    days = (after - line.starts).days
    gbp = None if line.price is None else line.price.weekly_gbp * days / DAYS_PER_WEEK
    full = None if gbp is None else to_pence(gbp)
    return replace(line, ends=after, pence=full)
