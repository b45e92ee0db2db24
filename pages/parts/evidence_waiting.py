"""While the past years are worked out: how far it has come, and that nobody need stay."""

from __future__ import annotations

import streamlit as st

from models.fairness.record import EngineRecord
from pages.parts import words
from pages.parts.background import Work

AT_ONCE_SECONDS = 0.5  # what is found by then is shown without a word about waiting


def wait_for(work: Work[EngineRecord]) -> EngineRecord:
    """The evidence; stops the page with its progress while that is being worked out."""
    if not work.is_done(AT_ONCE_SECONDS):
        _progress(work)
        st.stop()
    return work.result()


@st.fragment(run_every=1.0)
def _progress(work: Work[EngineRecord]) -> None:
    """Asks once a second, and draws the whole page when the answer is there."""
    if work.is_done():
        st.rerun()
    now = work.progress
    said = f"Step {min(now.done + 1, now.of)} of {now.of}: {now.what} …"
    st.markdown(
        "Each past year is fitted and forecast anew, by what was known then. That takes a minute "
        "or so, once for each import. You can leave this page: the work goes on, and what comes of "
        "it is kept."
    )
    st.progress(now.done / now.of, text=words.plain(said))
