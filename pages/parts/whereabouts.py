"""Saying whether a child is still here: the buttons, what they record, and taking it back."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.access import Permission, may
from models.children.freshness import Correction, Corrections, Said, State
from models.problems import UserError
from models.shortlist.options import ChildOptions
from pages.parts import cached, fields, source, state, words
from pages.parts.visitor import visitor

LABEL = {Said.STILL_HERE: "Still here", Said.MOVED_OR_LEFT: "Has moved or left",
         Said.DIED: "Has died"}  # fmt: skip


def trouble() -> None:
    """Say what went wrong with the last click, if anything did; nothing was kept then."""
    if said := state.take_trouble():
        st.error(words.plain(said))
        st.toast(words.plain(said))  # in view for whoever pressed something far down the page


def say(child: str, what: Said, version: int, on: date | None = None) -> None:
    """Record it in the visitor's name, as true today unless another day is given."""
    day = on or source.current().today()
    try:
        source.current().correct(visitor(), child, what, day, version)
    except UserError as error:
        state.keep_trouble(str(error))


def take_back(said: Correction, version: int, written_in: str = "") -> None:
    """Withdraw what was said; for ten minutes without a reason.

    `written_in`: the key of the input that holds the reason, which is read when the button is
    pressed: what is typed last comes with the click itself.
    """
    reason = str(state.get(written_in) or "") if written_in else ""
    try:
        source.current().withdraw(visitor(), said.child, said.number, version, reason)
    except UserError as error:
        state.keep_trouble(str(error))


def button(child: str, what: Said, version: int, where: str, on: date | None = None) -> None:
    """One thing to say, as a button that does it in place. `where` keeps keys apart."""
    st.button(LABEL[what], key=f"{where}.{what.name}.{child}", on_click=say,
              args=(child, what, version, on))  # fmt: skip


def undo_button(said: Correction, version: int, where: str) -> None:
    """Takes back what this person said a moment ago."""
    st.button("Undo", key=f"{where}.undo.{said.child}", on_click=take_back, args=(said, version))


def said_words(said: Correction) -> str:
    """Has moved or left, as of 10 November 2026, recorded by you."""
    who = "you" if said.actor == visitor().identifier else said.actor
    return f"{LABEL[said.what]}, as of {words.a_date(said.on)}, recorded by {who}"


def is_it_right(one: ChildOptions) -> None:
    """On a child's page: how fresh the data is, what was said since, and what may be said now."""
    here = one.whereabouts
    if here is None:
        return
    said, today = cached.corrections_of(visitor()), source.current().today()
    if here.asked and here.said:
        st.warning(words.plain(
            f"{said_words(here.said)}. The data to {words.a_date(here.import_to)} says otherwise: "
            "which is right?"))  # fmt: skip
    elif here.state is State.MAY_HAVE_MOVED and here.said:
        st.warning(words.plain(
            f"{said_words(here.said)}. In no list until an import says more."))  # fmt: skip
    elif here.said and here.said.what is Said.STILL_HERE:
        st.caption(words.plain(f"{said_words(here.said)}."))
    if may(visitor(), Permission.CORRECT_WHEREABOUTS):
        _answers(one, said, today)


def _answers(one: ChildOptions, said: Corrections, today: date) -> None:
    key, version = one.child.key, said.version(one.child.key)
    now = one.whereabouts.said if one.whereabouts else None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(":gray[Is this right?]", width="content")
        if now is None or now.what is not Said.STILL_HERE or now.on < today:
            button(key, Said.STILL_HERE, version, "child")
        # The version in the key: once something is recorded the box is a new one, and shut.
        with st.popover("Has moved or left …", key=f"child.popover.{key}.{version}"):
            _with_a_day(one, version, today)
        if now is not None:
            _taking_back(now, said, version)


def _with_a_day(one: ChildOptions, version: int, today: date) -> None:
    """Where the day matters: moving, leaving, dying."""
    first = min(one.child.placement.starts, today)
    on = st.date_input("By which day?", value=today, min_value=first, max_value=today,
                       format="DD/MM/YYYY", key=f"child.by.{one.child.key}")  # fmt: skip
    day = on if isinstance(on, date) else today
    button(one.child.key, Said.MOVED_OR_LEFT, version, "child", day)
    if st.checkbox("The child has died", key=f"child.has_died.{one.child.key}.{version}"):
        st.caption("Every list, reminder and prompt ends at once.")
        button(one.child.key, Said.DIED, version, "child", day)


def _taking_back(now: Correction, said: Corrections, version: int) -> None:
    """Undo for ten minutes, then withdraw with a reason."""
    moment = source.utc_now()
    if now in said.undoable(visitor().identifier, moment):
        undo_button(now, version, "child")
        return
    with st.popover("Withdraw …", key=f"child.withdraw.{now.child}"):
        withdraw_form(now, version)


def withdraw_form(now: Correction, version: int) -> None:
    """Why something is taken back, and the button that does it."""
    why = f"child.why.{now.child}"
    fields.unkept_line(why, "Why is it taken back?")
    st.button("Withdraw", key=f"child.withdrawn.{now.child}", on_click=take_back,
              args=(now, version, why))  # fmt: skip
