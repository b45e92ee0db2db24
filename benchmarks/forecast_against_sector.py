"""A year ahead: the engine beside the sector's usual forecast, from every 31 March, all shown.

Both see the same: the returns that had ended by the origin, and the prices recorded by then. What
came is by the return of the year after. Residential children are those on the last day of month
12, spend is that month's.

    python benchmarks/forecast_against_sector.py [--demonstrations N] [--seed N]
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.councils import council_a, demonstration
from benchmarks.sector_method import KINDS, kind_of, sector_forecast
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.budget.forecast import forecast_spend, rates_at
from models.children.council import CouncilData
from models.children.placements import placements_at
from models.journeys.answers.occupancy import Month, WeeklyRates
from models.journeys.fit.engine import fit_on_history
from models.journeys.fit.measures import wilson_interval
from models.journeys.history.council import days_of
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.past import data_known_on, year_after
from models.journeys.simulate.start import Start, start_from
from models.money import DAYS_PER_WEEK, FinancialYear
from models.settings import RESIDENTIAL
from services.demonstration import SEED as DEMONSTRATION

RETURNS_BEFORE = 2
SEED = 2026
CHILDREN, SPEND = "residential children", "spend of month 12, £1,000"
KIND_OF = kind_of(pd.Series([setting.value for setting in SETTINGS]))
IS_RESIDENTIAL = np.array([setting in RESIDENTIAL for setting in SETTINGS])


@dataclass(frozen=True, slots=True)
class Line:
    """One origin's forecasts of one figure, 12 months on, and what came."""

    council: str
    what: str
    origin: date
    actual: float
    ours: float
    low: float
    high: float
    sector: float

    @property
    def our_error(self) -> float:
        return abs(self.ours - self.actual)

    @property
    def sector_error(self) -> float:
        return abs(self.sector - self.actual)

    @property
    def inside(self) -> bool:
        return self.low <= self.actual <= self.high


def origins(data: CouncilData) -> tuple[date, ...]:
    """Every 31 March that ends a return, with one return or more before it and one after."""
    ends = pd.to_datetime(data.frame("returns")["covers_to"])
    days = sorted({day.date() for day in ends if (day.month, day.day) == (3, 31)})
    return tuple(days[RETURNS_BEFORE - 1 : -1])


def lines_of(name: str, data: CouncilData, seed: int) -> Iterator[Line]:
    for origin in origins(data):
        yield from lines_at(name, data, origin, seed)


def lines_at(name: str, data: CouncilData, origin: date, seed: int) -> Iterator[Line]:
    """Both figures from one origin; none where there is too little to fit on."""
    data_recorded, after = data_known_on(data, origin), year_after(origin)
    month = Month(after.replace(day=1), after + timedelta(days=1))
    engine = fit_on_history(
        data_recorded,
        origin,
        published_evidence(),
        evidence_bar(),
        np.random.default_rng(seed),
        past=(),
    )
    if engine is None:
        return
    ours = forecast_spend(
        data_recorded, engine, as_of=origin, until=after, price_book=price_book(), seed=seed
    )
    start = start_from(data_recorded, origin)
    then_rates = rates_at(data_recorded, start, price_book(), (month,), ())
    sector, sector_gbp = _sector(data_recorded, origin, month, start, then_rates)
    later = data_known_on(data, after)
    actual, actual_gbp = _actual(later, month)
    children = ours.children[-1][:, IS_RESIDENTIAL].sum(axis=(0, 1))
    yield _line(name, CHILDREN, origin, actual, children, sector)
    spend = np.nansum(ours.spend[-1], axis=(0, 1)) / 1000
    yield _line(name, SPEND, origin, actual_gbp / 1000, spend, sector_gbp / 1000)


def _line(
    name: str, label: str, origin: date, actual: float, ours: np.ndarray, sector: float
) -> Line:
    low, high = np.percentile(ours, [10, 90])
    return Line(name, label, origin, actual, float(ours.mean()), float(low), float(high), sector)


