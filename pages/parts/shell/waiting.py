"""While something long is worked out: how far it has come, and that nobody need stay."""

from typing import TypeVar

import streamlit as st

from pages.parts import cache
from pages.parts.background import Work
from pages.parts.shell import words
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.words import writing
from services.kept import PreparedStage
from services.open_council import OpenCouncil
from services.prepared import PreparingProgress

T = TypeVar("T")
AT_ONCE_SECONDS = 0.5  # what is found by then is shown without a word about waiting
WHY = {
    "evidence": (words.WAITING_EVIDENCE),
    "budget": words.WAITING_BUDGET,
    "rest": (words.WAITING_REST),
    "forecast": (words.WAITING_FORECAST),
    "what if": (words.WAITING_WHAT_IF),
}


def is_ready(council: OpenCouncil, stage: PreparedStage) -> bool:
    """Whether what a part of a page needs can be shown; else the part shows what is known, and
    `how_far` in the place of the rest."""
    return cache.being_prepared(council, stage) is None


def how_far(council: OpenCouncil, stage: PreparedStage, why: str) -> None:
    """How far preparing has come, drawn anew each second until the page can show it; what stopped
    it, in words, with its reference."""
    progress = cache.being_prepared(council, stage)
    if progress is not None and progress.fault:
        st.warning(words.not_prepared(progress.fault))
        st.button(
            "Try again",
            key=f"prepare.again.{stage.name.lower()}",
            on_click=cache.prepare_again,
            args=(council,),
        )
        return
    with st.container(key=f"preparing-{stage.name.lower()}"):
        _preparing(stage, why)


@st.fragment(run_every=1.0)
def _preparing(stage: PreparedStage, why: str) -> None:
    progress = cache.being_prepared(cache.council_of(visitor()), stage)
    if progress is None or progress.fault:
        st.rerun()
    else:
        st.markdown(f"{why} {words.FILLS_IN}")
        st.progress(progress.done / progress.of, text=writing.plain(_step(progress)))


def _step(progress: PreparingProgress) -> str:
    return words.step(min(progress.done + 1, progress.of), progress.of, progress.doing)


def wait_for(work: Work[T], label: str) -> T:
    """What comes of the work; stops the page with its progress while that is being worked out."""
    if not work.is_done(AT_ONCE_SECONDS):
        _progress(work, WHY[label])
        end_page()
    return work.result()


def is_there(work: Work[T], name: str, why: str) -> bool:
    """Whether a part of a page can be drawn. Until then its place says that it is being worked
    out, and the page fills in by itself. `name` is the part's own."""
    if work.is_done(AT_ONCE_SECONDS):
        return True
    with st.container(key=f"preparing-{name}"):
        _filling_in(work, why)
    return False


@st.fragment(run_every=1.0)
def _filling_in(work: Work[T], why: str) -> None:
    if work.is_done():
        st.rerun()
    st.caption(f"{why} {words.FILLS_IN}")


@st.fragment(run_every=1.0)
def _progress(work: Work[T], why: str) -> None:
    """Asks once a second, and draws the whole page when the answer is there."""
    if work.is_done():
        st.rerun()
    progress = work.progress
    text = words.step(min(progress.done + 1, progress.of), progress.of, progress.what)
    remainder = words.YOU_CAN_LEAVE
    st.markdown(f"{why} {remainder}")
    st.progress(progress.done / progress.of, text=writing.plain(text))
