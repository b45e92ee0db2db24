"""The only file that names the session: what one person's visit remembers between clicks.

It dies with the connection, so nothing that anybody would miss is kept here.
"""

from __future__ import annotations

import streamlit as st

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


def is_on(key: str) -> bool:
    """Whether a switch is on that is drawn further down the page."""
    return bool(st.session_state.get(key, False))
