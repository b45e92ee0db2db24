"""What of each move stands beside the sums of a year and is in none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import DAYS_PER_WEEK, FinancialYear
from models.savings.confirm import Standing
from models.savings.made_move import MadeMove
from models.savings.moved import moved_costs
from models.savings.pipeline import Label, PaidBy


@dataclass(frozen=True, slots=True)
class InNoSum:
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


def in_no_sum(
    made: Sequence[MadeMove], rows: Sequence[Standing], year: FinancialYear, today: date
) -> tuple[InNoSum, ...]:
    """Of each move that has any of it, by the move's key. `rows`: the year's ledger up to today."""
    by_move: dict[str, list[Standing]] = {}
    for row in rows:
        by_move.setdefault(row.slice.move, []).append(row)
    found = (_of(move, by_move.get(move.key, []), year, today)
             for move in sorted(made, key=lambda one: one.key))  # fmt: skip
    return tuple(one for one in found if not one.is_nothing)


def moved_by_who(found: Sequence[InNoSum]) -> tuple[tuple[PaidBy, int], ...]:
    """What others pay because of all these moves, by who pays."""
    return tuple(_by_who(found))


def _by_who(found: Sequence[InNoSum]) -> Iterator[tuple[PaidBy, int]]:
    for who in PaidBy:
        paid = sum(pence for one in found for each, pence in one.moved if each is who)
        if paid:
            yield who, paid


def _of(move: MadeMove, rows: Sequence[Standing], year: FinancialYear, today: date) -> InNoSum:
    is_avoided = move.money.label is Label.AVOIDED
    return InNoSum(
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
    days = sum((row.slice.ends - row.slice.starts).days for row in rows
               if row.confirmed is not None and row.slice.amounts.old_home)  # fmt: skip
    return round(days * weekly_pence / DAYS_PER_WEEK)
