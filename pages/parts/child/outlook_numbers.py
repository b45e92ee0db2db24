"""The numbers of an outlook, for who asks: chances to weeks 13, 26 and 52, and how they add up."""

import streamlit as st

from models.journeys.answers.outlook import Chance
from models.journeys.explain.chance import Because
from pages.parts.child import outlook_words
from pages.parts.words import writing
from pages.parts.words.tables import text_table


def numbers(chance: Chance) -> None:
    """A table of three chances with their ranges, and where they come from."""
    given = (
        ("13 weeks", chance.p_13w, chance.low_13w, chance.high_13w),
        ("26 weeks", chance.p_26w, chance.low_26w, chance.high_26w),
        ("a year", chance.p_12m, chance.low, chance.high),
    )
    rows = [
        (weeks, f"about {writing.of_100(p)}", f"{low * 100:.0f} to {high * 100:.0f}")
        for weeks, p, low, high in given
        if p is not None and low is not None and high is not None
    ]
    text_table(("Lasts at least", "Chance", "80% likely between"), rows)
    source = writing.plain(chance.source.rstrip("."))
    st.caption(f"About {writing.count_of(round(chance.count), 'move')}. Source: {source}.")


def factor_lines(because: Because) -> str:
    """The average past mover 62 in 100; this child 70: named things +5, all else together +3."""
    remainder = because.rest_whole
    sign = "−" if remainder < 0 else "+"
    return outlook_words.how_it_adds_up(
        writing.of_100(because.average), writing.of_100(because.p_12m), f"{sign}{abs(remainder)}"
    )
