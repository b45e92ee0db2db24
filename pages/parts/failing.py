"""When something goes wrong in a page: one plain message, a reference, and no traceback."""

from __future__ import annotations

from types import TracebackType
from typing import Literal

import streamlit as st

from data.faults import note_fault
from models.problems import UserError
from pages.parts.words import plain


class PlainFailure:
    """`with PlainFailure():` shows what a person can mend in its words, anything else by number.

    The log gets the number and where the error arose, never its text, which may hold personal
    data (data/faults.py). Streamlit's own control flow (stop, rerun) passes through.
    """

    def __enter__(self) -> PlainFailure:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[True] | None:
        if isinstance(error, UserError):
            st.error(plain(str(error)))
            return True
        if not isinstance(error, Exception):
            return None
        st.error(
            "This page could not be shown. Nothing was changed and nothing is lost. Load it "
            "again; if that doesn't help, tell the person who looks after this tool: reference "
            f"{note_fault(error)}."
        )
        return True
