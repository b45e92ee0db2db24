"""Where a financial year stands: budget, what has been, what it is expected to end at, the gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.budget.choices import EVERY
from models.budget.lines import Cell, Line, Spent, cells_of, spent, within
from models.budget.outlook import Band
from models.budget.plan import Plan
from models.budget.rest import Rest
from models.journeys.kinds import GROUPS, Group, group_of
from models.money import pence


@dataclass(frozen=True, slots=True)
class Outturn:
    """Pence that a year is expected to end at, and the range that holds 8 in 10 futures."""

    pence: int
    low_pence: int
    high_pence: int


@dataclass(frozen=True, slots=True)
class Position:
    """One council's budget for some kinds of home, or spend for which no budget is held.

    `council`: EVERY for a sum over every council. `category`: as the file has it, else None;
    `group`: what the homes of a row without a budget have in common. `rest_pence`, `outturn`: None
    where nothing can be expected (too little history). Every cell is in one position only.
    """

    council: str
    category: str | None
    group: Group | None
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

    rest: Rest | None
    is_over: bool


def positions(lines: Sequence[Line], ahead: Ahead, plan: Plan) -> tuple[Position, ...]:
    """The budget's rows by council, then spend that no budget is held for, by council and group."""
    found = [
        _position(row.council, row.category, None, row.cells, row.pence, lines, ahead)
        for row in plan.rows
    ]
    taken = frozenset[Cell]().union(*(row.cells for row in plan.rows))
    expected = ahead.rest.cells if ahead.rest else frozenset()
    priced = cells_of(line for line in lines if line.pence is not None)
    left = (priced | expected) - taken
    for council in sorted({cell.council for cell in left}):
        for group in GROUPS:
            cells = frozenset(
                c for c in left if c.council == council and group_of(c.setting) is group
            )
            if cells:
                found.append(_position(council, None, group, cells, None, lines, ahead))
    return tuple(sorted(found, key=lambda one: (one.council, one.category is None)))


def total(held: Sequence[Position], lines: Sequence[Line], ahead: Ahead) -> Position:
    """Several positions as one; its range is that of the sum."""
    cells = frozenset[Cell]().union(*(one.cells for one in held))
    budgets = [one.budget_pence for one in held]
    budget = None if None in budgets or not budgets else sum(one for one in budgets if one)
    return _position(EVERY, None, None, cells, budget, lines, ahead)


def budgeted(held: Sequence[Position], council: str = EVERY) -> tuple[Position, ...]:
    """Those that a budget is held for; of one council, those that are its own."""
    return tuple(
        one for one in held
        if one.budget_pence is not None and council in (EVERY, one.council)
    )  # fmt: skip


def chance_over(position: Position, ahead: Ahead) -> float | None:
    """The share of futures that end over the budget; None where nothing is expected."""
    if ahead.rest is None or position.budget_pence is None:
        return None
    left = (position.budget_pence - position.actual.pence) / 100
    return ahead.rest.chance_above(position.cells, left)


def _position(
    council: str, category: str | None, group: Group | None, cells: frozenset[Cell],
    budget: int | None, lines: Sequence[Line], ahead: Ahead,
) -> Position:  # fmt: skip
    actual = spent(within(lines, cells))
    rest, outturn = None, None
    if ahead.is_over:
        rest, outturn = 0, Outturn(actual.pence, actual.pence, actual.pence)
    elif ahead.rest is not None:
        rest = sum(ahead.rest.mean_pence(cell) for cell in cells)
        band = ahead.rest.band(cells)
        outturn = _outturn(actual.pence, rest, band)
    return Position(council, category, group, cells, budget, actual, rest, outturn)


def _outturn(actual: int, rest: int, band: Band) -> Outturn:
    return Outturn(actual + rest, actual + pence(band.low), actual + pence(band.high))
