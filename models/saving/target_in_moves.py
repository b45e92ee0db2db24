"""What a savings target means in moves, expected value first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from models.frames import rows_of
from models.money import WEEKS_PER_YEAR, FinancialYear, shared_pence, to_pence
from models.names import is_same_council
from models.prices.contract_shares import ContractShare
from models.saving.estimate import Saving, SavingComponent
from models.saving.portfolio import CountedMove, Cut

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
    portfolio_sum = cut.full_year
    return portfolio_sum.amounts.net / 100 / portfolio_sum.said if portfolio_sum.said else None


def average_naive_gbp(moves: Sequence[CountedMove]) -> float | None:
    """The gap between the two prices for a year, averaged over the same moves."""
    gaps = [_price_gap(move.saving) for move in moves if move.saving.full_year is not None]
    return sum(gaps) * WEEKS_PER_YEAR / len(gaps) if gaps else None


@dataclass(frozen=True, slots=True)
class Target:
    """A year's target in pence. `by_contract`: no row names this council, so it is its contract
    share of a target held for all of them. `disagrees`: what a row for all of them says, where the
    councils' own rows add up to something else; they count, because parts make the whole."""

    pence: int
    by_contract: bool = False
    disagrees: int | None = None


def target_of(
    targets: pd.DataFrame,
    year: FinancialYear,
    council: str | None,
    shares: Sequence[ContractShare],
) -> Target | None:
    """The target that the council's own file has for a year; None where it has none.

    `council` None: of all councils. A row for all (`both`, `all` or no council) is shared out, less
    the rows that name a council, among the contract's other councils by the share in force when the
    year begins; so councils add up to the whole.
    """
    rows = [
        row for row in rows_of(targets) if is_of(row.financial_year, year) and row.target_gbp >= 0
    ]
    named = {_name(row.council): to_pence(float(row.target_gbp)) for row in rows}
    together = [sum_ for name, sum_ in named.items() if name in ALL_COUNCILS or not name]
    own = _one_a_council(named)
    if not together:
        if council is None:
            return Target(sum(own.values())) if own else None
        own_number = _own(own, council)
        return None if own_number is None else Target(own_number)
    full, number = together[0], sum(own.values())
    others = _others(own, shares, year)
    is_whole = number == full or bool(others)
    if council is None:
        return Target(full) if is_whole else Target(number, disagrees=full)
    own_number = _own(own, council)
    if own_number is not None:
        return Target(own_number)
    parts = shared_pence(full - number, [other.share for other in others]) if others else ()
    numbers = [
        part
        for contract_share, part in zip(others, parts, strict=True)
        if is_same_council(contract_share.council, council)
    ]
    return Target(numbers[0], by_contract=True) if numbers else None


def _one_a_council(named: Mapping[str, int]) -> dict[str, int]:
    """The newest row of each council, however it is spelt: North and North Northamptonshire are
    one, and counted twice they would be more than their council."""
    own: dict[str, int] = {}
    for name, sum_ in named.items():
        if name and name not in ALL_COUNCILS:
            spellings = [known for known in own if is_same_council(known, name)]
            for known in spellings:
                del own[known]
            own[min((name, *spellings), key=len)] = sum_
    return own


def _own(own: Mapping[str, int], council: str) -> int | None:
    return next((sum_ for name, sum_ in own.items() if is_same_council(name, council)), None)


def _others(
    own: Mapping[str, int], shares: Sequence[ContractShare], year: FinancialYear
) -> list[ContractShare]:
    """The contract's councils without a row of their own, by the share when the year begins."""
    days = sorted({share.from_day for share in shares})
    day = max((day for day in days if day <= year.first_day), default=days[0] if days else None)
    return [share for share in shares if share.from_day == day and _own(own, share.council) is None]


def _moves(target_gbp: float, each_gbp: float | None) -> int | None:
    """The nearest whole number of moves; None where a move is expected to save nothing."""
    if each_gbp is None or each_gbp <= 0:
        return None
    return int(target_gbp / each_gbp + 0.5)


def _price_gap(saving: Saving) -> float:
    """Old price less new price a week, both at the move's year, whatever happens to the bed."""
    lines = saving.full_year.lines if saving.full_year else ()
    prices = {line.part: line.weekly_gbp or 0.0 for line in lines if line.part in PRICED}
    return prices.get(SavingComponent.OLD_HOME, 0.0) - prices.get(SavingComponent.NEW_HOME, 0.0)


PRICED = frozenset({SavingComponent.OLD_HOME, SavingComponent.NEW_HOME})


def is_of(said: object, year: FinancialYear) -> bool:
    """True if a file's words name that financial year; words that name none are of no year."""
    try:
        return FinancialYear.parse(str(said)) == year
    except ValueError:
        return False


def _name(council: object) -> str:
    return council.strip().casefold() if isinstance(council, str) else ""
