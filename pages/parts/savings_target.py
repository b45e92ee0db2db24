"""What a typed target means in moves, expected value first, and why the naive sum errs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.savings.target import (
    WhatItTakes,
    average_full_year_gbp,
    average_naive_gbp,
    target_of,
    what_it_takes,
)
from models.savings.views import ContractShare
from models.shortlist.portfolio import IfMade
from pages.parts import words
from pages.parts.savings_inputs import Asked, target_gbp


def target(
    made: IfMade, asked: Asked, targets: pd.DataFrame, shares: Sequence[ContractShare]
) -> None:
    """Draw the target's input and what it would take."""
    st.header("What a target would take", anchor=False)
    held = target_of(targets, asked.year, asked.council, shares)
    wanted = target_gbp(asked, held.pence / 100 if held else None)
    if not wanted:
        st.caption(
            "No target is held for this year and council (`targets.csv`). Type one to see what it "
            "means in moves."
        )
        return
    total = made.portfolio.total
    found = what_it_takes(
        wanted, average_full_year_gbp(total), average_naive_gbp(total.moves), len(total.moves)
    )
    for line in take_words(found, made.listed):
        st.markdown(line)
    if found.more_than_ready:
        st.warning(shortfall_words(found))
    st.caption(words.plain(naive_words(found)))


def take_words(found: WhatItTakes, listed: int) -> list[str]:
    """Markdown lines: about 63 full-year moves at £126,480, or some 127 spread evenly, of 228."""
    if found.full_year_gbp is None:
        return ["No move has a full-year figure, so a target can't be put in moves."]
    each = words.money(found.full_year_gbp)
    if found.moves_full_year is None:
        return [words.plain(f"An average move is expected to save {each} in a full year: no number "
                            "of such moves reaches a target.")]  # fmt: skip
    spread = found.moves_spread or 0
    return [
        f"**{words.plain(words.money(found.target_gbp))} is about "
        f"{words.count(found.moves_full_year, 'full-year move')}** at "
        f"{words.plain(each)} expected each, or some **{spread:,}** spread evenly through the "
        f"year, of {words.count(listed, 'child', 'children')} in residential care. "
        f"{found.ready:,} {'is' if found.ready == 1 else 'are'} in the moves above."
    ]


def shortfall_words(found: WhatItTakes) -> str:
    """More moves than children ready now (14): moves alone will not close it this year."""
    return (
        f"More moves than children ready now ({found.ready:,}): moves alone will not close it "
        "this year."
    )


def naive_words(found: WhatItTakes) -> str:
    """The sum that people do on paper, and what it forgets."""
    if found.naive_gbp is None or found.moves_naive is None:
        return "The gap between two weekly prices is no saving: it forgets how moves end."
    return (
        f"By the gap between two prices ({words.money(found.naive_gbp)} a year) it would look like "
        f"{words.count(found.moves_naive, 'move')}. That is wrong: it takes every move to last, "
        "and forgets support, the weeks in which two homes are paid, and beds that stay paid when "
        "a child leaves."
    )
