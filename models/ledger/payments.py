"""What was paid, beside each slice of the ledger: what agrees, what differs, what nobody can say.

Payments prove both ends of a move: the old home was paid for before it and stopped; the new home is
paid what was agreed (for a place in the own family nobody is paid). Notice that was not paid comes
off the ledger. A payment is spread evenly over the days that it is for; a credit takes off. That no
payment is held for a new home is no proof that none was made. What comes in after a confirmation, a
credit or a late payment, opens the days that it is for again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import Standing
from models.ledger.slices import Slice
from models.recording.move_stages import ConfirmedSlice
from models.settings import RESIDENTIAL

TOLERANCE_PENCE = 100  # policy choice: a slice may differ by a pound, as files round by the month
# Policy choice: an old home paid for some day of the quarter before the move was being paid for, so
# that its payments, when they stop, prove something.
PAID_BEFORE = timedelta(days=92)
RESIDENTIAL_NAMES = frozenset(setting.value for setting in RESIDENTIAL)


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the payments file: days [starts, ends), pence (a credit is below nothing).

    `setting`: a Setting value, or "" where the file doesn't say.
    """

    child: str
    setting: str
    provider: str
    starts: date
    ends: date
    posted_on: date | None
    pence: int


class PaymentSeen(StrEnum):
    """What the payments say of a slice."""

    AGREES = "agrees with the payments"
    DIFFERS = "the new home was paid a different amount"
    STILL_PAID = "the old home was still paid"
    NOTICE_NOT_PAID = "the notice in the ledger was not paid"
    CHANGED_SINCE = "paid differently since it was confirmed"
    NEW_NOT_HELD = "no payment found for the new home"
    OLD_NOT_HELD = "no payment found for the old home before the move"
    NOT_YET = "after the last day in the payments file"
    NOTHING_CLAIMED = "nothing is claimed for these days"


@dataclass(frozen=True, slots=True)
class CheckedSlice:
    """A slice beside its payments, in pence.

    `paid_new`, `paid_old`: what was paid for these days to homes that are not, and that are,
    residential. `difference`: paid more than the ledger has, or, where payments have changed since
    it was confirmed, more than then; 0 where nothing can be said. `old_stopped`, `new_paid`: that
    end of the move is proved for these days.
    """

    standing: Standing
    seen: PaymentSeen
    paid_new: int
    paid_old: int
    difference: int
    old_stopped: bool = False
    new_paid: bool = False

    @property
    def slice(self) -> Slice:
        return self.standing.slice

    @property
    def is_settled(self) -> bool:
        """Confirmed as it stands, and nothing has come in since."""
        row = self.standing
        return (
            row.confirmed is not None
            and row.open == 0
            and self.seen is not PaymentSeen.CHANGED_SINCE
        )


@dataclass(frozen=True, slots=True)
class PaymentDifference:
    """Slices in a row of one move of which the payments say the same, with their sums."""

    move: str
    child: str
    seen: PaymentSeen
    checked: tuple[CheckedSlice, ...]

    @property
    def starts(self) -> date:
        return self.checked[0].slice.starts

    @property
    def ends(self) -> date:
        return self.checked[-1].slice.ends

    @property
    def last_day(self) -> date:
        return self.ends - timedelta(days=1)

    @property
    def net(self) -> int:
        return sum(checked_slice.slice.net for checked_slice in self.checked)

    @property
    def difference(self) -> int:
        return sum(checked_slice.difference for checked_slice in self.checked)


@dataclass(frozen=True, slots=True)
class Reach:
    """Up to which day (not counted) payments are held: what lies before it and isn't there, nobody
    is known to have paid. `of_child`: by the files of each child's own source; others: `everyone`
    (None: no payment is held)."""

    everyone: date | None = None
    of_child: Mapping[str, date] = field(default_factory=dict)

    def of(self, child: str) -> date | None:
        return self.of_child.get(child, self.everyone)


