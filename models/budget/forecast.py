"""Children and spend by month: the engine's futures at the trust's prices."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.budget.stays import recorded_price
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.journeys.answers.occupancy import (
    Month,
    MonthRow,
    WeeklyRates,
    children_by_month,
    month_rows,
    months_of,
    spend_by_month,
)
from models.journeys.fit.engine import Engine
from models.journeys.history.arrays import Floats
from models.journeys.history.kinds import SETTINGS
from models.journeys.simulate.futures import Futures
from models.journeys.simulate.scenario import TODAYS_PATH, FutureScenario, PriceChange
from models.journeys.simulate.simulation import simulate_futures
from models.journeys.simulate.start import Start, start_from
from models.money import FinancialYear
from models.prices.book import PriceBook
from models.prices.current import destination_price
from models.prices.local import with_local_prices
from models.prices.price_matching import PricesByChild

FUTURES = 256
FEWEST_PRICES = 5  # recorded prices of a kind of home from which the council's own mean is taken


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Simulated futures with what each month holds: `children` and `spend` as in answers.py.

    `spend` in whole pounds in each future, so that every page adds up the same numbers.
    """

    as_of: date
    months: tuple[Month, ...]
    futures: Futures
    children: Floats
    spend: Floats

    @property
    def rows(self) -> tuple[MonthRow, ...]:
        """One row a month, setting and council."""
        return tuple(month_rows(self.futures, self.months, self.children, self.spend))


def forecast_spend(
    data: CouncilData,
    engine: Engine,
    *,
    as_of: date,
    until: date,
    price_book: PriceBook,
    seed: int,
    scenario: FutureScenario = TODAYS_PATH,
    futures: int = FUTURES,
) -> Forecast:
    """From the day after `as_of` to the end of the month that holds `until`."""
    months = months_of(as_of + timedelta(days=1), until)
    start = start_from(data, as_of)
    futures_result = simulate_futures(engine, start, scenario, months[-1].ends, futures, seed=seed)
    rates = rates_at(data, start, price_book, months, scenario.prices)
    return Forecast(
        as_of=as_of,
        months=months,
        futures=futures_result,
        children=children_by_month(futures_result, months),
        spend=np.rint(spend_by_month(futures_result, months, rates)),
    )


def rates_at(
    data: CouncilData,
    start: Start,
    price_book: PriceBook,
    months: tuple[Month, ...],
    changes: tuple[PriceChange, ...],
) -> WeeklyRates:
    """The trust's own weekly prices at a date: each child's own recorded one, else the usual one.

    Who comes into a kind of home later costs the mean of the children's recorded prices there, if
    at least five are known, else the council's or the published price; of a kind of home that has
    neither (custody), the mean of as many as are known.
    """
    as_of = start.as_of
    year = FinancialYear.holding(as_of)
    book = with_local_prices(price_book, data.frame("unit_costs"), as_of)
    own, recorded = _own_prices(data, start, book)
    by_setting = np.array(
        [
            destination_price(setting, year, book).weekly_gbp if book.has_price(setting) else np.nan
            for setting in SETTINGS
        ]
    )
    for place in range(len(SETTINGS)):
        here = recorded & (start.setting == place)
        no_other = np.isnan(by_setting[place]) and here.any()
        if here.sum() >= FEWEST_PRICES or no_other:
            by_setting[place] = own[here].mean()
    return WeeklyRates(
        year=year,
        by_setting=by_setting,
        own=own,
        uplift=np.array([book.uplift(setting) for setting in SETTINGS]),
        factor=price_factors(months, changes),
    )


def _own_prices(data: CouncilData, start: Start, book: PriceBook) -> tuple[Floats, Floats]:
    """Each child's own weekly price, NaN where none is known, and which are from a cost file."""
    priced = set(start.children) & set(data.frame("prices")["child"])
    children = children_named(data, priced, start.as_of)
    lines = PricesByChild(data.frame("prices"), children)
    place = {child: row for row, child in enumerate(start.children)}
    own = np.full(len(place), np.nan)
    recorded = np.zeros(len(place), bool)
    for child in children:
        price = recorded_price(child, lines, start.as_of, book)
        if price is not None:
            own[place[child.key]] = price.weekly_gbp
            recorded[place[child.key]] = True
    return own, recorded


def price_factors(months: tuple[Month, ...], changes: tuple[PriceChange, ...]) -> Floats:
    """Price changes by setting and month; one within a month counts from the month after."""
    factor = np.ones((len(SETTINGS), len(months)))
    for change in changes:
        for number, month in enumerate(months):
            if month.starts >= change.on:
                for setting in change.settings:
                    factor[SETTINGS.index(setting), number] *= change.factor
    return factor
