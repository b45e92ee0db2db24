"""What the Budget page is asked for: the year, the council, and which homes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from models.budget.choices import EVERY
from models.budget.lines import CostLine
from models.budget.picture import BudgetPicture
from models.budget.variance import VarianceSplit
from models.journeys.history.kinds import GROUPS, HomeGroup, group_of
from models.money import FinancialYear
from pages.parts.budget import words
from pages.parts.evidence.forecast import HOMES
from pages.parts.shell.council_choice import KEPT, choose_council
from pages.parts.words import names, writing

ALL_HOMES = words.EVERY_KIND


@dataclass(frozen=True, slots=True)
class BudgetFilters:
    """What the person chose. `council`: EVERY or a name; `group` None = every kind of home."""

    council: str
    group: HomeGroup | None

    def lines(self, lines: Iterable[CostLine]) -> tuple[CostLine, ...]:
        """Those of the chosen council and homes."""
        return tuple(
            line
            for line in lines
            if self.council in (EVERY, line.cell.council)
            and self.group in (None, group_of(line.cell.setting))
        )

    def splits(self, variance_splits: Iterable[VarianceSplit]) -> tuple[VarianceSplit, ...]:
        """The same of a variance, which is taken over everything and cut afterwards."""
        return tuple(
            variance_split
            for variance_split in variance_splits
            if self.council in (EVERY, variance_split.change.cell.council)
            and self.group in (None, group_of(variance_split.change.cell.setting))
        )


def year_of(years: Sequence[FinancialYear]) -> FinancialYear:
    """The financial year that is looked at; the usual one first."""
    named = {writing.year(year): year for year in sorted(years)}
    first = writing.year(years[0])
    chosen = st.segmented_control(
        "Financial year",
        list(named),
        default=first,
        required=True,
        key="budget.year",
        persist_state=KEPT,
    )
    return named.get(chosen or first, years[0])


def choices(picture: BudgetPicture) -> BudgetFilters:
    """Council and homes, side by side."""
    home_groups = {group_of(line.cell.setting) for line in (*picture.now, *picture.last_year)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        council = choose_council(picture.councils, "budget.council")
        group = st.selectbox(
            words.HOMES_FILTER,
            [ALL_HOMES, *(groups for groups in GROUPS if groups in home_groups)],
            format_func=lambda one: one if one == ALL_HOMES else HOMES[HomeGroup(one)],
            key="budget.homes",
            persist_state=KEPT,
            width=320,
        )
    return BudgetFilters(council, None if group in (None, ALL_HOMES) else HomeGroup(group))


def group_words(group: HomeGroup | None) -> str:
    """A group of homes as screens name it."""
    return ALL_HOMES if group is None else HOMES[group]


def whose(budget_filters: BudgetFilters) -> str:
    """ " of North" or nothing, for a sentence."""
    return (
        ""
        if budget_filters.council == EVERY
        else f" of {names.council_name(budget_filters.council)}"
    )
