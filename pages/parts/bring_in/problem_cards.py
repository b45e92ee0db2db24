"""A card for each thing that is wrong with the files: where, found, wanted, what to do."""

from collections.abc import Sequence

import streamlit as st

from models.papers.documents import DocumentKind
from models.problems import Problem, Repeated, Weight, group_repeated
from models.questions import as_problem
from pages.parts import cache, state
from pages.parts.bring_in import words
from pages.parts.bring_in.steps import FilesRead
from pages.parts.shell.documents import document_link
from pages.parts.words import tags, writing
from reports.marked_up import marked_up_copy
from reports.problems import problems_csv
from services.bringing_in import grids_of

MORE = 20  # cards at first, and with each press of the button
ROWS_NAMED, VALUES_NAMED = 8, 3
TAG = {
    Weight.FILE: ("■ File not read", "red"),
    Weight.REJECTED: ("○ Row rejected", "orange"),
    Weight.DOUBTFUL: ("? Kept, please check", "blue"),
}
CARDS = "bring_in.cards"
TO_FIX = "Problems to fix"


def problems(reading: FilesRead, problems_result: Sequence[Problem]) -> None:
    """Draw the first cards, the rest on request, and the two files to take away.

    What is asked above has no card here; it is in the files to take away.
    """
    if not problems_result:
        return
    problems = {as_problem(question) for question in reading.batch.questions}
    shown_here = [problem for problem in problems_result if problem not in problems]
    repeateds = group_repeated(shown_here)
    if shown_here:
        st.header(f"{TO_FIX} ({len(shown_here):,})", anchor=False)
        st.caption(words.ON_PROBLEMS)
    _downloads(reading, problems_result)
    shown = int(str(state.get(CARDS) or MORE))
    for number, repeated_item in enumerate(repeateds[:shown]):
        with st.container(border=True, key=f"card-problem-{number}", gap="xsmall"):
            _card(repeated_item)
    remaining = len(repeateds) - shown
    if remaining > 0:
        st.button(
            f"Show more ({remaining:,} left)",
            key="bring_in.more",
            on_click=state.put,
            args=(CARDS, shown + MORE),
        )


def _card(repeated: Repeated) -> None:
    label, colour = TAG[repeated.weight]
    column = f" · column {writing.plain(repeated.column)}" if repeated.column else ""
    st.markdown(
        f"{tags.tag(label, colour)} "
        f"**{writing.plain(repeated.file)}**{column}{rows_words(repeated)}"
    )
    st.markdown(
        f"Found {writing.plain(found_words(repeated))}. Wanted: {writing.plain(repeated.wanted)}."
    )
    st.markdown(f"**What to do:** {writing.plain(repeated.what_to_do)}")


def rows_words(repeated: Repeated) -> str:
    """· row 7, or · 40 rows: 2, 3, 5 and 37 more; "" for a whole file."""
    if not repeated.rows:
        return ""
    if len(repeated.rows) == 1:
        return f" · row {repeated.rows[0]}"
    named = ", ".join(str(row) for row in repeated.rows[:ROWS_NAMED])
    extra = len(repeated.rows) - ROWS_NAMED
    return f" · {len(repeated.rows):,} rows: {named}" + (
        f" and {extra:,} more" if extra > 0 else ""
    )


def found_words(repeated: Repeated) -> str:
    """The different things found, the first few of them."""
    extra = len(repeated.found) - VALUES_NAMED
    remainder = f" and {extra:,} others" if extra > 0 else ""
    return ", ".join(repeated.found[:VALUES_NAMED]) + remainder


def _downloads(reading: FilesRead, problems: Sequence[Problem]) -> None:
    subject = f"import-{cache.today().isoformat()}"
    with st.container(horizontal=True):
        document_link(
            words.ALL_PROBLEMS,
            DocumentKind.PROBLEMS_OF_IMPORT,
            subject,
            lambda: problems_csv(problems),
        )
        document_link(
            words.ROWS_WITH_PROBLEMS,
            DocumentKind.MARKED_UP_COPY,
            subject,
            lambda: marked_up_copy(grids_of(reading.uploads), problems),
        )
