"""The same pence seen twice: by the child's responsible council, and by the councils' contract.

Both views of any rows add up to the same total, to the penny.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import shared_pence


@dataclass(frozen=True, slots=True)
class ContractShare:
    """A council's share (0 to 1) of the trust's costs by contract from a day on."""

    from_day: date
    council: str
    share: float
    source: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Pence of one day's council, to be seen either way."""

    on: date
    council: str
    pence: int


@dataclass(frozen=True, slots=True)
class TwoViews:
    """Pence by council (alphabetical): whose children they are, and by contract."""

    responsible: tuple[tuple[str, int], ...]
    contract: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(pence for _, pence in self.responsible)


def is_same_council(one: str, other: str) -> bool:
    """True where two files mean one council: by name, or one of them in short (North, North
    Northamptonshire)."""
    short, long = sorted((one.strip().casefold(), other.strip().casefold()), key=len)
    return short == long or (bool(short) and long.startswith(f"{short} "))


def name_in_files(contract: str, files: Iterable[str]) -> str:
    """A council of the contract by the name that the children's files use, else as it stands."""
    return next((one for one in files if is_same_council(one, contract)), contract)


def two_views(rows: Iterable[Dated], shares: Sequence[ContractShare]) -> TwoViews:
    """Both views of some pence. Before the first contract day, and without any share, the contract
    view is the responsible council's: nothing is shared that nobody agreed to share."""
    responsible: Counter[str] = Counter()
    by_contract: Counter[date | None] = Counter()
    kept: Counter[str] = Counter()
    days = sorted({one.from_day for one in shares})
    for row in rows:
        responsible[row.council] += row.pence
        day = max((day for day in days if day <= row.on), default=None)
        if day is None:
            kept[row.council] += row.pence
        else:
            by_contract[day] += row.pence
    for day, total in by_contract.items():
        mine = [one for one in shares if one.from_day == day]
        for one, part in zip(mine, shared_pence(total, [o.share for o in mine]), strict=True):
            kept[one.council] += part
    return TwoViews(_sorted(responsible), _sorted(kept))


def _sorted(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items()))
