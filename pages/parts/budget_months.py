"""The year added up month by month: the picture, its words, and every month as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from models.budget.months import MonthOfYear, months_of_year
from models.budget.outlook import Band
from models.budget.picture import Picture
from models.budget.year import Ahead, Position
from pages.parts import budget_words, words
from pages.parts.budget_charts import BUDGET, EXPECTED, LAST_YEAR, SPENT, year_chart
from pages.parts.forecast_view import month_name
from pages.parts.tables import text_table


def months(picture: Picture, ahead: Ahead, whole: Position) -> None:
    """The year added up month by month: the picture, its words, every month as a table."""
    found = months_of_year(picture, ahead.rest, whole)
    if not any(one.spent_pence or one.expected for one in found):
        return
    said = months_words(found, whole)
    drawn, beside = st.columns((3, 1.3), gap="medium")
    with drawn:
        st.altair_chart(year_chart(months_frame(found)), alt=said)
    with beside:
        st.markdown(words.plain(said))
    with st.expander("Every month"):
        columns = ["Month", "Spent", "Expected", "8 in 10 range", "Budget, spread by days",
                   "Last year"]  # fmt: skip
        text_table(columns, [*(_month_row(one) for one in found), _total_row(found)])


def months_words(months: Sequence[MonthOfYear], whole: Position) -> str:
    """What the picture of the months shows."""
    been = [one for one in months if one.spent_pence]
    parts = ["Added up from 1 April, the homes that have a budget." if
             whole.budget_pence is not None else "Added up from 1 April."]  # fmt: skip
    if been:
        so_far = sum(one.spent_pence for one in been)
        to = words.a_date(been[-1].been_to or been[-1].ends)
        parts.append(f"Spent to {to}: {words.of_pence(so_far)}.")
        last = sum(one.last_year_same_pence for one in been)
        if last:
            parts.append(f"Up to the same day last year: {words.of_pence(last)}.")
    if whole.outturn is not None and whole.rest_pence:
        low, high = whole.outturn.low_pence, whole.outturn.high_pence
        parts.append(
            f"By 31 March: {words.of_pence(whole.outturn.pence)} expected; 8 in 10 "
            f"futures lie between {words.of_pence(low)} and {words.of_pence(high)}."
        )
    if whole.budget_pence is not None:
        parts.append(f"Budget: {words.of_pence(whole.budget_pence)}, drawn as if spent evenly by "
                     "days, because budgets.csv has no months.")  # fmt: skip
    return " ".join(parts)


def months_frame(months: Sequence[MonthOfYear]) -> pd.DataFrame:
    """The rows of the picture: pounds added up from 1 April, each on the day it is of."""
    rows: list[tuple[str, date, float, Band | None]] = []
    for one in months:
        if one.been_to is not None and one.spent_so_far:
            rows.append((SPENT, one.been_to, one.spent_so_far / 100, None))
        if one.so_far is not None:
            rows.append((EXPECTED, one.ends, one.so_far.mean, one.so_far))
        if one.budget_so_far is not None:
            rows.append((BUDGET, one.ends, one.budget_so_far / 100, None))
        if one.last_year_so_far:
            rows.append((LAST_YEAR, one.ends, one.last_year_so_far / 100, None))
    return pd.DataFrame(
        {
            "on": [pd.Timestamp(on) for _, on, _, _ in rows],
            "day": [words.a_date(on) for _, on, _, _ in rows],
            "kind": [kind for kind, *_ in rows],
            "value": [value for _, _, value, _ in rows],
            "low": [band.low if band else None for *_, band in rows],
            "high": [band.high if band else None for *_, band in rows],
            "said": [words.money(value) for _, _, value, _ in rows],
        }
    )


def _total_row(months: Sequence[MonthOfYear]) -> list[str]:
    """The whole year; ranges don't add up (the year's own stands at the top)."""
    budgets = [one.budget_pence for one in months if one.budget_pence is not None]
    expected = [one.expected.mean for one in months if one.expected]
    last = sum(one.last_year_pence for one in months)
    return [
        "Together",
        words.of_pence(sum(one.spent_pence for one in months)),
        words.money(sum(expected)) if expected else "",
        "",
        words.of_pence(sum(budgets)) if budgets else "",
        words.of_pence(last) if last else "",
    ]


def _month_row(one: MonthOfYear) -> list[str]:
    expected = one.expected
    return [
        month_name(one.month),
        words.of_pence(one.spent_pence) if one.been_to else "",
        words.money(expected.mean) if expected else "",
        budget_words.band_words(expected) if expected else "",
        "" if one.budget_pence is None else words.of_pence(one.budget_pence),
        words.of_pence(one.last_year_pence) if one.last_year_pence else "",
    ]
