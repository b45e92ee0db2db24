"""Prices agreed down and rises refused, week by week: apart from moves, and in no sum of them.

The child stays where they are and the home costs less than it would have. It counts from its first
day while the child lives in that home by the returns, up to the day said, the 18th birthday, a move
that was made, or a newer agreement. A refused rise was never in the budget: it is avoided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from models.ledger.completed_move import MILLION
from models.ledger.payments import TOLERANCE_PENCE, Payment, is_covered, paid_within
from models.ledger.slices import whole_pence_of
from models.money import DAYS_PER_WEEK, FinancialYear


class RenegotiatedPrice(StrEnum):
    """What was agreed."""

    CUT = "price_cut"
    REFUSED = "rise_refused"


class Paid(StrEnum):
    """What the payments say of a slice."""

    AGREES = "paid at the new price"
    DIFFERS = "a different amount was paid"
    NOT_HELD = "no payment found"
    NOT_YET = "after the last day in the payments file"


@dataclass(frozen=True, slots=True)
class Renegotiation:
    """One agreement as the file has it: the trust's pence a week without it and with it."""

    child: str
    agreed_on: date
    starts: date
    until: date | None
    old_weekly_pence: int
    new_weekly_pence: int
    kind: RenegotiatedPrice
    provider: str
    source: str


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement and the days [starts, ends) on which it counts; `ends` None: it goes on.

    `because`: why it ended, or why it counts on no day at all (`ends` = its first day).
    """

    one: Renegotiation
    council: str
    ends: date | None
    because: str


@dataclass(frozen=True, slots=True)
class PriceSlice:
    """Up to seven days of one agreement, [starts, ends), within one financial year, in pence.

    `pence`: less than without it (below nothing: more). `paid`: what was paid for the child then.
    """

    starts: date
    ends: date
    pence: int
    seen: Paid
    paid: int

    @property
    def proved(self) -> int:
        return self.pence if self.seen is Paid.AGREES else 0


@dataclass(frozen=True, slots=True)
class PriceWeeks:
    """One agreement with its slices of a year up to today."""

    found: InForce
    slices: tuple[PriceSlice, ...]

    @property
    def pence(self) -> int:
        return sum(price_slice.pence for price_slice in self.slices)

    @property
    def proved(self) -> int:
        return sum(price_slice.proved for price_slice in self.slices)


def price_weeks(
    in_force: InForce,
    year: FinancialYear,
    today: date,
    payments: Sequence[Payment],
    known_to: date | None,
) -> PriceWeeks:
    """The slices of a financial year up to today (not counted) beside the child's payments.

    Each slice's pence are the exact running sum rounded at its end, less the same at its beginning,
    as in the ledger: slices add up to the running sum in every cut.
    """
    renegotiation, until = in_force.one, min(in_force.ends or date.max, today)
    payments_own = [paid for paid in payments if paid.child == renegotiation.child]
    daily = (renegotiation.old_weekly_pence - renegotiation.new_weekly_pence) * MILLION
    slices = []
    for starts, ends in pairwise(_cuts(renegotiation.starts, until)):
        if FinancialYear.holding(starts) != year:
            continue
        pence = whole_pence_of(daily * (ends - renegotiation.starts).days) - whole_pence_of(
            daily * (starts - renegotiation.starts).days
        )
        seen, paid = _seen(renegotiation, starts, ends, payments_own, known_to)
        slices.append(PriceSlice(starts, ends, pence, seen, paid))
    return PriceWeeks(in_force, tuple(slices))


def _cuts(first: date, until: date) -> Iterator[date]:
    """The days on which slices begin, and the end of the last: weeks from the first day, and every
    1 April between."""
    if until <= first:
        return
    aprils = {FinancialYear(year).first_day for year in range(first.year, until.year + 1)}
    weeks = {first + timedelta(days=day) for day in range(0, (until - first).days, DAYS_PER_WEEK)}
    yield from sorted({*weeks, until, *(day for day in aprils if first < day < until)})


def _seen(
    renegotiation: Renegotiation,
    starts: date,
    ends: date,
    payments: Sequence[Payment],
    known_to: date | None,
) -> tuple[Paid, int]:
    paid = paid_within(starts, ends, payments)
    if known_to is None or ends > known_to:
        return Paid.NOT_YET, paid
    if not is_covered(starts, ends, payments):
        return Paid.NOT_HELD, paid
    owed = renegotiation.new_weekly_pence * (ends - starts).days / DAYS_PER_WEEK
    return (Paid.AGREES if abs(paid - owed) <= TOLERANCE_PENCE else Paid.DIFFERS), paid
