"""The inputs of a form, each seeded from what is kept and giving a value that can be kept again.

A text is kept while it is typed: a second after the last key, a long one by a script in the browser
(pages/parts/hands.py). None is ever cut: one that is too long is kept whole, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from models.children.settings import DESTINATIONS, Setting
from models.money import pence
from models.recording.lengths import TEXT_AT_MOST, too_long
from pages.parts import hands, names, state, words
from pages.parts.forms import FieldKey, keep_answer

V = TypeVar("V")
Key = FieldKey | str
PAUSE = "1s"


def line(
    key: Key,
    label: str,
    held: str,
    *,
    hint: str = "",
    hidden: bool = False,
    kept_as: Callable[[object], object] | None = None,
) -> str:
    """One line of text."""
    state.begin_with(key, held)
    text = st.text_input(named(key, label), key=key, live=PAUSE, placeholder=hint,
                         label_visibility="collapsed" if hidden else "visible",
                         **kept(key, kept_as)) or ""  # fmt: skip
    _say_if_too_long(text, TEXT_AT_MOST)
    return text


def unkept_line(key: str, label: str) -> str:
    """One line that is sent with a button beside it and is no draft: why something is taken back,
    what a scenario is called.

    The browser asks before a reload, a closed tab or another address loses what stands in it
    (pages/parts/forms.js knows the box by its container).
    """
    with st.container(key=f"unkept-{key}"):
        text = st.text_input(label, key=key) or ""
    hands.watch_typing()
    return text


def long_text(
    key: Key, label: str, held: str, *, hint: str = "", rows: int = 4,
    at_most: int = TEXT_AT_MOST, kept_as: Callable[[object], object] | None = None,
) -> str:  # fmt: skip
    """Words of any length."""
    state.begin_with(key, held)
    text = st.text_area(named(key, label), key=key, placeholder=hint,
                        height=rows * 28 + 24, **kept(key, kept_as)) or ""  # fmt: skip
    _say_if_too_long(text, at_most)
    return text


def day(
    key: Key,
    label: str,
    held: date | None,
    *,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
    kept_as: Callable[[object], object] | None = None,
) -> date | None:
    """A day or none; never one that nobody chose. `today`: with a button that chooses it."""
    state.begin_with(key, held)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.date_input(named(key, label), value=None, key=key,
                               min_value=first or date(1990, 1, 1),
                               max_value=last or date(2100, 1, 1), format="DD/MM/YYYY", width=200,
                               **kept(key, kept_as),
        )  # fmt: skip
        if today is not None:
            st.button("Today", key=f"{key}.today", on_click=_choose_day,
                      args=(key, today))  # fmt: skip
    return chosen if isinstance(chosen, date) else None


def pounds(key: Key, label: str, held_pence: int | None, *, hint: str = "") -> int | None:
    """Pounds and pence, kept as whole pence; None = nothing typed, which is never nothing paid."""
    state.begin_with(key, None if held_pence is None else held_pence / 100)
    said = st.number_input(label, value=None, key=key, min_value=0.0, max_value=100_000.0,
                           step=10.0, format="%.2f", placeholder=hint or None)  # fmt: skip
    return None if said is None else pence(said)


def one_of(
    key: Key,
    label: str,
    options: Sequence[V],
    held: V | None,
    called: Callable[[V], str],
    *,
    captions: Sequence[str] | None = None,
    across: bool = False,
    shown: str = "",
    kept_as: Callable[[object], object] | None = None,
) -> V | None:
    """One of a few, by arrow keys; nothing is chosen until somebody does.

    `label`: in plain text, as the group is read out. `shown`: Markdown that stands in its place.
    """
    state.begin_with(key, held)
    if shown:
        st.markdown(shown)
    return st.radio(named(key, label), options, index=None, key=key, format_func=called,
                    captions=captions, horizontal=across,
                    label_visibility="collapsed" if shown else "visible",
                    **kept(key, kept_as))  # fmt: skip


def yes_no(key: Key, label: str, held: bool | None) -> bool | None:
    """Yes, no, or nobody said."""
    said: Mapping[bool, str] = {True: "Yes", False: "No"}
    return one_of(key, label, (True, False), held, said.__getitem__, across=True)


def tick(
    key: Key, label: str, held: bool, *, kept_as: Callable[[object], object] | None = None
) -> bool:  # fmt: skip
    """A box that is ticked or not."""
    state.begin_with(key, held)
    return st.checkbox(label, key=key, **kept(key, kept_as))


def pick(
    key: Key, label: str, options: Sequence[str], *, hint: str = "",
    kept_as: Callable[[object], object] | None = None,
) -> str | None:  # fmt: skip
    """One of a longer list, or none; seeded by the caller."""
    return st.selectbox(named(key, label), options, index=None, key=key, placeholder=hint,
                        **kept(key, kept_as))  # fmt: skip


def several(key: Key, label: str, options: Sequence[str], *, hint: str = "") -> tuple[str, ...]:
    """Any of a longer list; seeded by the caller."""
    return tuple(st.multiselect(label, options, key=key, placeholder=hint, **kept(key)))


def number(key: Key, label: str, at_most: int, *, hint: str = "") -> int | None:
    """A whole number from 0 on, or none; seeded by the caller."""
    found: int | None = st.number_input(label, min_value=0, max_value=at_most, value=None, key=key,
                           placeholder=hint, **kept(key))  # fmt: skip
    return found


def homes(
    key: Key,
    label: str,
    held: Sequence[Setting],
    kept_as: Callable[[object], object] | None = None,
) -> tuple[Setting, ...]:
    """Any of the kinds of home, in the law's order."""
    state.begin_with(key, [one for one in DESTINATIONS if one in held])
    chosen = st.pills(named(key, label), DESTINATIONS, selection_mode="multi", key=key,
                      format_func=names.SETTING.__getitem__, **kept(key, kept_as))  # fmt: skip
    return tuple(one for one in DESTINATIONS if one in (chosen or ()))


def named(key: Key, label: str) -> str:
    """The label of an input, which says where an answer is needed before it can be recorded."""
    return f"{label} (needed)" if isinstance(key, FieldKey) and key.needed else label


def _say_if_too_long(text: str, at_most: int) -> None:
    if wrong := too_long(text, at_most):
        st.error(words.capital(f"{wrong}. All of it is kept as a draft."))


def kept(key: Key, kept_as: Callable[[object], object] | None = None) -> dict[str, Any]:
    """What makes an input keep its answer at once; nothing for one that is no answer of its own."""
    if not isinstance(key, FieldKey):
        return {}
    return {"on_change": keep_answer, "args": (key, kept_as)}


def _choose_day(key: Key, day: date) -> None:
    """For the Today button: as if the day had been typed."""
    state.put(key, day)
    if isinstance(key, FieldKey):
        keep_answer(key)
