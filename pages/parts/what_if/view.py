"""Scenarios side by side with today's path: words, then pictures, then tables."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from models.budget.outlook import ForecastBand
from models.journeys.history.kinds import HomeGroup
from models.money import FinancialYear, months_later
from models.scenarios.answer import WhatIf, YearChange
from pages.parts.evidence.forecast import HOMES
from pages.parts.forecast.view import month_name
from pages.parts.what_if import words
from pages.parts.what_if.charts import TODAY, paths_chart
from pages.parts.what_if.compared import Answered
from pages.parts.what_if.words import children_words, pounds, range_words, story
from pages.parts.words import writing
from pages.parts.words.tables import text_table

Row = tuple[str, Callable[[YearChange], ForecastBand | None]]
PARTS: tuple[Row, ...] = (
    (words.SAVED_BY_ACTIONS, lambda year_change: year_change.done),
    (words.AVOIDED, lambda year_change: year_change.avoided),
    ("Prices and entries", lambda year_change: year_change.around),
    ("Together", lambda year_change: year_change.together),
    (words.EMPTY_PLACES, lambda year_change: year_change.anyway),
)


def side_by_side(answers: Sequence[Answered]) -> None:
    """Each scenario in words, in a card of its own."""
    st.header(words.WITH_AND_WITHOUT, anchor=False)
    for number, (column, answered) in enumerate(
        zip(st.columns(len(answers)), answers, strict=True)
    ):
        with column, st.container(border=True, key=f"card-what-if-{number}"):
            st.subheader(writing.plain(answered.name), anchor=False)
            if answered.kept:
                st.caption(
                    writing.plain(
                        words.worked_out_on(
                            writing.a_moment(answered.kept.made_at_utc),
                            writing.a_date(answered.found.as_of),
                            answered.found.engine_version,
                        )
                    )
                )
            for sentence in story(answered.found):
                st.markdown(writing.plain(sentence))


def by_year(answers: Sequence[Answered]) -> None:
    """Each year's parts in one table, with how they are told apart."""
    st.header("Year by year", anchor=False)
    columns = ["Financial year", "Pounds", *(answer.name for answer in answers)]
    text_table(columns, years_rows([answer.found for answer in answers]))
    st.caption(words.HOW_TO_READ)


def years_rows(answers: Sequence[WhatIf]) -> list[list[str]]:
    """A row a year and part that any scenario has, with capital where there is some."""
    rows = []
    years = dict.fromkeys(year.year for answer in answers for year in answer.years)
    for name in years:
        lines = [next((y for y in answer.years if y.year == name), None) for answer in answers]
        for label, part in PARTS:
            bands = [part(line) if line else None for line in lines]
            single = label == "Together" and not any(_parts(line) > 1 for line in lines)
            if any(bands) and not single:
                rows.append([_year(name), label, *map(_cell, bands)])
        if any(line and line.capital_gbp for line in lines):
            capital = [pounds(line.capital_gbp) if line else "" for line in lines]
            rows.append([_year(name), words.CAPITAL_ROW, *capital])
    return [*rows, *_total_rows(answers)] if len(years) > 1 else rows


def _total_rows(answers: Sequence[WhatIf]) -> list[list[str]]:
    """Every part over all the years: means add up, ranges don't."""
    rows = []
    for label, part in PARTS:
        bands = [[band for year in answer.years if (band := part(year))] for answer in answers]
        several = any(_parts(year) > 1 for answer in answers for year in answer.years)
        single = label == "Together" and not several
        if any(bands) and not single:
            sums = [
                pounds(sum(band.mean for band in forecast_bands)) if forecast_bands else ""
                for forecast_bands in bands
            ]
            rows.append(["All years", label, *sums])
    capital = [sum(year.capital_gbp for year in answer.years) for answer in answers]
    if any(capital):
        sums = [pounds(gbp) for gbp in capital]
        rows.append(["All years", words.CAPITAL_ROW, *sums])
    return rows


def _parts(line: YearChange | None) -> int:
    return (
        0
        if line is None
        else sum(
            forecast_band is not None for forecast_band in (line.done, line.avoided, line.around)
        )
    )


def _year(name: str) -> str:
    return writing.year(FinancialYear.parse(name))


def _cell(band: ForecastBand | None) -> str:
    if band is None:
        return ""
    return f"{pounds(band.mean)} ({pounds(band.low)} to {pounds(band.high)})"


