"""What the Savings page is asked for: the year, the council, which moves, and for whose eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from models.money import FinancialYear
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import Scenario
from pages.parts import inputs, names, state, words

KEPT: Literal["session"] = "session"  # so that a look at a child doesn't lose the choices
MOVES = {
    Scenario.READY: "Ready now",
    Scenario.READY_OR_NEARLY: "Ready or nearly",
}
EVERY = "All councils"
TARGET, IF_MADE = "Where the target stands", "If the ready moves were made"
VIEWS = {"target": TARGET, "if": IF_MADE}
STEP_GBP = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose; `council` None = every council."""

    year: FinancialYear
    council: str | None
    scenario: Scenario
    outside: bool


def shows_the_target(any_moves: bool) -> bool:
    """Draw the choice of what the page shows; True for the target. A link may say which.

    Once a move is on record the target comes first; before that there is nothing to stand on it.
    """
    wanted = VIEWS.get(inputs.one_word("view")) or (TARGET if any_moves else IF_MADE)
    chosen = st.segmented_control(
        "Show", [TARGET, IF_MADE], default=wanted, required=True, key="savings.view",
        persist_state=KEPT, label_visibility="collapsed",
    )  # fmt: skip
    return chosen == TARGET


def choices(held: Shortlist) -> Asked:
    """Draw the choices in one line. For sharing outside only the whole of the ready moves exists:
    two tables that differ by a few children would tell about those few."""
    years = {words.year(year): year for year in (held.year, held.year.next)}
    first = words.year(held.year)
    councils = sorted({one.child.council for one in held.children})
    outside = state.is_on("savings.outside")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = st.segmented_control(
            "Counted in", list(years), default=first, required=True, key="savings.year",
            persist_state=KEPT,
        )  # fmt: skip
        council = st.segmented_control(
            "Council", [EVERY, *councils], default=EVERY, required=True, persist_state=KEPT,
            format_func=lambda name: name if name == EVERY else words.plain(names.council(name)),
            key="savings.council", disabled=outside,
        )  # fmt: skip
        scenario = st.segmented_control(
            "Moves", list(MOVES), default=Scenario.READY, required=True, persist_state=KEPT,
            format_func=MOVES.__getitem__, key="savings.moves", disabled=outside,
        )  # fmt: skip
        st.toggle("For sharing outside", key="savings.outside")
    counted_in = years.get(year or first, held.year)
    if outside:
        return Asked(counted_in, None, Scenario.READY, True)
    chosen = None if council in (None, EVERY) else str(council)
    return Asked(counted_in, chosen, scenario or Scenario.READY, False)


def target_gbp(asked: Asked, held_gbp: float | None) -> float | None:
    """The target in pounds: the one that is held for the year and council, unless typed over."""
    whose = EVERY if asked.council is None else names.council(asked.council)
    typed = st.number_input(
        f"Target for {words.year(asked.year)}, {words.plain(words.small(whose))}, pounds",
        min_value=0, value=None if held_gbp is None else round(held_gbp), step=STEP_GBP,
        placeholder="Type a target", width=320, persist_state=KEPT,
        key=f"savings.target.{asked.year}.{asked.council or '*'}",
    )  # fmt: skip
    return None if typed is None else float(typed)
