"""What a savings target means in moves, expected value first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from models.frames import each
from models.money import WEEKS_PER_YEAR, FinancialYear
from models.savings.estimate import Part, Saving
from models.savings.portfolio import CountedMove, Cut

EVENLY = 0.5  # moves spread evenly through a year save, on average, half a year's saving in it
ALL_COUNCILS = frozenset({"both", "all"})


@dataclass(frozen=True, slots=True)
class WhatItTakes:
    """A target in moves. Numbers of moves are to the nearest; None where no number would do.

    `full_year_gbp`: the expected net full-year saving of an average move. `naive_gbp`: the gap
    between two prices for a year, which counts neither early endings nor support, overlap, or beds
    that stay paid. `ready`: children ready now.
    """

    target_gbp: float
    full_year_gbp: float | None
    moves_full_year: int | None
    moves_spread: int | None
    naive_gbp: float | None
    moves_naive: int | None
    ready: int

    @property
    def more_than_ready(self) -> bool:
        """True if too few children are ready for moves alone to reach it within the year."""
        return self.target_gbp > 0 and (self.moves_spread is None or self.moves_spread > self.ready)


def what_it_takes(
    target_gbp: float, full_year_gbp: float | None, naive_gbp: float | None, ready: int
) -> WhatItTakes:
    """A target in moves: at a full year's expected value, spread evenly, by the naive gap."""
    return WhatItTakes(
        target_gbp=target_gbp,
        full_year_gbp=full_year_gbp,
        moves_full_year=_moves(target_gbp, full_year_gbp),
        moves_spread=_moves(target_gbp, full_year_gbp and full_year_gbp * EVENLY),
        naive_gbp=naive_gbp,
        moves_naive=_moves(target_gbp, naive_gbp),
        ready=ready,
    )


def average_full_year_gbp(cut: Cut) -> float | None:
    """The expected net full-year saving of an average move that has one; None where none has."""
    found = cut.full_year
    return found.amounts.net / 100 / found.said if found.said else None


def average_naive_gbp(moves: Sequence[CountedMove]) -> float | None:
    """The gap between the two prices for a year, averaged over the same moves."""
    gaps = [_price_gap(one.saving) for one in moves if one.saving.full_year is not None]
    return sum(gaps) * WEEKS_PER_YEAR / len(gaps) if gaps else None


def target_held(targets: pd.DataFrame, year: FinancialYear, council: str | None) -> float | None:
    """The target that the council's own file has for a year; None where it has none.

    `council` None: that of all councils together, where the file says one (`both`, `all` or no
    council), else the sum of the councils'.
    """
    rows = [row for row in each(targets) if is_of(row.financial_year, year)]
    named = {_name(row.council): float(row.target_gbp) for row in rows if row.target_gbp >= 0}
    if council is not None:
        return named.get(council.strip().casefold())
    together = [gbp for name, gbp in named.items() if name in ALL_COUNCILS or not name]
    if together:
        return together[0]
    return sum(named.values()) if named else None


def _moves(target_gbp: float, each_gbp: float | None) -> int | None:
    """The nearest whole number of moves; None where a move is expected to save nothing."""
    if each_gbp is None or each_gbp <= 0:
        return None
    return int(target_gbp / each_gbp + 0.5)


def _price_gap(saving: Saving) -> float:
    """Old price less new price a week, both at the move's year, whatever happens to the bed."""
    lines = saving.full_year.lines if saving.full_year else ()
    prices = {line.part: line.weekly_gbp or 0.0 for line in lines if line.part in PRICED}
    return prices.get(Part.OLD_HOME, 0.0) - prices.get(Part.NEW_HOME, 0.0)


PRICED = frozenset({Part.OLD_HOME, Part.NEW_HOME})


def is_of(said: object, year: FinancialYear) -> bool:
    """True if a file's words name that financial year; words that name none are of no year."""
    try:
        return FinancialYear.parse(str(said)) == year
    except ValueError:
        return False


def _name(council: object) -> str:
    return council.strip().casefold() if isinstance(council, str) else ""
