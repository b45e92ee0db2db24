"""The Forecast page: pictures with their words, every month as a table, and how sure it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from models.budget.actuals import Actuals, PastMonth
from models.budget.choices import EVERY
from models.budget.outlook import ForecastBand, ForecastOutlook, MonthOf
from models.money import months_later
from models.papers.documents import DocumentKind
from pages.parts.forecast import words
from pages.parts.forecast.charts import AHEAD, CAME, forecast_chart
from pages.parts.forecast.inputs import ForecastFilters, homes_in_words
from pages.parts.shell.documents import document_link
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table
from reports.forecast import forecast_csv

POUNDS_UNIT, CHILDREN_UNIT = "Pounds", "Children"


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month of a picture: what came (no band) or what is forecast."""

    month: str  # yyyy-mm
    value: float
    band: ForecastBand | None = None


def too_little_history(day: date) -> None:
    """Why there is no forecast, and what would bring one."""
    st.info(words.not_enough_history(writing.a_date(day)))


def children_ahead(
    outlook: ForecastOutlook | None, actual: Actuals, forecast_filters: ForecastFilters
) -> None:
    """Children by month: the picture, and the same in words."""
    st.header("Children", anchor=False)
    came = [
        MonthPoint(past_month.month, float(past_month.children))
        for past_month in actual.of(forecast_filters.council, forecast_filters.homes)
    ]
    ahead = [
        MonthPoint(month_of.month, month_of.children.mean, month_of.children)
        for month_of in _ahead(outlook, forecast_filters)
    ]
    _picture(came, ahead, forecast_filters, CHILDREN_UNIT)


def spend_ahead(
    outlook: ForecastOutlook | None, actual: Actuals, forecast_filters: ForecastFilters
) -> None:
    """Spend by month, for who may see it and has asked; and what the pounds rest on."""
    st.header("Spend", anchor=False)
    past = actual.of(forecast_filters.council, forecast_filters.homes)
    came = [
        MonthPoint(past_month.month, past_month.spend_gbp)
        for past_month in past
        if past_month.spend_gbp is not None
    ]
    pairs = [(month_of.month, month_of.spend) for month_of in _whole(outlook, forecast_filters)]
    ahead = [MonthPoint(month, spend.mean, spend) for month, spend in pairs if spend is not None]
    if not came and not ahead:
        st.info(words.NO_PRICE)
        return
    _picture(came, ahead, forecast_filters, POUNDS_UNIT)
    st.caption(writing.plain(price_words(outlook, actual)))


def price_words(outlook: ForecastOutlook | None, actual: Actuals) -> str:
    """Whose prices the pounds are at, before and after the day that is looked from."""
    parts = [words.TRUSTS_OWN_SPEND]
    if actual.recorded_share is not None:
        parts.append(words.spend_to_date(actual.recorded_share * 100))
    if outlook is not None:
        parts.append(words.SPEND_TO_COME)
        if outlook.unpriced:
            unpriced = [writing.lower_first(names.SETTING[setting]) for setting in outlook.unpriced]
            parts.append(words.not_counted(writing.join_words(unpriced)))
    return " ".join(parts)


def by_month(
    outlook: ForecastOutlook | None, actual: Actuals, forecast_filters: ForecastFilters
) -> None:
    """Every month in a table, the newest last."""
    past = {
        past_month.month: past_month
        for past_month in actual.of(forecast_filters.council, forecast_filters.homes)
    }
    ahead = {month_of.month: month_of for month_of in _ahead(outlook, forecast_filters)}
    texts = {month_of.month for month_of in _whole(outlook, forecast_filters)}
    columns = ["Month", "Actual", "Forecast", "80% likely range"]
    if forecast_filters.spend:
        columns += ["Spent", "Spend forecast", words.RANGE_OF_SPEND]
    rows = []
    for month in sorted(past | ahead):
        was, will = past.get(month), ahead.get(month)
        row = [
            month_name(month),
            "" if was is None else f"{was.children:,}",
            *_cells(None if will is None else will.children, CHILDREN_UNIT),
        ]
        if forecast_filters.spend:
            spent = None if was is None else was.spend_gbp
            spend = will.spend if will and month in texts else None
            row += ["" if spent is None else writing.money(spent), *_cells(spend, POUNDS_UNIT)]
        rows.append(row)
    if forecast_filters.spend:
        counted = [month_of for month_of in ahead.values() if month_of.month in texts]
        rows.append(_total_row(past.values(), counted))
    with st.expander("Every month"):
        text_table(columns, rows)


def _total_row(past: Iterable[PastMonth], ahead: Sequence[MonthOf]) -> list[str]:
    """Pounds of all the months; ranges don't add up, and neither do children of several days."""
    spent = [past_month.spend_gbp for past_month in past if past_month.spend_gbp is not None]
    expected = [month_of.spend.mean for month_of in ahead if month_of.spend is not None]
    sums = [writing.money(sum(values)) if values else "" for values in (spent, expected)]
    return ["Together", "", "", "", *sums, ""]


