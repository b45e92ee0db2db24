"""Short ways on a move: still there after 13 or 52 weeks, and taking the last entry back."""

from __future__ import annotations

import streamlit as st

from data.store.recording import record_fact
from models.access import Actor, Permission, may
from models.moves.board import Row
from models.moves.on_record import OneMove
from models.moves.words import without_shape
from models.problems import UserError
from models.recording.record import ChildRecord
from models.savings.pipeline import MoveStage, Stage
from pages.parts import fields, history, source, state, words

WEEKS = {Stage.WEEKS_13: 13, Stage.WEEKS_52: 52}


def still_there(person: Actor, row: Row) -> None:
    """The question that is due, with one button for yes; nothing where none is."""
    if row.due is None:
        return
    stage, day = row.due
    asked = f"{WEEKS[stage]} weeks after the move were over on {words.a_date(day)}: still there?"
    key = f"moves.still.{row.move.key}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"still-{row.move.key}"):
        st.markdown(words.plain(asked), width="content")
        if may(person, Permission.RECORD_MOVE):
            st.button("Yes, still there", key=key, on_click=_confirm, args=(person, row))


def undo(person: Actor, move: OneMove, record: ChildRecord) -> None:
    """Take the last entry back: at once for ten minutes by oneself, else with a reason."""
    if not may(person, Permission.RECORD_MOVE):
        return
    last, key = move.stages[-1], f"moves.back.{move.key}"
    what = words.small(without_shape(move.stage))
    if history.undoable(person, last):
        st.button(f"Undo: {what}", key=key, on_click=_undo, args=(person, move, record))
        return
    with st.popover(f"Take back: {what} …", key=f"{key}.popover"):
        fields.unkept_line(f"{key}.why", "Why is it taken back?")
        st.button("Take back", key=key, on_click=history.take_back,
                  args=(person, last, move.version, f"{key}.why"))  # fmt: skip


def undo_money(person: Actor, move: OneMove, record: ChildRecord) -> None:
    """For ten minutes and by oneself; later money is recorded anew, and a baseline stays."""
    if move.money and history.undoable(person, move.money[-1]):
        st.button("Undo: the money", key=f"moves.money_back.{move.key}", on_click=history.take_back,
                  args=(person, move.money[-1], record.version(move.about_money)))  # fmt: skip


def _undo(person: Actor, move: OneMove, record: ChildRecord) -> None:
    """The last stage, and the baseline that was frozen with it."""
    last, money = move.stages[-1], move.money[-1:]
    history.take_back(person, last, move.version)
    for one in money:
        if len(move.money) == 1 and one.at_utc >= last.at_utc and history.undoable(person, one):
            history.take_back(person, one, record.version(move.about_money))


def _confirm(person: Actor, row: Row) -> None:
    """For an `on_click`: a person says that the child is still there."""
    if row.due is None:
        return
    stage, day = row.due
    now = row.move.now
    content = MoveStage(destination=now.destination, stage=stage, on=day,
                        move_on=row.move.moved_on, owner=now.owner,
                        packages=now.packages)  # fmt: skip
    held = source.current()
    try:
        record_fact(held.store_shown(), actor=person, about=row.move.about, content=content,
                    expected_version=row.move.version, now=held.now())  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
