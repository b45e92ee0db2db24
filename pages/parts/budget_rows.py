"""Every budget with what has been, what is expected and its gap; and what fits no comparison."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.budget.picture import Picture
from models.budget.year import Ahead, Position, total
from pages.parts import budget_words, words
from pages.parts.tables import text_table


def rows_of_budget(
    picture: Picture, ahead: Ahead, shown: Sequence[Position], whole: Position | None
) -> None:
    """Every budget and every group without one; each pound is in one row."""
    if not shown:
        return
    st.header("By council and what it is for", anchor=False)
    columns = ["Council", "For", "Budget", "Spent so far", "Expected still", "Expected end",
               "8 in 10 range of the end", "Over (+) or under (−)"]  # fmt: skip
    rows = [_row(one) for one in shown]
    without = [one for one in shown if one.budget_pence is None]
    if whole is not None:
        rows.append(_row(whole, "Together, with a budget"))
    if whole is None or without:
        rows.append(_row(total(shown, picture.now, ahead), "Together, all homes"))
    text_table(columns, rows)
    if without and whole is not None:
        st.caption("Rows without a budget are not in the gap: budgets.csv has none for such homes.")


def set_apart(picture: Picture) -> None:
    """Rows of the budget that fit nowhere, with why: shown, in no comparison."""
    if not picture.plan.apart:
        return
    st.markdown("**In the budget file, but not compared:**")
    text_table(
        ["Council", "For", "Budget", "Why"],
        [[one.council, one.category, words.of_pence(one.pence), one.why]
         for one in picture.plan.apart],
    )  # fmt: skip


def _row(one: Position, name: str = "") -> list[str]:
    end, gap = one.outturn, one.gap_pence
    return [
        "" if name else budget_words.whose_row(one),
        name or budget_words.named(one),
        "none" if one.budget_pence is None else words.of_pence(one.budget_pence),
        words.of_pence(one.actual.pence),
        "not known" if one.rest_pence is None else words.of_pence(one.rest_pence),
        "not known" if end is None else words.of_pence(end.pence),
        "" if end is None or end.low_pence == end.high_pence
        else f"{words.of_pence(end.low_pence)} to {words.of_pence(end.high_pence)}",
        "" if gap is None else budget_words.signed(gap),
    ]  # fmt: skip
