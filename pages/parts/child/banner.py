"""The top of a child's page: who, how old, where, since when, whose, by which order, how far."""

from datetime import date

import streamlit as st

from models.children.where import Where
from models.shortlist.options import ChildOptions
from pages.parts import state
from pages.parts.child import words
from pages.parts.shell.shared_screen import shared_switch
from pages.parts.words import names, places, tags, writing


def child_banner(child: ChildOptions, as_of: date, where: Where, councils: int) -> None:
    """Draw the way back, the name (or number) and the facts in one line."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if not state.shared_screen():
            st.page_link("children.py", label=words.BACK_TO_THE_LIST)
        shared_switch()
    st.title(writing.plain(names.name_or_number(child.child)), anchor=False)
    lines = (facts(child, as_of), place_facts(where, councils))
    st.markdown("  \n".join(" · ".join(writing.plain(fact) for fact in line) for line in lines))
    if child.turning_18_soon:
        st.markdown(tags.turning_18_tag(child))


def place_facts(where: Where, councils: int) -> list[str]:
    """32 miles from home · outside the two councils' area; or that it isn't known, and why."""
    texts = (places.describe_distance(where), places.in_area(where, councils))
    return [writing.capitalise(texts[0]), *(name for name in texts[1:] if name)]


def facts(options: ChildOptions, as_of: date) -> list[str]:
    """14 years old · Children's home, independent · in this home since 6 January 2025 (1 year) …"""
    child, placement = options.child, options.child.placement
    day = writing.a_date(placement.starts)
    since = f"on or before {day}" if placement.started_on_or_before else day
    long = writing.length_of_time(placement.starts, as_of, placement.started_on_or_before)
    texts = [
        f"{child.age_on(as_of)} years old",
        names.SETTING[placement.setting],
        words.in_this_home_since(since, long),
        names.council_name(child.council),
        names.legal_status_words(placement.order),
    ]
    if placement.absent_since:
        texts.append(f"away since {writing.a_date(placement.absent_since)}")
    if child.name:
        texts.append(f"number {child.child_id}")
    return texts
