"""What a typed target means in moves, expected value first, and why the naive sum errs."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.prices.contract_shares import ContractShare
from models.saving.ready_moves import ready_full_years
from models.saving.target_in_moves import (
    WhatItTakes,
    average_full_year_gbp,
    average_naive_gbp,
    target_of,
    what_it_takes,
)
from models.shortlist.portfolio import IfMade
from pages.parts import cache
from pages.parts.savings import ready_words as words
from pages.parts.savings.inputs import SavingsFilters, target_gbp
from pages.parts.words import writing
from pages.parts.words.ready_moves import new_among_ready
from services.moves import children_on_board


def target(
    person: Actor,
    made: IfMade,
    savings_filters: SavingsFilters,
    targets: pd.DataFrame,
    shares: Sequence[ContractShare],
) -> None:
    """Draw the target's input and what it would take."""
    st.header(words.TARGET_IN_MOVES, anchor=False)
    target = target_of(targets, savings_filters.year, savings_filters.council, shares)
    wanted = target_gbp(savings_filters, target.pence / 100 if target else None)
    if not wanted:
        st.caption(words.NO_TARGET_YET)
        return
    total = made.portfolio.total
    takes = what_it_takes(
        wanted, average_full_year_gbp(total), average_naive_gbp(total.moves), len(total.moves)
    )
    for line in take_words(takes, made.listed):
        st.markdown(line)
    on_board = children_on_board(cache.council_of(person))
    if new_ones := new_among_ready(ready_full_years(total.moves, on_board)):
        st.markdown(new_ones)
    if takes.more_than_ready:
        st.warning(words.too_few_ready(takes.ready))
    st.caption(writing.plain(naive_words(takes)))


def take_words(what_it_takes: WhatItTakes, listed: int) -> list[str]:
    """Markdown lines: about 63 full-year moves at £126,480, or some 127 spread evenly, of 228."""
    if what_it_takes.full_year_gbp is None:
        return [words.NO_FULL_YEAR]
    name = writing.money(what_it_takes.full_year_gbp)
    if what_it_takes.moves_full_year is None:
        return [writing.plain(words.cannot_reach(name))]
    spread = what_it_takes.moves_spread or 0
    return [
        words.target_in_moves(
            writing.plain(writing.money(what_it_takes.target_gbp)),
            what_it_takes.moves_full_year,
            writing.plain(name),
            f"{spread:,}",
            listed,
            what_it_takes.ready,
        )
    ]


def naive_words(what_it_takes: WhatItTakes) -> str:
    """The sum that people do on paper, and what it forgets."""
    if what_it_takes.naive_gbp is None or what_it_takes.moves_naive is None:
        return words.NO_NAIVE
    return words.naive(writing.money(what_it_takes.naive_gbp), what_it_takes.moves_naive)
