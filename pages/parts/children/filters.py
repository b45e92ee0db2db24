"""The line of choices above the list. What it may be sorted by is in models/shortlist/choose.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from models.settings import Setting
from models.shortlist.choose import AgeBand, Ask, ChildrenWanted, SortBy
from models.shortlist.options import Shortlist
from pages.parts import state
from pages.parts.children import words
from pages.parts.words import names, writing

T = TypeVar("T")
KEPT: Literal["session"] = "session"  # so that the list is the same after a look at a child
KEYS = ("children.text", "children.council", "children.setting", "children.age", "children.ask")


@dataclass(frozen=True, slots=True)
class ChildrenFilters:
    """What the person chose: whom to see, in which order, and whether with costs."""

    wanted: ChildrenWanted
    sort: SortBy
    show_costs: bool


def filter_line(shortlist: Shortlist, may_see_costs: bool) -> ChildrenFilters:
    """Draw the choices and say what was chosen."""
    councils = sorted({child.child.council for child in shortlist.children})
    settings = [
        s for s in Setting if any(c.child.placement.setting is s for c in shortlist.children)
    ]
    top = st.columns((2.2, 1.5, 1.9, 1.3, 2.4, 1.9), gap="small")
    text = top[0].text_input("Name or number", key=KEYS[0], type="search", persist_state=KEPT)
    council = _choice(top[1], "Council", KEYS[1], councils, names.council_name)
    setting = _choice(top[2], "Kind of home", KEYS[2], settings, names.SETTING.__getitem__)
    age = _choice(top[3], "Age", KEYS[3], list(AgeBand), writing.capitalise)
    ask = _choice(top[4], "Show", KEYS[4], list(Ask), writing.capitalise, "Every child")
    sort = top[5].selectbox(
        "Order",
        list(SortBy),
        format_func=writing.capitalise,
        key="children.sort",
        persist_state=KEPT,
    )
    costs = may_see_costs and st.toggle(words.SHOW_COSTS, key="children.costs")
    return ChildrenFilters(
        ChildrenWanted(council, setting, age, ask, text or ""), sort or SortBy.LONGEST_HERE, costs
    )


def _choice(
    place: DeltaGenerator,
    label: str,
    key: str,
    options: list[T],
    called: Callable[[T], str],
    anything: str = "All",
) -> T | None:
    """One box that may be left empty, which means any."""
    return place.selectbox(
        label,
        options,
        index=None,
        placeholder=anything,
        format_func=called,
        key=key,
        persist_state=KEPT,
    )


def clear_button(label: str = "Show every child") -> None:
    """A button that takes every choice back."""
    st.button(label, key="children.clear", on_click=state.clear, args=KEYS)
