"""Putting a scenario together: what is supposed so far, and one thing more."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.access import Actor
from models.budget.whatif.levers import Lever, Plan
from models.budget.whatif.told import supposed
from models.budget.whatif.wrong import wrong_with
from pages.parts import what_if_draft, words
from pages.parts.what_if_levers import KINDS, lever_of


def compose(person: Actor, day: date, months: int) -> None:
    """Draw the draft with its buttons, and the form that adds to it."""
    held = what_if_draft.levers()
    changed = what_if_draft.changes()
    title = f"Changing: {changed.name}" if changed else "Assume"
    with st.container(border=True, key="card-what-if-draft"):
        st.subheader(words.plain(title), anchor=False)
        for number, lever in enumerate(held):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(words.plain(f"{words.capital(supposed(lever))}"))
                st.button("Take out", key=f"what_if.out.{number}", type="tertiary",
                          help=f"Take out: {words.plain(supposed(lever))}",
                          on_click=what_if_draft.take_out, args=(number,))  # fmt: skip
        with st.expander("Add something", expanded=not held):
            _add(person, day, months, held)
        if held:
            _buttons()


def _add(person: Actor, day: date, months: int, held: tuple[Lever, ...]) -> None:
    kind = st.selectbox(
        "What would be different?", list(KINDS), format_func=KINDS.__getitem__, key="what_if.kind",
        width=520,
    )  # fmt: skip
    lever = lever_of(kind, person, day, months)
    wrong = () if lever is None else wrong_with(Plan((*held, lever)))
    for sentence in wrong:
        st.warning(words.plain(sentence))
    ready = lever is not None and not wrong
    if st.button("Add to the scenario", key="what_if.add", disabled=not ready) and lever:
        what_if_draft.add(lever)
        st.rerun()
    if lever is None:
        st.caption("State every figure marked *to be stated*: there is no usual one to take.")


def _buttons() -> None:
    with st.container(horizontal=True):
        st.button("Work it out", type="primary", key="what_if.work",
                  on_click=what_if_draft.work_out,
                  disabled=what_if_draft.is_worked_out())  # fmt: skip
        st.button("Start again", key="what_if.forget", on_click=what_if_draft.forget)
    if what_if_draft.asked_for() and not what_if_draft.is_worked_out():
        st.caption("What is shown below is the scenario before the last change.")
