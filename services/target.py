"""Where a year's target stands, by the evidence, weights and shares of this installation."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from data.store.payments import payments_for, payments_reach
from models.access import Permission, require
from models.children.council import CouncilData
from models.ledger.audit import Audit, draw_audit_sample
from models.ledger.committed_moves import Assumptions, YearQuery
from models.ledger.completed_move import CompletedMove
from models.ledger.completed_moves import made_moves
from models.ledger.councils import moves_in_ledger
from models.ledger.edge_of_care import SupportedFamilies
from models.ledger.other_effects import (
    PricesDown,
    prices_down,
    residential_week,
    supported_families,
)
from models.ledger.payments import (
    CheckedSlice,
    Payment,
    Reach,
    check_slices,
    ledger_beside_payments,
)
from models.ledger.planned import UnagreedMove
from models.ledger.programme import programme_of
from models.ledger.statement import LineName, StatementLine, statement_of
from models.ledger.year import YearOfMoves, year_of_moves
from models.money import FinancialYear
from models.pipeline.move_record import every_move
from models.pipeline.stage_weights import own_weights
from models.recording.record import ChildRecord
from models.saving.target_in_moves import target_of
from models.shortlist.options import Shortlist
from services.council_data import read_council
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil
from services.planned_moves import planned_savings
from services.records import child_records
from services.shortlist import shortlist_for

KNOWN_AT_ONCE = (LineName.TARGET, LineName.CONFIRMED, LineName.CLAIMED, LineName.EXPECTED)


@kept_by(DataVersion.ALL, limit=16, doing="Adding up the moves …")
def target_progress(
    council: OpenCouncil, year: FinancialYear, whose: str | None
) -> YearOfMoves | None:
    """Where a year's savings target stands, of one council or all; None when nothing is held."""
    require(council.actor, Permission.READ_COSTS)
    shortlist = shortlist_for(council, None, year, future=True)
    if shortlist is None:
        return None
    return target_position(
        read_council(council),
        child_records(council),
        shortlist,
        planned_savings(council, year),
        moves_made(council),
        year,
        whose,
        council.today,
    )


@kept_by(DataVersion.ALL, limit=16)
def target_so_far(
    council: OpenCouncil, year: FinancialYear, whose: str | None
) -> tuple[StatementLine, ...]:
    """The lines of the year's statement that rest on what is recorded and agreed alone: what a
    page can show before anything is learnt from the history."""
    require(council.actor, Permission.READ_COSTS)
    shortlist = shortlist_for(council)
    if shortlist is None:
        return ()
    records, made = child_records(council), moves_made(council)
    by_record = target_position(
        read_council(council), records, shortlist, {}, made, year, whose, council.today
    )
    return tuple(line for line in statement_of(by_record) if line.name in KNOWN_AT_ONCE)


@kept_by(DataVersion.ALL)
def moves_made(council: OpenCouncil) -> tuple[CompletedMove, ...]:
    """The moves that are in the ledger, with notice as far as it was paid."""
    require(council.actor, Permission.READ_COSTS)
    records = child_records(council)
    children = frozenset(move.child for move in every_move(records) if move.was_made)
    return completed_moves(read_council(council), records, *_payments(council, children))


def claims_checked(council: OpenCouncil, year_of_moves: YearOfMoves) -> tuple[CheckedSlice, ...]:
    """The year's ledger beside the payments held; read when asked for, never kept."""
    children = frozenset(row.slice.child for row in year_of_moves.rows)
    return check_slices(year_of_moves.rows, *_payments(council, children))


def _payments(council: OpenCouncil, children: frozenset[str]) -> tuple[tuple[Payment, ...], Reach]:
    store, scope = council.store, council.scope
    return payments_for(store, scope, children), payments_reach(store, scope, children)


def effects_beside_moves(
    council: OpenCouncil, year_query: YearQuery
) -> tuple[PricesDown, SupportedFamilies]:
    """What stands beside the year's moves; worked out when asked for, never kept."""
    data = read_council(council)
    children = frozenset(str(child) for child in data.frame("renegotiations")["child"])
    payments, _ = _payments(council, children)
    return (
        prices_down(data, moves_made(council), payments, year_query),
        supported_families(data, year_query),
    )


def price_of_residential_week(council: OpenCouncil, whose: str | None) -> tuple[float | None, int]:
    """The trust's mean pence a week for children in residential care now, and of how many."""
    require(council.actor, Permission.READ_COSTS)
    shortlist = shortlist_for(council)
    return residential_week(shortlist, whose) if shortlist else (None, 0)


def claims_to_sample(council: OpenCouncil, claims: Sequence[CheckedSlice]) -> Audit:
    """The claims drawn for *Sample check*: the same all day, so that they can be talked about."""
    return draw_audit(moves_made(council), claims, council.today)


def target_position(
    data: CouncilData,
    records: Sequence[ChildRecord],
    shortlist: Shortlist,
    planned: Mapping[str, UnagreedMove],
    made: Sequence[CompletedMove],
    year: FinancialYear,
    council: str | None,
    today: date,
) -> YearOfMoves:
    """The year's position; `shortlist`: the list counted in that year, by the engine's futures.

    `planned`: of `value_planned_moves`; `made`: the moves made, beside their payments
    (`completed_moves`).
    """
    moves = moves_in_ledger(records, data)
    weights = {
        own_weight.stage: own_weight.weight for own_weight in own_weights(moves, stage_weights())
    }
    shares = contract_shares()
    target = target_of(data.frame("targets"), year, council, shares)
    programme = programme_of(data.frame("programme_costs"), year, council, shares)
    return year_of_moves(
        YearQuery(
            year,
            council,
            target.pence if target else None,
            today,
            programme,
            by_contract=target is not None and target.by_contract,
            target_disagrees=target.disagrees if target else None,
        ),
        Assumptions(weights, published_evidence(), shares),
        moves=moves,
        made=made,
        records=records,
        planned=planned,
        shortlist=shortlist,
    )


def completed_moves(
    data: CouncilData, records: Sequence[ChildRecord], payments: Sequence[Payment], reach: Reach
) -> tuple[CompletedMove, ...]:
    """The moves that were made, with notice only as far as the payments say that it was paid."""
    return ledger_beside_payments(made_moves(records, data), payments, reach)


def draw_audit(
    moves: Sequence[CompletedMove], claims: Sequence[CheckedSlice], today: date
) -> Audit:
    """The claims drawn for *Sample check*; one draw a day."""
    return draw_audit_sample(moves, claims, np.random.default_rng(today.toordinal()))
