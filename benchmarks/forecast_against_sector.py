"""Our engine against the sector's usual forecast, twelve months ahead, from every past 31 March.

    python benchmarks/forecast_against_sector.py [SEED …]

Two councils: the public council_a and the demonstration (one a seed). An origin is a 31 March with
two returns before it and one after. Both methods see what was known then: returns that had ended,
prices of the year or before. What came is by today's data: the children on the next 31 March, and
what their stays in that March cost at their own recorded prices, else the council's or published
ones. The sector's spend is its children of a kind × the mean price of the children of that kind at
the origin × the kind's yearly uplift. Errors are absolute; ours is the mean of 256 futures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from benchmarks.sector_method import KINDS, kind_of, sector_forecast  # noqa: E402
from data.demo import write_council  # noqa: E402
from data.formats.read import read_paths  # noqa: E402
from data.reference.evidence_bar import evidence_bar  # noqa: E402
from data.reference.prices import price_book, published_evidence  # noqa: E402
from data.reference.shortlist import SEED  # noqa: E402
from data.store.engine import open_store  # noqa: E402
from data.store.imports import import_batch  # noqa: E402
from data.store.read import council_data  # noqa: E402
from models.access import LOCAL_OWNER, Permission, scope_for  # noqa: E402
from models.budget.actuals import actuals  # noqa: E402
from models.budget.forecast import forecast, rates_at  # noqa: E402
from models.children.council import CouncilData  # noqa: E402
from models.children.placements import placements_at  # noqa: E402
from models.journeys.answers import Month, bands, months_of  # noqa: E402
from models.journeys.engine import fit  # noqa: E402
from models.journeys.kinds import SETTINGS  # noqa: E402
from models.journeys.past import as_known, year_after  # noqa: E402
from models.journeys.start import start_from  # noqa: E402

DEMO_DAY = date(2026, 11, 24)
KIND = kind_of(pd.Series([setting.value for setting in SETTINGS]))
RESIDENTIAL = KINDS.index("Residential")


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure from one origin: both forecasts, what came, and our 80% range."""

    council: str
    origin: date
    what: str
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


def held(files: Path, today: date) -> CouncilData:
    """The files through the import, as every page reads them."""
    with tempfile.TemporaryDirectory() as name:
        store = open_store(f"sqlite:///{name}/circle.sqlite3")
        import_batch(store, read_paths([files], today), actor=LOCAL_OWNER, now=datetime.now(UTC))
        data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
        store.engine.dispose()
    return data


def origins(data: CouncilData) -> list[date]:
    """31 Marches with two returns that had ended by then, and one of the whole year after."""
    returns = data.frame("returns")
    ends = pd.to_datetime(returns[returns["kind"] != "annex_a"]["covers_to"]).dt.date
    days = (date(year, 3, 31) for year in range(ends.min().year, ends.max().year))
    return [
        day for day in days if len(set(ends[ends <= day])) >= 2 and year_after(day) <= ends.max()
    ]


def compared(name: str, data: CouncilData, origin: date) -> list[Compared]:
    """Residential children, and spend on residential and on all homes, a year after the origin."""
    known, target, book = as_known(data, origin), year_after(origin), price_book()
    engine = fit(
        known, origin, published_evidence(), evidence_bar(), np.random.default_rng(SEED), past=()
    )
    if engine is None:
        return []
    found = forecast(known, engine, as_of=origin, until=target, price_book=book, seed=SEED)
    month = Month(target.replace(day=1), target + timedelta(days=1))
    came = actuals(data, target, (month,), book)
    children = found.children[-1].sum(axis=0)
    spend = np.nan_to_num(found.spend[-1]).sum(axis=0)
    actual_spend = came.spend[0].sum(axis=0)
    sector_children, sector_spend = _sector(known, origin, month)
    at_home = KIND == RESIDENTIAL
    figures = (
        ("residential children", came.children[0].sum(axis=0)[at_home].sum(),
         children[at_home].sum(axis=0), sector_children),
        ("residential spend", actual_spend[at_home].sum(), spend[at_home].sum(axis=0),
         sector_spend[RESIDENTIAL]),
        ("spend on all homes", actual_spend.sum(), spend.sum(axis=0), sector_spend.sum()),
    )  # fmt: skip
    rows = []
    for what, actual, futures, sector in figures:
        mean, low, high = (float(one) for one in bands(futures))
        rows.append(Compared(name, origin, what, float(actual), mean, low, high, float(sector)))
    return rows


