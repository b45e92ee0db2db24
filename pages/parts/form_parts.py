"""A long form in parts: an answer draws its own part again, and not the whole screen.

Each part is a fragment (the server's word for what can be drawn again alone) that reads its own
inputs, keeps what they hold, and puts it into the content as it is kept by then. A run of the whole
page draws every part, so that nothing is ever kept by fewer inputs than the form has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st

from models.recording.contents import Content
from pages.parts import source
from pages.parts.forms import Form, is_clashing, keep, now_kept

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class Part(Generic[C]):
    """`draw(form)` draws the inputs of one part and returns the content with what they hold."""

    name: str
    draw: Callable[[Form[C]], C]


def drawn(form: Form[C], parts: Sequence[Part[C]]) -> Form[C]:
    """Draw all parts; the form with everything that their inputs hold."""
    for part in parts:
        name = f"form.part.{part.name}"
        st.fragment(_draw, key=name)(form, part, name)
    return now_kept(form.person, form.about) or form


def _draw(first: Form[C], part: Part[C], name: str) -> None:
    """One part, within the whole page or alone."""
    form = now_kept(first.person, first.about)
    if form is None or form.turn != first.turn or is_clashing(form):
        st.rerun()  # recorded, thrown away or written elsewhere meanwhile: the page says which
    with source.one_look():
        keep(form, part.draw(replace(form, part=name)))