def _sector(
    data: CouncilData, origin: date, month: Month, start: Start, rates: WeeklyRates
) -> tuple[float, float]:
    """Residential children and the month's pounds: children × the mean price of their kind at the
    origin, with the same yearly uplift as ours."""
    placements = placements_at(data, origin, known_only=True)
    born = data.frame("children").set_index("child")["born"]
    frame = sector_forecast(placements, born, origin, month.last_day)
    weekly = np.where(np.isnan(rates.own), rates.by_setting[start.setting], rates.own)
    years = FinancialYear.holding(month.starts).start - rates.year.start
    weekly = np.nan_to_num(weekly * (1 + rates.uplift[start.setting]) ** years)
    kinds = KIND_OF[start.setting]
    spend = 0.0
    for kind, word in enumerate(KINDS):
        if (kinds == kind).any():
            days = frame[word].iloc[-(month.ends - month.starts).days :].sum()
            spend += days * weekly[kinds == kind].mean() / DAYS_PER_WEEK
    return float(frame["Residential"].iloc[-1]), spend


def _actual(data: CouncilData, month: Month) -> tuple[float, float]:
    """What came: children on the last day, and days lived in the month × what they cost then."""
    start = start_from(data, month.last_day)
    rates = rates_at(data, start, price_book(), (month,), ())
    placements = placements_at(data, month.last_day)
    placements = placements[~placements["short_breaks"].astype(bool)]
    first = days_of(pd.Series([pd.Timestamp(month.starts)]))[0]
    last = first + (month.ends - month.starts).days
    starts, ends = days_of(placements["starts"]), days_of(placements["ends"])
    days = np.maximum(np.minimum(ends, last) - np.maximum(starts, first), 0)
    place = {setting.value: number for number, setting in enumerate(SETTINGS)}
    setting = placements["setting"].map(place).to_numpy(np.int64)
    own = dict(zip(start.children, rates.own.tolist(), strict=True))
    paid = placements["child"].map(own).to_numpy(np.float64)
    paid = np.where(np.isnan(paid) | ~IS_RESIDENTIAL[setting], rates.by_setting[setting], paid)
    spend = float((np.nan_to_num(paid) * days).sum() / DAYS_PER_WEEK)
    return float(IS_RESIDENTIAL[start.setting].sum()), spend


def told(lines: list[Line]) -> None:
    """One table, every origin, then wins, means, their ratio and how often the band held."""
    print(
        f"{'council':<16}{'what':<28}{'origin':<12}{'came':>9}{'ours':>9}{'P10':>9}{'P90':>9}"
        f"{'sector':>9}{'|ours|':>9}{'|sector|':>9}  "
    )
    for line in lines:
        person = "win" if line.our_error < line.sector_error else "loss"
        numbers = (
            line.actual,
            line.ours,
            line.low,
            line.high,
            line.sector,
            line.our_error,
            line.sector_error,
        )
        print(
            f"{line.council:<16}{line.what:<28}{line.origin.isoformat():<12}"
            + "".join(f"{number:9,.1f}" for number in numbers)
            + f"  {person}"
        )
    print()
    for council in dict.fromkeys(line.council for line in lines):
        for label in (CHILDREN, SPEND):
            summary([line for line in lines if (line.council, line.what) == (council, label)])
    if len({line.council for line in lines}) > 2:
        for label in (CHILDREN, SPEND):
            summary([line for line in lines if line.what == label], "all together")


def summary(lines: list[Line], name: str = "") -> None:
    ours = float(np.mean([line.our_error for line in lines]))
    sector = float(np.mean([line.sector_error for line in lines]))
    wins = sum(line.our_error < line.sector_error for line in lines)
    measured = wilson_interval(sum(line.inside for line in lines), len(lines))
    lean = float(np.mean([line.ours - line.actual for line in lines]))
    sector_lean = float(np.mean([line.sector - line.actual for line in lines]))
    print(
        f"{name or lines[0].council:<16}{lines[0].what:<28}mean error {ours:7.1f} against "
        f"{sector:7.1f}: ratio {ours / sector:.2f}; {wins} of {len(lines)} won; lean {lean:+.1f} "
        f"against {sector_lean:+.1f}; 80% band held {measured.value:.0%} "
        f"({measured.low:.0%} to {measured.high:.0%})"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--demonstrations", type=int, default=1, help="also so many less one of other seeds"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    councils: dict[str, Callable[[], CouncilData]] = {"council_a": council_a}
    for number in range(options.demonstrations):
        seed = number if number else DEMONSTRATION
        councils[f"demo {seed}"] = lambda seed=seed: demonstration(seed)  # type: ignore[misc]
    began, lines = time.perf_counter(), []
    for name, made in councils.items():
        lines += list(lines_of(name, made(), options.seed))
    told(lines)
    print(f"{time.perf_counter() - began:.0f} s, seed {options.seed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
