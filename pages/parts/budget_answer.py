"""Where the year ends against its budget: one sentence first, then its months and its rows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.budget.against import against_budget
from models.budget.choices import EVERY
from models.budget.picture import Picture
from models.budget.rest import Rest
from models.budget.year import Ahead, Position, budgeted, chance_over, positions, total
from pages.parts import budget_words, names, words
from pages.parts.background import Work
from pages.parts.budget_inputs import Asked, whose
from pages.parts.budget_months import months
from pages.parts.budget_rows import rows_of_budget, set_apart
from pages.parts.waiting import AT_ONCE_SECONDS


def answer(picture: Picture, ahead: Ahead, asked: Asked) -> None:
    """Draw the answer, its months and its rows."""
    every = positions(picture.now, ahead, picture.plan)
    shown = tuple(one for one in every if asked.council in (EVERY, one.council))
    ours = budgeted(every, asked.council)
    whole = total(ours, picture.now, ahead) if ours else None
    _headline(picture, ahead, ours, whole, shown, asked)
    if ahead.rest is None and not ahead.is_over:
        st.info(
            "There is not enough history for a forecast. You need at least 2 returns covering 100 "
            "children and 20 years of residential care in total."
        )
    months(picture, ahead, whole or total(shown, picture.now, ahead))
    rows_of_budget(picture, ahead, shown, whole)
    set_apart(picture)


def so_far(picture: Picture, asked: Asked, work: Work[Rest | None]) -> None:
    """What is known at once, while the rest of the year is worked out."""
    if work.is_done(AT_ONCE_SECONDS):
        return
    nothing_yet = Ahead(None, is_over=False)
    every = positions(picture.now, nothing_yet, picture.plan)
    ours = budgeted(every, asked.council)
    whole = total(ours, picture.now, nothing_yet)
    if whole.budget_pence:
        been = f"{words.of_pence(whole.actual.pence)} of {words.of_pence(whole.budget_pence)}"
        st.subheader(words.plain(f"{been} spent by {words.a_date(picture.as_of)}{whose(asked)}."),
                     anchor=False)  # fmt: skip


def _headline(
    picture: Picture, ahead: Ahead, ours: Sequence[Position], whole: Position | None,
    shown: Sequence[Position], asked: Asked,
) -> None:  # fmt: skip
    said = "" if whole is None else budget_words.end_words(
        picture.year, whole, is_over=ahead.is_over)  # fmt: skip
    if whole is not None and said:
        because = against_budget(ours, picture.now, picture.last_year, ahead.rest,
                                 lambda setting: picture.rises.get(setting, 0.0))  # fmt: skip
        prefix = "" if asked.council == EVERY else f"{names.council(asked.council)}: "
        st.subheader(words.plain(prefix + said), anchor=False)
        if because is not None:
            st.markdown(words.plain(budget_words.because_words(because)))
            st.caption(
                words.plain(f"{budget_words.ON_WHAT_A_BUDGET_BUYS} ({picture.rise_source}).")
            )
        chance = budget_words.chance_words(chance_over(whole, ahead))
        if chance:
            st.markdown(f"Chance of ending over it: {chance}.")
        return
    if whole is None:
        st.info(words.plain(no_budget_words(picture, asked)))
    every = total(shown, picture.now, ahead)
    if every.outturn is not None and shown:
        end = budget_words.outturn_words(picture.year, every.outturn, every.actual,
                                         is_over=ahead.is_over)  # fmt: skip
        st.subheader(words.plain(end), anchor=False)
    elif every.actual.pence:
        st.subheader(words.plain(
            f"{words.of_pence(every.actual.pence)} spent up to {words.a_date(picture.as_of)}"
            f"{whose(asked)}."
        ), anchor=False)  # fmt: skip


def no_budget_words(picture: Picture, asked: Asked) -> str:
    """Which file would give a budget."""
    joint = any(row.council == EVERY for row in picture.plan.rows)
    if joint and asked.council != EVERY:
        return (
            f"The budget for {words.year(picture.year)} is one sum for every council together: "
            "choose all councils to see it."
        )
    return (
        f"There is no budget{whose(asked)} for {words.year(picture.year)}. Bring in budgets.csv "
        "(financial_year, council, category, budget_gbp; its template is under Bring in files)."
    )
