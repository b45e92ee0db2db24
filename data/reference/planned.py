"""What each move that has no agreed day would save on the day on which it is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from data.reference.shortlist import held_outlook, held_shortlist
from data.reference.stage_weights import stage_weights
from models.children.council import CouncilData
from models.journeys.engine import Engine
from models.journeys.start import start_from
from models.money import FinancialYear
from models.moves.on_record import OneMove
from models.moves.planned import Planned, PlannedDay, planned_days
from models.moves.weights import own_weights
from models.shortlist.corrected import corrected


def held_planned_days(moves: Sequence[OneMove], today: date) -> tuple[PlannedDay, ...]:
    """When each move not yet agreed is expected, by this council's own record."""
    return planned_days(moves, own_weights(moves, stage_weights()), today)


def held_planned(
    data: CouncilData,
    engine: Engine | None,
    days: Sequence[PlannedDay],
    year: FinancialYear,
    *,
    as_of: date,
    today: date,
) -> dict[str, Planned]:
    """By the move's key, what each would save in a financial year if made on its own day.

    `engine` None: by published evidence. A day at a time: only its children are looked at.
    """
    of_day: defaultdict[date, list[PlannedDay]] = defaultdict(list)
    for one in days:
        of_day[one.on].append(one)
    found: dict[str, Planned] = {}
    start = start_from(data, as_of) if of_day and engine is not None else None
    for on, together in of_day.items():
        children = frozenset(one.child for one in together)
        held = held_shortlist(
            data, engine, as_of=as_of, move_on=on, year=year, told_to=today, only=children,
            outlook=held_outlook(data, engine, as_of, on, children, start),
        )  # fmt: skip
        listed = {one.child.key: one for one in corrected(held, data, today).children}
        for day in together:
            child = listed.get(day.child)
            options = child.options if child else ()
            option = next((one for one in options if one.destination is day.destination), None)
            found[day.move] = Planned(day, child, option)
    return found
