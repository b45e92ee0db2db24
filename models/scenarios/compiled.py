"""A plan as the engine takes it: what changes in the simulation, and what costs beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.journeys.history.entrants import Entrants
from models.journeys.simulate.scenario import (
    EntryChange,
    FutureScenario,
    NewPlaces,
    PlannedMove,
    PriceChange,
)
from models.money import DAYS_PER_YEAR, WEEKS_PER_YEAR, months_later
from models.prices.book import PriceBook
from models.scenarios.levers import (
    BOUGHT_HOMES,
    ChangeEntries,
    ChangePrices,
    FamilySupport,
    Lever,
    OpenHome,
    ReadyMoves,
    RecruitCarers,
    ScenarioPlan,
    SupportedPlaces,
)
from models.settings import SUPPORTED_ACCOMMODATION_FROM_AGE, Setting


@dataclass(frozen=True, slots=True)
class ReadyMove:
    """A child for whom the rules say ready, and where to; in the order in which they would move."""

    child: str
    destination: Setting


@dataclass(frozen=True, slots=True)
class Cost:
    """What a lever costs outside any child's placement.

    `once_gbp` on the day, as it stands; `weekly_gbp` from the day on, at the start's prices and
    risen by `yearly` each 1 April. `capital`: no revenue.
    """

    lever: int
    on: date
    once_gbp: float = 0.0
    weekly_gbp: float = 0.0
    yearly: float = 0.0
    capital: bool = False


@dataclass(frozen=True, slots=True)
class LeverPlaces:
    """New places of a lever: what the engine opens, and what a week there costs.

    `weekly_gbp` None: what that kind of home usually costs.
    """

    lever: int
    opened: NewPlaces
    weekly_gbp: float | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """A plan for one start. `places`: in the order of the scenario's new places."""

    scenario: FutureScenario
    places: tuple[LeverPlaces, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What turns a plan into changes of this council's future. `ready`: who would move."""

    as_of: date
    ready: tuple[ReadyMove, ...]
    entrants: Entrants
    book: PriceBook


def compile_plan(plan: ScenarioPlan, around: Around) -> Compiled:
    """The plan's levers, numbered as they stand in it, as one scenario and its costs."""
    places = tuple(p for n, lever in enumerate(plan.levers) for p in _places(n, lever))
    moves: list[PlannedMove] = []
    costs: list[Cost] = []
    entries, prices = [], []
    for number, lever in enumerate(plan.levers):
        costs += _costs(number, lever, around.book)
        match lever:
            case ReadyMoves():
                moves += planned_moves(lever, around.ready)
            case FamilySupport():
                factor = max(
                    0.0, 1 - lever.averted_a_year / max(entries_a_year(lever, around), 1e-9)
                )
                entries.append(EntryChange(factor, lever.starts, lever.from_age, lever.to_age))
            case ChangeEntries():
                factor = 1 + lever.entries_percent / 100
                entries.append(EntryChange(factor, lever.starts, lever.from_age, lever.to_age))
            case ChangePrices():
                factor = 1 + lever.price_percent / 100
                prices.append(PriceChange(frozenset(lever.homes), factor, lever.starts))
    scenario = FutureScenario(
        moves=tuple(moves),
        new_places=tuple(place.opened for place in places),
        entries=tuple(entries),
        prices=tuple(prices),
    )
    return Compiled(scenario, places, tuple(costs))


def entries_a_year(lever: FamilySupport, around: Around) -> float:
    """How many children of those ages come into care in a year lately."""
    ages = around.entrants.age_days / DAYS_PER_YEAR
    if not len(ages):
        return 0.0
    inside = (ages >= lever.from_age) & (ages < lever.to_age)
    return around.entrants.yearly * float(inside.mean())


def planned_moves(lever: ReadyMoves, ready: Sequence[ReadyMove]) -> tuple[PlannedMove, ...]:
    """Each ready child's move on its day: so many a month, the first ones on the first day.

    With the pooled chance of such moves: what is supposed of many is said of nobody.
    """
    planned_moves = []
    for number, ready_move in enumerate(ready):
        months = number // lever.a_month if lever.a_month else 0
        on = _months_on(lever.first, months) + timedelta(weeks=lever.shift_weeks)
        planned_moves.append(PlannedMove(ready_move.child, ready_move.destination, on))
    return tuple(planned_moves)


def _months_on(day: date, months: int) -> date:
    last = months_later(day, months)
    return last.replace(day=min(day.day, last.day))


def _places(number: int, lever: Lever) -> tuple[LeverPlaces, ...]:
    match lever:
        case RecruitCarers():
            instead_of = lever.instead_of.settings - {lever.kind}
            return tuple(
                LeverPlaces(number, NewPlaces(lever.kind, carers, day, instead_of))
                for day, carers in lever.carers_by_day
            )
        case OpenHome():
            home = Setting.CHILDRENS_HOME_IN_HOUSE  # its bed costs nothing more: the home is paid
            return tuple(
                LeverPlaces(number, NewPlaces(home, 1, day, BOUGHT_HOMES), 0.0)
                for day in lever.bed_days
            )
        case SupportedPlaces():
            opened = NewPlaces(
                Setting.SUPPORTED_ACCOMMODATION,
                lever.young_people,
                lever.opens,
                BOUGHT_HOMES,
                from_age=SUPPORTED_ACCOMMODATION_FROM_AGE,
            )
            return (LeverPlaces(number, opened, lever.place_weekly_gbp),)
        case _:
            return ()


def _costs(number: int, lever: Lever, book: PriceBook) -> tuple[Cost, ...]:
    match lever:
        case RecruitCarers():
            once = lever.carers * lever.recruitment_each_gbp + lever.campaign_gbp
            return (Cost(number, lever.by, once),) if once else ()
        case OpenHome():
            yearly = book.uplift(Setting.CHILDRENS_HOME_IN_HOUSE)
            costs = (
                Cost(number, lever.opens, lever.set_up_gbp, lever.running_weekly_gbp, yearly),
                Cost(number, lever.opens, lever.capital_gbp, capital=True),
            )
            return tuple(cost for cost in costs if cost.once_gbp or cost.weekly_gbp)
        case FamilySupport():
            weekly = lever.families_a_year * lever.family_gbp / WEEKS_PER_YEAR
            yearly = book.support_uplift
            return (Cost(number, lever.starts, 0.0, weekly, yearly),) if weekly else ()
        case _:
            return ()