def paid_to(payments: Iterable[Payment]) -> date | None:
    """The last day that any payment held is for; None where none is held."""
    return max((payment.ends for payment in payments), default=None)


def check_slices(
    rows: Sequence[Standing], payments: Sequence[Payment], reach: Reach
) -> tuple[CheckedSlice, ...]:
    """Each slice with what the payments say of it."""
    by_child = _by_child(payments)
    return tuple(
        _checked(row, by_child.get(row.slice.child, []), reach.of(row.slice.child)) for row in rows
    )


def ledger_beside_payments(
    moves: Sequence[CompletedMove], payments: Sequence[Payment], reach: Reach
) -> tuple[CompletedMove, ...]:
    """The moves with notice only as far as it was paid: payments win (FORMATS section 9).

    Only where the old home was paid for before the move, and payments are held up to the end of
    notice; until then notice is counted as it was agreed.
    """
    by_child = _by_child(payments)
    return tuple(
        _as_paid(move, by_child.get(move.child, []), reach.of(move.child)) for move in moves
    )


def confirmed_as_paid(row: CheckedSlice) -> ConfirmedSlice:
    """What confirming a slice records: its net, and what the payments say of it today."""
    ledger_slice = row.slice
    return ConfirmedSlice(
        ledger_slice.starts, ledger_slice.ends, ledger_slice.net, row.paid_new, row.paid_old
    )


def list_differences(
    rows: Sequence[CheckedSlice], seen: Iterable[PaymentSeen] | None = None
) -> tuple[PaymentDifference, ...]:
    """Runs of slices that are not settled, by move and day; `seen` None: all."""
    wanted = frozenset(PaymentSeen if seen is None else seen)
    checked_slices: list[list[CheckedSlice]] = []
    for row in rows:
        if row.is_settled or row.seen not in wanted:
            continue
        last = checked_slices[-1][-1] if checked_slices else None
        if last and _follows(last, row):
            checked_slices[-1].append(row)
        else:
            checked_slices.append([row])
    return tuple(
        PaymentDifference(run[0].slice.move, run[0].slice.child, run[0].seen, tuple(run))
        for run in checked_slices
    )


def _follows(last: CheckedSlice, row: CheckedSlice) -> bool:
    same = last.slice.move == row.slice.move and last.seen is row.seen
    return same and last.slice.ends == row.slice.starts


def _by_child(payments: Iterable[Payment]) -> dict[str, list[Payment]]:
    payments_result: dict[str, list[Payment]] = {}
    for payment in payments:
        payments_result.setdefault(payment.child, []).append(payment)
    return payments_result


def _as_paid(
    move: CompletedMove, payments: Sequence[Payment], known_to: date | None
) -> CompletedMove:
    ends = move.money.old_paid_until or move.notice_ends_on
    if not move.cash_stops or ends <= move.moved_on or known_to is None or known_to < ends:
        return move
    if not was_paid_before(move.moved_on, payments):
        return move
    homes = [paid for paid in payments if paid.setting in RESIDENTIAL_NAMES and paid.pence > 0]
    days = [min(paid.ends, ends) for paid in homes if paid.starts < ends]
    last = max(days, default=move.moved_on)
    return replace(move, money=replace(move.money, old_paid_until=max(last, move.moved_on)))


def was_paid_before(moved_on: date, payments: Iterable[Payment]) -> bool:
    """Whether a residential home was paid for some day of the quarter before a move."""
    return any(
        paid.setting in RESIDENTIAL_NAMES
        and paid.pence > 0
        and paid.starts < moved_on
        and paid.ends > moved_on - PAID_BEFORE
        for paid in payments
    )


