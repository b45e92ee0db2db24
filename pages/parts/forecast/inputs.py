"""What the Forecast page is asked for: from which day, how far, for whom, and whether pounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from models.access import Actor, Permission, may
from models.budget.actuals import Actuals
from models.budget.choices import EVERY, GROUP_NAMES, HOMES, group_name
from models.budget.outlook import ForecastOutlook
from models.journeys.history.kinds import HomeGroup
from models.money import months_later
from models.results import SavedResult
from models.settings import Setting
from pages.parts.evidence.forecast import HOMES as GROUPS_IN_WORDS
from pages.parts.forecast import words
from pages.parts.shell.council_choice import KEPT, choose_council
from pages.parts.words import names, writing
from services.forecast import USUAL_MONTHS

HORIZONS = (24, 60)  # months that are simulated; a nearer month shows a part of them


@dataclass(frozen=True, slots=True)
class ForecastFilters:
    """What the person chose. `council`, `homes`: models/budget/choices.py. `until`: yyyy-mm."""

    council: str
    homes: str
    until: str
    spend: bool


def how_far(
    days: Sequence[date], saved_results: Sequence[SavedResult]
) -> tuple[date | SavedResult, int]:
    """The day to look from and how many months ahead, side by side."""
    container, right = st.columns(2, gap="medium")
    with container:
        looked = _look_from(days, saved_results)
    with right:
        return looked, _months_ahead(looked)


def _look_from(days: Sequence[date], saved_results: Sequence[SavedResult]) -> date | SavedResult:
    """The day to look from: now, a past 31 March by what was known then, or a forecast as kept."""
    options: list[date | SavedResult] = [*days, *saved_results]
    first, *_ = days
    chosen = st.selectbox(
        "Look from",
        options,
        format_func=lambda one: _from_words(one, first),
        key="forecast.from",
        persist_state=KEPT,
    )
    return chosen or first


def _from_words(one: date | SavedResult, first: date) -> str:
    if isinstance(one, SavedResult):
        made = writing.a_moment(one.made_at_utc)
        return words.forecast_made(made, writing.a_date(one.question.as_of))
    if one == first:
        return f"{writing.a_date(one)}, the newest data"
    return words.as_known_then(writing.a_date(one))


def _months_ahead(looked: date | SavedResult) -> int:
    """How many months after the month of the day that is looked from."""
    day = looked.question.as_of if isinstance(looked, SavedResult) else looked
    chosen = st.select_slider(
        "Until",
        range(3, HORIZONS[-1] + 1, 3),
        value=USUAL_MONTHS,
        key="forecast.months",
        format_func=lambda months: f"{months_later(day, months):%B %Y}",
        persist_state=KEPT,
    )
    return int(chosen)


def horizon(months: int) -> int:
    """The months to simulate for so many that are shown."""
    return next(horizons for horizons in HORIZONS if months <= horizons)


def choices(
    person: Actor, outlook: ForecastOutlook | None, actual: Actuals, months: int
) -> ForecastFilters:
    """Council, homes, and pounds for who may see them; only what there is can be chosen."""
    councils = outlook.councils if outlook else actual.councils
    lived_in = _lived_in(outlook, actual)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        council = choose_council(councils, "forecast.council")
        usual = group_name(HomeGroup.RESIDENTIAL)
        homes = st.selectbox(
            "Where they live",
            lived_in,
            index=lived_in.index(usual) if usual in lived_in else 0,
            format_func=homes_in_words,
            key="forecast.homes",
            persist_state=KEPT,
            width=340,
        )
        spend = may(person, Permission.READ_COSTS) and st.toggle("Show spend", key="forecast.spend")
    day = outlook.as_of if outlook else actual.months[-1].last_day
    return ForecastFilters(council, homes or EVERY, f"{months_later(day, months):%Y-%m}", spend)


def _lived_in(outlook: ForecastOutlook | None, actual: Actuals) -> list[str]:
    """The homes that anybody lives in, or lived in, in the order of the choices."""
    ahead = outlook.homes_in(EVERY) if outlook else frozenset()
    return [
        homes
        for homes in HOMES
        if homes in ahead or any(month.children for month in actual.of(EVERY, homes))
    ]


def homes_in_words(homes: str) -> str:
    """Every kind of home, a group of them, or one kind."""
    if homes == EVERY:
        return words.EVERY_KIND
    if homes in GROUP_NAMES:
        return GROUPS_IN_WORDS[GROUP_NAMES[homes]]
    return f"Only: {writing.lower_first(names.SETTING[Setting(homes)])}"
