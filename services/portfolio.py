"""Ranges and child-weeks by the prices and evidence that this installation holds."""

from collections.abc import Sequence
from datetime import date

from data.reference.prices import price_book, published_evidence
from models.access import Permission, require
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.money import FinancialYear
from models.saving.joint_range import (
    PublishedDraws,
    Ranges,
    SimulatedDraws,
    is_simulated,
    joint_ranges,
)
from models.saving.portfolio import CountedMove
from models.shortlist.options import ChildOptions, Option, Shortlist
from models.shortlist.portfolio import MovesScenario, if_made
from models.shortlist.weeks import WeeksOfMove, weeks_of_option
from services.council_data import read_council
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.shortlist import child_outlook, fitted_engine, shortlist_for

SEED = 20260331  # any fixed number: the same moves always have the same range


def ranges_of_scenario(
    council: OpenCouncil, shortlist: Shortlist, scenario: MovesScenario
) -> Ranges:
    """Joint futures of all moves of a scenario, every council's, so that cuts agree."""
    require(council.actor, Permission.READ_COSTS)
    return _ranges(council, shortlist.move_on, shortlist.year, scenario)


@kept_by(DataVersion.RULES, limit=32, doing="Working out the range …", stage=PreparedStage.SAVINGS)
def _ranges(
    council: OpenCouncil, move_on: date, year: FinancialYear, scenario: MovesScenario
) -> Ranges:
    shortlist = shortlist_for(council, move_on, year, future=True)
    return ranges_of_moves(if_made(shortlist, scenario).portfolio.moves if shortlist else ())


def weeks_behind_option(
    council: OpenCouncil, shortlist: Shortlist, child: ChildOptions, option: Option
) -> WeeksOfMove:
    """The child-weeks behind one option; worked out when asked for, never kept."""
    require(council.actor, Permission.READ_COSTS)
    engine = fitted_engine(council, shortlist.as_of)
    return weeks_of_moves(read_council(council), engine, shortlist, child, option)


def ranges_of_moves(moves: Sequence[CountedMove]) -> Ranges:
    """Joint futures of some moves, in the year they are counted in and in their first 365 days."""
    joint = SimulatedDraws() if is_simulated(moves) else PublishedDraws(published_evidence())
    return joint_ranges(moves, joint, SEED)


def weeks_of_moves(
    data: CouncilData,
    engine: Engine | None,
    shortlist: Shortlist,
    child: ChildOptions,
    option: Option,
) -> WeeksOfMove:
    """Week by week what the saving of one option of the list is made of."""
    outlook = child_outlook(data, engine, shortlist.as_of, shortlist.move_on)
    return weeks_of_option(
        child, option, data=data, as_of=shortlist.as_of, price_book=price_book(), outlook=outlook
    )
