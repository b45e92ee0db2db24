"""A forecast as it is shown and kept: every month for each choice of council and homes.

Ranges of a sum aren't sums of ranges, so each choice that a page offers is worked out from the
futures themselves and stands here by itself.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np

from models.budget.choices import EVERY, HOMES, places_of
from models.budget.forecast import Forecast
from models.journeys.answers.occupancy import MonthRow, councils_of, mean_and_range
from models.journeys.fit.engine import Engine
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.kinds import SETTINGS
from models.money import months_later
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class ForecastBand:
    """The mean over all futures, and the range that holds 8 in 10 of them (P10 to P90)."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MonthOf:
    """One month of one choice. `month`: yyyy-mm; children are those on its last day.

    `council`: EVERY or a council's name; `homes`: one of HOMES. `spend` (pounds
    in the month): None where no price is known or costs may not be seen.
    """

    month: str
    council: str
    homes: str
    children: ForecastBand
    spend: ForecastBand | None


@dataclass(frozen=True, slots=True)
class ForecastOutlook:
    """A forecast from a day with what it rests on.

    `returns`, `known_to`: the returns that the engine was fitted on, and the last day they cover.
    `unpriced`: kinds of home without a price, whose spend is in no sum.
    """

    as_of: date
    engine_version: str
    futures: int
    returns: int
    known_to: date
    unpriced: tuple[Setting, ...]
    months: tuple[MonthOf, ...]

    @property
    def begun_month(self) -> str | None:
        """The month of which a part had passed on the day (yyyy-mm): its spend is the rest's."""
        ends = months_later(self.as_of, 0)
        return None if self.as_of == ends else f"{self.as_of:%Y-%m}"

    @property
    def councils(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(month.council for month in self.months if month.council != EVERY)
        )

    def homes_in(self, council: str) -> frozenset[str]:
        """The kinds of home and groups that anybody lives in, in some future."""
        return frozenset(month.homes for month in self.months if month.council == council)

    def of(self, council: str, homes: str, until: str) -> tuple[MonthOf, ...]:
        """The months of one choice up to a month (yyyy-mm, itself in), in order."""
        return tuple(
            month
            for month in self.months
            if month.council == council and month.homes == homes and month.month <= until
        )

    def rows(self, until: str) -> tuple[MonthRow, ...]:
        """One row a month, kind of home and council up to a month, as the file has them."""
        settings = [setting.value for setting in SETTINGS]
        wanted = [
            month
            for month in self.months
            if month.council != EVERY and month.homes in settings and month.month <= until
        ]
        wanted.sort(
            key=lambda month_of: (month_of.month, settings.index(month_of.homes), month_of.council)
        )
        return tuple(_row(month_of) for month_of in wanted)


def outlook_of(forecast: Forecast, engine: Engine, *, with_spend: bool) -> ForecastOutlook:
    """Every choice worked out from the futures. `with_spend` False: no pound is in the answer."""
    unpriced: Flags = np.asarray(np.isnan(forecast.spend).all(axis=(0, 1, 3)))
    return ForecastOutlook(
        as_of=forecast.as_of,
        engine_version=engine.version,
        futures=forecast.futures.futures,
        returns=engine.fitted_on.returns,
        known_to=engine.fitted_on.last_day,
        unpriced=tuple(setting for setting, none in zip(SETTINGS, unpriced, strict=True) if none),
        months=tuple(_months(forecast, unpriced, with_spend)),
    )


def _months(forecast: Forecast, unpriced: Flags, with_spend: bool) -> Iterator[MonthOf]:
    names = councils_of(forecast.futures)
    spend = np.nan_to_num(forecast.spend)
    for council in (EVERY, *names):
        own = np.array([council in (EVERY, name) for name in names])
        children, pounds = (array[:, own].sum(axis=1) for array in (forecast.children, spend))
        for homes in HOMES:
            inside = places_of(homes)
            priced = with_spend and not unpriced[inside].all()
            if not children[:, inside].any():
                continue
            counted = _bands(children[:, inside].sum(axis=1))
            paid = _bands(pounds[:, inside].sum(axis=1)) if priced else (None,) * len(counted)
            for month, number, gbp in zip(forecast.months, counted, paid, strict=True):
                yield MonthOf(str(month), council, homes, number, gbp)


def _bands(numbers: Floats) -> tuple[ForecastBand, ...]:
    """One band a month."""
    columns = (column.tolist() for column in mean_and_range(numbers))
    return tuple(ForecastBand(*band) for band in zip(*columns, strict=True))


def _row(month_of: MonthOf) -> MonthRow:
    paid = (
        (None,) * 3
        if month_of.spend is None
        else (month_of.spend.mean, month_of.spend.low, month_of.spend.high)
    )
    counted = (month_of.children.mean, month_of.children.low, month_of.children.high)
    return MonthRow(month_of.month, month_of.homes, month_of.council, *counted, *paid)


def to_text(outlook: ForecastOutlook) -> str:
    """The outlook as JSON, so that it can be kept; numbers to the last digit."""
    return json.dumps(asdict(outlook), default=date.isoformat, allow_nan=False)


def from_text(text: str) -> ForecastOutlook:
    """The outlook that `to_text` wrote."""
    fields_kept = json.loads(text)
    return ForecastOutlook(
        as_of=date.fromisoformat(fields_kept["as_of"]),
        engine_version=fields_kept["engine_version"],
        futures=fields_kept["futures"],
        returns=fields_kept["returns"],
        known_to=date.fromisoformat(fields_kept["known_to"]),
        unpriced=tuple(Setting(one) for one in fields_kept["unpriced"]),
        months=tuple(
            MonthOf(
                one["month"],
                one["council"],
                one["homes"],
                ForecastBand(**one["children"]),
                None if one["spend"] is None else ForecastBand(**one["spend"]),
            )
            for one in fields_kept["months"]
        ),
    )
