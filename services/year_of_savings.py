"""The savings of a financial year out of the store, as the Savings page shows them."""

from datetime import date

from data.reference.contract_shares import contract_shares
from data.store.payments import payments_for, payments_reach
from data.store.read import council_data
from data.store.record.read import child_records
from data.store.schema.engine import Store
from models.access import Actor, Permission, require, scope_for
from models.children.caseload import children_named
from models.ledger.councils import councils_of_year, moves_in_ledger
from models.ledger.other_effects import prices_down, supported_families
from models.ledger.payments import check_slices
from models.money import FinancialYear
from models.papers.year_of_savings import MoneyOfYear
from models.problems import UserError
from models.progress import ProgressCallback
from models.shortlist.corrected import apply_corrections
from services.planned_moves import days_of_planned_moves, value_planned_moves
from services.shortlist import Learn, build_shortlist, fit_engine
from services.target import completed_moves, target_position

STEPS = 7


def gather_year_of_savings(
    store: Store,
    actor: Actor,
    as_of: date,
    year: FinancialYear | None = None,
    say: ProgressCallback = lambda *_: None,
    learn: Learn = fit_engine,
) -> MoneyOfYear:
    """What was known on a day of a financial year (None: the one that holds the day), of every
    council in sight. `say` is told how far it is, in `STEPS` steps, the last for whoever asked.
    `learn`: how the engine is come by.

    Raises `NotAllowed` for whoever may not see costs, `UserError` where nothing is held.
    """
    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    say(0, STEPS, "reading the data")
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
    engine = learn(data, look_from)
    say(2, STEPS, "looking at each child")
    shortlist = build_shortlist(
        data, engine, as_of=look_from, move_on=None, year=counted_in, told_to=as_of
    )
    shortlist = apply_corrections(shortlist, data, as_of)
    records = tuple(record.at(as_of) for record in child_records(store, scope))
    moves = moves_in_ledger(records, data)
    children = frozenset(move.child for move in moves)
    say(3, STEPS, "reading payments")
    priced = frozenset(str(child) for child in data.frame("renegotiations")["child"])
    payments = payments_for(store, scope, children | priced)
    payments_recorded = tuple(
        payment for payment in payments if payment.posted_on is None or payment.posted_on <= as_of
    )
    reach = payments_reach(store, scope, children, as_of)
    made = completed_moves(data, records, payments_recorded, reach)
    say(4, STEPS, "looking at each planned move")
    planned = value_planned_moves(
        data, engine, days_of_planned_moves(moves, as_of), counted_in, as_of=look_from, today=as_of
    )
    say(5, STEPS, "adding up each council")
    whose = councils_of_year(data, moves, made, counted_in, contract_shares())
    year_of_moves, *councils = (
        target_position(data, records, shortlist, planned, made, counted_in, council, as_of)
        for council in (None, *whose)
    )
    return MoneyOfYear(
        as_of=as_of,
        data=data,
        held=shortlist,
        records=records,
        moves=moves,
        made=made,
        year=year_of_moves,
        councils=tuple(councils),
        claims=check_slices(year_of_moves.rows, payments_recorded, reach),
        payments_to=max(reach.of_child.values(), default=None),
        prices=prices_down(data, made, payments_recorded, year_of_moves.asked),
        families=supported_families(data, year_of_moves.asked),
        people={
            child.key: child for child in children_named(data, children | priced, max(day, as_of))
        },
    )