def _checked(row: Standing, payments: Sequence[Payment], known_to: date | None) -> CheckedSlice:
    ledger_slice = row.slice
    payments_own = [
        paid
        for paid in payments
        if paid.starts < ledger_slice.ends and ledger_slice.starts < paid.ends
    ]
    others = [paid for paid in payments_own if paid.setting not in RESIDENTIAL_NAMES]
    new, old = _paid(ledger_slice.starts, ledger_slice.ends, payments_own)
    overlap = -ledger_slice.amounts.overlap
    owed_new = -ledger_slice.amounts.new_home + (overlap if ledger_slice.number < 1 else 0)
    owed_old = (
        overlap if ledger_slice.number >= 1 else old
    )  # before the move the old home is paid as ever
    claims_old = ledger_slice.old_stops and ledger_slice.amounts.old_home > 0
    stopped = not claims_old or (
        old - owed_old <= TOLERANCE_PENCE and was_paid_before(ledger_slice.moved_on, payments)
    )
    paid_for = ledger_slice.to_family or owed_new <= TOLERANCE_PENCE
    paid_for = paid_for or is_covered(ledger_slice.starts, ledger_slice.ends, others)
    # Of what a family is taken to cost less may have been paid: the ledger then claims too little.
    right = paid_for and new - owed_new <= TOLERANCE_PENCE
    right = right and (ledger_slice.to_family or owed_new - new <= TOLERANCE_PENCE)

    def said(seen: PaymentSeen, difference: int = 0) -> CheckedSlice:
        return CheckedSlice(row, seen, new, old, difference, stopped, right)

    changed = _changed_since(row, payments)
    if changed:
        return said(PaymentSeen.CHANGED_SINCE, changed)
    if not ledger_slice.net and not ledger_slice.amounts.gross:
        return said(PaymentSeen.NOTHING_CLAIMED)
    if known_to is None or ledger_slice.ends > known_to:
        return said(PaymentSeen.NOT_YET)
    if old - owed_old > TOLERANCE_PENCE:
        return said(PaymentSeen.STILL_PAID, old - owed_old)
    if owed_old - old > TOLERANCE_PENCE and ledger_slice.old_stops:
        return said(PaymentSeen.NOTICE_NOT_PAID, old - owed_old)
    if not paid_for:
        return said(PaymentSeen.NEW_NOT_HELD)
    if not right:
        return said(PaymentSeen.DIFFERS, new - owed_new)
    return said(PaymentSeen.AGREES if stopped else PaymentSeen.OLD_NOT_HELD)


def _changed_since(row: Standing, payments: Sequence[Payment]) -> int:
    """By how many pence what was paid for the confirmed days has changed since; 0: as it was."""
    confirmed_slice = row.confirmation
    if (
        confirmed_slice is None
        or confirmed_slice.paid_new is None
        or confirmed_slice.paid_old is None
    ):
        return 0
    new, old = _paid(confirmed_slice.starts, confirmed_slice.ends, payments)
    number = new - confirmed_slice.paid_new + old - confirmed_slice.paid_old
    return number if abs(number) > TOLERANCE_PENCE else 0


def _paid(starts: date, ends: date, payments: Sequence[Payment]) -> tuple[int, int]:
    """Pence paid for the days [starts, ends) to homes that are not, and that are, residential."""
    homes = [paid for paid in payments if paid.setting in RESIDENTIAL_NAMES]
    others = [paid for paid in payments if paid.setting not in RESIDENTIAL_NAMES]
    return paid_within(starts, ends, others), paid_within(starts, ends, homes)


def paid_within(starts: date, ends: date, payments: Iterable[Payment]) -> int:
    """Pence of payments that fall into the days [starts, ends)."""
    fraction = Fraction(0)
    for paid in payments:
        shared = (min(paid.ends, ends) - max(paid.starts, starts)).days
        fraction += Fraction(paid.pence * max(shared, 0), max((paid.ends - paid.starts).days, 1))
    return round(fraction)


def is_covered(starts: date, ends: date, payments: Sequence[Payment]) -> bool:
    """Whether some payment, none of them a credit, is held for each of the days [starts, ends)."""
    day = starts
    for paid in sorted((p for p in payments if p.pence > 0), key=lambda paid: paid.starts):
        if paid.starts <= day < paid.ends:
            day = paid.ends
    return day >= ends
