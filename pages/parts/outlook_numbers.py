"""The numbers of an outlook, for who asks: chances to weeks 13, 26 and 52, and how they add up."""

from __future__ import annotations

import streamlit as st

from models.journeys.explain import Because
from models.journeys.outlook import Chance
from pages.parts import words
from pages.parts.tables import text_table


def numbers(chance: Chance) -> None:
    """A table of three chances with their ranges, and where they come from."""
    given = (
        ("13 weeks", chance.p_13w, chance.low_13w, chance.high_13w),
        ("26 weeks", chance.p_26w, chance.low_26w, chance.high_26w),
        ("a year", chance.p_12m, chance.low, chance.high),
    )
    rows = [
        (weeks, f"about {words.of_100(p)}", f"{low * 100:.0f} to {high * 100:.0f}")
        for weeks, p, low, high in given
        if p is not None and low is not None and high is not None
    ]
    text_table(("Lasts at least", "Chance", "8 in 10 chance between"), rows)
    source = words.plain(chance.source.rstrip("."))
    st.caption(f"About {words.count(round(chance.count), 'move')}. Source: {source}.")


def factor_lines(found: Because) -> str:
    """The average past mover 62 in 100; this child 70: named things +5, all else together +3."""
    rest = found.rest_whole
    sign = "−" if rest < 0 else "+"
    return (
        f"The average past mover: {words.of_100(found.average)}. This child: "
        f"{words.of_100(found.p_12m)}. The difference is what is named below and "
        f"{sign}{abs(rest)} for everything else together. In points of 100, with 8 in 10 ranges."
    )
