"""Which council a page of numbers is about: the same choice wherever councils can be told apart."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st

from pages.parts.words import names, writing

KEPT: Literal["session"] = "session"  # so that a look at a child doesn't lose the choice
ALL = ""
ALL_COUNCILS = "All councils"


def choose_council(councils: Iterable[str], key: str, *, disabled: bool = False) -> str:
    """Draw the choice; `ALL`: every council together."""
    chosen = st.segmented_control(
        "Council",
        [ALL, *councils],
        default=ALL,
        required=True,
        key=key,
        persist_state=KEPT,
        format_func=lambda name: (
            ALL_COUNCILS if name == ALL else writing.plain(names.council_name(name))
        ),
        disabled=disabled,
    )
    return chosen or ALL
