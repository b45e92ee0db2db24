"""The council's budget by what it is for, each category matched to kinds of home, or set apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from models.budget.choices import EVERY
from models.budget.lines import Cell
from models.evidence import FOSTERING
from models.frames import rows_of
from models.money import FinancialYear, to_pence
from models.names import SETTING
from models.settings import RESIDENTIAL, Setting

_HOMES = frozenset({Setting.CHILDRENS_HOME_INDEPENDENT, Setting.CHILDRENS_HOME_IN_HOUSE})
# Policy choice: the words by which councils name such budgets, letters only, in lower case.
_WORDS: dict[str, frozenset[Setting]] = {
    "residential": RESIDENTIAL,
    "residential care": RESIDENTIAL,
    "residential placements": RESIDENTIAL,
    "childrens homes": _HOMES,
    "external residential": RESIDENTIAL - {Setting.CHILDRENS_HOME_IN_HOUSE},
    "in house residential": frozenset({Setting.CHILDRENS_HOME_IN_HOUSE}),
    "own childrens homes": frozenset({Setting.CHILDRENS_HOME_IN_HOUSE}),
    "residential schools": frozenset({Setting.RESIDENTIAL_SCHOOL}),
    "secure": frozenset({Setting.SECURE}),
    "secure homes": frozenset({Setting.SECURE}),
    "secure accommodation": frozenset({Setting.SECURE}),
    "unregistered": frozenset({Setting.UNREGISTERED_OR_OTHER}),
    "foster": FOSTERING,
    "fostering": FOSTERING,
    "foster care": FOSTERING,
    "foster families": FOSTERING,
    "in house fostering": frozenset({Setting.FOSTER_IN_HOUSE}),
    "internal fostering": frozenset({Setting.FOSTER_IN_HOUSE}),
    "independent fostering": frozenset({Setting.FOSTER_INDEPENDENT}),
    "agency fostering": frozenset({Setting.FOSTER_INDEPENDENT}),
    "external fostering": frozenset({Setting.FOSTER_INDEPENDENT}),
    "ifa": frozenset({Setting.FOSTER_INDEPENDENT}),
    "specialist fostering": frozenset({Setting.FOSTER_SPECIALIST}),
    "connected carers": frozenset({Setting.FOSTER_CONNECTED}),
    "kinship": frozenset({Setting.FOSTER_CONNECTED}),
    "supported": frozenset({Setting.SUPPORTED_ACCOMMODATION}),
    "supported living": frozenset({Setting.SUPPORTED_ACCOMMODATION}),
    "semi independent": frozenset({Setting.SUPPORTED_ACCOMMODATION}),
    "placed with parents": frozenset({Setting.HOME}),
    "parent and child": frozenset({Setting.PARENT_AND_CHILD}),
}
NO_KIND_OF_HOME = "the category does not name a kind of home we know"
NO_SUCH_COUNCIL = "no child here is from this council"
_JOINT = frozenset({"", "both", "all"})


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One budget and the councils × kinds of home that it alone is for.

    `council`: EVERY where the file gives one sum for every council together.
    """

    council: str
    category: str
    pence: int
    cells: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class Apart:
    """A row of the file that is in no comparison, and why."""

    council: str
    category: str
    pence: int
    why: str


@dataclass(frozen=True, slots=True)
class YearBudget:
    """The budget of one financial year."""

    year: FinancialYear
    rows: tuple[BudgetRow, ...]
    apart: tuple[Apart, ...]

    @property
    def is_held(self) -> bool:
        return bool(self.rows or self.apart)


def settings_of(category: str) -> frozenset[Setting] | None:
    """The kinds of home that a category of budgets.csv is for; None: its words say none."""
    words = _letters(category)
    by_name = {_letters(name): setting for setting, name in SETTING.items()}
    by_name |= {_letters(setting.value): setting for setting in Setting}
    if words in by_name:
        return frozenset({by_name[words]})
    return _WORDS.get(words)


def plan_of(budgets: pd.DataFrame, year: FinancialYear, councils: Iterable[str]) -> YearBudget:
    """The rows of `CouncilData.frame("budgets")` for one year, each with what it alone is for.

    Of two budgets that name the same kind of home the one for fewer kinds owns it ("secure" before
    "residential"). A sum for every council together is set apart where a council has its own.
    `councils`: those of the children; another name is set apart.
    """
    texts = {name.casefold(): name for name in councils}
    wanted, apart = [], []
    for row in rows_of(budgets):
        if _year(row.financial_year) != year:
            continue
        text = str(row.council or "").strip()
        category, full = str(row.category), to_pence(float(row.budget_gbp))
        joint = text.casefold() in _JOINT
        council = EVERY if joint else texts.get(text.casefold())
        settings = settings_of(category)
        if settings is None:
            apart.append(Apart(text, category, full, NO_KIND_OF_HOME))
        elif council is None:
            apart.append(Apart(text, category, full, NO_SUCH_COUNCIL))
        else:
            wanted.append((council, category, full, settings))
    rows, aparts = _owned(wanted, tuple(texts.values()))
    return YearBudget(year, rows, (*apart, *aparts))


_Wanted = tuple[str, str, int, frozenset[Setting]]


def _owned(
    wanted: list[_Wanted], councils: tuple[str, ...]
) -> tuple[tuple[BudgetRow, ...], list[Apart]]:
    """Give each council × kind of home to one row: a council's own first, then the narrower."""
    taken: dict[Cell, tuple[str, str]] = {}
    rows, apart = [], []
    order = sorted(wanted, key=lambda one: (one[0] == EVERY, len(one[3]), one[0], one[1]))
    for council, category, full, settings in order:
        whose = councils if council == EVERY else (council,)
        cells = frozenset(Cell(name, setting) for name in whose for setting in settings)
        free = cells - set(taken)
        if not free or (council == EVERY and free != cells):
            others = sorted({" ".join(taken[cell]).strip() for cell in cells & set(taken)})
            why = f"the same homes are in another budget ({'; '.join(others)})"
            apart.append(Apart(council, category, full, why))
            continue
        taken |= dict.fromkeys(free, (council, category))
        rows.append(BudgetRow(council, category, full, free))
    return tuple(
        sorted(rows, key=lambda budget_row: (budget_row.council, budget_row.category))
    ), apart


def _letters(text: str) -> str:
    """In lower case without apostrophes, any other mark a space."""
    bare = re.sub(r"['’]", "", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


def _year(text: object) -> FinancialYear | None:
    try:
        return FinancialYear.parse(str(text))
    except ValueError:
        return None
