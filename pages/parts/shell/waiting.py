"""While something long is worked out: how far it has come, and that nobody need stay."""

from typing import TypeVar

import streamlit as st

from pages.parts.background import Work
from pages.parts.shell import words
from pages.parts.shell.failing import end_page
from pages.parts.words import writing

T = TypeVar("T")
AT_ONCE_SECONDS = 0.5  # what is found by then is shown without a word about waiting
WHY = {
    "evidence": (words.WAITING_EVIDENCE),
    "budget": words.WAITING_BUDGET,
    "rest": (words.WAITING_REST),
    "forecast": (words.WAITING_FORECAST),
    "what if": (words.WAITING_WHAT_IF),
}


def wait_for(work: Work[T], label: str) -> T:
    """What comes of the work; stops the page with its progress while that is being worked out."""
    if not work.is_done(AT_ONCE_SECONDS):
        _progress(work, WHY[label])
        end_page()
    return work.result()


@st.fragment(run_every=1.0)
def _progress(work: Work[T], why: str) -> None:
    """Asks once a second, and draws the whole page when the answer is there."""
    if work.is_done():
        st.rerun()
    progress = work.progress
    text = f"Step {min(progress.done + 1, progress.of)} of {progress.of}: {progress.what} …"
    remainder = words.YOU_CAN_LEAVE
    st.markdown(f"{why} {remainder}")
    st.progress(progress.done / progress.of, text=writing.plain(text))
