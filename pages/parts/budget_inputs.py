"""What the Budget page is asked for: the year, the council, and which homes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from models.budget.choices import EVERY
from models.budget.lines import Line
from models.budget.picture import Picture
from models.budget.variance import Split
from models.journeys.kinds import GROUPS, Group, group_of
from models.money import FinancialYear
from pages.parts import names, words
from pages.parts.evidence_forecast import HOMES

KEPT: Literal["session"] = "session"  # so that a look at a child doesn't lose the choices
ALL_HOMES = "Every kind of home"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose. `council`: EVERY or a name; `group` None = every kind of home."""

    council: str
    group: Group | None

    def lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Those of the chosen council and homes."""
        return tuple(
            one for one in lines
            if self.council in (EVERY, one.cell.council)
            and self.group in (None, group_of(one.cell.setting))
        )  # fmt: skip

    def splits(self, found: Iterable[Split]) -> tuple[Split, ...]:
        """The same of a variance, which is taken over everything and cut afterwards."""
        return tuple(
            one for one in found
            if self.council in (EVERY, one.change.cell.council)
            and self.group in (None, group_of(one.change.cell.setting))
        )  # fmt: skip


def year_of(years: Sequence[FinancialYear]) -> FinancialYear:
    """The financial year that is looked at; the usual one first."""
    named = {words.year(one): one for one in sorted(years)}
    first = words.year(years[0])
    chosen = st.segmented_control(
        "Financial year", list(named), default=first, required=True, key="budget.year",
        persist_state=KEPT,
    )  # fmt: skip
    return named.get(chosen or first, years[0])


def choices(picture: Picture) -> Asked:
    """Council and homes, side by side."""
    held = {group_of(line.cell.setting) for line in (*picture.now, *picture.last_year)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        council = st.segmented_control(
            "Council", [EVERY, *picture.councils], default=EVERY, required=True,
            format_func=lambda name: words.plain(names.council(name)) if name else "All councils",
            key="budget.council", persist_state=KEPT,
        )  # fmt: skip
        group = st.selectbox(
            "Homes (below the budget)", [ALL_HOMES, *(one for one in GROUPS if one in held)],
            format_func=lambda one: one if one == ALL_HOMES else HOMES[Group(one)],
            key="budget.homes", persist_state=KEPT, width=320,
        )  # fmt: skip
    return Asked(council or EVERY, None if group in (None, ALL_HOMES) else Group(group))


def group_words(group: Group | None) -> str:
    """A group of homes as screens name it."""
    return ALL_HOMES if group is None else HOMES[group]


def whose(asked: Asked) -> str:
    """ " of North" or nothing, for a sentence."""
    return "" if asked.council == EVERY else f" of {names.council(asked.council)}"
