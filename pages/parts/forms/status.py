"""What stands beside a form that is drawn in parts: who else is at work, and when it was kept.

An answer draws its own part again and nothing else. What is said beside the form is drawn again
with it only where it would say something else: another minute, a first draft, another person.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from models.access import Actor
from models.recording.subject import Subject
from pages.parts import cache, state
from pages.parts.forms import words
from pages.parts.words import writing
from services.drafts import others_at_work

ABOVE, BELOW = "form.above", "form.below"


def draw_below(draw: Callable[[], str]) -> None:
    """Draw what stands under the form; `draw` returns the words that it shows."""
    st.fragment(_below, key=BELOW)(draw)


def draw_above(person: Actor, child: str) -> None:
    """Say who else is at work on this child; said again when that changes."""
    st.fragment(_others, key=ABOVE)(person, child)


def look(person: Actor, about: Subject, part: str, below: str) -> None:
    """After an answer was kept, for its `on_change`: what has to be drawn besides its own part."""
    if not only_a_part():
        return  # the whole page is about to be drawn
    late = []
    if state.get(ABOVE) not in (None, others_words(person, child=about.child)):
        late.append(ABOVE)
    if state.get(BELOW) not in (None, below):
        late.append(BELOW)
    if late or not _is_still_drawn():
        st.rerun([part, *late])


def only_a_part() -> bool:
    """Whether this run draws a part of the page, and the rest stays as it is."""
    run = get_script_run_ctx()
    return run is not None and bool(run.fragment_ids_this_run)


def _is_still_drawn() -> bool:
    """Whether the part that the browser asks for is on the page: it may have moved just now."""
    run = get_script_run_ctx()
    parts = run.fragment_ids_this_run if run is not None else None
    return run is None or any(run.fragment_storage.contains(name) for name in parts or ())


def others_words(person: Actor, child: str = "", meeting: str = "") -> str:
    """Who else is writing about this child or meeting just now; "" = nobody."""
    at_works = others_at_work(cache.council_of(person), child=child, meeting=meeting)
    if not at_works:
        return ""
    lines = {
        f"{at_work.who} ({at_work.about.kind.value.replace('_', ' ')}, "
        f"{writing.a_moment(at_work.saved_at_utc)})": None
        for at_work in at_works
    }
    about = "child" if child else "meeting"
    return writing.plain(words.also_writing(about, writing.join_words(list(lines))))


def _others(person: Actor, child: str) -> None:
    text = others_words(person, child=child)
    state.put(ABOVE, text)
    if text:
        st.info(text)


def _below(draw: Callable[[], str]) -> None:
    state.put(BELOW, draw())
