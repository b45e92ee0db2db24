"""What finance of the demonstration confirmed: quarter by quarter, only what the payments prove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data.demo.written import Written, moment
from models.money import FinancialYear, months_later
from models.recording.subject import confirmed_of
from models.savings.confirm import Standing, standing
from models.savings.made_move import MadeMove
from models.savings.payments import (
    Payment,
    Reach,
    Seen,
    checked,
    confirmed_as_paid,
    ledger_beside_payments,
    paid_to,
)
from models.savings.pipeline import Confirmed

AFTER_QUARTER = timedelta(days=24)  # when the payments of a quarter's last month have come in
LEFT_OPEN = timedelta(days=20)  # what is younger waits for somebody to confirm it


def confirmations(
    moves: Sequence[MadeMove], payments: Sequence[Payment], today: date
) -> Iterator[Written]:
    """Of each quarter whose payments were in well before today, every week that agreed with what
    had been posted then."""
    for first, last in _quarters(today):
        day = last + AFTER_QUARTER
        known = [one for one in payments if one.posted_on is None or one.posted_on <= day]
        reach = Reach(paid_to(known))
        for move in ledger_beside_payments(moves, known, reach):
            rows = _of_quarter(move, first, last)
            agree = [
                one for one in checked(rows, known, reach) if one.seen is Seen.AGREES
            ]  # those that cost among them
            if agree:
                slices = tuple(confirmed_as_paid(one) for one in agree)
                content = Confirmed(slices, max(one.slice.ends for one in agree))
                yield Written(moment(day, 15), confirmed_of(move.child, move.key), content)


def _of_quarter(move: MadeMove, first: date, last: date) -> tuple[Standing, ...]:
    ends = last + timedelta(days=1)
    return tuple(one for one in standing([move], {}, ends)
                 if first <= one.slice.starts and one.slice.ends <= ends)  # fmt: skip


def _quarters(today: date) -> Iterator[tuple[date, date]]:
    """First and last day of each quarter since last financial year began, young ones left out."""
    first = FinancialYear(FinancialYear.holding(today).start - 1).first_day
    while True:
        last = months_later(first, 2)
        if last + AFTER_QUARTER + LEFT_OPEN > today:
            return
        yield first, last
        first = last + timedelta(days=1)