def how_sure(outlook: ForecastOutlook, forecast_filters: ForecastFilters) -> None:
    """What the band holds and what it leaves out."""
    st.header(words.HOW_SURE, anchor=False)
    returns = writing.count_of(outlook.returns, "return")
    st.markdown(words.what_range_holds(outlook.futures, returns, with_spend=forecast_filters.spend))
    name = writing.a_date(outlook.known_to)
    st.markdown(writing.plain(words.learned_from(returns, name, outlook.engine_version)))
    st.page_link("evidence.py", label=words.PAST_RANGES)


def file(outlook: ForecastOutlook, forecast_filters: ForecastFilters) -> None:
    """Every council and kind of home up to the chosen month, by ticket; not just what is shown."""
    document_link(
        words.DOWNLOAD,
        DocumentKind.FORECAST_CSV,
        f"{outlook.as_of.isoformat()}-to-{forecast_filters.until}",
        lambda: forecast_csv(outlook.rows(forecast_filters.until)),
    )


def summary(
    came: Sequence[MonthPoint],
    ahead: Sequence[MonthPoint],
    forecast_filters: ForecastFilters,
    unit: str,
) -> str:
    """What the picture shows, in a few sentences."""
    parts = []
    whose = (
        ""
        if forecast_filters.council == EVERY
        else f" of {names.council_name(forecast_filters.council)}"
    )
    homes = homes_in_words(forecast_filters.homes).removeprefix("Only: ")
    parts.append(f"{writing.capitalise(homes)}{whose}.")
    if came:
        parts.append(f"{month_name(came[-1].month)}, the last known: {said(came[-1].value, unit)}.")
    if ahead and (last := ahead[-1]).band is not None:
        parts.append(
            words.expected_range(
                month_name(last.month), said(last.value, unit), range_words(last.band, unit)
            )
        )
    both = {point.month: point.value for point in came}
    judged = [
        month_point
        for month_point in ahead
        if month_point.month in both and month_point.band is not None
    ]
    if judged:
        inside = sum(
            month_point.band.low <= both[month_point.month] <= month_point.band.high
            for month_point in judged
            if month_point.band is not None
        )
        parts.append(words.months_in_range(inside, writing.count_of(len(judged), "month")))
    return " ".join(parts)


def said(value: float, unit: str) -> str:
    """151 children; £1,250,300."""
    return (
        writing.money(value)
        if unit == POUNDS_UNIT
        else writing.count_of(round(value), "child", "children")
    )


def range_words(band: ForecastBand, unit: str) -> str:
    """140 and 163; £1,100,000 and £1,300,000."""
    if unit == POUNDS_UNIT:
        return f"{writing.money(band.low)} and {writing.money(band.high)}"
    return f"{band.low:.0f} and {band.high:.0f}"


def month_name(month: str) -> str:
    """2026-03 as March 2026."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def _ahead(
    outlook: ForecastOutlook | None, forecast_filters: ForecastFilters
) -> tuple[MonthOf, ...]:
    return (
        ()
        if outlook is None
        else outlook.of(forecast_filters.council, forecast_filters.homes, forecast_filters.until)
    )


def _whole(
    outlook: ForecastOutlook | None, forecast_filters: ForecastFilters
) -> tuple[MonthOf, ...]:
    """Without the rest of the month that is looked from: its pounds are those of a few days."""
    begun = outlook.begun_month if outlook else None
    return tuple(
        month_of for month_of in _ahead(outlook, forecast_filters) if month_of.month != begun
    )


def _picture(
    came: list[MonthPoint], ahead: list[MonthPoint], forecast_filters: ForecastFilters, unit: str
) -> None:
    text = summary(came, ahead, forecast_filters, unit)
    drawn, beside = st.columns((3, 1.3), gap="medium")
    with drawn:
        st.altair_chart(forecast_chart(points_frame(came, ahead, unit), unit), alt=text)
    with beside:
        st.markdown(writing.plain(text))


def points_frame(came: list[MonthPoint], ahead: list[MonthPoint], unit: str) -> pd.DataFrame:
    """The rows of the picture."""
    points = [(CAME, month_point) for month_point in came] + [
        (AHEAD, month_point) for month_point in ahead
    ]
    return pd.DataFrame(
        {
            "on": [pd.Timestamp(_last_day(month_point.month)) for _, month_point in points],
            "month": [month_name(month_point.month) for _, month_point in points],
            "kind": [kind for kind, _ in points],
            "value": [month_point.value for _, month_point in points],
            "low": [
                month_point.band.low if month_point.band else None for _, month_point in points
            ],
            "high": [
                month_point.band.high if month_point.band else None for _, month_point in points
            ],
            "said": [said(month_point.value, unit) for _, month_point in points],
            "range": [
                range_words(month_point.band, unit).replace(" and ", " to ")
                if month_point.band
                else ""
                for _, month_point in points
            ],
        }
    )


def _cells(band: ForecastBand | None, unit: str) -> tuple[str, str]:
    if band is None:
        return "", ""
    value = writing.money(band.mean) if unit == POUNDS_UNIT else f"{band.mean:.0f}"
    return value, range_words(band, unit).replace(" and ", " to ")


def _last_day(month: str) -> datetime:
    last = months_later(date.fromisoformat(f"{month}-01"), 0)
    return datetime(last.year, last.month, last.day)
