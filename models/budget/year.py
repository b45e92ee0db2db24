"""Where a financial year stands: budget, what has been, what it is expected to end at, the gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.budget.choices import EVERY
from models.budget.lines import Cell, CostLine, Spent, add_up_lines, cells_of, lines_within
from models.budget.outlook import ForecastBand
from models.budget.plan import YearBudget
from models.budget.remaining_year import RemainingYear
from models.journeys.history.kinds import GROUPS, HomeGroup, group_of
from models.money import to_pence


@dataclass(frozen=True, slots=True)
class Outturn:
    """Pence that a year is expected to end at, and the range that holds 8 in 10 futures."""

    pence: int
    low_pence: int
    high_pence: int


@dataclass(frozen=True, slots=True)
class BudgetPosition:
    """One council's budget for some kinds of home, or spend for which no budget is held.

    `council`: EVERY for a sum over every council. `category`: as the file has it, else None;
    `group`: what the homes of a row without a budget have in common. `rest_pence`, `outturn`: None
    where nothing can be expected (too little history). Every cell is in one position only.
    """

    council: str
    category: str | None
    group: HomeGroup | None
    cells: frozenset[Cell]
    budget_pence: int | None
    actual: Spent
    rest_pence: int | None
    outturn: Outturn | None

    @property
    def gap_pence(self) -> int | None:
        """Above 0: over the budget."""
        if self.outturn is None or self.budget_pence is None:
            return None
        return self.outturn.pence - self.budget_pence


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected of the rest of a year. `is_over`: nothing is left of it.

    `rest` None in a year that isn't over: there is too little history to expect anything.
    """

    rest: RemainingYear | None
    is_over: bool


def budget_positions_of(
    lines: Sequence[CostLine], ahead: Ahead, plan: YearBudget
) -> tuple[BudgetPosition, ...]:
    """The budget's rows by council, then spend that no budget is held for, by council and group."""
    budget_positions = [
        _position(row.council, row.category, None, row.cells, row.pence, lines, ahead)
        for row in plan.rows
    ]
    taken = frozenset[Cell]().union(*(row.cells for row in plan.rows))
    expected = ahead.rest.cells if ahead.rest else frozenset()
    priced = cells_of(line for line in lines if line.pence is not None)
    cells_remaining = (priced | expected) - taken
    for council in sorted({cell.council for cell in cells_remaining}):
        for group in GROUPS:
            cells = frozenset(
                c for c in cells_remaining if c.council == council and group_of(c.setting) is group
            )
            if cells:
                budget_positions.append(_position(council, None, group, cells, None, lines, ahead))
    return tuple(
        sorted(
            budget_positions,
            key=lambda budget_position: (budget_position.council, budget_position.category is None),
        )
    )


def total_position(
    budget_positions: Sequence[BudgetPosition], lines: Sequence[CostLine], ahead: Ahead
) -> BudgetPosition:
    """Several positions as one; its range is that of the sum."""
    cells = frozenset[Cell]().union(
        *(budget_position.cells for budget_position in budget_positions)
    )
    budgets = [budget_position.budget_pence for budget_position in budget_positions]
    budget = None if None in budgets or not budgets else sum(budget for budget in budgets if budget)
    return _position(EVERY, None, None, cells, budget, lines, ahead)


def budgeted_positions(
    budget_positions: Sequence[BudgetPosition], council: str = EVERY
) -> tuple[BudgetPosition, ...]:
    """Those that a budget is held for; of one council, those that are its own."""
    return tuple(
        budget_position
        for budget_position in budget_positions
        if budget_position.budget_pence is not None and council in (EVERY, budget_position.council)
    )


def chance_over(position: BudgetPosition, ahead: Ahead) -> float | None:
    """The share of futures that end over the budget; None where nothing is expected."""
    if ahead.rest is None or position.budget_pence is None:
        return None
    remaining = (position.budget_pence - position.actual.pence) / 100
    return ahead.rest.chance_above(position.cells, remaining)


def _position(
    council: str,
    category: str | None,
    group: HomeGroup | None,
    cells: frozenset[Cell],
    budget: int | None,
    lines: Sequence[CostLine],
    ahead: Ahead,
) -> BudgetPosition:
    actual = add_up_lines(lines_within(lines, cells))
    remainder, outturn = None, None
    if ahead.is_over:
        remainder, outturn = 0, Outturn(actual.pence, actual.pence, actual.pence)
    elif ahead.rest is not None:
        remainder = sum(ahead.rest.mean_pence(cell) for cell in cells)
        band = ahead.rest.band(cells)
        outturn = _outturn(actual.pence, remainder, band)
    return BudgetPosition(council, category, group, cells, budget, actual, remainder, outturn)


def _outturn(actual: int, remainder: int, band: ForecastBand) -> Outturn:
    return Outturn(actual + remainder, actual + to_pence(band.low), actual + to_pence(band.high))
