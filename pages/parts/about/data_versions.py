"""Which data is held, by return and year without any child, and which versions are running."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from models.frames import rows_of
from pages.parts.about import words
from pages.parts.words import writing
from pages.parts.words.tables import text_table
from services.reference import RunningVersion

KIND = {"ssda903": "SSDA903", "annex_a": "Annex A, list 8"}


def data_held(returns: pd.DataFrame) -> None:
    """A line a return: its kind, its year and what it covers."""
    if returns.empty:
        st.markdown(words.NO_RETURN)
        return
    ordered = returns.sort_values(["covers_from", "source", "kind", "rank"])
    text_table(
        ("Return", "System", "Year", "Covers"),
        [
            (
                KIND.get(row.kind, "another return"),
                row.source,
                str(row.year),
                f"{writing.a_date(_day(row.covers_from))} to {writing.a_date(_day(row.covers_to))}",
            )
            for row in rows_of(ordered)
        ],
    )


def versions_running(running_versions: Sequence[RunningVersion]) -> None:
    """The tool's own version and of what its results rest on."""
    text_table(
        ("What", "Version"),
        [(running_version.name, running_version.number) for running_version in running_versions],
    )


def _day(value: object) -> date:
    return pd.Timestamp(str(value)).date()
