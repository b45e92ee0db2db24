"""Empty files to fill in, one for every table that the tool can read."""

from __future__ import annotations

import streamlit as st

from data.formats.table import Table
from data.formats.tables import TABLES
from models.documents import DocumentKind
from pages.parts import words
from pages.parts.documents import document_link


def templates() -> None:
    """Choose a table, see what it is for, take its template."""
    st.header("Templates", anchor=False)
    st.caption("Only for what no system of yours exports: its headings and an example row.")
    ordered = sorted(TABLES, key=lambda one: (one.template is None, one.title))
    chosen = st.selectbox("Table", ordered, format_func=_title, key="templates.table", width=420)
    st.markdown(words.plain(f"{words.capital(chosen.meaning)}."))
    if chosen.later_words:
        st.info(words.plain(chosen.later_words))
    document_link("Get the template", DocumentKind.TEMPLATE, chosen.name)


def _title(one: Table) -> str:
    return one.title
