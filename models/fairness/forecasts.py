"""Forecasts of past years beside what came: from each 31 March, children a year later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.children.council import CouncilData
from models.evidence import Evidence
from models.interval import Interval
from models.journeys.answers.occupancy import Month, children_by_month, mean_and_range
from models.journeys.fit.bar import EvidenceBar
from models.journeys.fit.engine import fit_on_history
from models.journeys.fit.measures import wilson_interval
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.council import GROUP_OF_PLACE
from models.journeys.history.kinds import GROUPS, SETTINGS, HomeGroup
from models.journeys.history.past import data_known_on, forecast_origins, year_after
from models.journeys.simulate.scenario import TODAYS_PATH
from models.journeys.simulate.simulation import simulate_futures
from models.journeys.simulate.start import start_from
from models.progress import ProgressCallback
from models.settings import Setting

FUTURES = 256


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """Children in one kind of home a year after `origin`: forecast on that day, and `actual`.

    `where`: a setting, or a group of settings together (its range is that of their sum).
    """

    origin: date
    where: Setting | HomeGroup
    actual: int
    mean: float
    p10: float
    p90: float

    @property
    def inside(self) -> bool:
        """Whether what came lies in the 80% range."""
        return self.p10 <= self.actual <= self.p90


@dataclass(frozen=True, slots=True)
class PastForecasts:
    """Every origin's forecasts, by setting and by group of settings, oldest first."""

    by_setting: tuple[ForecastLine, ...]
    by_group: tuple[ForecastLine, ...]

    def of(self, group: HomeGroup) -> tuple[ForecastLine, ...]:
        return tuple(line for line in self.by_group if line.where is group)


@dataclass(frozen=True, slots=True)
class HowFarOff:
    """Forecasts of some years: how many, how many held in their range, and the usual error.

    `error`: mean absolute error in children; `share` of the children who were there (None: none).
    `covered`: the share inside with its interval. Kinds of home of one year hang together, so where
    several are counted the interval is narrower than the truth.
    """

    forecasts: int
    inside: int
    covered: Interval
    error: float
    share: float | None


def past_forecasts(
    data: CouncilData,
    as_of: date,
    published: Evidence,
    bar: EvidenceBar,
    seed: int,
    say: ProgressCallback,
) -> PastForecasts:
    """A fit and 256 futures at each origin on what was known then; what came is by today's data.

    An origin with too little history to fit has no lines.
    """
    days, data_current = forecast_origins(data, as_of, years=1), data_known_on(data, as_of)
    by_setting: list[ForecastLine] = []
    by_group: list[ForecastLine] = []
    for done, day in enumerate(days):
        say(done, len(days), f"forecasting from 31 March {day.year} with what was known then")
        children = _forecast(data_known_on(data, day), day, published, bar, seed)
        if children is not None:
            actual = _actual(data_current, year_after(day))
            by_setting += _lines(day, SETTINGS, actual, children)
            groups = [place == GROUP_OF_PLACE for place in range(len(GROUPS))]
            together = np.array([children[group].sum(axis=0) for group in groups])
            by_group += _lines(
                day, GROUPS, np.array([actual[group].sum() for group in groups]), together
            )
    return PastForecasts(tuple(by_setting), tuple(by_group))


def how_far_off(lines: tuple[ForecastLine, ...]) -> HowFarOff | None:
    """How good some forecasts were; None without any."""
    if not lines:
        return None
    inside, there = sum(line.inside for line in lines), sum(line.actual for line in lines)
    error = sum(abs(line.mean - line.actual) for line in lines)
    return HowFarOff(
        forecasts=len(lines),
        inside=inside,
        covered=wilson_interval(inside, len(lines)),
        error=error / len(lines),
        share=error / there if there else None,
    )


def _forecast(
    data: CouncilData, day: date, published: Evidence, bar: EvidenceBar, seed: int
) -> Floats | None:
    """Children a year on, settings × futures; None where there is too little to fit on."""
    # Chances of single moves are not asked for here, so nothing has to be tried for them.
    engine = fit_on_history(data, day, published, bar, np.random.default_rng(seed), past=())
    if engine is None:
        return None
    ends = year_after(day) + timedelta(days=1)
    futures = simulate_futures(engine, start_from(data, day), TODAYS_PATH, ends, FUTURES, seed=seed)
    month = Month(ends.replace(month=3, day=1), ends)
    children: Floats = children_by_month(futures, (month,))[0].sum(axis=0)
    return children


def _actual(data: CouncilData, day: date) -> Whole:
    return np.bincount(start_from(data, day).setting, minlength=len(SETTINGS))


def _lines(
    day: date, places: Sequence[Setting | HomeGroup], actual: Whole, children: Floats
) -> Iterator[ForecastLine]:
    mean, low, high = mean_and_range(children)
    for place, where in enumerate(places):
        if actual[place] or mean[place]:
            there = int(actual[place])
            numbers = (float(band[place]) for band in (mean, low, high))
            yield ForecastLine(day, where, there, *numbers)
