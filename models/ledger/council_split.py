"""The same pence seen twice: by the child's responsible council, and by the councils' contract.

Both views of any rows add up to the same total, to the penny.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import shared_pence
from models.names import is_same_council
from models.prices.contract_shares import ContractShare


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """Pence of one day's council, to be seen either way."""

    on: date
    council: str
    pence: int


@dataclass(frozen=True, slots=True)
class CouncilSplit:
    """Pence by council (alphabetical): whose children they are, and by contract."""

    responsible: tuple[tuple[str, int], ...]
    contract: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(pence for _, pence in self.responsible)


def name_in_files(contract: str, files: Iterable[str]) -> str:
    """A council of the contract by the name that the children's files use, else as it stands."""
    return next((file for file in files if is_same_council(file, contract)), contract)


def two_views(rows: Iterable[DatedAmount], shares: Sequence[ContractShare]) -> CouncilSplit:
    """Both views of some pence. Before the first contract day, and without any share, the contract
    view is the responsible council's: nothing is shared that nobody agreed to share."""
    responsible: Counter[str] = Counter()
    by_contract: Counter[date | None] = Counter()
    counts: Counter[str] = Counter()
    days = sorted({share.from_day for share in shares})
    for row in rows:
        responsible[row.council] += row.pence
        day = max((day for day in days if day <= row.on), default=None)
        if day is None:
            counts[row.council] += row.pence
        else:
            by_contract[day] += row.pence
    for day, total in by_contract.items():
        contract_shares = [share for share in shares if share.from_day == day]
        for contract_share, part in zip(
            contract_shares, shared_pence(total, [o.share for o in contract_shares]), strict=True
        ):
            counts[contract_share.council] += part
    return CouncilSplit(_sorted(responsible), _sorted(counts))


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))
