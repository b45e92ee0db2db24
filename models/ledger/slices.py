"""The ledger of moves that were made: every pound in slices of a week or less, in whole pence.

For a day after the move: what today's path as frozen would have cost (the frozen price × the share
of it, and other homes) − the new home − support − one-off costs − the old home's notice. Positive
saves, negative costs. Nothing counts from the day on which the saving ends: the frozen baseline's
end, a return to residential care, or a newer move of the same child.

A slice ends wherever a rate changes, so that each part has one rate a day within it. A part's pence
are its exact running sum rounded at the slice's end, less the same at its beginning: slices add up
to the running sum, to the penny, in every cut.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from models.ledger.completed_move import (
    UNIT,
    CompletedMove,
    DailyRates,
    backfill_on,
    days_of_change,
    is_unpriced,
    rates_on,
)
from models.money import DAYS_PER_WEEK, FinancialYear
from models.recording.move_stages import Label
from models.saving.portfolio import Amounts

NO_BACKFILL = "the place stays paid until a named child takes it"
NO_PRICE = "the cost of the new home is not recorded"
NOT_SAID_HOW_BOUGHT = "we do not know if the old place was bought by the week"


@dataclass(frozen=True, slots=True)
class Slice:
    """Up to seven days of one move, [starts, ends), at one price and in one financial year.

    `number`: the week of the move it lies in, 1 first, 0 and below before it. `amounts` in pence.
    `avoided`: pence by which the old home's price would have risen since it was frozen; in no sum.
    `since_back`: after a return, what the child costs more than today's path would have, below
    nothing; in no sum either, because a saving stops the day of a return, and shown beside it.
    `cashable`: False where the old bed stays paid; `because` says why, and why else nothing counts.
    `unpriced`: no price of the new home is recorded for these days, so they claim nothing.
    `moved_on`: the day of its move. `old_stops`: what it claims of the old home is that its
    payments stopped (and not that a named child took the bed), so payments can prove it.
    `to_family`: the new home is the own family's, where no place is paid.
    """

    move: str
    child: str
    council: str
    number: int
    starts: date
    ends: date
    amounts: Amounts
    avoided: int
    since_back: int
    cashable: bool
    label: Label | None
    because: str
    unpriced: bool
    moved_on: date
    old_stops: bool
    to_family: bool

    @property
    def year(self) -> FinancialYear:
        return FinancialYear.holding(self.starts)

    @property
    def net(self) -> int:
        return self.amounts.net

    @property
    def is_cash(self) -> bool:
        """It belongs to a move out of a bed that stops being paid, or that a named child took."""
        return self.old_stops or self.cashable


def cut_into_slices(
    move: CompletedMove, until: date, also: Collection[date] = (), since: date = date.min
) -> tuple[Slice, ...]:
    """Every slice of a move up to a day (not counted), in order; empty before its first cost.

    `also`: days at which to cut besides; days after the end of the saving have slices of nothing.
    `since`: a 1 April from which slices are wanted; those before it are summed up and left out.
    """
    cuts = sorted(days_of_change(move, until, also, since))
    exact, ledger_slices = DailyRates(), []
    for starts, ends in pairwise(cuts):
        before, days = exact, (ends - starts).days
        exact = before.plus(rates_on(move, starts), days)
        if starts >= since:
            ledger_slices.append(_slice(move, starts, ends, before, exact))
    return tuple(ledger_slices)


def total_of_slices(ledger_slices: Iterable[Slice]) -> Amounts:
    """What slices add up to."""
    return sum((ledger_slice.amounts for ledger_slice in ledger_slices), Amounts())


def _slice(
    move: CompletedMove, starts: date, ends: date, before: DailyRates, after: DailyRates
) -> Slice:
    cashable, because = _cashable(move, starts)
    return Slice(
        move=move.key,
        child=move.child,
        council=move.council,
        number=(starts - move.moved_on).days // DAYS_PER_WEEK + 1,
        starts=starts,
        ends=ends,
        amounts=Amounts(
            old_home=whole_pence_of(after.old_home) - whole_pence_of(before.old_home),
            new_home=whole_pence_of(after.new_home) - whole_pence_of(before.new_home),
            support=whole_pence_of(after.support) - whole_pence_of(before.support),
            one_off=whole_pence_of(after.one_off) - whole_pence_of(before.one_off),
            overlap=whole_pence_of(after.overlap) - whole_pence_of(before.overlap),
            elsewhere=whole_pence_of(after.elsewhere) - whole_pence_of(before.elsewhere),
        ),
        avoided=whole_pence_of(after.avoided) - whole_pence_of(before.avoided),
        since_back=whole_pence_of(after.since_back) - whole_pence_of(before.since_back),
        cashable=cashable,
        label=move.money.label,
        because=because,
        unpriced=is_unpriced(move, starts),
        moved_on=move.moved_on,
        old_stops=move.cash_stops,
        to_family=move.to_family,
    )


def whole_pence_of(exact: int) -> int:
    """A running sum of pennies / UNIT to the nearest penny, half a penny away from nothing."""
    pence = (2 * abs(exact) + UNIT) // (2 * UNIT)
    return pence if exact >= 0 else -pence


def _cashable(move: CompletedMove, day: date) -> tuple[bool, str]:
    ends_on, why = move.end
    if day >= ends_on:
        return False, why.value
    if day < move.moved_on:
        return True, "before the move"
    if is_unpriced(move, day):
        return False, NO_PRICE
    if move.cash_stops or backfill_on(move, day) is not None:
        return True, ""
    if not move.frozen.cash_known and move.money.bought_by_the_week is None:
        return False, NOT_SAID_HOW_BOUGHT
    return False, move.frozen.cash_reason or NO_BACKFILL
