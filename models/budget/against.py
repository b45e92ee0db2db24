"""A gap to the budget in volume, price and mix, on a named policy choice about what a budget buys.

`budgets.csv` holds money, no weeks and no prices: only the total is a fact. Policy choice: a budget
buys last year's mix of its kinds of home at last year's average prices with the usual rise of each
(data/reference/uplifts.csv), so many weeks as the money pays. Against that the outturn is split as
in `variance.py`. Where last year has no priced day in any of a budget's homes it isn't split.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.budget.lines import Cell, Line
from models.budget.rest import Rest
from models.budget.variance import Change, Parts, split, together
from models.budget.year import Position
from models.children.settings import Setting
from models.money import DAYS_PER_WEEK, shared_pence


@dataclass(frozen=True, slots=True)
class AgainstBudget:
    """The parts of the gap. `unsplit_pence`: of budgets that last year says nothing about."""

    parts: Parts
    unsplit_pence: int
    weeks_bought: float
    weeks_expected: float

    @property
    def gap_pence(self) -> int:
        return self.parts.total + self.unsplit_pence


@dataclass(frozen=True, slots=True)
class _Had:
    """What one cell had: child-days and pence."""

    days: float = 0.0
    pence: int = 0


def against_budget(
    held: Sequence[Position], now: Sequence[Line], before: Sequence[Line], rest: Rest | None,
    rise: Callable[[Setting], float],
) -> AgainstBudget | None:  # fmt: skip
    """The gap of some budgets together; None where nothing is expected or no budget is held.

    `before`: last year's lines. `rise`: the usual yearly rise of a kind of home (0.06 = 6%).
    """
    if not held or any(one.gap_pence is None for one in held):
        return None
    last, this = _had(before), _had(now)
    changes: list[Change] = []
    unsplit = 0
    for one in held:
        found = _changes(one, last, this, rest, rise)
        changes += found
        if not found:
            unsplit += one.gap_pence or 0
    return AgainstBudget(
        parts=together(split(changes)),
        unsplit_pence=unsplit,
        weeks_bought=sum(one.days_before for one in changes) / DAYS_PER_WEEK,
        weeks_expected=sum(one.days_after for one in changes) / DAYS_PER_WEEK,
    )


def _changes(
    one: Position, last: dict[Cell, _Had], this: dict[Cell, _Had], rest: Rest | None,
    rise: Callable[[Setting], float],
) -> list[Change]:  # fmt: skip
    """What one budget buys and what is expected instead, by kind of home."""
    cells = sorted(one.cells, key=lambda cell: (cell.council, cell.setting))
    weights = [last[cell].pence * (1 + rise(cell.setting)) for cell in cells]
    whole, budget = sum(weights), one.budget_pence or 0
    if not whole:
        return []
    found = []
    for cell, bought in zip(cells, shared_pence(budget, weights), strict=True):
        days = last[cell].days * budget / whole
        expected = rest.days_of(cell) if rest else 0.0
        pence = rest.mean_pence(cell) if rest else 0
        found.append(
            Change("", cell, days, bought, this[cell].days + expected, this[cell].pence + pence)
        )
    return found


def _had(lines: Sequence[Line]) -> dict[Cell, _Had]:
    sums: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        if line.pence is not None:
            sums[line.cell][0] += line.days
            sums[line.cell][1] += line.pence
    found = {cell: _Had(float(days), pence) for cell, (days, pence) in sums.items()}
    return defaultdict(_Had, found)
