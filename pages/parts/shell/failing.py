"""When something goes wrong in a page: one plain message, a reference, and no traceback."""

from __future__ import annotations

from types import TracebackType
from typing import Literal, NoReturn

import streamlit as st

from models.problems import UserError
from pages.parts.shell import words
from pages.parts.words.writing import plain
from services.faults import note_fault


class _PageEnds(Exception):
    """Nothing more is to be drawn of this page, and nothing went wrong."""


def end_page() -> NoReturn:
    """Draw nothing more: the page ends here. Never `st.stop()`, which breaks the run off.

    After a run that was broken off the server goes on knowing inputs and parts of the page that
    are no longer drawn, while the browser has forgotten them. Drawn again, an input is then blank
    on the screen and not on the server, and an old part is drawn beside the new one.
    """
    raise _PageEnds


class PlainFailure:
    """`with PlainFailure():` shows what a person can mend in its words, anything else by number.

    The log gets the number and where the error arose, never its text, which may hold personal
    data (data/faults.py). A page that stops has come to its end: were the stop to go on, the server
    would take the run for one that was broken off, and would remember inputs and parts of the page
    that the browser has forgotten. A rerun passes through, and so does the end of the visit, which
    the server asks for again.
    """

    def __enter__(self) -> PlainFailure:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[True] | None:
        if isinstance(error, _PageEnds):
            return True
        if isinstance(error, UserError):
            st.error(plain(str(error)))
            return True
        if not isinstance(error, Exception):
            return None
        st.error(words.page_failed(note_fault(error)))
        return True
