"""The Forecast page: pictures with their words, every month as a table, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from models.budget.actuals import Actuals, PastMonth
from models.budget.choices import EVERY
from models.budget.outlook import Band, MonthOf, Outlook
from models.documents import DocumentKind
from models.money import months_later
from pages.parts import names, words
from pages.parts.documents import document_link
from pages.parts.forecast_charts import AHEAD, CAME, forecast_chart
from pages.parts.forecast_inputs import Asked, homes_in_words
from pages.parts.tables import text_table
from reports.forecast import forecast_csv

POUNDS_UNIT, CHILDREN_UNIT = "Pounds", "Children"


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a picture: what came (no band) or what is forecast."""

    month: str  # yyyy-mm
    value: float
    band: Band | None = None


def too_little_history(day: date) -> None:
    """Why there is no forecast, and what would bring one."""
    st.info(
        f"No forecast from {words.a_date(day)}: there is not enough history. You need at least 2 "
        "returns that ended by then, covering 100 children and 20 years of residential care. "
        "Bring in earlier returns, or look from a later day. What came is below."
    )


def children_ahead(outlook: Outlook | None, actual: Actuals, asked: Asked) -> None:
    """Children by month: the picture, and the same in words."""
    st.header("Children", anchor=False)
    came = [Point(one.month, float(one.children)) for one in actual.of(asked.council, asked.homes)]
    ahead = [Point(one.month, one.children.mean, one.children) for one in _ahead(outlook, asked)]
    _picture(came, ahead, asked, CHILDREN_UNIT)


def spend_ahead(outlook: Outlook | None, actual: Actuals, asked: Asked) -> None:
    """Spend by month, for who may see it and has asked; and what the pounds rest on."""
    st.header("Spend", anchor=False)
    past = actual.of(asked.council, asked.homes)
    came = [Point(one.month, one.spend_gbp) for one in past if one.spend_gbp is not None]
    found = [(one.month, one.spend) for one in _whole(outlook, asked)]
    ahead = [Point(month, spend.mean, spend) for month, spend in found if spend is not None]
    if not came and not ahead:
        st.info("There is no price for this kind of home, so its spend isn't shown.")
        return
    _picture(came, ahead, asked, POUNDS_UNIT)
    st.caption(words.plain(price_words(outlook, actual)))


def price_words(outlook: Outlook | None, actual: Actuals) -> str:
    """Whose prices the pounds are at, before and after the day that is looked from."""
    parts = ["The trust's own spend, not what payments say."]
    if actual.recorded_share is not None:
        parts.append(
            "What came: each week at the child's own recorded price, else the council's or a "
            f"published one; {actual.recorded_share * 100:.0f}% of the spend in residential care "
            "is at recorded prices."
        )
    if outlook is not None:
        parts.append(
            "Forecast: who is in care now keeps their own recorded price while they stay, raised "
            "each 1 April; who comes later costs the mean of the recorded prices of that kind of "
            "home (5 or more), else the council's or a published price."
        )
        if outlook.unpriced:
            unpriced = [words.small(names.SETTING[one]) for one in outlook.unpriced]
            parts.append(f"Not counted, because there is no price: {words.listed(unpriced)}.")
    return " ".join(parts)


def by_month(outlook: Outlook | None, actual: Actuals, asked: Asked) -> None:
    """Every month in a table, the newest last."""
    past = {one.month: one for one in actual.of(asked.council, asked.homes)}
    ahead = {one.month: one for one in _ahead(outlook, asked)}
    whole = {one.month for one in _whole(outlook, asked)}
    columns = ["Month", "Came", "Forecast", "8 in 10 range"]
    if asked.spend:
        columns += ["Spent", "Spend forecast", "8 in 10 range of spend"]
    rows = []
    for month in sorted(past | ahead):
        was, will = past.get(month), ahead.get(month)
        row = [month_name(month), "" if was is None else f"{was.children:,}",
               *_cells(None if will is None else will.children, CHILDREN_UNIT)]  # fmt: skip
        if asked.spend:
            spent = None if was is None else was.spend_gbp
            spend = will.spend if will and month in whole else None
            row += ["" if spent is None else words.money(spent), *_cells(spend, POUNDS_UNIT)]
        rows.append(row)
    if asked.spend:
        counted = [one for one in ahead.values() if one.month in whole]
        rows.append(_total_row(past.values(), counted))
    with st.expander("Every month"):
        text_table(columns, rows)


def _total_row(past: Iterable[PastMonth], ahead: Sequence[MonthOf]) -> list[str]:
    """Pounds of all the months; ranges don't add up, and neither do children of several days."""
    spent = [one.spend_gbp for one in past if one.spend_gbp is not None]
    expected = [one.spend.mean for one in ahead if one.spend is not None]
    sums = [words.money(sum(one)) if one else "" for one in (spent, expected)]
    return ["Together", "", "", "", *sums, ""]


