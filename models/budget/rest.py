"""The rest of a financial year as the engine expects it: pounds and child-days in each future."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from models.budget.forecast import Forecast
from models.budget.lines import Cell
from models.budget.outlook import Band
from models.children.settings import Setting
from models.journeys.answers import Rates, bands, councils_of, spend_by_month
from models.journeys.arrays import Flags, Floats
from models.journeys.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear, pence


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
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
            for at, council in enumerate(self.councils)
            for place, setting in enumerate(SETTINGS)
            if lived_in[at, place] and setting not in self.unpriced
        )

    def mean_pence(self, cell: Cell) -> int:
        """Expected pence of one cell; sums over several are sums of these, to the penny."""
        return pence(float(self._of(frozenset({cell})).sum(axis=0).mean()))

    def days_of(self, cell: Cell) -> float:
        """Expected child-days of one cell; 0 of one without a price, as in the sums of pounds."""
        if cell.setting in self.unpriced:
            return 0.0
        return float(self.days[:, self._mask(frozenset({cell}))].sum())

    def band(self, cells: frozenset[Cell]) -> Band:
        """Pounds of the whole rest: the range is of the sum, not a sum of ranges."""
        return _band(self._of(cells).sum(axis=0))

    def by_month(self, cells: frozenset[Cell]) -> tuple[tuple[str, Band], ...]:
        """Pounds of each month."""
        months = zip(self.months, self._of(cells), strict=True)
        return tuple((month, _band(gbp)) for month, gbp in months)

    def so_far(self, cells: frozenset[Cell]) -> tuple[tuple[str, Band], ...]:
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
            [[Cell(name, one) in cells for one in SETTINGS] for name in self.councils], bool
        ).reshape(len(self.councils), len(SETTINGS))


def rest_of(found: Forecast, year: FinancialYear, engine_version: str) -> Rest | None:
    """The months of a forecast that lie in the year; None where none does."""
    inside = [n for n, one in enumerate(found.months) if FinancialYear.holding(one.starts) == year]
    if not inside:
        return None
    months = tuple(found.months[number] for number in inside)
    unpriced: Flags = np.asarray(np.isnan(found.spend).all(axis=(0, 1, 3)))
    days = spend_by_month(found.futures, months, _one_pound_a_day(year, len(months)))
    return Rest(
        months=tuple(str(month) for month in months),
        councils=councils_of(found.futures),
        spend=np.nan_to_num(found.spend[inside]),
        days=np.round(days.mean(axis=-1), 2),
        unpriced=tuple(one for one, none in zip(SETTINGS, unpriced, strict=True) if none),
        engine_version=engine_version,
    )


def to_text(rest: Rest) -> str:
    """The rest as JSON, so that it can be kept; homes that nobody is expected in are left out."""
    lived_in = np.argwhere(rest.days.any(axis=0)).tolist()
    cells = [
        {"council": at, "setting": place, "days": rest.days[:, at, place].tolist(),
         "spend": rest.spend[:, at, place].astype(int).tolist()}
        for at, place in lived_in
    ]  # fmt: skip
    held = {
        "months": rest.months, "councils": rest.councils, "futures": rest.futures, "cells": cells,
        "unpriced": rest.unpriced, "engine_version": rest.engine_version,
    }  # fmt: skip
    return json.dumps(held, allow_nan=False)


def from_text(text: str) -> Rest:
    """The rest that `to_text` wrote."""
    held = json.loads(text)
    shape = (len(held["months"]), len(held["councils"]), len(SETTINGS))
    spend, days = np.zeros((*shape, held["futures"])), np.zeros(shape)
    for cell in held["cells"]:
        spend[:, cell["council"], cell["setting"]] = cell["spend"]
        days[:, cell["council"], cell["setting"]] = cell["days"]
    return Rest(
        months=tuple(held["months"]),
        councils=tuple(held["councils"]),
        spend=spend,
        days=days,
        unpriced=tuple(Setting(one) for one in held["unpriced"]),
        engine_version=held["engine_version"],
    )


def _one_pound_a_day(year: FinancialYear, months: int) -> Rates:
    """Rates by which spend is child-days."""
    return Rates(
        year=year,
        by_setting=np.full(len(SETTINGS), float(DAYS_PER_WEEK)),
        own=np.array([], float),
        uplift=np.zeros(len(SETTINGS)),
        factor=np.ones((len(SETTINGS), months)),
    )


def _band(gbp: Floats) -> Band:
    return Band(*(float(one) for one in bands(gbp)))
