"""The shared screen: while others look on, no costs, no chances and no other child."""

from __future__ import annotations

import streamlit as st

from pages.parts import state


def shared_switch() -> None:
    """The switch on a child's page; it holds on every page until it is turned off."""
    st.toggle("Shared screen", value=state.shared_screen(), key="child.shared",
              on_change=state.flip_shared_screen,
              help="While others look on: no costs, no chances, and no other child on any page.",
    )  # fmt: skip


def list_hidden() -> bool:
    """True while a list of children has to be hidden; says so, with a way to show it again."""
    if not state.shared_screen():
        return False
    st.info("The screen is shared, so no list of children is shown.")
    st.button("Stop sharing and show it", key="shared.stop", on_click=state.flip_shared_screen)
    return True
