"""Which data is held, by return and year without any child, and which versions are running."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from data.reference.versions import Version
from models.frames import each
from pages.parts import words
from pages.parts.tables import text_table

KIND = {"ssda903": "SSDA903", "annex_a": "Annex A, list 8"}


def data_held(returns: pd.DataFrame) -> None:
    """A line a return: its kind, its year and what it covers."""
    if returns.empty:
        st.markdown("No return is held yet.")
        return
    ordered = returns.sort_values(["covers_from", "source", "kind", "rank"])
    text_table(
        ("Return", "System", "Year", "Covers"),
        [
            (
                KIND.get(row.kind, "another return"),
                row.source,
                str(row.year),
                f"{words.a_date(_day(row.covers_from))} to {words.a_date(_day(row.covers_to))}",
            )
            for row in each(ordered)
        ],
    )


def versions_running(found: Sequence[Version]) -> None:
    """The tool's own version and of what its results rest on."""
    text_table(("What", "Version"), [(one.name, one.number) for one in found])


def _day(value: object) -> date:
    return pd.Timestamp(str(value)).date()
