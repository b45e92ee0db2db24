"""What is still to come of a year's moves: those agreed or made, and those that may be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.evidence import Evidence
from models.ledger.completed_move import CompletedMove, share_in_new_home
from models.ledger.completed_moves import follow_the_day
from models.ledger.expected import Prospect, Running
from models.ledger.planned import UnagreedMove
from models.ledger.programme import Programme
from models.ledger.slices import Slice, cut_into_slices
from models.money import DAYS_PER_WEEK, FinancialYear
from models.pipeline.move_record import MoveRecord
from models.prices.contract_shares import ContractShare
from models.recording.move_stages import Stage


@dataclass(frozen=True, slots=True)
class YearQuery:
    """The year and council (None: every one) that are asked about, the target in pence (None: none
    is held), today, and what the programme itself costs (None: no file says). `by_contract`,
    `target_disagrees`: see `Target`."""

    year: FinancialYear
    council: str | None
    target: int | None
    today: date
    programme: Programme | None = None
    by_contract: bool = False
    target_disagrees: int | None = None

    @property
    def is_over(self) -> bool:
        """The year has ended: nothing of it is to come."""
        return self.today >= self.year.next.first_day


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a position rests on: the chance that a move is made by its stage, published evidence,
    and the contract's shares."""

    weights: Mapping[Stage, float]
    evidence: Evidence
    shares: tuple[ContractShare, ...]


def council_of(move: MoveRecord, councils: Mapping[str, str]) -> str | None:
    return move.frozen.council if move.frozen else councils.get(move.child)


def expect_committed_moves(
    made: Sequence[CompletedMove],
    ahead: Sequence[MoveRecord],
    assumptions: Assumptions,
    year_query: YearQuery,
) -> Iterator[Running]:
    """What is left of the year of moves made, and of those whose day is agreed."""
    for move in made:
        yield from _left(move, year_query, 1.0)
    for move_record in ahead:
        move_on = move_record.now.move_on
        if move_record.is_agreed and move_record.agreed and move_on:
            day = max(move_on, year_query.today)
            agreed_day = move_record.agreed.frozen.move_on if move_record.agreed.frozen else day
            money = follow_the_day(move_record.agreed, agreed_day, day)
            coming = CompletedMove(move_record.key, move_record.child, day, money)
            yield from _left(coming, year_query, assumptions.weights[Stage.DATE_AGREED])


def _left(move: CompletedMove, year_query: YearQuery, made: float) -> Iterator[Running]:
    year = year_query.year
    begins = max(year_query.today, year.first_day)
    cut = [] if begins <= move.moved_on else [begins]
    ledger_slices = cut_into_slices(move, year.next.first_day, cut, year.first_day)
    ledger_slices_remaining = [
        ledger_slice
        for ledger_slice in ledger_slices
        if ledger_slice.starts >= begins and ledger_slice.year == year
    ]
    if ledger_slices_remaining and move.frozen.ends_on > begins and move.end[0] > begins:
        yield running_of(move, ledger_slices_remaining, year_query.today, made)


def running_of(
    move: CompletedMove, ledger_slices: Sequence[Slice], today: date, made: float = 1.0
) -> Running:
    """What is left of a move in some slices to come, as today sees it."""
    frozen = move.frozen
    homes = tuple(_homes(ledger_slice, move, today) for ledger_slice in ledger_slices)
    return Running(
        move=move.key,
        council=move.council,
        weeks=tuple(
            (ledger_slice.starts - move.moved_on).days / DAYS_PER_WEEK
            for ledger_slice in ledger_slices
        ),
        homes=homes,
        costs=tuple(
            ledger_slice.amounts.extra + ledger_slice.amounts.overlap
            for ledger_slice in ledger_slices
        ),
        lasted=(today - move.moved_on).days / DAYS_PER_WEEK,
        made=made,
        p_lasts=frozen.p_lasts,
        p_low=frozen.p_low,
        p_high=frozen.p_high,
        unsure=tuple(baseline_sd(ledger_slice, move) for ledger_slice in ledger_slices)
        if frozen.path_sd
        else (),
        starts=tuple(ledger_slice.starts for ledger_slice in ledger_slices),
    )


def baseline_sd(ledger_slice: Slice, move: CompletedMove) -> int:
    """One standard deviation of what the frozen path may be off in a slice, in pence."""
    return round(ledger_slice.amounts.old_home * (move.frozen.path_sd or 0.0))


def _homes(ledger_slice: Slice, move: CompletedMove, today: date) -> int:
    """What depends on the move's lasting; support and notice are paid in any case. The new home is
    paid as long as the child is expected there."""
    new = ledger_slice.amounts.new_home * share_in_new_home(move, ledger_slice.starts, today)
    return ledger_slice.amounts.old_home + round(new) + ledger_slice.amounts.elsewhere


def list_prospects(
    ahead: Sequence[MoveRecord], assumptions: Assumptions, planned: Mapping[str, UnagreedMove]
) -> Iterator[tuple[Prospect, UnagreedMove]]:
    """Moves not yet agreed that have a figure on their own day, each with what is planned.

    Without the engine's futures only the expected saving is known, and its range is left out.
    """
    for move in ahead:
        unagreed_move = planned.get(move.key)
        if unagreed_move is None or unagreed_move.one is None or unagreed_move.option is None:
            continue
        window = unagreed_move.option.saving.this_year
        if window is None:
            continue
        futures = np.array([window.gbp]) if window.realised is None else window.realised
        council, weight = unagreed_move.one.child.council, assumptions.weights[move.stage]
        yield Prospect(move.key, council, weight, futures, unagreed_move.day.on), unagreed_move


def is_cash(unagreed_move: UnagreedMove) -> bool:
    """The old bed stops being paid, as far as anybody has said."""
    if unagreed_move.option is None:
        return False
    current = unagreed_move.option.saving.current
    return current.cash_stops and current.cash_known
