"""Where a year's target stands, by the evidence, weights and shares of this installation."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from models.children.council import CouncilData
from models.ledger.audit import Audit, audit
from models.ledger.committed_moves import Assumptions, YearQuery
from models.ledger.completed_move import CompletedMove
from models.ledger.completed_moves import made_moves
from models.ledger.payments import CheckedSlice, Payment, Reach, ledger_beside_payments
from models.ledger.planned import UnagreedMove
from models.ledger.programme import programme_of
from models.ledger.year import YearOfMoves, year_of_moves
from models.money import FinancialYear
from models.pipeline.move_record import every_move
from models.pipeline.stage_weights import own_weights
from models.recording.record import ChildRecord
from models.saving.target_in_moves import target_of
from models.shortlist.options import Shortlist


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
    moves = every_move(records)
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
    return audit(moves, claims, np.random.default_rng(today.toordinal()))
