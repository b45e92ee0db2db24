"""Weeks, years and prices: the few facts about money that everything else shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS_PER_WEEK = 7
DAYS_PER_YEAR = 365.25
WEEKS_PER_YEAR = DAYS_PER_YEAR / DAYS_PER_WEEK


def to_pence(gbp: float) -> int:
    """Pounds as whole pence, rounded as every file and screen rounds them (2 decimals)."""
    return round(round(gbp, 2) * 100)


def whole_pence(amounts_gbp: Sequence[float]) -> tuple[int, ...]:
    """Amounts as whole pence that add up to their rounded sum, each within two pence of its own."""
    numbers, so_far, given = [], 0.0, 0
    for number, amount in enumerate(amounts_gbp, 1):
        so_far += amount
        until = to_pence(sum(amounts_gbp)) if number == len(amounts_gbp) else to_pence(so_far)
        numbers.append(until - given)
        given = until
    return tuple(numbers)


def shared_pence(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Whole pence shared out by weights; the shares add up to the total exactly.

    Weights of both signs are fine where they add up to what the total is of (a week that costs
    among weeks that save).

    All weights 0: the first share is the total. No weight at all: nothing to share among.
    """
    whole = sum(weights)
    if not whole:
        return tuple(0 if number else total for number in range(len(weights)))
    numbers, so_far, given = [], 0.0, 0
    for number, weight in enumerate(weights, 1):
        so_far += weight
        until = total if number == len(weights) else round(total * so_far / whole)
        numbers.append(until - given)
        given = until
    return tuple(numbers)


def months_later(day: date, months: int) -> date:
    """The last day of the month so many months after a day's own (0: its own)."""
    later = day.year * 12 + day.month - 1 + months + 1
    return date(later // 12, later % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """1 April to 31 March, written 2025-26; `start` is the calendar year it begins in."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        return date(self.start, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 3, 31)

    @property
    def next(self) -> FinancialYear:
        return FinancialYear(self.start + 1)

    @classmethod
    def holding(cls, day: date) -> FinancialYear:
        """The financial year that a day lies in."""
        return cls(day.year if (day.month, day.day) >= (4, 1) else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> FinancialYear:
        """Read `2025-26`, `2025/26` or `2025-2026`; raises ValueError on anything else."""
        first, _, second = text.strip().replace("/", "-").partition("-")
        year = int(first)
        if len(first) != 4 or second not in {f"{(year + 1) % 100:02d}", str(year + 1)}:
            raise ValueError(f"not a financial year: {text!r}")
        return cls(year)


class PriceBasis(StrEnum):
    """Where a price comes from, best first."""

    RECORDED = "recorded"  # this child's own, from a cost file
    LOCAL = "local"  # the council's unit_costs.csv
    DEFAULT = "default"  # the published figure in data/reference/default_prices.csv


@dataclass(frozen=True, slots=True)
class Price:
    """Pounds a week at one financial year's prices, never without source and year."""

    weekly_gbp: float
    year: FinancialYear
    source: str
    basis: PriceBasis

    def at(self, year: FinancialYear, uplift: float) -> Price:
        """The price in another year: × (1 + uplift) for each 1 April between, backwards too."""
        weekly = self.weekly_gbp * (1 + uplift) ** (year.start - self.year.start)
        return Price(weekly, year, self.source, self.basis)
