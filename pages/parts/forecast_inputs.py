"""What the Forecast page is asked for: from which day, how far, for whom, and whether pounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from models.access import Actor, Permission, may
from models.budget.actuals import Actuals
from models.budget.choices import EVERY, GROUP_NAMES, HOMES, group_name
from models.budget.outlook import Outlook
from models.children.settings import Setting
from models.journeys.kinds import Group
from models.money import months_later
from models.results import Kept
from pages.parts import names, words
from pages.parts.evidence_forecast import HOMES as GROUPS_IN_WORDS

KEPT: Literal["session"] = "session"  # so that a look elsewhere doesn't lose the choices
HORIZONS = (24, 60)  # months that are simulated; a nearer month shows a part of them
USUAL_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose. `council`, `homes`: models/budget/choices.py. `until`: yyyy-mm."""

    council: str
    homes: str
    until: str
    spend: bool


def how_far(days: Sequence[date], kept: Sequence[Kept]) -> tuple[date | Kept, int]:
    """The day to look from and how many months ahead, side by side."""
    left, right = st.columns(2, gap="medium")
    with left:
        looked = _look_from(days, kept)
    with right:
        return looked, _months_ahead(looked)


def _look_from(days: Sequence[date], kept: Sequence[Kept]) -> date | Kept:
    """The day to look from: now, a past 31 March by what was known then, or a forecast as kept."""
    options: list[date | Kept] = [*days, *kept]
    first, *_ = days
    chosen = st.selectbox(
        "Look from", options, format_func=lambda one: _from_words(one, first),
        key="forecast.from", persist_state=KEPT,
    )  # fmt: skip
    return chosen or first


def _from_words(one: date | Kept, first: date) -> str:
    if isinstance(one, Kept):
        made = words.a_moment(one.made_at_utc)
        return f"The forecast made on {made}, from {words.a_date(one.question.as_of)}"
    if one == first:
        return f"{words.a_date(one)}, the newest data"
    return f"{words.a_date(one)}, by what was known then"


def _months_ahead(looked: date | Kept) -> int:
    """How many months after the month of the day that is looked from."""
    day = looked.question.as_of if isinstance(looked, Kept) else looked
    chosen = st.select_slider(
        "Until", range(3, HORIZONS[-1] + 1, 3), value=USUAL_MONTHS, key="forecast.months",
        format_func=lambda months: f"{months_later(day, months):%B %Y}", persist_state=KEPT,
    )  # fmt: skip
    return int(chosen)


def horizon(months: int) -> int:
    """The months to simulate for so many that are shown."""
    return next(one for one in HORIZONS if months <= one)


def choices(person: Actor, outlook: Outlook | None, actual: Actuals, months: int) -> Asked:
    """Council, homes, and pounds for who may see them; only what there is can be chosen."""
    councils = outlook.councils if outlook else actual.councils
    lived_in = _lived_in(outlook, actual)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        council = st.segmented_control(
            "Council", [EVERY, *councils], default=EVERY, required=True, persist_state=KEPT,
            format_func=lambda name: words.plain(names.council(name)) if name else "All councils",
            key="forecast.council",
        )  # fmt: skip
        usual = group_name(Group.RESIDENTIAL)
        homes = st.selectbox(
            "Where they live", lived_in, index=lived_in.index(usual) if usual in lived_in else 0,
            format_func=homes_in_words, key="forecast.homes", persist_state=KEPT, width=340,
        )  # fmt: skip
        spend = may(person, Permission.READ_COSTS) and st.toggle("Show spend", key="forecast.spend")
    day = outlook.as_of if outlook else actual.months[-1].last_day
    return Asked(council or EVERY, homes or EVERY, f"{months_later(day, months):%Y-%m}", spend)


def _lived_in(outlook: Outlook | None, actual: Actuals) -> list[str]:
    """The homes that anybody lives in, or lived in, in the order of the choices."""
    ahead = outlook.homes_in(EVERY) if outlook else frozenset()
    return [
        homes for homes in HOMES
        if homes in ahead or any(month.children for month in actual.of(EVERY, homes))
    ]  # fmt: skip


def homes_in_words(homes: str) -> str:
    """Every kind of home, a group of them, or one kind."""
    if homes == EVERY:
        return "Every kind of home"
    if homes in GROUP_NAMES:
        return GROUPS_IN_WORDS[GROUP_NAMES[homes]]
    return f"Only: {words.small(names.SETTING[Setting(homes)])}"
