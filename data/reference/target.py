"""Where a year's target stands, by the evidence, weights and shares of this installation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from models.children.council import CouncilData
from models.money import FinancialYear, pence
from models.moves.ahead import Asked, Known
from models.moves.made import made_moves
from models.moves.on_record import every_move
from models.moves.weights import own_weights
from models.moves.year import YearOfMoves, year_of_moves
from models.recording.record import ChildRecord
from models.savings.audit import Audit, audit
from models.savings.made_move import MadeMove
from models.savings.payments import Checked
from models.savings.programme import programme_of
from models.savings.target import target_held
from models.shortlist.options import Shortlist


def held_year(
    data: CouncilData,
    records: Sequence[ChildRecord],
    held: Shortlist,
    year: FinancialYear,
    council: str | None,
    today: date,
) -> YearOfMoves:
    """The year's position; `held`: the list counted in that year, by the engine's futures."""
    moves = every_move(records)
    weights = {one.stage: one.weight for one in own_weights(moves, stage_weights())}
    target = target_held(data.frame("targets"), year, council)
    shares = contract_shares()
    programme = programme_of(data.frame("programme_costs"), year, council, shares)
    return year_of_moves(
        Asked(year, council, None if target is None else pence(target), today, programme),
        Known(weights, published_evidence(), shares),
        moves=moves,
        made=made_moves(records, data),
        records=records,
        held=held,
    )


def held_audit(moves: Sequence[MadeMove], claims: Sequence[Checked], today: date) -> Audit:
    """The claims drawn for *Audit me*; one draw a day."""
    return audit(moves, claims, np.random.default_rng(today.toordinal()))
