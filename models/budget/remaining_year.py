"""The rest of a financial year as the engine expects it: pounds and child-days in each future."""

import json
from dataclasses import dataclass

import numpy as np

from models.budget.forecast import Forecast
from models.budget.lines import Cell
from models.budget.outlook import ForecastBand
from models.journeys.answers.occupancy import (
    WeeklyRates,
    councils_of,
    mean_and_range,
    spend_by_month,
)
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear, to_pence
from models.settings import Setting


@dataclass(frozen=True, slots=True, eq=False)
class RemainingYear:
    """Months × councils (alphabetical) × settings (kinds.SETTINGS) × futures.

    `spend` in whole pounds; of `unpriced` kinds of home it is 0 and no figure. `days`: mean
    child-days to the hundredth, months × councils × settings. The first month is the rest of the
    one that is looked from. `engine_version`: what these futures came of.
    """

    months: tuple[str, ...]  # yyyy-mm
    councils: tuple[str, ...]
    spend: Floats
    days: Floats
    unpriced: tuple[Setting, ...]
    engine_version: str

    @property
    def futures(self) -> int:
        return int(self.spend.shape[-1])

    @property
    def cells(self) -> frozenset[Cell]:
        """Councils and kinds of home that anybody is expected in, whose price is known."""
        lived_in: Flags = np.asarray(self.days.any(axis=0))
        return frozenset(
            Cell(council, setting)
            for position, council in enumerate(self.councils)
            for place, setting in enumerate(SETTINGS)
            if lived_in[position, place] and setting not in self.unpriced
        )

    def mean_pence(self, cell: Cell) -> int:
        """Expected pence of one cell; sums over several are sums of these, to the penny."""
        return to_pence(float(self._of(frozenset({cell})).sum(axis=0).mean()))

    def days_of(self, cell: Cell) -> float:
        """Expected child-days of one cell; 0 of one without a price, as in the sums of pounds."""
        if cell.setting in self.unpriced:
            return 0.0
        return float(self.days[:, self._mask(frozenset({cell}))].sum())

    def band(self, cells: frozenset[Cell]) -> ForecastBand:
        """Pounds of the whole rest: the range is of the sum, not a sum of ranges."""
        return _band(self._of(cells).sum(axis=0))

    def by_month(self, cells: frozenset[Cell]) -> tuple[tuple[str, ForecastBand], ...]:
        """Pounds of each month."""
        months = zip(self.months, self._of(cells), strict=True)
        return tuple((month, _band(gbp)) for month, gbp in months)

    def so_far(self, cells: frozenset[Cell]) -> tuple[tuple[str, ForecastBand], ...]:
        """Pounds from the first month to the end of each, added up within each future."""
        months = zip(self.months, self._of(cells).cumsum(axis=0), strict=True)
        return tuple((month, _band(gbp)) for month, gbp in months)

    def chance_above(self, cells: frozenset[Cell], gbp: float) -> float:
        """The share of futures in which the whole rest costs more than so many pounds."""
        return float((self._of(cells).sum(axis=0) > gbp).mean())

    def _of(self, cells: frozenset[Cell]) -> Floats:
        """Months × futures."""
        gbp: Floats = self.spend[:, self._mask(cells)].sum(axis=1)
        return gbp

    def _mask(self, cells: frozenset[Cell]) -> Flags:
        return np.array(
            [[Cell(name, settings) in cells for settings in SETTINGS] for name in self.councils],
            bool,
        ).reshape(len(self.councils), len(SETTINGS))


def remaining_year_of(
    forecast: Forecast, year: FinancialYear, engine_version: str
) -> RemainingYear | None:
    """The months of a forecast that lie in the year; None where none does."""
    inside = [
        n for n, month in enumerate(forecast.months) if FinancialYear.holding(month.starts) == year
    ]
    if not inside:
        return None
    months = tuple(forecast.months[number] for number in inside)
    unpriced: Flags = np.asarray(np.isnan(forecast.spend).all(axis=(0, 1, 3)))
    days = spend_by_month(forecast.futures, months, _one_pound_a_day(year, len(months)))
    return RemainingYear(
        months=tuple(str(month) for month in months),
        councils=councils_of(forecast.futures),
        spend=np.nan_to_num(forecast.spend[inside]),
        days=np.round(days.mean(axis=-1), 2),
        unpriced=tuple(setting for setting, none in zip(SETTINGS, unpriced, strict=True) if none),
        engine_version=engine_version,
    )


def to_text(remaining_year: RemainingYear) -> str:
    """The rest as JSON, so that it can be kept; homes that nobody is expected in are left out."""
    lived_in = np.argwhere(remaining_year.days.any(axis=0)).tolist()
    cells = [
        {
            "council": position,
            "setting": place,
            "days": remaining_year.days[:, position, place].tolist(),
            "spend": remaining_year.spend[:, position, place].astype(int).tolist(),
        }
        for position, place in lived_in
    ]
    held = {
        "months": remaining_year.months,
        "councils": remaining_year.councils,
        "futures": remaining_year.futures,
        "cells": cells,
        "unpriced": remaining_year.unpriced,
        "engine_version": remaining_year.engine_version,
    }
    return json.dumps(held, allow_nan=False)


def from_text(text: str) -> RemainingYear:
    """The rest that `to_text` wrote."""
    held = json.loads(text)
    shape = (len(held["months"]), len(held["councils"]), len(SETTINGS))
    spend, days = np.zeros((*shape, held["futures"])), np.zeros(shape)
    for cell in held["cells"]:
        spend[:, cell["council"], cell["setting"]] = cell["spend"]
        days[:, cell["council"], cell["setting"]] = cell["days"]
    return RemainingYear(
        months=tuple(held["months"]),
        councils=tuple(held["councils"]),
        spend=spend,
        days=days,
        unpriced=tuple(Setting(one) for one in held["unpriced"]),
        engine_version=held["engine_version"],
    )


def _one_pound_a_day(year: FinancialYear, months: int) -> WeeklyRates:
    """Rates by which spend is child-days."""
    return WeeklyRates(
        year=year,
        by_setting=np.full(len(SETTINGS), float(DAYS_PER_WEEK)),
        own=np.array([], float),
        uplift=np.zeros(len(SETTINGS)),
        factor=np.ones((len(SETTINGS), months)),
    )


def _band(gbp: Floats) -> ForecastBand:
    return ForecastBand(*(float(values) for values in mean_and_range(gbp)))
