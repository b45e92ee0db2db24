"""Empty files to fill in, one for every table that the tool can read."""

import streamlit as st

from models.papers.documents import DocumentKind
from pages.parts.bring_in import words
from pages.parts.shell.documents import document_link
from pages.parts.words import writing
from services.bringing_in import TABLES, Table


def templates() -> None:
    """Choose a table, see what it is for, take its template."""
    st.header("Templates", anchor=False)
    st.caption(words.ON_TEMPLATES)
    ordered = sorted(TABLES, key=lambda table: (table.template is None, table.title))
    chosen = st.selectbox("Table", ordered, format_func=_title, key="templates.table", width=420)
    st.markdown(writing.plain(f"{writing.capitalise(chosen.meaning)}."))
    if chosen.later_words:
        st.info(writing.plain(chosen.later_words))
    document_link("Get the template", DocumentKind.TEMPLATE, chosen.name)


def _title(table: Table) -> str:
    return table.title
