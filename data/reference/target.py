"""Where a year's target stands, by the evidence, weights and shares of this installation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from models.children.council import CouncilData
from models.money import FinancialYear
from models.moves.ahead import Asked, Known
from models.moves.made import made_moves
from models.moves.on_record import every_move
from models.moves.planned import Planned
from models.moves.weights import own_weights
from models.moves.year import YearOfMoves, year_of_moves
from models.recording.record import ChildRecord
from models.savings.audit import Audit, audit
from models.savings.made_move import MadeMove
from models.savings.payments import Checked, Payment, Reach, ledger_beside_payments
from models.savings.programme import programme_of
from models.savings.target import target_of
from models.shortlist.options import Shortlist


def held_year(
    data: CouncilData,
    records: Sequence[ChildRecord],
    held: Shortlist,
    planned: Mapping[str, Planned],
    made: Sequence[MadeMove],
    year: FinancialYear,
    council: str | None,
    today: date,
) -> YearOfMoves:
    """The year's position; `held`: the list counted in that year, by the engine's futures.

    `planned`: of `held_planned`; `made`: the moves made, beside their payments (`held_made`).
    """
    moves = every_move(records)
    weights = {one.stage: one.weight for one in own_weights(moves, stage_weights())}
    shares = contract_shares()
    target = target_of(data.frame("targets"), year, council, shares)
    programme = programme_of(data.frame("programme_costs"), year, council, shares)
    return year_of_moves(
        Asked(year, council, target.pence if target else None, today, programme,
              by_contract=target is not None and target.by_contract,
              target_disagrees=target.disagrees if target else None),
        Known(weights, published_evidence(), shares),
        moves=moves,
        made=made,
        records=records,
        planned=planned,
        held=held,
    )  # fmt: skip


def held_made(
    data: CouncilData, records: Sequence[ChildRecord], payments: Sequence[Payment], reach: Reach
) -> tuple[MadeMove, ...]:
    """The moves that were made, with notice only as far as the payments say that it was paid."""
    return ledger_beside_payments(made_moves(records, data), payments, reach)


def held_audit(moves: Sequence[MadeMove], claims: Sequence[Checked], today: date) -> Audit:
    """The claims drawn for *Sample check*; one draw a day."""
    return audit(moves, claims, np.random.default_rng(today.toordinal()))
