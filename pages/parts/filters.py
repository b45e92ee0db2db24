"""The line of choices above the list. What it may be sorted by is in models/shortlist/choose.py."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from models.children.settings import Setting
from models.shortlist.choose import AgeBand, Ask, SortBy, Wanted
from models.shortlist.options import Shortlist
from pages.parts import names, state, words

KEYS = ("children.text", "children.council", "children.setting", "children.age", "children.ask")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose: whom to see, in which order, and whether with costs."""

    wanted: Wanted
    sort: SortBy
    show_costs: bool


def filter_line(held: Shortlist, may_see_costs: bool) -> Asked:
    """Draw the choices and say what was chosen."""
    councils = sorted({one.child.council for one in held.children})
    settings = [s for s in Setting if any(c.child.placement.setting is s for c in held.children)]
    top = st.columns((2.2, 1.5, 1.9, 1.3, 2.4, 1.9), gap="small")
    with top[0]:
        text = st.text_input("Name or number", key=KEYS[0], max_chars=60, type="search")
    with top[1]:
        council = st.selectbox("Council", councils, index=None, placeholder="All",
                               format_func=names.council, key=KEYS[1])  # fmt: skip
    with top[2]:
        setting = st.selectbox("Kind of home", settings, index=None, placeholder="All",
                               format_func=names.SETTING.__getitem__, key=KEYS[2])  # fmt: skip
    with top[3]:
        age = st.selectbox("Age", list(AgeBand), index=None, placeholder="All", key=KEYS[3])
    with top[4]:
        ask = st.selectbox("Show", list(Ask), index=None, placeholder="Every child",
                           format_func=words.capital, key=KEYS[4])  # fmt: skip
    with top[5]:
        sort = st.selectbox("Order", list(SortBy), format_func=words.capital, key="children.sort")
    costs = may_see_costs and st.toggle("Show what placements cost", key="children.costs")
    return Asked(Wanted(council, setting, age, ask, text or ""), sort or SortBy.LONGEST_HERE, costs)


def clear_button(label: str = "Show every child") -> None:
    """A button that takes every choice back."""
    st.button(label, key="children.clear", on_click=state.clear, args=KEYS)
