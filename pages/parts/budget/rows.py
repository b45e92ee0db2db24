"""Every budget with what has been, what is expected and its gap; and what fits no comparison."""

from collections.abc import Sequence

import streamlit as st

from models.budget.picture import BudgetPicture
from models.budget.year import Ahead, BudgetPosition, total_position
from pages.parts.budget import words
from pages.parts.words import writing
from pages.parts.words.tables import text_table


def rows_of_budget(
    picture: BudgetPicture,
    ahead: Ahead,
    shown: Sequence[BudgetPosition],
    budget_position: BudgetPosition | None,
) -> None:
    """Every budget and every group without one; each pound is in one row."""
    if not shown:
        return
    st.header(words.ROWS_HEADING, anchor=False)
    columns = [
        "Council",
        "For",
        "Budget",
        "Spent so far",
        "Expected still",
        "Expected end",
        words.RANGE_OF_THE_END,
        "Over (+) or under (−)",
    ]
    rows = [_row(budget_position) for budget_position in shown]
    without = [budget_position for budget_position in shown if budget_position.budget_pence is None]
    if budget_position is not None:
        rows.append(_row(budget_position, words.TOTAL_WITH_BUDGET))
    if budget_position is None or without:
        rows.append(_row(total_position(shown, picture.now, ahead), "Together, all homes"))
    text_table(columns, rows)
    if without and budget_position is not None:
        st.caption(words.ROWS_WITHOUT_BUDGET)


def set_apart(picture: BudgetPicture) -> None:
    """Rows of the budget that fit nowhere, with why: shown, in no comparison."""
    if not picture.plan.apart:
        return
    st.markdown(words.NOT_COMPARED)
    text_table(
        ["Council", "For", "Budget", "Why"],
        [
            [apart.council, apart.category, writing.of_pence(apart.pence), apart.why]
            for apart in picture.plan.apart
        ],
    )


def _row(budget_position: BudgetPosition, name: str = "") -> list[str]:
    end, gap = budget_position.outturn, budget_position.gap_pence
    return [
        "" if name else words.whose_row(budget_position),
        name or words.named(budget_position),
        "none"
        if budget_position.budget_pence is None
        else writing.of_pence(budget_position.budget_pence),
        writing.of_pence(budget_position.actual.pence),
        "not known"
        if budget_position.rest_pence is None
        else writing.of_pence(budget_position.rest_pence),
        "not known" if end is None else writing.of_pence(end.pence),
        ""
        if end is None or end.low_pence == end.high_pence
        else f"{writing.of_pence(end.low_pence)} to {writing.of_pence(end.high_pence)}",
        "" if gap is None else words.signed(gap),
    ]
