"""Forecasts of past years beside what came."""

import pandas as pd
import streamlit as st

from models.fairness.forecasts import ForecastLine, how_far_off
from models.fairness.record import EngineRecord
from models.journeys.history.kinds import GROUPS, HomeGroup
from pages.parts.evidence import words
from pages.parts.evidence.charts import forecast_chart
from pages.parts.words import names, writing
from pages.parts.words.tables import text_table

HOMES = {
    HomeGroup.RESIDENTIAL: "Residential care",
    HomeGroup.FOSTER: words.FOSTER,
    HomeGroup.HOME: words.HOME,
    HomeGroup.SUPPORTED: "Supported accommodation",
    HomeGroup.OTHER: "Somewhere else",
}


def forecasts(engine_record: EngineRecord) -> None:
    """Children a year after each 31 March: the picture, the words, and every kind of home."""
    past = engine_record.forecasts
    if not past.by_group:
        st.info(words.NO_FORECASTS)
        return
    home_groups = [group for group in GROUPS if past.of(group)]
    group = (
        st.segmented_control(
            "Children in",
            home_groups,
            default=home_groups[0],
            format_func=lambda one: HOMES[one],
            key="evidence.homes",
            required=True,
        )
        or home_groups[0]
    )
    lines = past.of(group)
    sentence = forecast_words(HOMES[group], lines)
    picture, text = st.columns((3, 2), gap="medium")
    with picture:
        st.altair_chart(forecast_chart(lines_frame(lines)), alt=sentence)
    with text:
        st.markdown(writing.plain(sentence))
        text_table(
            ("End of", "Forecast", "80% likely range", "Actual", "In range"),
            [_row(line) for line in lines],
        )
    with st.expander(words.EVERY_KIND):
        st.markdown(writing.plain(coverage_words(past.by_setting)))
        text_table(
            ("End of", "Kind of home", "Forecast", "80% likely range", "Actual", "In range"),
            [_with_home(line) for line in past.by_setting],
        )


def forecast_words(homes: str, lines: tuple[ForecastLine, ...]) -> str:
    """In 5 of 6 years what came lay in the range; off by 4 children on average (3%)."""
    forecast_error = how_far_off(lines)
    if forecast_error is None:
        return ""
    share = (
        "" if forecast_error.share is None else words.share_of_children(forecast_error.share * 100)
    )
    return words.forecast_errors(
        homes,
        forecast_error.inside,
        writing.count_of(forecast_error.forecasts, "year"),
        forecast_error.error,
        share,
    )


def coverage_words(lines: tuple[ForecastLine, ...]) -> str:
    """How often the ranges held over every kind of home and year."""
    forecast_error = how_far_off(lines)
    if forecast_error is None:
        return ""
    low, high = forecast_error.covered.low * 100, forecast_error.covered.high * 100
    return words.ranges_held(
        forecast_error.inside,
        forecast_error.forecasts,
        forecast_error.covered.value * 100,
        low,
        high,
    )


def lines_frame(lines: tuple[ForecastLine, ...]) -> pd.DataFrame:
    """The rows of the chart."""
    return pd.DataFrame(
        {
            "on": [f"March {line.origin.year + 1}" for line in lines],
            "actual": [line.actual for line in lines],
            "mean": [line.mean for line in lines],
            "low": [line.p10 for line in lines],
            "high": [line.p90 for line in lines],
            "range": [f"{line.p10:.0f} to {line.p90:.0f}" for line in lines],
        }
    )


def _row(line: ForecastLine) -> tuple[str, ...]:
    return (
        f"March {line.origin.year + 1}",
        f"{line.mean:.0f}",
        f"{line.p10:.0f} to {line.p90:.0f}",
        f"{line.actual:,}",
        "yes" if line.inside else "no",
    )


def _with_home(line: ForecastLine) -> tuple[str, ...]:
    on, *numbers = _row(line)
    home = HOMES[line.where] if isinstance(line.where, HomeGroup) else names.SETTING[line.where]
    return (on, home, *numbers)
