"""A year's sums cut by label, by cash, and by council: every cut adds up to the whole, in pence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.moves.parts import Part
from models.savings.confirm import Standing
from models.savings.pipeline import Label
from models.savings.views import ContractShare, Dated, TwoViews, two_views

Labels = tuple[tuple[Label | None, int], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One sum of the year. `labels`: by finance's label (None: not said yet). `cash`: where the old
    bed stops being paid; `stays_paid`: where it doesn't, so what is left is mostly cost.
    `councils`: by whose child, and by contract."""

    labels: Labels
    cash: int
    stays_paid: int
    councils: TwoViews

    @property
    def total(self) -> int:
        return self.cash + self.stays_paid


def split_of_rows(rows: Sequence[Standing], shares: Sequence[ContractShare],
                  *, claimed: bool) -> Split:  # fmt: skip
    """What the year's ledger has confirmed, or `claimed`: claims and nobody has confirmed."""
    every = [(row, row.open if claimed else row.stands) for row in rows]
    labels = Counter[Label | None]()
    for row, pence in every:
        labels[row.slice.label] += pence
    cash = sum(pence for row, pence in every if row.slice.is_cash)
    dated = (Dated(row.slice.starts, row.slice.council, pence) for row, pence in every)
    return Split(_sorted(labels), cash, sum(pence for _, pence in every) - cash,
                 two_views(dated, shares))  # fmt: skip


def split_of_parts(
    parts: Sequence[Part], labels_of: dict[str, Label | None], shares: Sequence[ContractShare]
) -> Split:
    """What is still to come of some moves, each by its label; `labels_of`: by the move's key."""
    labels = Counter[Label | None]()
    for one in parts:
        labels[labels_of.get(one.move)] += one.left.pence if one.left else 0
    cash = sum(one.left.pence for one in parts if one.left and one.cash)
    whole = sum(one.left.pence for one in parts if one.left)
    return Split(_sorted(labels), cash, whole - cash, two_views(_dated(parts), shares))


def _dated(parts: Iterable[Part]) -> Iterable[Dated]:
    """Pence by the day that they are for; of a move without weeks, by the day of the move."""
    for one in parts:
        if one.coming:
            yield from (Dated(each.starts, one.council, each.expected) for each in one.coming)
        elif one.left and one.on:
            yield Dated(one.on, one.council, one.left.pence)


def _sorted(labels: Counter[Label | None]) -> Labels:
    order: tuple[Label | None, ...] = (*Label, None)
    return tuple((label, labels[label]) for label in order if labels[label])
