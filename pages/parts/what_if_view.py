"""Scenarios side by side with today's path: words, then pictures, then tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from models.budget.outlook import Band
from models.budget.whatif.answer import WhatIf, YearLine
from models.journeys.kinds import Group
from models.money import FinancialYear, months_later
from pages.parts import words
from pages.parts.evidence_forecast import HOMES
from pages.parts.forecast_view import month_name
from pages.parts.tables import text_table
from pages.parts.what_if_asked import Answered
from pages.parts.what_if_charts import TODAY, paths_chart
from pages.parts.what_if_words import children_words, pounds, range_words, story

Row = tuple[str, Callable[[YearLine], Band | None]]
PARTS: tuple[Row, ...] = (
    ("Saved by what is done", lambda one: one.done),
    ("Avoided (not a saving)", lambda one: one.avoided),
    ("Prices and entries", lambda one: one.around),
    ("Together", lambda one: one.together),
    ("Empty places in our own homes and block contracts (not counted)", lambda one: one.anyway),
)


def side_by_side(answers: Sequence[Answered]) -> None:
    """Each scenario in words, in a card of its own."""
    st.header("Beside today's path", anchor=False)
    for number, (column, one) in enumerate(zip(st.columns(len(answers)), answers, strict=True)):
        with column, st.container(border=True, key=f"card-what-if-{number}"):
            st.subheader(words.plain(one.name), anchor=False)
            if one.kept:
                st.caption(words.plain(
                    f"As it was worked out on {words.a_moment(one.kept.made_at_utc)}, from data of "
                    f"{words.a_date(one.found.as_of)}; engine {one.found.engine_version}."
                ))  # fmt: skip
            for sentence in story(one.found):
                st.markdown(words.plain(sentence))


def by_year(answers: Sequence[Answered]) -> None:
    """Each year's parts in one table, with how they are told apart."""
    st.header("Year by year", anchor=False)
    columns = ["Financial year", "Pounds", *(one.name for one in answers)]
    text_table(columns, years_rows([one.found for one in answers]))
    st.caption(
        "Mean over all futures, and the range that holds 8 in 10 of them; below zero: more "
        "spent. Each part is the difference of paired futures: first prices and entries, then what "
        "is avoided, then what is done. Ranges don't add up as means do."
    )


def years_rows(found: Sequence[WhatIf]) -> list[list[str]]:
    """A row a year and part that any scenario has, with capital where there is some."""
    rows = []
    years = dict.fromkeys(year.year for one in found for year in one.years)
    for name in years:
        lines = [next((y for y in one.years if y.year == name), None) for one in found]
        for label, part in PARTS:
            bands = [part(line) if line else None for line in lines]
            single = label == "Together" and not any(_parts(line) > 1 for line in lines)
            if any(bands) and not single:
                rows.append([_year(name), label, *map(_cell, bands)])
        if any(line and line.capital_gbp for line in lines):
            capital = [pounds(line.capital_gbp) if line else "" for line in lines]
            rows.append([_year(name), "Capital (not in savings)", *capital])
    return [*rows, *_total_rows(found)] if len(years) > 1 else rows


def _total_rows(found: Sequence[WhatIf]) -> list[list[str]]:
    """Every part over all the years: means add up, ranges don't."""
    rows = []
    for label, part in PARTS:
        bands = [[band for year in one.years if (band := part(year))] for one in found]
        several = any(_parts(year) > 1 for one in found for year in one.years)
        single = label == "Together" and not several
        if any(bands) and not single:
            sums = [pounds(sum(band.mean for band in held)) if held else "" for held in bands]
            rows.append(["All years", label, *sums])
    capital = [sum(year.capital_gbp for year in one.years) for one in found]
    if any(capital):
        sums = [pounds(gbp) for gbp in capital]
        rows.append(["All years", "Capital (not in savings)", *sums])
    return rows


def _parts(line: YearLine | None) -> int:
    return 0 if line is None else sum(
        one is not None for one in (line.done, line.avoided, line.around)
    )  # fmt: skip


def _year(name: str) -> str:
    return words.year(FinancialYear.parse(name))


def _cell(band: Band | None) -> str:
    return "" if band is None else f"{pounds(band.mean)} ({range_words(band)})"


