"""The savings of a financial year out of the store, as the Savings page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.reference.contract_shares import contract_shares
from data.reference.planned import held_planned, held_planned_days
from data.reference.shortlist import held_engine, held_shortlist
from data.reference.target import held_made, held_year
from data.store.engine import Store
from data.store.payments import payments_for, payments_reach
from data.store.read import council_data
from data.store.record_read import child_records
from models.access import Actor, Permission, require, scope_for
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.fairness.forecasts import Say
from models.money import FinancialYear
from models.moves.beside import PricesDown, prices_down, supported_families
from models.moves.councils import councils_of_year
from models.moves.on_record import OneMove, every_move
from models.moves.statement import StatementLine, statement_by_council
from models.moves.year import YearOfMoves
from models.problems import UserError
from models.recording.record import ChildRecord
from models.savings.edge_of_care import EdgeOfCare
from models.savings.made_move import MadeMove
from models.savings.payments import Checked, checked
from models.shortlist.corrected import corrected
from models.shortlist.options import Shortlist

STEPS = 7


@dataclass(frozen=True, slots=True)
class MoneyOfYear:
    """A year's moves, ledger and payments, with everything that stands behind them.

    `year`: of all councils in sight together, `councils`: of each of them. `people`: the children
    of the moves and of prices agreed down, by key. `payments_to`: payments are held up to that day,
    which is not counted (None: of no child of the moves). `prices`, `families`: what stands apart
    from moves.
    """

    as_of: date
    data: CouncilData
    held: Shortlist
    records: tuple[ChildRecord, ...]
    moves: tuple[OneMove, ...]
    made: tuple[MadeMove, ...]
    year: YearOfMoves
    councils: tuple[YearOfMoves, ...]
    claims: tuple[Checked, ...]
    payments_to: date | None
    people: dict[str, Child]
    prices: PricesDown
    families: EdgeOfCare


def number_of(found: MoneyOfYear, child: str) -> str:
    """The council's own number for a child; of one out of sight, that they aren't shown."""
    one = found.people.get(child)
    return one.child_id if one else "not shown"


def statement(found: MoneyOfYear) -> tuple[StatementLine, ...]:
    """Every line of the year, of each council and of all together.

    Raises ValueError where the councils don't add up to the whole.
    """
    return statement_by_council(found.year, found.councils)


def money_of_year(
    store: Store,
    actor: Actor,
    as_of: date,
    year: FinancialYear | None = None,
    say: Say = lambda *_: None,
) -> MoneyOfYear:
    """What was known on a day of a financial year (None: the one that holds the day), of every
    council in sight. `say` is told how far it is, in `STEPS` steps, the last for whoever asked.

    Raises `NotAllowed` for whoever may not see costs, `UserError` where nothing is held.
    """
    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    say(0, STEPS, "reading what is held")
    data = council_data(store, scope)
    day = data.data_date
    if day is None:
        raise UserError(
            "Report",
            "nothing is imported yet",
            "at least one return",
            "Import a return first.",
        )
    look_from, counted_in = min(day, as_of), year or FinancialYear.holding(as_of)
    say(1, STEPS, "learning from the council's history")
    engine = held_engine(data, look_from)
    say(2, STEPS, "looking at each child")
    held = held_shortlist(data, engine, as_of=look_from, move_on=None, year=counted_in,
                          told_to=as_of)  # fmt: skip
    held = corrected(held, data, as_of)
    records = tuple(one.at(as_of) for one in child_records(store, scope))
    moves = every_move(records)
    children = frozenset(one.child for one in moves)
    say(3, STEPS, "reading payments")
    priced = frozenset(str(child) for child in data.frame("renegotiations")["child"])
    payments = payments_for(store, scope, children | priced)
    known = tuple(one for one in payments if one.posted_on is None or one.posted_on <= as_of)
    reach = payments_reach(store, scope, children, as_of)
    made = held_made(data, records, known, reach)
    say(4, STEPS, "looking at each planned move")
    planned = held_planned(data, engine, held_planned_days(moves, as_of), counted_in,
                           as_of=look_from, today=as_of)  # fmt: skip
    say(5, STEPS, "adding up each council")
    whose = councils_of_year(data, moves, made, counted_in, contract_shares())
    found, *councils = (
        held_year(data, records, held, planned, made, counted_in, council, as_of)
        for council in (None, *whose)
    )
    return MoneyOfYear(
        as_of=as_of,
        data=data,
        held=held,
        records=records,
        moves=moves,
        made=made,
        year=found,
        councils=tuple(councils),
        claims=checked(found.rows, known, reach),
        payments_to=max(reach.of_child.values(), default=None),
        prices=prices_down(data, made, known, found.asked),
        families=supported_families(data, found.asked),
        people={one.key: one
                for one in children_named(data, children | priced, max(day, as_of))},
    )  # fmt: skip
