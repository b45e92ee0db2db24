"""What the Savings page is asked for: the year, the council, which moves, and for whose eyes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from models.money import FinancialYear
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import MovesScenario
from pages.parts import state
from pages.parts.savings.ready_words import target_for
from pages.parts.savings.words import READY_VIEW, TARGET_VIEW
from pages.parts.shell import links
from pages.parts.shell.council_choice import ALL_COUNCILS, KEPT, choose_council
from pages.parts.words import names, writing

MOVES = {
    MovesScenario.READY: "Ready now",
    MovesScenario.READY_OR_NEARLY: "Ready or nearly",
}
VIEWS = {"target": TARGET_VIEW, "if": READY_VIEW}
STEP_GBP = 100_000


@dataclass(frozen=True, slots=True)
class SavingsFilters:
    """What the person chose; `council` None = every council."""

    year: FinancialYear
    council: str | None
    scenario: MovesScenario
    outside: bool


def shows_the_target(any_moves: bool) -> bool:
    """Draw the choice of what the page shows; True for the target. A link may say which.

    Once a move is on record the target comes first; before that there is nothing to stand on it.
    """
    wanted = VIEWS.get(links.one_word("view")) or (TARGET_VIEW if any_moves else READY_VIEW)
    chosen = st.segmented_control(
        "Show",
        [TARGET_VIEW, READY_VIEW],
        default=wanted,
        required=True,
        key="savings.view",
        persist_state=KEPT,
        label_visibility="collapsed",
    )
    return chosen == TARGET_VIEW


def choices(shortlist: Shortlist) -> SavingsFilters:
    """Draw the choices in one line. For sharing outside only the whole of the ready moves exists:
    two tables that differ by a few children would tell about those few."""
    years = {writing.year(year): year for year in (shortlist.year, shortlist.year.next)}
    first = writing.year(shortlist.year)
    councils = sorted({child.child.council for child in shortlist.children})
    outside = state.is_on("savings.outside")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = st.segmented_control(
            "Counted in",
            list(years),
            default=first,
            required=True,
            key="savings.year",
            persist_state=KEPT,
        )
        council = choose_council(councils, "savings.council", disabled=outside)
        scenario = st.segmented_control(
            "Moves",
            list(MOVES),
            default=MovesScenario.READY,
            required=True,
            persist_state=KEPT,
            format_func=MOVES.__getitem__,
            key="savings.moves",
            disabled=outside,
        )
        st.toggle("For sharing outside", key="savings.outside")
    counted_in = years.get(year or first, shortlist.year)
    if outside:
        return SavingsFilters(counted_in, None, MovesScenario.READY, True)
    return SavingsFilters(counted_in, council or None, scenario or MovesScenario.READY, False)


def target_gbp(savings_filters: SavingsFilters, held_gbp: float | None) -> float | None:
    """The target in pounds: the one that is held for the year and council, unless typed over."""
    whose = (
        ALL_COUNCILS
        if savings_filters.council is None
        else names.council_name(savings_filters.council)
    )
    typed = st.number_input(
        target_for(writing.year(savings_filters.year), writing.plain(writing.lower_first(whose))),
        min_value=0,
        value=None if held_gbp is None else round(held_gbp),
        step=STEP_GBP,
        placeholder="Type a target",
        width=320,
        persist_state=KEPT,
        key=f"savings.target.{savings_filters.year}.{savings_filters.council or '*'}",
    )
    return None if typed is None else float(typed)