def how_sure(outlook: Outlook, asked: Asked) -> None:
    """What the band holds and what it leaves out."""
    st.header("How sure is it?", anchor=False)
    returns = words.count(outlook.returns, "return")
    st.markdown(
        f"- The band holds 8 in 10 of {outlook.futures} futures, each simulated for every child in "
        "care and those still to come. In 1 of 10 it is higher, in 1 of 10 lower, in any one month."
        "\n- **In it:** chance (who moves, leaves or comes when); that rates learned from "
        f"{returns} are only so well known; how many children come into care, which wanders from "
        "year to year as it has before.\n"
        "- **Not in it:** new decisions (homes opened, carers recruited, moves planned), changes "
        "of law or practice, places that run out"
        + (", and prices other than the stated yearly rise" if asked.spend else "")
        + ". It is today's path at the council's usual rates, not a plan."
    )
    known = words.a_date(outlook.known_to)
    st.markdown(words.plain(
        f"Learned from {returns} up to {known}; engine {outlook.engine_version}. The same name "
        "always gives the same numbers, and each forecast is kept, to be looked at again above."
    ))  # fmt: skip
    st.page_link("evidence.py", label="How often the ranges held in past years")


def file(outlook: Outlook, asked: Asked) -> None:
    """Every council and kind of home up to the chosen month, by ticket; not just what is shown."""
    document_link(
        "Download children and spend by month (CSV)", DocumentKind.FORECAST_CSV,
        f"{outlook.as_of.isoformat()}-to-{asked.until}",
        lambda: forecast_csv(outlook.rows(asked.until)),
    )  # fmt: skip


def summary(came: Sequence[Point], ahead: Sequence[Point], asked: Asked, unit: str) -> str:
    """What the picture shows, in a few sentences."""
    parts = []
    whose = "" if asked.council == EVERY else f" of {names.council(asked.council)}"
    homes = homes_in_words(asked.homes).removeprefix("Only: ")
    parts.append(f"{words.capital(homes)}{whose}.")
    if came:
        parts.append(f"{month_name(came[-1].month)}, the last known: {said(came[-1].value, unit)}.")
    if ahead and (last := ahead[-1]).band is not None:
        parts.append(
            f"{month_name(last.month)}: {said(last.value, unit)} expected; 8 in 10 futures lie "
            f"between {range_words(last.band, unit)}."
        )
    both = {point.month: point.value for point in came}
    judged = [one for one in ahead if one.month in both and one.band is not None]
    if judged:
        inside = sum(
            one.band.low <= both[one.month] <= one.band.high
            for one in judged if one.band is not None
        )  # fmt: skip
        parts.append(f"What came lay in the band in {inside} of {words.count(len(judged), 'month')}"
                     " since.")  # fmt: skip
    return " ".join(parts)


def said(value: float, unit: str) -> str:
    """151 children; £1,250,300."""
    return words.money(value) if unit == POUNDS_UNIT else words.count(
        round(value), "child", "children")  # fmt: skip


def range_words(band: Band, unit: str) -> str:
    """140 and 163; £1,100,000 and £1,300,000."""
    if unit == POUNDS_UNIT:
        return f"{words.money(band.low)} and {words.money(band.high)}"
    return f"{band.low:.0f} and {band.high:.0f}"


def month_name(month: str) -> str:
    """2026-03 as March 2026."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def _ahead(outlook: Outlook | None, asked: Asked) -> tuple[MonthOf, ...]:
    return () if outlook is None else outlook.of(asked.council, asked.homes, asked.until)


def _whole(outlook: Outlook | None, asked: Asked) -> tuple[MonthOf, ...]:
    """Without the rest of the month that is looked from: its pounds are those of a few days."""
    begun = outlook.begun_month if outlook else None
    return tuple(one for one in _ahead(outlook, asked) if one.month != begun)


def _picture(came: list[Point], ahead: list[Point], asked: Asked, unit: str) -> None:
    text = summary(came, ahead, asked, unit)
    drawn, beside = st.columns((3, 1.3), gap="medium")
    with drawn:
        st.altair_chart(forecast_chart(points_frame(came, ahead, unit), unit), alt=text)
    with beside:
        st.markdown(words.plain(text))


def points_frame(came: list[Point], ahead: list[Point], unit: str) -> pd.DataFrame:
    """The rows of the picture."""
    points = [(CAME, one) for one in came] + [(AHEAD, one) for one in ahead]
    return pd.DataFrame(
        {
            "on": [pd.Timestamp(_last_day(one.month)) for _, one in points],
            "month": [month_name(one.month) for _, one in points],
            "kind": [kind for kind, _ in points],
            "value": [one.value for _, one in points],
            "low": [one.band.low if one.band else None for _, one in points],
            "high": [one.band.high if one.band else None for _, one in points],
            "said": [said(one.value, unit) for _, one in points],
            "range": [
                range_words(one.band, unit).replace(" and ", " to ") if one.band else ""
                for _, one in points
            ],
        }
    )


def _cells(band: Band | None, unit: str) -> tuple[str, str]:
    if band is None:
        return "", ""
    value = words.money(band.mean) if unit == POUNDS_UNIT else f"{band.mean:.0f}"
    return value, range_words(band, unit).replace(" and ", " to ")


def _last_day(month: str) -> datetime:
    last = months_later(date.fromisoformat(f"{month}-01"), 0)
    return datetime(last.year, last.month, last.day)
