"""A forecast as it is shown and kept: every month for each choice of council and homes.

Ranges of a sum aren't sums of ranges, so each choice that a page offers is worked out from the
futures themselves and stands here by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np

from models.budget.choices import EVERY, HOMES, places_of
from models.budget.forecast import Forecast
from models.children.settings import Setting
from models.journeys.answers import MonthRow, bands, councils_of
from models.journeys.arrays import Flags, Floats
from models.journeys.engine import Engine
from models.journeys.kinds import SETTINGS
from models.money import months_later


@dataclass(frozen=True, slots=True)
class Band:
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
    children: Band
    spend: Band | None


@dataclass(frozen=True, slots=True)
class Outlook:
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
        return tuple(dict.fromkeys(one.council for one in self.months if one.council != EVERY))

    def homes_in(self, council: str) -> frozenset[str]:
        """The kinds of home and groups that anybody lives in, in some future."""
        return frozenset(one.homes for one in self.months if one.council == council)

    def of(self, council: str, homes: str, until: str) -> tuple[MonthOf, ...]:
        """The months of one choice up to a month (yyyy-mm, itself in), in order."""
        return tuple(
            one for one in self.months
            if one.council == council and one.homes == homes and one.month <= until
        )  # fmt: skip

    def rows(self, until: str) -> tuple[MonthRow, ...]:
        """One row a month, kind of home and council up to a month, as the file has them."""
        settings = [setting.value for setting in SETTINGS]
        wanted = [
            one for one in self.months
            if one.council != EVERY and one.homes in settings and one.month <= until
        ]  # fmt: skip
        wanted.sort(key=lambda one: (one.month, settings.index(one.homes), one.council))
        return tuple(_row(one) for one in wanted)


def outlook_of(found: Forecast, engine: Engine, *, with_spend: bool) -> Outlook:
    """Every choice worked out from the futures. `with_spend` False: no pound is in the answer."""
    unpriced: Flags = np.asarray(np.isnan(found.spend).all(axis=(0, 1, 3)))
    return Outlook(
        as_of=found.as_of,
        engine_version=engine.version,
        futures=found.futures.futures,
        returns=engine.fitted_on.returns,
        known_to=engine.fitted_on.last_day,
        unpriced=tuple(one for one, none in zip(SETTINGS, unpriced, strict=True) if none),
        months=tuple(_months(found, unpriced, with_spend)),
    )


def _months(found: Forecast, unpriced: Flags, with_spend: bool) -> Iterator[MonthOf]:
    names = councils_of(found.futures)
    spend = np.nan_to_num(found.spend)
    for council in (EVERY, *names):
        mine = np.array([council in (EVERY, name) for name in names])
        children, pounds = (array[:, mine].sum(axis=1) for array in (found.children, spend))
        for homes in HOMES:
            inside = places_of(homes)
            priced = with_spend and not unpriced[inside].all()
            if not children[:, inside].any():
                continue
            counted = _bands(children[:, inside].sum(axis=1))
            paid = _bands(pounds[:, inside].sum(axis=1)) if priced else (None,) * len(counted)
            for month, number, gbp in zip(found.months, counted, paid, strict=True):
                yield MonthOf(str(month), council, homes, number, gbp)


def _bands(numbers: Floats) -> tuple[Band, ...]:
    """One band a month."""
    columns = (column.tolist() for column in bands(numbers))
    return tuple(Band(*each) for each in zip(*columns, strict=True))


def _row(one: MonthOf) -> MonthRow:
    paid = (None,) * 3 if one.spend is None else (one.spend.mean, one.spend.low, one.spend.high)
    counted = (one.children.mean, one.children.low, one.children.high)
    return MonthRow(one.month, one.homes, one.council, *counted, *paid)


def to_text(outlook: Outlook) -> str:
    """The outlook as JSON, so that it can be kept; numbers to the last digit."""
    return json.dumps(asdict(outlook), default=date.isoformat, allow_nan=False)


def from_text(text: str) -> Outlook:
    """The outlook that `to_text` wrote."""
    held = json.loads(text)
    return Outlook(
        as_of=date.fromisoformat(held["as_of"]),
        engine_version=held["engine_version"],
        futures=held["futures"],
        returns=held["returns"],
        known_to=date.fromisoformat(held["known_to"]),
        unpriced=tuple(Setting(one) for one in held["unpriced"]),
        months=tuple(
            MonthOf(
                one["month"], one["council"], one["homes"], Band(**one["children"]),
                None if one["spend"] is None else Band(**one["spend"]),
            )
            for one in held["months"]
        ),
    )  # fmt: skip
