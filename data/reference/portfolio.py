"""Ranges and child-weeks by the prices and evidence that this installation holds."""

from __future__ import annotations

from collections.abc import Sequence

from data.reference.prices import price_book, published_evidence
from data.reference.shortlist import held_outlook
from models.children.council import CouncilData
from models.journeys.engine import Engine
from models.savings.portfolio import CountedMove
from models.savings.range import PublishedDraws, Ranges, SimulatedDraws, is_simulated, ranges
from models.shortlist.options import ChildOptions, Option, Shortlist
from models.shortlist.weeks import WeeksOfMove, weeks_of_option

SEED = 20260331  # any fixed number: the same moves always have the same range


def held_ranges(moves: Sequence[CountedMove]) -> Ranges:
    """Joint futures of some moves, in the year they are counted in and in their first 365 days."""
    joint = SimulatedDraws() if is_simulated(moves) else PublishedDraws(published_evidence())
    return ranges(moves, joint, SEED)


def held_weeks(
    data: CouncilData, engine: Engine | None, held: Shortlist, one: ChildOptions, option: Option
) -> WeeksOfMove:
    """Week by week what the saving of one option of the list is made of."""
    outlook = held_outlook(data, engine, held.as_of, held.move_on)
    return weeks_of_option(
        one, option, data=data, as_of=held.as_of, price_book=price_book(), outlook=outlook
    )
