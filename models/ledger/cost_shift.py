"""What moves cost somebody else: health, schools or transport. In no saving, and never hidden."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from models.ledger.completed_move import CompletedMove
from models.money import DAYS_PER_WEEK, FinancialYear
from models.recording.move_stages import MovedCost, PaidBy


def moved_costs(
    moves: Iterable[CompletedMove], year: FinancialYear, today: date
) -> tuple[tuple[PaidBy, int], ...]:
    """Pence that each of them paid in the year up to and with today; who paid nothing is left out.

    A cost counts from its day while the move lasts: to the return, the child's next move or the
    baseline's end at the latest.
    """
    paid: Counter[PaidBy] = Counter()
    for move in moves:
        for cost in move.money.moved:
            if cost.who is not None:
                paid[cost.who] += _pence(cost, move, year, today)
    return tuple((paid_by, paid[paid_by]) for paid_by in PaidBy if paid[paid_by])


def _pence(cost: MovedCost, move: CompletedMove, year: FinancialYear, today: date) -> int:
    if cost.from_day is None:
        return 0
    starts = max(cost.from_day, move.moved_on, year.first_day)
    ends = min(today + timedelta(days=1), year.next.first_day, move.end[0], cost.until or date.max)
    return round(max((ends - starts).days, 0) * cost.weekly_pence / DAYS_PER_WEEK)
