"""Made-up lines, budgets and rests of a year for tests, with numbers to work out by hand."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from models.budget.lines import Cell, CostLine
from models.budget.remaining_year import RemainingYear
from models.journeys.history.kinds import SETTINGS
from models.money import FinancialYear, PriceBasis
from models.prices.stay_price import Priced
from models.settings import Setting
from tests.make.children import rows

HOME, FOSTER = Setting.CHILDRENS_HOME_INDEPENDENT, Setting.FOSTER_IN_HOUSE
NORTH_HOME, NORTH_FOSTER = Cell("North", HOME), Cell("North", FOSTER)
WEST_HOME = Cell("West", HOME)


def a_line(
    child: str = "k1",
    cell: Cell = NORTH_HOME,
    starts: date = date(2025, 4, 1),
    days: int = 7,
    weekly_gbp: float | None = 5000,
    basis: PriceBasis = PriceBasis.RECORDED,
    price_year: int | None = None,
) -> CostLine:
    """A week of one child in a bought home, within April 2025."""
    year = FinancialYear(price_year) if price_year else FinancialYear.holding(starts)
    price = None if weekly_gbp is None else Priced(weekly_gbp, basis, "Placement census", year)
    pence = None if weekly_gbp is None else round(weekly_gbp * days / 7 * 100)
    return CostLine(child, cell, starts, starts, starts + timedelta(days=days), price, pence)


def a_budget(
    category: str = "residential",
    gbp: float = 100_000,
    council: str = "North",
    year: str = "2025-26",
) -> dict[str, object]:
    return {"financial_year": year, "council": council, "category": category, "budget_gbp": gbp}


def budgets(*held: dict[str, object]) -> pd.DataFrame:
    return rows("budgets", *held)


def a_rest(
    spend: dict[Cell, list[list[float]]],
    days: dict[Cell, list[float]],
    months: tuple[str, ...],
) -> RemainingYear:
    """`spend`: of each cell, months × futures in pounds; `days`: of each, by month."""
    councils = tuple(sorted({cell.council for cell in spend}))
    futures = len(next(iter(spend.values()))[0])
    gbp = np.zeros((len(months), len(councils), len(SETTINGS), futures))
    child_days = np.zeros((len(months), len(councils), len(SETTINGS)))
    for cell, by_month in spend.items():
        numbers = (councils.index(cell.council), SETTINGS.index(cell.setting))
        gbp[:, numbers[0], numbers[1]] = by_month
        child_days[:, numbers[0], numbers[1]] = days[cell]
    return RemainingYear(months, councils, gbp, child_days, (Setting.CUSTODY,), "abc123def456")
