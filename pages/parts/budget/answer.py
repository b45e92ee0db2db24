"""Where the year ends against its budget: one sentence first, then its months and its rows."""

from collections.abc import Sequence

import streamlit as st

from models.budget.against import against_budget
from models.budget.choices import EVERY
from models.budget.picture import BudgetPicture
from models.budget.remaining_year import RemainingYear
from models.budget.year import (
    Ahead,
    BudgetPosition,
    budget_positions_of,
    budgeted_positions,
    chance_over,
    total_position,
)
from pages.parts.background import Work
from pages.parts.budget import words
from pages.parts.budget.inputs import BudgetFilters, whose
from pages.parts.budget.months import months
from pages.parts.budget.rows import rows_of_budget, set_apart
from pages.parts.shell.waiting import AT_ONCE_SECONDS
from pages.parts.words import names, writing


def answer(picture: BudgetPicture, ahead: Ahead, budget_filters: BudgetFilters) -> None:
    """Draw the answer, its months and its rows."""
    budget_positions = budget_positions_of(picture.now, ahead, picture.plan)
    shown = tuple(
        budget_position
        for budget_position in budget_positions
        if budget_filters.council in (EVERY, budget_position.council)
    )
    ours = budgeted_positions(budget_positions, budget_filters.council)
    budget_position = total_position(ours, picture.now, ahead) if ours else None
    _headline(picture, ahead, ours, budget_position, shown, budget_filters)
    if ahead.rest is None and not ahead.is_over:
        st.info(words.NOT_ENOUGH_HISTORY)
    months(picture, ahead, budget_position or total_position(shown, picture.now, ahead))
    rows_of_budget(picture, ahead, shown, budget_position)
    set_apart(picture)


def so_far(
    picture: BudgetPicture, budget_filters: BudgetFilters, work: Work[RemainingYear | None]
) -> None:
    """What is known at once, while the rest of the year is worked out."""
    if work.is_done(AT_ONCE_SECONDS):
        return
    nothing_yet = Ahead(None, is_over=False)
    budget_positions = budget_positions_of(picture.now, nothing_yet, picture.plan)
    ours = budgeted_positions(budget_positions, budget_filters.council)
    budget_position = total_position(ours, picture.now, nothing_yet)
    if budget_position.budget_pence:
        been = (
            f"{writing.of_pence(budget_position.actual.pence)} of "
            f"{writing.of_pence(budget_position.budget_pence)}"
        )
        st.subheader(
            writing.plain(
                f"{been} spent by {writing.a_date(picture.as_of)}{whose(budget_filters)}."
            ),
            anchor=False,
        )


def _headline(
    picture: BudgetPicture,
    ahead: Ahead,
    ours: Sequence[BudgetPosition],
    position: BudgetPosition | None,
    shown: Sequence[BudgetPosition],
    budget_filters: BudgetFilters,
) -> None:
    text = (
        "" if position is None else words.end_words(picture.year, position, is_over=ahead.is_over)
    )
    if position is not None and text:
        because = against_budget(
            ours,
            picture.now,
            picture.last_year,
            ahead.rest,
            lambda setting: picture.rises.get(setting, 0.0),
        )
        prefix = (
            ""
            if budget_filters.council == EVERY
            else f"{names.council_name(budget_filters.council)}: "
        )
        st.subheader(writing.plain(prefix + text), anchor=False)
        if because is not None:
            st.markdown(writing.plain(words.because_words(because)))
            st.caption(writing.plain(f"{words.ON_WHAT_A_BUDGET_BUYS} ({picture.rise_source})."))
        chance = words.chance_words(chance_over(position, ahead))
        if chance:
            st.markdown(words.chance_of_overspend(chance))
        return
    if position is None:
        st.info(writing.plain(no_budget_words(picture, budget_filters)))
    budget_position = total_position(shown, picture.now, ahead)
    if budget_position.outturn is not None and shown:
        end = words.outturn_words(
            picture.year, budget_position.outturn, budget_position.actual, is_over=ahead.is_over
        )
        st.subheader(writing.plain(end), anchor=False)
    elif budget_position.actual.pence:
        st.subheader(
            writing.plain(
                f"{writing.of_pence(budget_position.actual.pence)} spent up to "
                f"{writing.a_date(picture.as_of)}"
                f"{whose(budget_filters)}."
            ),
            anchor=False,
        )


def no_budget_words(picture: BudgetPicture, budget_filters: BudgetFilters) -> str:
    """Which file would give a budget."""
    joint = any(row.council == EVERY for row in picture.plan.rows)
    if joint and budget_filters.council != EVERY:
        return words.one_budget_for_all(writing.year(picture.year))
    return words.no_budget(whose(budget_filters), writing.year(picture.year))
