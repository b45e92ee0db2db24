"""A year's savings month by month, adding up to the year."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from models.ledger.year import YearOfMoves


@dataclass(frozen=True, slots=True)
class MonthOfSavings:
    """One month's part of each sum, in pence. `starts`: its first day."""

    starts: date
    confirmed: int
    claimed: int
    expected: int
    possible: int


def by_month(year_of_moves: YearOfMoves) -> tuple[MonthOfSavings, ...]:
    """The twelve months of the year; each column adds up to its sum.

    A week counts in the month in which it begins; a move not yet agreed has no weeks yet, and
    counts in the month of its day.
    """
    confirmed, claimed, expected, possible = (Counter[date]() for _ in range(4))
    counted = {part.move for part in year_of_moves.parts}
    for row in year_of_moves.rows:
        if row.slice.move in counted:
            month = row.slice.starts.replace(day=1)
            confirmed[month] += row.stands
            claimed[month] += row.open
    for part in year_of_moves.parts:
        for coming in part.coming:
            expected[coming.starts.replace(day=1)] += coming.expected
    for part in year_of_moves.possible:
        if part.on is not None and part.left is not None:
            last = min(
                max(part.on, year_of_moves.asked.year.first_day), year_of_moves.asked.year.last_day
            )
            possible[last.replace(day=1)] += part.left.pence
    first = year_of_moves.asked.year.first_day
    months = [date(first.year + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]
    return tuple(
        MonthOfSavings(month, confirmed[month], claimed[month], expected[month], possible[month])
        for month in months
    )
