"""The savings of a financial year out of the store, as the Savings page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.reference.shortlist import held_engine, held_shortlist
from data.reference.target import held_year
from data.store.engine import Store
from data.store.payments import payments_for
from data.store.read import council_data
from data.store.record_read import child_records
from models.access import Actor, Permission, require, scope_for
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.money import FinancialYear
from models.moves.beside import PricesDown, prices_down, supported_families
from models.moves.made import made_moves
from models.moves.on_record import OneMove, every_move
from models.moves.year import YearOfMoves
from models.problems import UserError
from models.recording.record import ChildRecord
from models.savings.edge_of_care import EdgeOfCare
from models.savings.made_move import MadeMove
from models.savings.payments import Checked, checked, paid_to
from models.shortlist.corrected import corrected
from models.shortlist.options import Shortlist


@dataclass(frozen=True, slots=True)
class MoneyOfYear:
    """A year's moves, ledger and payments, with everything that stands behind them.

    `people`: the children of the moves, by key. `prices`, `families`: what stands apart from moves.
    """

    as_of: date
    data: CouncilData
    held: Shortlist
    records: tuple[ChildRecord, ...]
    moves: tuple[OneMove, ...]
    made: tuple[MadeMove, ...]
    year: YearOfMoves
    claims: tuple[Checked, ...]
    people: dict[str, Child]
    prices: PricesDown
    families: EdgeOfCare


def number_of(found: MoneyOfYear, child: str) -> str:
    """The council's own number for a child; of one out of sight, that they aren't shown."""
    one = found.people.get(child)
    return one.child_id if one else "not shown"


def money_of_year(store: Store, actor: Actor, as_of: date) -> MoneyOfYear:
    """What was known on a day of the financial year that holds it, of every council in sight.

    Raises `NotAllowed` for whoever may not see costs, `UserError` where nothing is held.
    """
    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    data = council_data(store, scope)
    day = data.data_date
    if day is None:
        raise UserError(
            "Report",
            "nothing is imported yet",
            "at least one return",
            "Import a return first.",
        )
    look_from = min(day, as_of)
    year = FinancialYear.holding(as_of)
    held = held_shortlist(data, held_engine(data, look_from), as_of=look_from, move_on=None,
                          year=year, told_to=as_of)  # fmt: skip
    held = corrected(held, data, as_of)
    records = tuple(one.at(as_of) for one in child_records(store, scope))
    made = made_moves(records, data)
    found = held_year(data, records, held, year, None, as_of)
    moves = every_move(records)
    children = frozenset(one.child for one in made)
    priced = frozenset(str(child) for child in data.frame("renegotiations")["child"])
    payments = payments_for(store, scope, children | priced)
    known = tuple(one for one in payments if one.posted_on is None or one.posted_on <= as_of)
    return MoneyOfYear(
        as_of=as_of,
        data=data,
        held=held,
        records=records,
        moves=moves,
        made=made,
        year=found,
        claims=checked(found.rows, known, paid_to(known)),
        prices=prices_down(data, made, known, found.asked),
        families=supported_families(data, found.asked),
        people={
            one.key: one
            for one in children_named(
                data, {*children, *(one.child for one in moves)}, max(day, as_of)
            )
        },
    )
