"""A gap to the budget in volume, price and mix, on a named policy choice about what a budget buys.

`budgets.csv` holds money, no weeks and no prices: only the total is a fact. Policy choice: a budget
buys last year's mix of its kinds of home at last year's average prices with the usual rise of each
(data/reference/uplifts.csv), so many weeks as the money pays. Against that the outturn is split as
in `variance.py`. Where last year has no priced day in any of a budget's homes it isn't split.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.budget.lines import Cell, CostLine
from models.budget.remaining_year import RemainingYear
from models.budget.variance import BeforeAndAfter, Parts, add_up_splits, split_changes
from models.budget.year import BudgetPosition
from models.money import DAYS_PER_WEEK, shared_pence
from models.settings import Setting


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
    budget_positions: Sequence[BudgetPosition],
    cost_lines: Sequence[CostLine],
    before: Sequence[CostLine],
    remaining_year: RemainingYear | None,
    rise: Callable[[Setting], float],
) -> AgainstBudget | None:
    """The gap of some budgets together; None where nothing is expected or no budget is held.

    `before`: last year's lines. `rise`: the usual yearly rise of a kind of home (0.06 = 6%).
    """
    if not budget_positions or any(
        budget_position.gap_pence is None for budget_position in budget_positions
    ):
        return None
    last, this = _had(before), _had(cost_lines)
    changes: list[BeforeAndAfter] = []
    unsplit = 0
    for budget_position in budget_positions:
        before_and_afters = _changes(budget_position, last, this, remaining_year, rise)
        changes += before_and_afters
        if not before_and_afters:
            unsplit += budget_position.gap_pence or 0
    return AgainstBudget(
        parts=add_up_splits(split_changes(changes)),
        unsplit_pence=unsplit,
        weeks_bought=sum(change.days_before for change in changes) / DAYS_PER_WEEK,
        weeks_expected=sum(change.days_after for change in changes) / DAYS_PER_WEEK,
    )


def _changes(
    budget_position: BudgetPosition,
    last: dict[Cell, _Had],
    this: dict[Cell, _Had],
    remaining_year: RemainingYear | None,
    rise: Callable[[Setting], float],
) -> list[BeforeAndAfter]:
    """What one budget buys and what is expected instead, by kind of home."""
    cells = sorted(budget_position.cells, key=lambda cell: (cell.council, cell.setting))
    weights = [last[cell].pence * (1 + rise(cell.setting)) for cell in cells]
    whole, budget = sum(weights), budget_position.budget_pence or 0
    if not whole:
        return []
    before_and_afters = []
    for cell, bought in zip(cells, shared_pence(budget, weights), strict=True):
        days = last[cell].days * budget / whole
        expected = remaining_year.days_of(cell) if remaining_year else 0.0
        pence = remaining_year.mean_pence(cell) if remaining_year else 0
        before_and_afters.append(
            BeforeAndAfter(
                "", cell, days, bought, this[cell].days + expected, this[cell].pence + pence
            )
        )
    return before_and_afters


def _had(lines: Sequence[CostLine]) -> dict[Cell, _Had]:
    sums: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        if line.pence is not None:
            sums[line.cell][0] += line.days
            sums[line.cell][1] += line.pence
    had_by_cell = {cell: _Had(float(days), pence) for cell, (days, pence) in sums.items()}
    return defaultdict(_Had, had_by_cell)
