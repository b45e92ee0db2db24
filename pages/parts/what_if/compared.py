"""Which scenarios are compared, how far ahead, and what there is to say before any is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from models.access import Actor
from models.money import months_later
from models.results import SavedResult
from models.scenarios.answer import WhatIf
from models.scenarios.levers import ScenarioPlan
from models.scenarios.saved import SavedScenario
from pages.parts import cache, state
from pages.parts.what_if import words
from pages.parts.what_if.draft import asked_for
from pages.parts.words import writing
from services.what_if import saved_answers, saved_what_if

KEPT: Literal["session"] = "session"  # so that a look elsewhere doesn't lose the choices
HORIZONS = {24: "2 years", 36: "3 years", 60: "5 years"}
USUAL = 36
MOST = 3  # scenarios side by side with today's path
DRAFT = "New scenario"  # stands beside pounds, so it says nothing of being saved


@dataclass(frozen=True, slots=True)
class Compared:
    """One scenario that is compared: a saved one, or what is being put together."""

    name: str
    plan: ScenarioPlan


@dataclass(frozen=True, slots=True)
class Answered:
    """A scenario with its answer, by today's data or as it was kept at another time."""

    name: str
    found: WhatIf
    kept: SavedResult | None = None


@dataclass(frozen=True, slots=True)
class ComparisonFilters:
    """What the person chose: `chosen` saved scenarios and the draft, if it is to be worked out."""

    months: int
    chosen: tuple[SavedScenario, ...]
    compared: tuple[Compared, ...]


def choices(scenarios: Sequence[SavedScenario], day: date) -> ComparisonFilters:
    """Draw the choices: how far, and which saved scenarios, up to three in all."""
    st.markdown(words.INTRODUCTION)
    standing = {scenario.key: scenario for scenario in scenarios if scenario.stands is not None}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        months = st.segmented_control(
            "How far",
            list(HORIZONS),
            default=USUAL,
            required=True,
            persist_state=KEPT,
            format_func=lambda one: f"{HORIZONS[one]}, to {months_later(day, one):%B %Y}",
            key="what_if.months",
        )
        keys = (
            st.pills(
                words.CHOOSE_SAVED,
                list(standing),
                selection_mode="multi",
                format_func=lambda key: writing.plain(standing[key].name),
                persist_state=KEPT,
                key="what_if.chosen",
            )
            if standing
            else []
        )
    chosen = [standing[key] for key in keys if key in standing]
    draft = asked_for()
    room = MOST - (draft is not None)
    if len(chosen) > room:
        st.info(words.too_many(room))
    chosen = chosen[:room]
    compared = [
        Compared(saved_scenario.name, saved_scenario.stands.plan)
        for saved_scenario in chosen
        if saved_scenario.stands
    ]
    if draft is not None:
        compared.append(Compared(DRAFT, draft))
    return ComparisonFilters(months or USUAL, tuple(chosen), tuple(compared))


def nothing_supposed() -> None:
    """Nothing is chosen or put together yet."""
    st.info(words.NO_CHANGES)


def too_little_history(day: date) -> None:
    """Why there is no answer, and what would bring one."""
    st.info(words.not_enough_history(writing.a_date(day)))


def answered(
    person: Actor, compared: Sequence[Compared], answers_result: Sequence[WhatIf]
) -> tuple[Answered, ...]:
    """Each scenario with its answer; one kept from another time where somebody asks for it."""
    answers = []
    for compared_item, answer in zip(compared, answers_result, strict=True):
        saved_result = _which_time(person, compared_item)
        reply = (
            saved_what_if(cache.council_of(person), saved_result.number) if saved_result else None
        )
        answers.append(
            Answered(compared_item.name, reply or answer, saved_result if reply else None)
        )
    return tuple(answers)


def _which_time(person: Actor, compared: Compared) -> SavedResult | None:
    """By today's data, or as it was worked out then: asked only where there is a then."""
    earlier = {made.number: made for made in saved_answers(cache.council_of(person), compared.plan)}
    if not earlier:
        return None
    chosen = st.selectbox(
        f"{writing.plain(compared.name)}: worked out",
        [0, *earlier],
        key=f"what_if.then.{compared.name}",
        format_func=lambda number: _time_words(earlier.get(number)),
        width=520,
    )
    return earlier.get(chosen or 0)


def _time_words(saved_result: SavedResult | None) -> str:
    if saved_result is None:
        return "by today's data"
    return words.as_it_was(
        writing.a_moment(saved_result.made_at_utc), writing.a_date(saved_result.question.as_of)
    )


def forget_choice(key: str) -> None:
    """Take a scenario out of those chosen; for one that is withdrawn."""
    held = state.get("what_if.chosen")
    if isinstance(held, list):
        state.put("what_if.chosen", [one for one in held if one != key])
