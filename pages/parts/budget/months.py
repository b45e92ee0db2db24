"""The year added up month by month: the picture, its words, and every month as a table."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from models.budget.months import MonthOfYear, months_of_year
from models.budget.outlook import ForecastBand
from models.budget.picture import BudgetPicture
from models.budget.year import Ahead, BudgetPosition
from pages.parts.budget import words
from pages.parts.budget.charts import BUDGET, EXPECTED, LAST_YEAR, SPENT, year_chart
from pages.parts.forecast.view import month_name
from pages.parts.words import writing
from pages.parts.words.tables import text_table


def months(picture: BudgetPicture, ahead: Ahead, budget_position: BudgetPosition) -> None:
    """The year added up month by month: the picture, its words, every month as a table."""
    month_of_years = months_of_year(picture, ahead.rest, budget_position)
    if not any(
        month_of_year.spent_pence or month_of_year.expected for month_of_year in month_of_years
    ):
        return
    text = months_words(month_of_years, budget_position)
    drawn, beside = st.columns((3, 1.3), gap="medium")
    with drawn:
        st.altair_chart(year_chart(months_frame(month_of_years)), alt=text)
    with beside:
        st.markdown(writing.plain(text))
    with st.expander("Every month"):
        columns = [
            "Month",
            "Spent",
            "Expected",
            "80% likely range",
            words.BUDGET_BY_DAYS,
            "Last year",
        ]
        text_table(
            columns,
            [
                *(_month_row(month_of_year) for month_of_year in month_of_years),
                _total_row(month_of_years),
            ],
        )


def months_words(months: Sequence[MonthOfYear], budget_position: BudgetPosition) -> str:
    """What the picture of the months shows."""
    been = [month for month in months if month.spent_pence]
    parts = [
        words.SUM_WITH_BUDGET if budget_position.budget_pence is not None else words.SUM_OF_ALL
    ]
    if been:
        so_far = sum(month_of_year.spent_pence for month_of_year in been)
        to = writing.a_date(been[-1].been_to or been[-1].ends)
        parts.append(f"Spent to {to}: {writing.of_pence(so_far)}.")
        last = sum(month_of_year.last_year_same_pence for month_of_year in been)
        if last:
            parts.append(words.last_year_to_date(writing.of_pence(last)))
    if budget_position.outturn is not None and budget_position.rest_pence:
        low, high = budget_position.outturn.low_pence, budget_position.outturn.high_pence
        parts.append(
            words.expected_by_year_end(
                writing.of_pence(budget_position.outturn.pence),
                writing.of_pence(low),
                writing.of_pence(high),
            )
        )
    if budget_position.budget_pence is not None:
        parts.append(words.budget_evenly(writing.of_pence(budget_position.budget_pence)))
    return " ".join(parts)


def months_frame(months: Sequence[MonthOfYear]) -> pd.DataFrame:
    """The rows of the picture: pounds added up from 1 April, each on the day it is of."""
    rows: list[tuple[str, date, float, ForecastBand | None]] = []
    for month in months:
        if month.been_to is not None and month.spent_so_far:
            rows.append((SPENT, month.been_to, month.spent_so_far / 100, None))
        if month.so_far is not None:
            rows.append((EXPECTED, month.ends, month.so_far.mean, month.so_far))
        if month.budget_so_far is not None:
            rows.append((BUDGET, month.ends, month.budget_so_far / 100, None))
        if month.last_year_so_far:
            rows.append((LAST_YEAR, month.ends, month.last_year_so_far / 100, None))
    return pd.DataFrame(
        {
            "on": [pd.Timestamp(on) for _, on, _, _ in rows],
            "day": [writing.a_date(on) for _, on, _, _ in rows],
            "kind": [kind for kind, *_ in rows],
            "value": [value for _, _, value, _ in rows],
            "low": [band.low if band else None for *_, band in rows],
            "high": [band.high if band else None for *_, band in rows],
            "said": [writing.money(value) for _, _, value, _ in rows],
        }
    )


def _total_row(months: Sequence[MonthOfYear]) -> list[str]:
    """The whole year; ranges don't add up (the year's own stands at the top)."""
    budgets = [month.budget_pence for month in months if month.budget_pence is not None]
    expected = [month.expected.mean for month in months if month.expected]
    last = sum(month.last_year_pence for month in months)
    return [
        "Together",
        writing.of_pence(sum(month.spent_pence for month in months)),
        writing.money(sum(expected)) if expected else "",
        "",
        writing.of_pence(sum(budgets)) if budgets else "",
        writing.of_pence(last) if last else "",
    ]


def _month_row(month_of_year: MonthOfYear) -> list[str]:
    expected = month_of_year.expected
    return [
        month_name(month_of_year.month),
        writing.of_pence(month_of_year.spent_pence) if month_of_year.been_to else "",
        writing.money(expected.mean) if expected else "",
        words.band_words(expected) if expected else "",
        "" if month_of_year.budget_pence is None else writing.of_pence(month_of_year.budget_pence),
        writing.of_pence(month_of_year.last_year_pence) if month_of_year.last_year_pence else "",
    ]
