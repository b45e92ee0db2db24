"""One path of the council's future in children and pounds, by month and future."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from models.budget.forecast import price_factors, rates_at
from models.children.caseload import children_at
from models.children.council import CouncilData
from models.journeys.answers.occupancy import (
    Month,
    WeeklyRates,
    children_by_month,
    months_of,
    spend_by_month,
)
from models.journeys.fit.engine import Engine
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.council import GROUP_OF_PLACE
from models.journeys.history.kinds import GROUPS, SETTINGS
from models.journeys.simulate.futures import Futures, Left
from models.journeys.simulate.simulation import simulate_futures
from models.journeys.simulate.start import Start, start_from
from models.money import DAYS_PER_WEEK, FinancialYear
from models.prices.book import PriceBook
from models.prices.current import current_price
from models.prices.local import with_local_prices
from models.prices.price_matching import PricesByChild
from models.scenarios.compiled import Around, Compiled, Cost, ReadyMove, compile_plan
from models.scenarios.levers import ScenarioPlan
from models.settings import Setting

IN_HOUSE = SETTINGS.index(Setting.CHILDRENS_HOME_IN_HOUSE)


@dataclass(frozen=True, slots=True, eq=False)
class Council:
    """All that every path of a council has in common. `paid_anyway`: of each child at the start,
    whether the present bed is paid whether or not a child is in it."""

    engine: Engine
    start: Start
    months: tuple[Month, ...]
    rates: WeeklyRates
    around: Around
    paid_anyway: Flags
    seed: int
    futures: int

    @property
    def until(self) -> date:
        return self.months[-1].ends


@dataclass(frozen=True, slots=True, eq=False)
class Lived:
    """Who lived in the new places of one lever.

    `weekly_gbp`: what a week there costs at the start's prices. `weeks`: child-weeks × how far
    prices have risen by then, by future. `filled`: children there on the last day of each month,
    months × futures. `people`: how many different children, by future. `spent`: pounds for these
    stays, support not in it, months × futures.
    """

    lever: int
    places: int
    weekly_gbp: float
    weeks: Floats
    filled: Floats
    people: Floats
    spent: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One plan's future. Arrays are months × futures, `groups` months × groups × futures.

    `spend`: revenue, placements with their support; `anyway`: the part of it in beds that are paid
    whether or not a child is in them. `costs`: revenue beside placements, `capital`: neither, by
    month. `support`: the part of `spend` that is support. `moved`, `early`: planned moves made,
    and how many ended early, by future.
    """

    compiled: Compiled
    groups: Floats
    spend: Floats
    anyway: Floats
    costs: Floats
    capital: Floats
    lived: tuple[Lived, ...]
    moved: Floats
    early: Floats
    support: Floats


def council_of(
    data: CouncilData,
    engine: Engine,
    *,
    as_of: date,
    until: date,
    price_book: PriceBook,
    ready: tuple[ReadyMove, ...],
    seed: int,
    futures: int,
) -> Council:
    """The council as it is at a date, for months up to the one that holds `until`."""
    months = months_of(date.fromordinal(as_of.toordinal() + 1), until)
    start = start_from(data, as_of)
    book = with_local_prices(price_book, data.frame("unit_costs"), as_of)
    return Council(
        engine=engine,
        start=start,
        months=months,
        rates=rates_at(data, start, price_book, months, ()),
        around=Around(as_of, ready, engine.entrants, book),
        paid_anyway=_paid_anyway(data, start, book),
        seed=seed,
        futures=futures,
    )


def path_of(council: Council, plan: ScenarioPlan) -> Path:
    """Simulate the plan with the luck that every path of the council shares."""
    made = compile_plan(plan, council.around)
    futures = simulate_futures(
        council.engine,
        council.start,
        made.scenario,
        council.until,
        council.futures,
        seed=council.seed,
    )
    of_place = [np.nan if place.weekly_gbp is None else place.weekly_gbp for place in made.places]
    rates = replace(
        council.rates,
        factor=price_factors(council.months, made.scenario.prices),
        of_place=np.array([np.nan, *of_place]),
    )
    children = children_by_month(futures, council.months).sum(axis=1)
    inside = [np.equal(GROUP_OF_PLACE, number) for number in range(len(GROUPS))]
    anyway = _stays(futures, _in_paid_beds(futures, council))
    moved, early = _moves(futures)
    support = support_by_month(futures, council)
    return Path(
        compiled=made,
        groups=np.stack([children[:, values].sum(axis=1) for values in inside], axis=1),
        spend=_total(futures, council, rates) + support,
        anyway=_total(anyway, council, rates),
        costs=_costs(council.months, made, capital=False),
        capital=_costs(council.months, made, capital=True),
        lived=_lived(futures, council, made, rates),
        moved=moved,
        early=early,
        support=support,
    )


def support_by_month(futures: Futures, council: Council) -> Floats:
    """Support of every child in a new place or after a planned move: months × futures, pounds.

    As long as the child lives there, up to the weeks that the book gives that kind of home; its
    one-off amount on the first day.
    """
    book, months = council.around.book, council.months
    begins = _begins(futures)
    values = np.zeros((len(months), futures.futures))
    for code, setting in enumerate(SETTINGS):
        support = book.support(setting)
        rows = np.flatnonzero(begins & (futures.setting == code))
        if support is None or not len(rows):
            continue
        gbp = support.at(council.rates.year, book.support_uplift)
        starts = futures.starts[rows]
        ends = np.minimum(futures.ends[rows], starts + support.weeks * DAYS_PER_WEEK)
        for number, month in enumerate(months):
            first, last = _days(futures, month)
            rise = (1 + book.support_uplift) ** _years(council, month)
            days = np.clip(np.minimum(ends, last) - np.maximum(starts, first), 0, None)
            once = gbp.one_off_gbp * ((starts >= first) & (starts < last))
            pounds = (gbp.weekly_gbp * days / DAYS_PER_WEEK + once) * rise
            values[number] += np.bincount(futures.future[rows], pounds, futures.futures)
    return values


