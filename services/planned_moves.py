"""What each move that has no agreed day would save on the day on which it is expected."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from data.reference.stage_weights import stage_weights
from models.access import Permission, require
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.journeys.simulate.start import start_from
from models.ledger.planned import PlannedDay, UnagreedMove, planned_days
from models.money import FinancialYear
from models.pipeline.move_record import MoveRecord, every_move
from models.pipeline.stage_weights import own_weights
from models.shortlist.corrected import apply_corrections
from services.council_data import day_of_data, read_council
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.records import child_records
from services.shortlist import build_shortlist, child_outlook, fitted_engine


def planned_savings(council: OpenCouncil, year: FinancialYear) -> dict[str, UnagreedMove]:
    """What each move not yet agreed would save in a year on its own day, by the move's key."""
    require(council.actor, Permission.READ_COSTS)
    days = days_of_planned_moves(every_move(child_records(council)), council.today)
    return _savings_on(council, days, year)


@kept_by(
    DataVersion.RULES,
    limit=16,
    doing="Looking at each planned move …",
    stage=PreparedStage.SAVINGS,
)
def _savings_on(
    council: OpenCouncil, days: tuple[PlannedDay, ...], year: FinancialYear
) -> dict[str, UnagreedMove]:
    data, as_of = read_council(council), day_of_data(council)
    engine = fitted_engine(council, as_of) if days else None
    return value_planned_moves(data, engine, days, year, as_of=as_of, today=council.today)


def days_of_planned_moves(moves: Sequence[MoveRecord], today: date) -> tuple[PlannedDay, ...]:
    """When each move not yet agreed is expected, by this council's own record."""
    return planned_days(moves, own_weights(moves, stage_weights()), today)


def value_planned_moves(
    data: CouncilData,
    engine: Engine | None,
    days: Sequence[PlannedDay],
    year: FinancialYear,
    *,
    as_of: date,
    today: date,
) -> dict[str, UnagreedMove]:
    """By the move's key, what each would save in a financial year if made on its own day.

    `engine` None: by published evidence. A day at a time: only its children are looked at.
    """
    of_day: defaultdict[date, list[PlannedDay]] = defaultdict(list)
    for planned_day in days:
        of_day[planned_day.on].append(planned_day)
    unagreed_moves: dict[str, UnagreedMove] = {}
    start = start_from(data, as_of) if of_day and engine is not None else None
    for on, together in of_day.items():
        children = frozenset(planned_day.child for planned_day in together)
        shortlist = build_shortlist(
            data,
            engine,
            as_of=as_of,
            move_on=on,
            year=year,
            told_to=today,
            only=children,
            outlook=child_outlook(data, engine, as_of, on, children, start),
        )
        listed = {
            child.child.key: child for child in apply_corrections(shortlist, data, today).children
        }
        for day in together:
            child = listed.get(day.child)
            options = child.options if child else ()
            option = next(
                (option for option in options if option.destination is day.destination), None
            )
            unagreed_moves[day.move] = UnagreedMove(day, child, option)
    return unagreed_moves