def children_ahead(answers: Sequence[Answered]) -> None:
    """Children in a group of homes by month: words, the picture."""
    st.header("Children", anchor=False)
    groups = [home_group for home_group in HomeGroup if answers[0].found.of_group(home_group)]
    group = st.segmented_control(
        "Where they live",
        groups,
        default=HomeGroup.RESIDENTIAL,
        required=True,
        format_func=HOMES.__getitem__,
        key="what_if.group",
    )
    chosen = group or HomeGroup.RESIDENTIAL
    text = " ".join(f"{answer.name}: {_group_words(answer.found, chosen)}" for answer in answers)
    st.markdown(writing.plain(text))
    st.altair_chart(paths_chart(children_frame(answers, chosen), "Children"), alt=text)


def _group_words(answer: WhatIf, group: HomeGroup) -> str:
    if group is HomeGroup.RESIDENTIAL:
        return children_words(answer)
    if not answer.of_group(group):
        return "nobody lives there."
    last = answer.of_group(group)[-1]
    return words.children_in_month(
        month_name(last.month), last.plan.mean, last.plan.low, last.plan.high, last.today.mean
    )


def children_frame(answers: Sequence[Answered], group: HomeGroup) -> pd.DataFrame:
    """The rows of the picture: today's path of the first scenario, then each scenario."""
    rows = [
        _point(line.month, TODAY, line.today, False, _children)
        for line in answers[0].found.of_group(group)
    ]
    for answer in answers:
        rows += [
            _point(line.month, answer.name, line.plan, len(answers) == 1, _children)
            for line in answer.found.of_group(group)
        ]
    return pd.DataFrame(rows)


def so_far(answers: Sequence[Answered]) -> None:
    """What is saved and avoided so far, capital and set-up counted: words, the picture."""
    st.header(words.NET_SAVING, anchor=False)
    lasts = [(answer.name, answer.found.months[-1]) for answer in answers]
    text = " ".join(
        words.total_so_far(
            name, pounds(last.so_far.mean), month_name(last.month), range_words(last.so_far)
        )
        for name, last in lasts
    )
    text += " " + words.CAPITAL_COUNTED
    st.markdown(writing.plain(text))
    rows = [
        _point(line.month, answer.name, line.so_far, len(answers) == 1, pounds)
        for answer in answers
        for line in answer.found.months
    ]
    st.altair_chart(paths_chart(pd.DataFrame(rows), "Pounds"), alt=text)


def by_month(answers: Sequence[Answered]) -> None:
    """Every month in a table, for each scenario."""
    for answer in answers:
        with st.expander(writing.plain(f"Every month: {answer.name}")):
            columns = [
                "Month",
                "In residential care",
                "Without the change",
                "Spend",
                words.SPEND_WITHOUT,
                words.NET_SAVING,
            ]
            text_table(columns, months_rows(answer.found))


def months_rows(answer: WhatIf) -> list[list[str]]:
    """Children and spend of each month beside today's path, each with its range."""
    rows = []
    for children, money in zip(answer.of_group(HomeGroup.RESIDENTIAL), answer.months, strict=True):
        rows.append(
            [
                month_name(money.month),
                _count(children.plan),
                _count(children.today),
                _cell(money.plan),
                _cell(money.today),
                _cell(money.so_far),
            ]
        )
    spends = [
        pounds(sum(getattr(month, name).mean for month in answer.months))
        for name in ("plan", "today")
    ]
    return [*rows, ["Together", "", "", *spends, ""]]


def _count(band: ForecastBand) -> str:
    return f"{band.mean:.0f} ({band.low:.0f} to {band.high:.0f})"


def _children(number: float) -> str:
    return f"{number:.0f}"


def _point(
    month: str, path: str, band: ForecastBand, with_band: bool, function: Callable[[float], str]
) -> dict[str, object]:
    last = months_later(date.fromisoformat(f"{month}-01"), 0)
    return {
        "on": pd.Timestamp(datetime(last.year, last.month, last.day)),
        "month": month_name(month),
        "path": path,
        "value": band.mean,
        "low": band.low if with_band else None,
        "high": band.high if with_band else None,
        "said": function(band.mean),
        "range": f"{function(band.low)} to {function(band.high)}",
    }
