"""What the programme of moves itself costs in a year, and what comes back for each pound of it.

The cost is in no sum of moves: a team, a system or training is paid whoever moves, so it stands
beside the savings and is never taken from one child's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from models.frames import rows_of
from models.interval import Interval
from models.ledger.council_split import DatedAmount, two_views
from models.ledger.position import Likely
from models.money import FinancialYear, shared_pence, to_pence
from models.names import is_same_council
from models.prices.contract_shares import ContractShare
from models.saving.target_in_moves import ALL_COUNCILS, is_of


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme's cost in a year, for one council or all of them, in pence.

    `items`: what is paid for with its pence, dearest first. `unshared`: cost that councils share
    in days for which no contract share is held; in a council's view it is nobody's.
    """

    year: FinancialYear
    items: tuple[tuple[str, int], ...]
    unshared: int = 0

    @property
    def pence(self) -> int:
        return sum(pence_ for _, pence_ in self.items)

    def so_far(self, today: date) -> int:
        """What it has cost up to and with a day, taken as spent evenly over the year's days."""
        first, last = self.year.first_day, self.year.last_day
        gone = (min(today, last) - first).days + 1
        return round(self.pence * max(gone, 0) / ((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Return:
    """Pounds for each pound of the programme: proved so far beside what it has cost so far (None:
    it has cost nothing yet), and everything expected beside the whole year."""

    proved: float | None
    expected: Interval


def programme_of(
    costs: pd.DataFrame,
    year: FinancialYear,
    council: str | None,
    shares: Sequence[ContractShare],
) -> Programme | None:
    """The year's programme from `programme_costs` of models/children/council.py.

    `council` None: of every council, shared costs once. Else its own costs, and of shared ones
    (`both`, `all`) what the contract share in force on each day makes of them. None where the file
    holds nothing of that year that falls to them.
    """
    items: Counter[str] = Counter()
    unshared = 0
    for row in rows_of(costs):
        if not is_of(row.financial_year, year):
            continue
        whose, cost = str(row.council).strip(), to_pence(float(row.cost_gbp))
        if council is None or is_same_council(whose, council):
            items[str(row.item)] += cost
        elif whose.casefold() in ALL_COUNCILS:
            own, nobodys = _share(cost, year, council, shares)
            unshared += nobodys
            items[str(row.item)] += own
    if not items:
        return None
    dearest = sorted(items.items(), key=lambda pair: (-pair[1], pair[0]))
    return Programme(year, tuple(dearest), unshared)


def what_comes_back(
    programme: Programme, confirmed: int, forecast: Likely, today: date
) -> Return | None:
    """Proved and expected pounds for each pound; None where the programme costs nothing."""
    if not programme.pence:
        return None
    spent = programme.so_far(today)
    middle, low, high = (
        sum_ / programme.pence for sum_ in (forecast.pence, forecast.low, forecast.high)
    )
    return Return(confirmed / spent if spent else None, Interval(middle, low, high))


def _share(
    cost: int, year: FinancialYear, council: str, shares: Sequence[ContractShare]
) -> tuple[int, int]:
    """Of a shared cost, the council's part and the part of days without any share."""
    starts = [day for day, _ in _stretches(year, shares)]
    lengths = [days for _, days in _stretches(year, shares)]
    rows = [
        DatedAmount(day, "", part)
        for day, part in zip(starts, shared_pence(cost, lengths), strict=True)
    ]
    parts = two_views(rows, shares).contract
    own = sum(part for person, part in parts if is_same_council(person, council))
    return own, sum(part for person, part in parts if not person)


def _stretches(year: FinancialYear, shares: Sequence[ContractShare]) -> Iterator[tuple[date, int]]:
    """First day and number of days of each stretch of the year in which the shares hold."""
    end = year.next.first_day
    days = {share.from_day for share in shares if year.first_day < share.from_day < end}
    starts = sorted({year.first_day, *days})
    for day, after in zip(starts, [*starts[1:], end], strict=True):
        yield day, (after - day).days