def _sector(known: CouncilData, origin: date, month: Month) -> tuple[float, np.ndarray]:
    """Residential children on the month's last day, and the month's spend by kind, their way."""
    people = known.frame("children").set_index("child")["born"]
    days = sector_forecast(placements_at(known, origin), people, origin, month.last_day)
    in_month = days[days.index >= pd.Timestamp(month.starts)]
    start = start_from(known, origin)
    rates = rates_at(known, start, price_book(), months_of(origin, month.last_day), ())
    weekly = np.where(np.isnan(rates.own), rates.by_setting[start.setting], rates.own)
    rise = 1 + rates.uplift[start.setting]
    spend = np.zeros(len(KINDS))
    for kind, name in enumerate(KINDS):
        mine = KIND[start.setting] == kind
        if mine.any():
            price = np.nan_to_num(weekly[mine] * rise[mine]).mean()
            spend[kind] = in_month[name].sum() / 7 * price
    return float(days["Residential"].iloc[-1]), spend


def show(rows: list[Compared]) -> None:
    """Every origin, then wins and losses, means and their ratio, and how often the range held."""
    print(f"{'council':<11}{'origin':<12}{'what':<22}{'came':>12}{'ours':>12}{'80% range':>25}"
          f"{'sector':>12}{'our error':>12}{'sector’s':>12}  better")  # fmt: skip
    for row in sorted(rows, key=lambda one: (one.council, one.what, one.origin)):
        better = "ours" if row.our_error < row.sector_error else "sector"
        span = f"{row.low:,.0f} to {row.high:,.0f}" + ("" if row.inside else " *")
        print(f"{row.council:<11}{row.origin.isoformat():<12}{row.what:<22}{row.actual:>12,.0f}"
              f"{row.ours:>12,.0f}{span:>25}{row.sector:>12,.0f}{row.our_error:>12,.1f}"
              f"{row.sector_error:>12,.1f}  {better}")  # fmt: skip
    print("* what came lies outside our range\n")
    for council in (*sorted({row.council for row in rows}), "all"):
        for what in dict.fromkeys(row.what for row in rows):
            some = [r for r in rows if r.what == what and council in (r.council, "all")]
            wins = sum(r.our_error < r.sector_error for r in some)
            ours = float(np.mean([r.our_error for r in some]))
            sector = float(np.mean([r.sector_error for r in some]))
            bias = float(np.mean([r.ours - r.actual for r in some]))
            other = float(np.mean([r.sector - r.actual for r in some]))
            inside = sum(r.inside for r in some)
            print(f"{council:<11}{what:<22} {wins} won, {len(some) - wins} lost; mean error "
                  f"{ours:,.1f} against {sector:,.1f} (ratio {ours / sector:.2f}); bias "
                  f"{bias:+,.1f} against {other:+,.1f}; range held {inside} of "
                  f"{len(some)}")  # fmt: skip


def main(seeds: list[int]) -> int:
    rows: list[Compared] = []
    councils = [("council_a", ROOT / "tests" / "data" / "council_a", date(2021, 6, 1))]
    with tempfile.TemporaryDirectory() as name:
        for seed in seeds:
            folder = Path(name) / f"demo-{seed}"
            folder.mkdir()
            write_council(folder, seed=seed, today=DEMO_DAY)
            councils.append((f"demo {seed}", folder, DEMO_DAY))
        for council, files, today in councils:
            data = held(files, today)
            for origin in origins(data):
                began = time.perf_counter()
                rows += compared(council, data, origin)
                print(f"{council} {origin}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    show(rows)
    return 0


if __name__ == "__main__":
    from data.demo.first import SEED as DEMO_SEED

    raise SystemExit(main([int(word) for word in sys.argv[1:]] or [DEMO_SEED]))
