"""The inputs of a form, each seeded from what is kept and giving a value that can be kept again.

A text is kept while it is typed: a second after the last key, a long one by a script in the browser
(pages/parts/forms/browser.py). None is ever cut: one that is too long is kept whole, and says so.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from models.money import to_pence
from models.recording.lengths import TEXT_AT_MOST, too_long
from models.settings import DESTINATIONS, Setting
from pages.parts import cache, state
from pages.parts.forms import words
from pages.parts.forms.content import FieldKey, keep_answer
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, writing
from services.drafts import end_line, keep_line, line_of

V = TypeVar("V")
Key = FieldKey | str
PAUSE = "1s"


def line(
    key: Key,
    label: str,
    stored: str,
    *,
    hint: str = "",
    hidden: bool = False,
    kept_as: Callable[[object], object] | None = None,
) -> str:
    """One line of text."""
    state.begin_with(key, stored)
    text = (
        st.text_input(
            named(key, label),
            key=key,
            live=PAUSE,
            placeholder=hint,
            label_visibility="collapsed" if hidden else "visible",
            **kept(key, kept_as),
        )
        or ""
    )
    _say_if_too_long(text, TEXT_AT_MOST)
    return text


def kept_line(key: str, label: str, about: str = "") -> str:
    """One line beside the button that sends it and that no form keeps: why something is taken back.

    Kept for the person a second after the last key, until whoever sends it calls `sent`. `about`:
    what the box is about where its key doesn't say so.
    """
    if state.get(key) is None:
        state.begin_with(key, line_of(cache.council_of(visitor()), key + about))
    return st.text_input(label, key=key, live=PAUSE, on_change=_keep_line, args=(key, about)) or ""


def sent(key: str, about: str = "") -> None:
    """The line was sent, so nothing of it is kept any more. `key` "": there was none."""
    if key:
        end_line(cache.council_of(visitor()), key + about)


def _keep_line(key: str, about: str) -> None:
    keep_line(cache.council_of(visitor()), key + about, str(state.get(key) or ""))


def line_kept_by(key: str, label: str, stored: str, keep: Callable[[str], None]) -> str:
    """One line that is part of something else, which `keep` keeps a second after the last key."""
    state.begin_with(key, stored)
    return st.text_input(label, key=key, live=PAUSE, on_change=_tell, args=(key, keep)) or ""


def _tell(key: str, keep: Callable[[str], None]) -> None:
    keep(str(state.get(key) or ""))


def long_text(
    key: Key,
    label: str,
    stored: str,
    *,
    hint: str = "",
    rows: int = 4,
    at_most: int = TEXT_AT_MOST,
    kept_as: Callable[[object], object] | None = None,
) -> str:
    """Words of any length."""
    state.begin_with(key, stored)
    text = (
        st.text_area(
            named(key, label),
            key=key,
            placeholder=hint,
            height=rows * 28 + 24,
            **kept(key, kept_as),
        )
        or ""
    )
    _say_if_too_long(text, at_most)
    return text


def day(
    key: Key,
    label: str,
    day: date | None,
    *,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
    kept_as: Callable[[object], object] | None = None,
) -> date | None:
    """A day or none; never one that nobody chose. `today`: with a button that chooses it."""
    state.begin_with(key, day)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.date_input(
            named(key, label),
            value=None,
            key=key,
            min_value=first or date(1990, 1, 1),
            max_value=last or date(2100, 1, 1),
            format="DD/MM/YYYY",
            width=200,
            **kept(key, kept_as),
        )
        if today is not None:
            st.button("Today", key=f"{key}.today", on_click=_choose_day, args=(key, today))
    return chosen if isinstance(chosen, date) else None


def pounds(key: Key, label: str, held_pence: int | None, *, hint: str = "") -> int | None:
    """Pounds and pence, kept as whole pence; None = nothing typed, which is never nothing paid."""
    state.begin_with(key, None if held_pence is None else held_pence / 100)
    value = st.number_input(
        label,
        value=None,
        key=key,
        min_value=0.0,
        max_value=100_000.0,
        step=10.0,
        format="%.2f",
        placeholder=hint or None,
    )
    return None if value is None else to_pence(value)


def one_of(
    key: Key,
    label: str,
    options: Sequence[V],
    v: V | None,
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
    state.begin_with(key, v)
    if shown:
        st.markdown(shown)
    return st.radio(
        named(key, label),
        options,
        index=None,
        key=key,
        format_func=called,
        captions=captions,
        horizontal=across,
        label_visibility="collapsed" if shown else "visible",
        **kept(key, kept_as),
    )


def yes_no(key: Key, label: str, flag: bool | None) -> bool | None:
    """Yes, no, or nobody said."""
    text_by_flag: Mapping[bool, str] = {True: "Yes", False: "No"}
    return one_of(key, label, (True, False), flag, text_by_flag.__getitem__, across=True)


def tick(
    key: Key, label: str, flag: bool, *, kept_as: Callable[[object], object] | None = None
) -> bool:
    """A box that is ticked or not."""
    state.begin_with(key, flag)
    return st.checkbox(label, key=key, **kept(key, kept_as))


def pick(
    key: Key,
    label: str,
    options: Sequence[str],
    *,
    hint: str = "",
    kept_as: Callable[[object], object] | None = None,
) -> str | None:
    """One of a longer list, or none; seeded by the caller."""
    return st.selectbox(
        named(key, label), options, index=None, key=key, placeholder=hint, **kept(key, kept_as)
    )


def several(key: Key, label: str, options: Sequence[str], *, hint: str = "") -> tuple[str, ...]:
    """Any of a longer list; seeded by the caller."""
    return tuple(st.multiselect(label, options, key=key, placeholder=hint, **kept(key)))


def number(key: Key, label: str, at_most: int, *, hint: str = "") -> int | None:
    """A whole number from 0 on, or none; seeded by the caller."""
    number: int | None = st.number_input(
        label, min_value=0, max_value=at_most, value=None, key=key, placeholder=hint, **kept(key)
    )
    return number


def homes(
    key: Key,
    label: str,
    settings: Sequence[Setting],
    kept_as: Callable[[object], object] | None = None,
) -> tuple[Setting, ...]:
    """Any of the kinds of home, in the law's order."""
    state.begin_with(
        key, [destinations for destinations in DESTINATIONS if destinations in settings]
    )
    chosen = st.pills(
        named(key, label),
        DESTINATIONS,
        selection_mode="multi",
        key=key,
        format_func=names.SETTING.__getitem__,
        **kept(key, kept_as),
    )
    return tuple(destinations for destinations in DESTINATIONS if destinations in (chosen or ()))


def named(key: Key, label: str) -> str:
    """The label of an input, which says where an answer is needed before it can be recorded."""
    return f"{label} (needed)" if isinstance(key, FieldKey) and key.needed else label


def _say_if_too_long(text: str, at_most: int) -> None:
    if wrong := too_long(text, at_most):
        st.error(writing.capitalise(words.kept_though(wrong)))


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
