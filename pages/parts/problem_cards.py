"""A card for each thing that is wrong with the files: where, found, wanted, what to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.formats.uploads import grids_of
from models.documents import DocumentKind
from models.problems import Problem, Repeated, Weight, repeated
from models.questions import as_problem
from pages.parts import source, state, tags, words
from pages.parts.bringing_in import Reading
from pages.parts.documents import document_link
from reports.marked_up import marked_up_copy
from reports.problems import problems_csv

MORE = 20  # cards at first, and with each press of the button
ROWS_NAMED, VALUES_NAMED = 8, 3
TAG = {
    Weight.FILE: ("■ File not read", "red"),
    Weight.REJECTED: ("○ Row rejected", "orange"),
    Weight.DOUBTFUL: ("? Kept, please check", "blue"),
}
CARDS = "bring_in.cards"
TO_FIX = "Problems to fix"


def problems(reading: Reading, found: Sequence[Problem]) -> None:
    """Draw the first cards, the rest on request, and the two files to take away.

    What is asked above has no card here; it is in the files to take away.
    """
    if not found:
        return
    asked = {as_problem(question) for question in reading.batch.questions}
    shown_here = [problem for problem in found if problem not in asked]
    every = repeated(shown_here)
    if shown_here:
        st.header(f"{TO_FIX} ({len(shown_here):,})", anchor=False)
        st.caption(
            "A bad row never stops the good ones. Correct these at the source and bring the file "
            "in again: rows that are already in the tool stay as they are."
        )
    _downloads(reading, found)
    shown = int(str(state.get(CARDS) or MORE))
    for number, one in enumerate(every[:shown]):
        with st.container(border=True, key=f"card-problem-{number}", gap="xsmall"):
            _card(one)
    left = len(every) - shown
    if left > 0:
        st.button(
            f"Show more ({left:,} left)", key="bring_in.more", on_click=state.put,
            args=(CARDS, shown + MORE),
        )  # fmt: skip


def _card(one: Repeated) -> None:
    label, colour = TAG[one.weight]
    column = f" · column {words.plain(one.column)}" if one.column else ""
    st.markdown(f"{tags.tag(label, colour)} **{words.plain(one.file)}**{column}{rows_words(one)}")
    st.markdown(f"Found {words.plain(found_words(one))}. Wanted: {words.plain(one.wanted)}.")
    st.markdown(f"**What to do:** {words.plain(one.what_to_do)}")


def rows_words(one: Repeated) -> str:
    """· row 7, or · 40 rows: 2, 3, 5 and 37 more; "" for a whole file."""
    if not one.rows:
        return ""
    if len(one.rows) == 1:
        return f" · row {one.rows[0]}"
    named = ", ".join(str(row) for row in one.rows[:ROWS_NAMED])
    more = len(one.rows) - ROWS_NAMED
    return f" · {len(one.rows):,} rows: {named}" + (f" and {more:,} more" if more > 0 else "")


def found_words(one: Repeated) -> str:
    """The different things found, the first few of them."""
    more = len(one.found) - VALUES_NAMED
    rest = f" and {more:,} others" if more > 0 else ""
    return ", ".join(one.found[:VALUES_NAMED]) + rest


def _downloads(reading: Reading, found: Sequence[Problem]) -> None:
    subject = f"import-{source.current().today().isoformat()}"
    with st.container(horizontal=True):
        document_link(
            "All problems as a list (CSV)", DocumentKind.PROBLEMS_OF_IMPORT, subject,
            lambda: problems_csv(found),
        )  # fmt: skip
        document_link(
            "The rows with what is wrong beside them (Excel)", DocumentKind.MARKED_UP_COPY, subject,
            lambda: marked_up_copy(grids_of(reading.uploads), found),
        )  # fmt: skip
