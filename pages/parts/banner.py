"""The line at the top of every page: how old the data is."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from pages.parts import words


def data_date_banner(data_date: date, today: date) -> None:
    """Say the date of the data; over 35 days old, ask to check first."""
    said = banner_words(data_date, today)
    if (today - data_date).days > CHECK_FIRST_AFTER_DAYS:
        st.warning(f"{said} Check first: a child may have moved since.")
    else:
        st.caption(said)


def banner_words(data_date: date, today: date) -> str:
    """Children as at 31 March 2026, 238 days ago."""
    days = (today - data_date).days
    ago = "today" if days == 0 else f"{words.count(days, 'day')} ago"
    return f"Children as at {words.a_date(data_date)}, {ago}."
