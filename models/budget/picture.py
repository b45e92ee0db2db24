"""What has been of a financial year beside its budget, worked out once a version of the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.budget.dearest import Dearest
from models.budget.lines import CostLine
from models.budget.plan import YearBudget
from models.money import FinancialYear
from models.settings import Setting


@dataclass(frozen=True, slots=True, eq=False)
class BudgetPicture:
    """A year as at a day. `lines`: by financial year, up to the day, those before it whole.

    `same_months`: those of the year before up to the same day. `rises`: the usual yearly rise of
    each kind of home, with what it rests on in `rise_source`. `inflation`: by calendar year.
    `until`: the last day that has been of the year that is looked at; None: it has not begun.
    """

    year: FinancialYear
    as_of: date
    until: date | None
    lines: Mapping[FinancialYear, tuple[CostLine, ...]]
    same_months: tuple[CostLine, ...]
    plan: YearBudget
    dearest: Dearest
    rises: Mapping[Setting, float]
    rise_source: str
    inflation: Mapping[int, float]
    inflation_source: str

    @property
    def now(self) -> tuple[CostLine, ...]:
        """What has been of the year."""
        return self.lines.get(self.year, ())

    @property
    def last_year(self) -> tuple[CostLine, ...]:
        """The whole year before."""
        return self.lines.get(FinancialYear(self.year.start - 1), ())

    @property
    def is_over(self) -> bool:
        return self.until == self.year.last_day

    @property
    def councils(self) -> tuple[str, ...]:
        """Those of the children of the year and of the one before."""
        return tuple(sorted({line.cell.council for line in (*self.now, *self.last_year)}))