def _begins(futures: Futures) -> Flags:
    """Stays that a new place or a planned move began (not those that follow within the same)."""
    same = np.zeros(len(futures.who), bool)
    same[1:] = (futures.who[1:] == futures.who[:-1]) & (futures.future[1:] == futures.future[:-1])
    before = np.zeros(len(futures.who), bool)
    before[1:] = futures.planned[:-1]
    came = np.zeros(len(futures.who), np.int64)
    came[1:] = futures.place[:-1]
    move = futures.planned & ~(same & before)
    place = (futures.place > 0) & ~(same & (came == futures.place))
    begins: Flags = move | place
    return begins


def _moves(futures: Futures) -> tuple[Floats, Floats]:
    """Planned moves made in each future, and those among them that ended early."""
    begun = _begins(futures) & futures.planned
    early = futures.planned & (futures.ended == Left.EARLY)
    return tuple(
        np.bincount(futures.future[rows], minlength=futures.futures).astype(np.float64)
        for rows in (begun, early)
    )  # type: ignore[return-value]


def _in_paid_beds(futures: Futures, council: Council) -> Flags:
    """Stays in homes of our own that were there before, and in block beds held at the start."""
    values = np.flatnonzero(futures.who < len(council.paid_anyway))
    block = np.zeros(len(futures.who), bool)
    block[values] = council.paid_anyway[futures.who[values]] & (futures.starts[values] == 0)
    own: Flags = (futures.setting == IN_HOUSE) & (futures.place == 0)
    return own | block


def _stays(futures: Futures, rows: Flags) -> Futures:
    """Some of the stays."""
    columns = (
        "who",
        "future",
        "setting",
        "starts",
        "ends",
        "planned",
        "own_price",
        "ended",
        "place",
    )
    return replace(futures, **{name: getattr(futures, name)[rows] for name in columns})


def _total(futures: Futures, council: Council, rates: WeeklyRates) -> Floats:
    spend = np.nan_to_num(spend_by_month(futures, council.months, rates))
    total: Floats = spend.sum(axis=(1, 2))
    return total


def _costs(months: tuple[Month, ...], made: Compiled, *, capital: bool) -> Floats:
    wanted = [cost for cost in made.costs if cost.capital is capital]
    return np.array([sum(cost_in(cost, month, months[0]) for cost in wanted) for month in months])


def cost_in(cost: Cost, month: Month, first: Month) -> float:
    """What a cost comes to in a month, pounds; what was paid before the first isn't in any."""
    once = cost.once_gbp if month.starts <= cost.on < month.ends else 0.0
    days = max((month.ends - max(cost.on, month.starts)).days, 0)
    years = FinancialYear.holding(month.starts).start - FinancialYear.holding(first.starts).start
    return once + cost.weekly_gbp * days / DAYS_PER_WEEK * (1 + cost.yearly) ** years


def _lived(
    futures: Futures, council: Council, made: Compiled, rates: WeeklyRates
) -> tuple[Lived, ...]:
    """One line a lever that opens places, in the plan's order."""
    lever_of_place = np.array([-1, *(place.lever for place in made.places)])
    one_pound = replace(
        rates, by_setting=np.ones(len(SETTINGS)), own=np.zeros(0), of_place=np.full(1, np.nan)
    )
    liveds = []
    for lever in dict.fromkeys(place.lever for place in made.places):
        places = [place for place in made.places if place.lever == lever]
        futures_own = _stays(futures, lever_of_place[futures.place] == lever)
        weekly = places[0].weekly_gbp
        if weekly is None:
            weekly = float(rates.by_setting[SETTINGS.index(places[0].opened.setting)])
        pairs = np.unique(futures_own.who.astype(np.int64) * futures.futures + futures_own.future)
        liveds.append(
            Lived(
                lever=lever,
                places=sum(place.opened.places for place in places),
                weekly_gbp=weekly,
                weeks=_total(futures_own, council, one_pound).sum(axis=0),
                filled=children_by_month(futures_own, council.months).sum(axis=(1, 2)),
                people=np.bincount(pairs % futures.futures, minlength=futures.futures).astype(
                    float
                ),
                spent=_total(futures_own, council, rates),
            )
        )
    return tuple(liveds)


def _paid_anyway(data: CouncilData, start: Start, book: PriceBook) -> Flags:
    caseload = children_at(data, start.as_of)
    lines = PricesByChild(data.frame("prices"), caseload.residential)
    place = {child: row for row, child in enumerate(start.children)}
    values = np.zeros(len(place), bool)
    for child in caseload.residential:
        if child.key in place:
            price = current_price(child, lines.of(child), start.as_of, book)
            values[place[child.key]] = not price.cash_stops
    return values


def _days(futures: Futures, month: Month) -> tuple[int, int]:
    return (month.starts - futures.as_of).days, (month.ends - futures.as_of).days


def _years(council: Council, month: Month) -> int:
    return FinancialYear.holding(month.starts).start - council.rates.year.start
