"""While something long is worked out: how far it has come, and that nobody need stay."""

from typing import TypeVar

import streamlit as st

from pages.parts.background import Work
from pages.parts.shell.failing import end_page
from pages.parts.words import writing

T = TypeVar("T")
AT_ONCE_SECONDS = 0.5  # what is found by then is shown without a word about waiting
WHY = {
    "evidence": (
        "Each past year is fitted and forecast anew, by what was known then. That takes a minute "
        "or so, once for each import."
    ),
    "budget": "Each week of six years is priced. That takes some seconds, once for each import.",
    "rest": (
        "What is left of the year is simulated for every child. That takes a minute or so, once "
        "for each import."
    ),
    "forecast": (
        "Many futures of every child are simulated. That takes some seconds, once for each import."
    ),
    "what if": (
        "Many futures of every child are simulated, with and without what is supposed. That takes "
        "a minute or so for each scenario, once for each import."
    ),
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
    remainder = "You can leave this page: the work goes on, and what comes of it is kept."
    st.markdown(f"{why} {remainder}")
    st.progress(progress.done / progress.of, text=writing.plain(text))
