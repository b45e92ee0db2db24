"""A year's sums cut by label, by cash, and by council: every cut adds up to the whole, in pence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.ledger.confirm import Standing
from models.ledger.contributions import MoveContribution
from models.ledger.council_split import CouncilSplit, DatedAmount, two_views
from models.prices.contract_shares import ContractShare
from models.recording.move_stages import Label

Labels = tuple[tuple[Label | None, int], ...]


@dataclass(frozen=True, slots=True)
class SavingSplit:
    """One sum of the year. `labels`: by finance's label (None: not said yet). `cash`: where the old
    bed stops being paid; `stays_paid`: where it doesn't, so what is left is mostly cost.
    `councils`: by whose child, and by contract."""

    labels: Labels
    cash: int
    stays_paid: int
    councils: CouncilSplit

    @property
    def total(self) -> int:
        return self.cash + self.stays_paid


def split_of_rows(
    rows: Sequence[Standing], shares: Sequence[ContractShare], *, claimed: bool
) -> SavingSplit:
    """What the year's ledger has confirmed, or `claimed`: claims and nobody has confirmed."""
    pairs = [(row, row.open if claimed else row.stands) for row in rows]
    labels = Counter[Label | None]()
    for row, pence in pairs:
        labels[row.slice.label] += pence
    cash = sum(pence for row, pence in pairs if row.slice.is_cash)
    dated = (DatedAmount(row.slice.starts, row.slice.council, pence) for row, pence in pairs)
    return SavingSplit(
        _sorted(labels), cash, sum(pence for _, pence in pairs) - cash, two_views(dated, shares)
    )


def split_of_parts(
    parts: Sequence[MoveContribution],
    labels_of: dict[str, Label | None],
    shares: Sequence[ContractShare],
) -> SavingSplit:
    """What is still to come of some moves, each by its label; `labels_of`: by the move's key."""
    labels = Counter[Label | None]()
    for part in parts:
        labels[labels_of.get(part.move)] += part.left.pence if part.left else 0
    cash = sum(part.left.pence for part in parts if part.left and part.cash)
    full = sum(part.left.pence for part in parts if part.left)
    return SavingSplit(_sorted(labels), cash, full - cash, two_views(_dated(parts), shares))


def _dated(parts: Iterable[MoveContribution]) -> Iterable[DatedAmount]:
    """Pence by the day that they are for; of a move without weeks, by the day of the move."""
    for part in parts:
        if part.coming:
            yield from (
                DatedAmount(coming.starts, part.council, coming.expected) for coming in part.coming
            )
        elif part.left and part.on:
            yield DatedAmount(part.on, part.council, part.left.pence)


def _sorted(labels: Counter[Label | None]) -> Labels:
    order: tuple[Label | None, ...] = (*Label, None)
    return tuple((label, labels[label]) for label in order if labels[label])
