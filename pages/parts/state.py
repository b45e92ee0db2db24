"""The only file that names the session: what one person's visit remembers between clicks.

It dies with the connection, so nothing that anybody would miss is kept here.
"""

from collections.abc import Callable
from secrets import token_hex
from typing import TypeVar

import streamlit as st

T = TypeVar("T")

PAGE_OF_ROWS = 25


def rows_shown(label: str) -> int:
    """How many rows are shown of the list that `label` describes; a new list starts at 25."""
    if st.session_state.get("children.list") != label:
        st.session_state["children.list"] = label
        st.session_state["children.rows"] = PAGE_OF_ROWS
    return int(st.session_state["children.rows"])


def show_more_rows() -> None:
    """Show 25 rows more; for a button's `on_click`."""
    st.session_state["children.rows"] += PAGE_OF_ROWS


def shown(key: str, first: int) -> int:
    """How many rows of a group are shown; `first` until somebody asks for more."""
    return int(st.session_state.get(key, first))


def show_more(key: str, number: int) -> None:
    """Show so many rows of a group; for a button's `on_click`."""
    st.session_state[key] = number


def is_open(key: str) -> bool:
    """True when something folded away was opened."""
    return bool(st.session_state.get(key, False))


def flip(key: str) -> None:
    """Open what is folded away, or fold it again; for a button's `on_click`."""
    st.session_state[key] = not is_open(key)


def visit() -> str:
    """What tells this visit from every other one, before and after a lost connection."""
    if "visit" not in st.session_state:
        st.session_state["visit"] = token_hex(4)
    return str(st.session_state["visit"])


def shared_screen() -> bool:
    """True while others look on: no costs, no chances, no other child."""
    return is_open("shared_screen")


def flip_shared_screen() -> None:
    """For the switch's `on_change`. A plain key, because a switch's own dies with its page."""
    flip("shared_screen")


def shared_is_known() -> bool:
    """Whether this visit has found out how the person left that switch."""
    return "shared_screen" in st.session_state


def put_shared_screen(is_on: bool) -> None:
    """How the person left that switch, in this visit or an earlier one."""
    st.session_state["shared_screen"] = is_on


def keep_trouble(words: str) -> None:
    """What went wrong in a button's `on_click`, to be said when the page is drawn."""
    st.session_state["trouble"] = words


def take_trouble() -> str:
    """What went wrong just now; "" = nothing. Said once."""
    return str(st.session_state.pop("trouble", ""))


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


def all_but(beginnings: tuple[str, ...]) -> dict[str, object]:
    """All that is remembered, but for what has a key that begins so."""
    return {
        str(key): value
        for key, value in st.session_state.items()
        if not str(key).startswith(beginnings)
    }


def is_on(key: str) -> bool:
    """Whether a switch is on that is drawn further down the page."""
    return bool(st.session_state.get(key, False))


def take(key: str) -> object:
    """What was put under a key, once: it is forgotten with it."""
    return st.session_state.pop(key, None)


def begin_with(key: str, value: object) -> None:
    """What an input shows when it is drawn for the first time; what was typed since wins."""
    if key not in st.session_state:
        st.session_state[key] = value