def children_ahead(answers: Sequence[Answered]) -> None:
    """Children in a group of homes by month: words, the picture."""
    st.header("Children", anchor=False)
    groups = [one for one in Group if answers[0].found.of_group(one)]
    group = st.segmented_control(
        "Where they live", groups, default=Group.RESIDENTIAL, required=True,
        format_func=HOMES.__getitem__, key="what_if.group",
    )  # fmt: skip
    chosen = group or Group.RESIDENTIAL
    text = " ".join(f"{one.name}: {_group_words(one.found, chosen)}" for one in answers)
    st.markdown(words.plain(text))
    st.altair_chart(paths_chart(children_frame(answers, chosen), "Children"), alt=text)


def _group_words(found: WhatIf, group: Group) -> str:
    if group is Group.RESIDENTIAL:
        return children_words(found)
    if not found.of_group(group):
        return "nobody lives there."
    last = found.of_group(group)[-1]
    return (
        f"in {month_name(last.month)} {last.plan.mean:.0f} children (8 in 10 chance: "
        f"{last.plan.low:.0f} to {last.plan.high:.0f}); on today's path {last.today.mean:.0f}."
    )


def children_frame(answers: Sequence[Answered], group: Group) -> pd.DataFrame:
    """The rows of the picture: today's path of the first scenario, then each scenario."""
    rows = [
        _point(line.month, TODAY, line.today, False, _children)
        for line in answers[0].found.of_group(group)
    ]
    for one in answers:
        rows += [
            _point(line.month, one.name, line.plan, len(answers) == 1, _children)
            for line in one.found.of_group(group)
        ]
    return pd.DataFrame(rows)


def so_far(answers: Sequence[Answered]) -> None:
    """What is saved and avoided so far, capital and set-up counted: words, the picture."""
    st.header("Net saving so far", anchor=False)
    lasts = [(one.name, one.found.months[-1]) for one in answers]
    text = " ".join(
        f"{name}: {pounds(last.so_far.mean)} by {month_name(last.month)}, 8 in 10 chance: "
        f"{range_words(last.so_far)}." for name, last in lasts
    )  # fmt: skip
    text += " Capital and set-up are counted in; prices and entries are not."
    st.markdown(words.plain(text))
    rows = [
        _point(line.month, one.name, line.so_far, len(answers) == 1, pounds)
        for one in answers for line in one.found.months
    ]  # fmt: skip
    st.altair_chart(paths_chart(pd.DataFrame(rows), "Pounds"), alt=text)


def by_month(answers: Sequence[Answered]) -> None:
    """Every month in a table, for each scenario."""
    for one in answers:
        with st.expander(words.plain(f"Every month: {one.name}")):
            columns = ["Month", "In residential care", "Today's path", "Spend",
                       "Spend, today's path", "Net saving so far"]  # fmt: skip
            text_table(columns, months_rows(one.found))


def months_rows(found: WhatIf) -> list[list[str]]:
    """Children and spend of each month beside today's path, each with its range."""
    rows = []
    for children, money in zip(found.of_group(Group.RESIDENTIAL), found.months, strict=True):
        rows.append([
            month_name(money.month), _count(children.plan), _count(children.today),
            _cell(money.plan), _cell(money.today), _cell(money.so_far),
        ])  # fmt: skip
    spends = [pounds(sum(getattr(one, name).mean for one in found.months))
              for name in ("plan", "today")]  # fmt: skip
    return [*rows, ["Together", "", "", *spends, ""]]


def _count(band: Band) -> str:
    return f"{band.mean:.0f} ({band.low:.0f} to {band.high:.0f})"


def _children(number: float) -> str:
    return f"{number:.0f}"


def _point(
    month: str, path: str, band: Band, with_band: bool, said: Callable[[float], str]
) -> dict[str, object]:
    last = months_later(date.fromisoformat(f"{month}-01"), 0)
    return {
        "on": pd.Timestamp(datetime(last.year, last.month, last.day)),
        "month": month_name(month),
        "path": path,
        "value": band.mean,
        "low": band.low if with_band else None,
        "high": band.high if with_band else None,
        "said": said(band.mean),
        "range": f"{said(band.low)} to {said(band.high)}",
    }
