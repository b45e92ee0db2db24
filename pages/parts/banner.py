"""The lines at the top of every page: whether all is made up, and how old the data is."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.access import Permission, may
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from pages.parts import source, words
from pages.parts.visitor import visitor


def demo_banner() -> None:
    """On every page of the demonstration council: that nothing is real, and the way out of it."""
    person = visitor()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="demo-banner"):
        st.markdown("**Demonstration council: made-up children. Nothing here is real.**")
        if not may(person, Permission.IMPORT_FILES):
            return
        st.page_link("bring_in.py", label="Bring in your own files")
        st.button("Put the demonstration away", on_click=source.current().put_demo_away,
                  args=(person,), key="demo.put_away", type="tertiary")  # fmt: skip


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
