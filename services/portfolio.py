"""Ranges and child-weeks by the prices and evidence that this installation holds."""

from collections.abc import Sequence

from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.saving.joint_range import PublishedDraws, Ranges, SimulatedDraws, is_simulated, ranges
from models.saving.portfolio import CountedMove
from models.shortlist.options import ChildOptions, Option, Shortlist
from models.shortlist.weeks import WeeksOfMove, weeks_of_option
from services.shortlist import child_outlook

SEED = 20260331  # any fixed number: the same moves always have the same range


def ranges_of_moves(moves: Sequence[CountedMove]) -> Ranges:
    """Joint futures of some moves, in the year they are counted in and in their first 365 days."""
    joint = SimulatedDraws() if is_simulated(moves) else PublishedDraws(published_evidence())
    return ranges(moves, joint, SEED)


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
