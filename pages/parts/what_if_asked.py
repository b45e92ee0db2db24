"""Which scenarios are compared, how far ahead, and what there is to say before any is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from models.access import Actor
from models.budget.whatif.answer import WhatIf
from models.budget.whatif.levers import Plan
from models.budget.whatif.saved import SavedScenario
from models.money import months_later
from models.results import Kept
from pages.parts import cached, state, words
from pages.parts.what_if_draft import asked_for

KEPT: Literal["session"] = "session"  # so that a look elsewhere doesn't lose the choices
HORIZONS = {24: "2 years", 36: "3 years", 60: "5 years"}
USUAL = 36
MOST = 3  # scenarios side by side with today's path
DRAFT = "Not saved yet"


@dataclass(frozen=True, slots=True)
class Compared:
    """One scenario that is compared: a saved one, or what is being put together."""

    name: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Answered:
    """A scenario with its answer, by today's data or as it was kept at another time."""

    name: str
    found: WhatIf
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose: `chosen` saved scenarios and the draft, if it is to be worked out."""

    months: int
    chosen: tuple[SavedScenario, ...]
    compared: tuple[Compared, ...]


def choices(scenarios: Sequence[SavedScenario], day: date) -> Asked:
    """Draw the choices: how far, and which saved scenarios, up to three in all."""
    st.markdown(
        "Choose a change to test, and see children, spend and savings beside today's path: the "
        "future as it goes on now. A forecast is not a promise; each figure has its range."
    )
    standing = {one.key: one for one in scenarios if one.stands is not None}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        months = st.segmented_control(
            "How far", list(HORIZONS), default=USUAL, required=True, persist_state=KEPT,
            format_func=lambda one: f"{HORIZONS[one]}, to {months_later(day, one):%B %Y}",
            key="what_if.months",
        )  # fmt: skip
        keys = st.pills(
            "Saved scenarios, up to three", list(standing), selection_mode="multi",
            format_func=lambda key: words.plain(standing[key].name), persist_state=KEPT,
            key="what_if.chosen",
        ) if standing else []  # fmt: skip
    chosen = [standing[key] for key in keys if key in standing]
    draft = asked_for()
    room = MOST - (draft is not None)
    if len(chosen) > room:
        st.info(f"Three at most stand side by side: the first {room} of those chosen are shown.")
    chosen = chosen[:room]
    compared = [Compared(one.name, one.stands.plan) for one in chosen if one.stands]
    if draft is not None:
        compared.append(Compared(DRAFT, draft))
    return Asked(months or USUAL, tuple(chosen), tuple(compared))


def nothing_supposed() -> None:
    """Nothing is chosen or put together yet."""
    st.info("No changes yet. Add one above and press *Work it out*, or choose a saved scenario.")


def too_little_history(day: date) -> None:
    """Why there is no answer, and what would bring one."""
    st.info(
        f"No answer from {words.a_date(day)}: there is not enough history. You need at least 2 "
        "returns that ended by then, covering 100 children and 20 years of residential care. "
        "Bring in earlier returns. Scenarios can be saved meanwhile."
    )


def answered(
    person: Actor, compared: Sequence[Compared], found: Sequence[WhatIf]
) -> tuple[Answered, ...]:
    """Each scenario with its answer; one kept from another time where somebody asks for it."""
    answers = []
    for one, answer in zip(compared, found, strict=True):
        kept = _which_time(person, one)
        then = cached.kept_what_if(person, kept.number) if kept else None
        answers.append(Answered(one.name, then or answer, kept if then else None))
    return tuple(answers)


def _which_time(person: Actor, one: Compared) -> Kept | None:
    """By today's data, or as it was worked out then: asked only where there is a then."""
    earlier = {made.number: made for made in cached.kept_what_ifs(person, one.plan)}
    if not earlier:
        return None
    chosen = st.selectbox(
        f"{words.plain(one.name)}: worked out", [0, *earlier], key=f"what_if.then.{one.name}",
        format_func=lambda number: _time_words(earlier.get(number)), width=520,
    )  # fmt: skip
    return earlier.get(chosen or 0)


def _time_words(kept: Kept | None) -> str:
    if kept is None:
        return "by today's data"
    return (
        f"as it was on {words.a_moment(kept.made_at_utc)}, from {words.a_date(kept.question.as_of)}"
    )


def forget_choice(key: str) -> None:
    """Take a scenario out of those chosen; for one that is withdrawn."""
    held = state.get("what_if.chosen")
    if isinstance(held, list):
        state.put("what_if.chosen", [one for one in held if one != key])
