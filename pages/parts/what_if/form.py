"""Putting a scenario together: what is supposed so far, and one thing more."""

from datetime import date

import streamlit as st

from models.access import Actor
from models.scenarios.assumptions import describe_lever
from models.scenarios.levers import Lever, ScenarioPlan
from models.scenarios.validation import plan_errors
from pages.parts.what_if import draft, words
from pages.parts.what_if.levers import KINDS, lever_of
from pages.parts.words import writing


def compose(person: Actor, day: date, months: int) -> None:
    """Draw the draft with its buttons, and the form that adds to it."""
    held = draft.levers()
    changed = draft.changes()
    title = f"Changing: {changed.name}" if changed else "Assume"
    with st.container(border=True, key="card-what-if-draft"):
        st.subheader(writing.plain(title), anchor=False)
        for number, lever in enumerate(held):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(writing.plain(f"{writing.capitalise(describe_lever(lever))}"))
                st.button(
                    "Take out",
                    key=f"what_if.out.{number}",
                    type="tertiary",
                    help=f"Take out: {writing.plain(describe_lever(lever))}",
                    on_click=draft.take_out,
                    args=(number,),
                )
        with st.expander("Add something", expanded=not held):
            _add(person, day, months, held)
        if held:
            _buttons()


def _add(person: Actor, day: date, months: int, held: tuple[Lever, ...]) -> None:
    kind = st.selectbox(
        words.WHAT_CHANGES,
        list(KINDS),
        format_func=KINDS.__getitem__,
        key="what_if.kind",
        width=520,
    )
    lever = lever_of(kind, person, day, months)
    wrong = () if lever is None else plan_errors(ScenarioPlan((*held, lever)))
    for sentence in wrong:
        st.warning(writing.plain(sentence))
    ready = lever is not None and not wrong
    if st.button(words.ADD, key="what_if.add", disabled=not ready) and lever:
        draft.add(lever)
        st.rerun()
    if lever is None:
        st.caption(words.FIGURES_NEEDED)


def _buttons() -> None:
    with st.container(horizontal=True):
        st.button(
            "Work it out",
            type="primary",
            key="what_if.work",
            on_click=draft.work_out,
            disabled=draft.is_worked_out(),
        )
        st.button("Start again", key="what_if.forget", on_click=draft.forget)
    if draft.asked_for() and not draft.is_worked_out():
        st.caption(words.BEFORE_THE_LAST_CHANGE)
