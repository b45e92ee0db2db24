"""The top of a child's page: who, how old, where, since when, whose, by which order, how far."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.children.where import Where
from models.shortlist.options import ChildOptions
from pages.parts import names, place_words, state, tags, words
from pages.parts.shared import shared_switch


def child_banner(one: ChildOptions, as_of: date, where: Where, councils: int) -> None:
    """Draw the way back, the name (or number) and the facts in one line."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if not state.shared_screen():
            st.page_link("children.py", label="← Children in residential care")
        shared_switch()
    st.title(words.plain(names.who(one.child)), anchor=False)
    lines = (facts(one, as_of), place_facts(where, councils))
    st.markdown("  \n".join(" · ".join(words.plain(fact) for fact in line) for line in lines))
    if one.turning_18_soon:
        st.markdown(tags.turning_18_tag(one))


def place_facts(where: Where, councils: int) -> list[str]:
    """32 miles from home · outside the two councils' area; or that it isn't known, and why."""
    said = (place_words.distance(where), place_words.in_area(where, councils))
    return [words.capital(said[0]), *(each for each in said[1:] if each)]


def facts(one: ChildOptions, as_of: date) -> list[str]:
    """14 years old · Children's home, independent · in this home since 6 January 2025 (1 year) …"""
    child, here = one.child, one.child.placement
    since = f"{'on or before ' if here.started_on_or_before else ''}{words.a_date(here.starts)}"
    long = words.length(here.starts, as_of, here.started_on_or_before)
    found = [
        f"{child.age_on(as_of)} years old",
        names.SETTING[here.setting],
        f"in this home since {since} ({long})",
        names.council(child.council),
        names.order(here.order),
    ]
    if here.absent_since:
        found.append(f"away since {words.a_date(here.absent_since)}")
    if child.name:
        found.append(f"number {child.child_id}")
    return found
