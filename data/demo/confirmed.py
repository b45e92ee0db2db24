"""What finance of the demonstration confirmed: quarter by quarter, only what the payments prove."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data.demo.written import Written, moment_of_day
from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import Standing, ledger_standing
from models.ledger.payments import (
    Payment,
    PaymentSeen,
    Reach,
    check_slices,
    confirmed_as_paid,
    ledger_beside_payments,
    paid_to,
)
from models.money import FinancialYear, months_later
from models.recording.move_stages import Confirmed
from models.recording.subject import confirmed_of

AFTER_QUARTER = timedelta(days=24)  # when the payments of a quarter's last month have come in
LEFT_OPEN = timedelta(days=20)  # what is younger waits for somebody to confirm it


def confirm_quarters(
    moves: Sequence[CompletedMove], payments: Sequence[Payment], today: date
) -> Iterator[Written]:
    """Of each quarter whose payments were in well before today, every week that agreed with what
    had been posted then."""
    for first, last in _quarters(today):
        day = last + AFTER_QUARTER
        payments_recorded = [
            payment for payment in payments if payment.posted_on is None or payment.posted_on <= day
        ]
        reach = Reach(paid_to(payments_recorded))
        for move in ledger_beside_payments(moves, payments_recorded, reach):
            rows = _of_quarter(move, first, last)
            agree = [
                checked_slice
                for checked_slice in check_slices(rows, payments_recorded, reach)
                if checked_slice.seen is PaymentSeen.AGREES
            ]  # those that cost among them
            if agree:
                slices = tuple(confirmed_as_paid(checked_slice) for checked_slice in agree)
                content = Confirmed(
                    slices, max(checked_slice.slice.ends for checked_slice in agree)
                )
                yield Written(moment_of_day(day, 15), confirmed_of(move.child, move.key), content)


def _of_quarter(move: CompletedMove, first: date, last: date) -> tuple[Standing, ...]:
    ends = last + timedelta(days=1)
    return tuple(
        standing
        for standing in ledger_standing([move], {}, ends)
        if first <= standing.slice.starts and standing.slice.ends <= ends
    )


def _quarters(today: date) -> Iterator[tuple[date, date]]:
    """First and last day of each quarter since last financial year began, young ones left out."""
    first = FinancialYear(FinancialYear.holding(today).start - 1).first_day
    while True:
        last = months_later(first, 2)
        if last + AFTER_QUARTER + LEFT_OPEN > today:
            return
        yield first, last
        first = last + timedelta(days=1)
