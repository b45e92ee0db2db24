"""Questions put to simulated futures: small pure functions from stays to numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.kinds import SETTINGS
from models.journeys.simulate.futures import Futures
from models.money import DAYS_PER_WEEK, FinancialYear

LOW, HIGH = 10, 90


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month: from its first day (or the simulation's, if later) up to `ends`, out."""

    starts: date
    ends: date

    @property
    def last_day(self) -> date:
        return self.ends - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m}"


@dataclass(frozen=True, slots=True, eq=False)
class WeeklyRates:
    """What a week costs the trust, at the prices of the financial year that holds the start.

    `by_setting[setting]` (NaN = no price known) and `own[child]` for those in care at the start
    (NaN = the setting's). `uplift[setting]` each 1 April. `factor` gives changes of a scenario:
    setting × month, 1 where nothing changes. `of_place[place]`: a week in each of a
    scenario's new places (0 = none of them); NaN, or nothing there, = the setting's price.
    """

    year: FinancialYear
    by_setting: Floats
    own: Floats
    uplift: Floats
    factor: Floats
    of_place: Floats = field(default_factory=lambda: np.full(1, np.nan))

    def rise(self, number: int, month: Month) -> Floats:
        """By how much each setting's prices of a month (the number of its `factor`) have risen."""
        years = FinancialYear.holding(month.starts).start - self.year.start
        risen: Floats = (1 + self.uplift) ** years * self.factor[:, number]
        return risen


def weekly_prices(futures: Futures, rates: WeeklyRates) -> Floats:
    """What a week of each stay costs at the start's prices; NaN = no price known."""
    weekly: Floats = rates.by_setting[futures.setting.astype(np.int64)]
    own = np.full(len(weekly), np.nan)
    mine = futures.own_price & (futures.who < len(rates.own)) & (futures.place == 0)
    own[mine] = rates.own[futures.who[mine]]
    weekly = np.where(np.isnan(own), weekly, own)
    in_new = np.flatnonzero((futures.place > 0) & (futures.place < len(rates.of_place)))
    of_place = rates.of_place[futures.place[in_new]]
    weekly[in_new] = np.where(np.isnan(of_place), weekly[in_new], of_place)
    return weekly


def months_of(first: date, last: date) -> tuple[Month, ...]:
    """The months from the one that holds the first day to the one that holds the last."""
    months, day = [], first
    while day <= last:
        ends = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        months.append(Month(day, ends))
        day = ends
    return tuple(months)


def children_by_month(futures: Futures, months: tuple[Month, ...]) -> Floats:
    """Children on each month's last day: months × councils × settings × futures.

    Councils in alphabetical order (`councils_of`), settings in kinds.SETTINGS' order.
    """
    cells = _Cells(futures)
    return np.array(
        [
            cells.count(futures.starts < day + 1, futures.ends > day)
            for day in (float((month.last_day - futures.as_of).days) for month in months)
        ]
    )


def spend_by_month(futures: Futures, months: tuple[Month, ...], rates: WeeklyRates) -> Floats:
    """Pounds spent in each month: months × councils × settings × futures; NaN = no price known."""
    cells = _Cells(futures)
    settings = futures.setting.astype(np.int64)
    weekly = weekly_prices(futures, rates)
    unpriced = np.isnan(rates.by_setting)
    values = []
    for number, month in enumerate(months):
        first, last = ((day - futures.as_of).days for day in (month.starts, month.ends))
        rise = rates.rise(number, month)
        there = np.flatnonzero((futures.starts < last) & (futures.ends > first))
        days = np.minimum(futures.ends[there], last) - np.maximum(futures.starts[there], first)
        gbp = np.nan_to_num(weekly[there]) * days / DAYS_PER_WEEK * rise[settings[there]]
        spend = cells.add(there, gbp)
        spend[:, unpriced] = np.nan
        values.append(spend)
    return np.array(values)


def councils_of(futures: Futures) -> tuple[str, ...]:
    """The councils of the children and entrants, in alphabetical order."""
    return tuple(sorted(set(futures.councils)))


def mean_and_range(numbers: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean, P10 and P90 over the last axis, the futures; a range always holds its mean.

    Where nearly all futures are the same, a few far ones draw the mean out of P10 to P90: the range
    then reaches to it, and holds a little more than 8 in 10 futures.
    """
    low, high = np.percentile(numbers, [LOW, HIGH], axis=-1)
    mean = numbers.mean(axis=-1)
    return mean, np.minimum(low, mean), np.maximum(high, mean)


class _Cells:
    """Adds stays up by council, setting and future."""

    def __init__(self, futures: Futures) -> None:
        names = councils_of(futures)
        place = {name: number for number, name in enumerate(names)}
        council = np.array([place[name] for name in futures.councils], np.int64)
        self._shape = (len(names), len(SETTINGS), futures.futures)
        of_stay = council[futures.who] * len(SETTINGS) + futures.setting
        self._cell = of_stay * futures.futures + futures.future

    def count(self, *conditions: Flags) -> Floats:
        return self.add(np.flatnonzero(np.logical_and.reduce(conditions)), None)

    def add(self, stays: Whole, amounts: Floats | None) -> Floats:
        size = int(np.prod(self._shape))
        total = np.bincount(self._cell[stays], amounts, minlength=size)
        return total.astype(np.float64).reshape(self._shape)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Children and spend of one month, setting and council, each with its 80% band.

    `spend_*` None: no price is held for this kind of home.
    """

    month: str
    setting: str
    council: str
    children_mean: float
    children_p10: float
    children_p90: float
    spend_gbp_mean: float | None
    spend_gbp_p10: float | None
    spend_gbp_p90: float | None


def month_rows(
    futures: Futures, months: tuple[Month, ...], children: Floats, spend: Floats
) -> Iterator[MonthRow]:
    """One row a month, setting and council; settings and councils that never occur are left out."""
    of_children, of_spend = mean_and_range(children), mean_and_range(spend)
    councils = councils_of(futures)
    lived_in = children.any(axis=(0, 3)) | (np.nan_to_num(spend) != 0).any(axis=(0, 3))
    for number, month in enumerate(months):
        for place, setting in enumerate(SETTINGS):
            for which, council in enumerate(councils):
                if lived_in[which, place]:
                    numbers = (number, which, place)
                    counted = (float(band[numbers]) for band in of_children)
                    paid = (_known(band[numbers]) for band in of_spend)
                    yield MonthRow(str(month), setting.value, council, *counted, *paid)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
