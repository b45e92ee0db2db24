"""What of each move stands beside the sums of a year and is in none of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import Standing
from models.money import DAYS_PER_WEEK, FinancialYear
from models.recording.move_stages import Label, MovedCost, PaidBy


@dataclass(frozen=True, slots=True)
class MemorandumItems:
    """One move's, in pence. `avoided`: delivered under that label. `risen`: what the frozen price
    would have risen by. `since_back`: what the child cost more since a return than today's
    path expected, below nothing. `health`, `schools`: what partners pay less. `moved`: what others
    pay because of the move.
    """

    move: str
    child: str
    avoided: int = 0
    risen: int = 0
    since_back: int = 0
    health: int = 0
    schools: int = 0
    moved: tuple[tuple[PaidBy, int], ...] = ()

    @property
    def is_nothing(self) -> bool:
        numbers = (self.avoided, self.risen, self.since_back, self.health, self.schools)
        return not any(numbers) and not self.moved


def memorandum_items(
    made: Sequence[CompletedMove], rows: Sequence[Standing], year: FinancialYear, today: date
) -> tuple[MemorandumItems, ...]:
    """Of each move that has any of it, by the move's key. `rows`: the year's ledger up to today."""
    by_move: dict[str, list[Standing]] = {}
    for row in rows:
        by_move.setdefault(row.slice.move, []).append(row)
    memoranda = (
        _of(move, by_move.get(move.key, []), year, today)
        for move in sorted(made, key=lambda completed_move: completed_move.key)
    )
    return tuple(items for items in memoranda if not items.is_nothing)


def moved_by_who(memoranda: Sequence[MemorandumItems]) -> tuple[tuple[PaidBy, int], ...]:
    """What others pay because of all these moves, by who pays."""
    return tuple(_by_who(memoranda))


def _by_who(memoranda: Sequence[MemorandumItems]) -> Iterator[tuple[PaidBy, int]]:
    for paid_by in PaidBy:
        paid = sum(
            pence
            for items in memoranda
            for paid_by_item, pence in items.moved
            if paid_by_item is paid_by
        )
        if paid:
            yield paid_by, paid


def _of(
    move: CompletedMove, rows: Sequence[Standing], year: FinancialYear, today: date
) -> MemorandumItems:
    is_avoided = move.money.label is Label.AVOIDED
    return MemorandumItems(
        move=move.key,
        child=move.child,
        avoided=sum(row.stands for row in rows) if is_avoided else 0,
        risen=sum(row.slice.avoided for row in rows),
        since_back=0 if is_avoided else sum(row.slice.since_back for row in rows),
        health=_partner(rows, move.frozen.health_weekly_pence),
        schools=_partner(rows, move.frozen.education_weekly_pence),
        moved=moved_costs([move], year, today),
    )


def _partner(rows: Sequence[Standing], weekly_pence: int) -> int:
    """What a partner pays less in the days confirmed, by the frozen contribution."""
    days = sum(
        (row.slice.ends - row.slice.starts).days
        for row in rows
        if row.confirmed is not None and row.slice.amounts.old_home
    )
    return round(days * weekly_pence / DAYS_PER_WEEK)


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
                paid[cost.who] += _cost_in_year(cost, move, year, today)
    return tuple((paid_by, paid[paid_by]) for paid_by in PaidBy if paid[paid_by])


def _cost_in_year(cost: MovedCost, move: CompletedMove, year: FinancialYear, today: date) -> int:
    if cost.from_day is None:
        return 0
    starts = max(cost.from_day, move.moved_on, year.first_day)
    ends = min(today + timedelta(days=1), year.next.first_day, move.end[0], cost.until or date.max)
    return round(max((ends - starts).days, 0) * cost.weekly_pence / DAYS_PER_WEEK)
