"""The only file that names the session: what one person's visit remembers between clicks.

It dies with the connection, so nothing that anybody would miss is kept here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

PAGE_OF_ROWS = 25


def rows_shown(what: str) -> int:
    """How many rows are shown of the list that `what` describes; a new list starts at 25."""
    if st.session_state.get("children.list") != what:
        st.session_state["children.list"] = what
        st.session_state["children.rows"] = PAGE_OF_ROWS
    return int(st.session_state["children.rows"])


def show_more_rows() -> None:
    """Show 25 rows more; for a button's `on_click`."""
    st.session_state["children.rows"] += PAGE_OF_ROWS


def clear(*keys: str) -> None:
    """Forget what was chosen in some inputs; for a button's `on_click`."""
    for key in keys:
        st.session_state.pop(key, None)


def kept(key: str, what: object, make: Callable[[], T]) -> T:
    """The value made for `what` under a key: the same until `what` is another."""
    held = st.session_state.get(key)
    if held is None or held[0] != what:
        held = (what, make())
        st.session_state[key] = held
    value: T = held[1]
    return value


def get(key: str) -> object:
    """What was put under a key; None if nothing was."""
    return st.session_state.get(key)


def put(key: str, value: object) -> None:
    """Remember something until the visit ends or it is cleared."""
    st.session_state[key] = value


def clear_all(beginning: str) -> None:
    """Forget everything whose key begins so."""
    clear(*(str(key) for key in st.session_state if str(key).startswith(beginning)))


def is_on(key: str) -> bool:
    """Whether a switch is on that is drawn further down the page."""
    return bool(st.session_state.get(key, False))
