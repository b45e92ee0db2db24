"""Why spend differs: how many children, what a week costs, which kinds of home. To the penny.

The standard price-volume-mix split of management accounting (Horngren, Datar and Rajan, Cost
Accounting, the chapter on sales-mix and sales-quantity variances), in the symmetric form of
T. L. Bennet, "The theory of measurement of changes in cost of living", Journal of the Royal
Statistical Society 83 (1920), pages 455 to 462; see W. E. Diewert, "Index number theory using
differences rather than ratios", American Journal of Economics and Sociology 64 (2005).

A cell is one council and kind of home. With d child-days and c pence of a cell, a dash for after:

- the cell's price is p = (c/d + c'/d')/2, the mean of both years' averages; in a cell that only one
  year has, that year's, so that a new kind of home is no change of price;
- the price of a day anywhere is q = (C/D + C'/D')/2, over all cells together;
- **volume** = (d' − d) × q: more or fewer days at the price of an average day;
- **mix** = (d' − d) × (p − q): those days in dearer or cheaper kinds of home than the average;
- **price** = (c' − c) − (d' − d) × p: what is left, which over a cell's children adds up to the
  mean of both years' days × the change of its average price.

All three are linear in days and pence, so they go down to the child and add up in every cut; they
change their sign when before and after are exchanged. The textbook form weighs with the days after
and the prices before: it calls price all that price and days did together, where this form
halves that between them. The total is the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.budget.lines import Cell, CostLine


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """Child-days and pence of one child (or "" for a whole cell) before and after."""

    child: str
    cell: Cell
    days_before: float
    pence_before: int
    days_after: float
    pence_after: int

    @property
    def days(self) -> float:
        return self.days_after - self.days_before

    @property
    def pence(self) -> int:
        return self.pence_after - self.pence_before


@dataclass(frozen=True, slots=True)
class Parts:
    """What a change of pence is made of; the total is their sum."""

    volume: int = 0
    price: int = 0
    mix: int = 0

    @property
    def total(self) -> int:
        return self.volume + self.price + self.mix


@dataclass(frozen=True, slots=True)
class VarianceSplit:
    """One change with its parts."""

    change: BeforeAndAfter
    parts: Parts


def split_changes(changes: Sequence[BeforeAndAfter]) -> tuple[VarianceSplit, ...]:
    """The parts of each change, in the same order; each change's add up to it exactly.

    All changes that averages are taken over have to be in one call: cut afterwards, not before.
    """
    cells: dict[Cell, list[BeforeAndAfter]] = defaultdict(list)
    for change in changes:
        cells[change.cell].append(change)
    price = {cell: _price(of_cell) for cell, of_cell in cells.items()}
    anywhere = _price(changes)
    return tuple(
        VarianceSplit(change, _parts(change, price[change.cell], anywhere)) for change in changes
    )


def add_up_splits(variance_splits: Iterable[VarianceSplit]) -> Parts:
    """The parts of several changes added up."""
    volume = price = mix = 0
    for variance_split in variance_splits:
        volume, price, mix = (
            volume + variance_split.parts.volume,
            price + variance_split.parts.price,
            mix + variance_split.parts.mix,
        )
    return Parts(volume, price, mix)


def changes_of(before: Iterable[CostLine], after: Iterable[CostLine]) -> tuple[BeforeAndAfter, ...]:
    """One change a child and cell, by child; lines without a price are in none."""
    sums: dict[tuple[str, Cell], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for place, lines in ((0, before), (2, after)):
        for line in lines:
            if line.pence is not None:
                numbers = sums[line.child, line.cell]
                numbers[place] += line.days
                numbers[place + 1] += line.pence
    ordered = sorted(
        sums.items(), key=lambda pair: (pair[0][0], pair[0][1].council, pair[0][1].setting)
    )
    return tuple(BeforeAndAfter(child, cell, *numbers) for (child, cell), numbers in ordered)


def _parts(change: BeforeAndAfter, price: float, anywhere: float) -> Parts:
    volume = round(change.days * anywhere)
    mix = round(change.days * price) - volume
    return Parts(volume, change.pence - volume - mix, mix)


def _price(changes: Sequence[BeforeAndAfter]) -> float:
    """The mean of the average pence a day before and after; of the one side that has days."""
    before = _average(
        sum(change.pence_before for change in changes), [c.days_before for c in changes]
    )
    after = _average(sum(change.pence_after for change in changes), [c.days_after for c in changes])
    recorded = [value for value in (before, after) if value is not None]
    return sum(recorded) / len(recorded) if recorded else 0.0


def _average(pence: int, days: Sequence[float]) -> float | None:
    whole = sum(sorted(days))  # sorted, so that the order of rows decides nothing
    return pence / whole if whole > 0 else None
