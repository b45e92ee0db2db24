"""Short ways on a move: still there after 13 or 52 weeks, and taking the last entry back."""

import streamlit as st

from models.access import Actor, Permission, may
from models.pipeline.board import BoardRow
from models.pipeline.move_record import MoveRecord
from models.pipeline.words import without_shape
from models.problems import UserError
from models.recording.move_stages import MoveStage, Stage
from models.recording.record import ChildRecord
from pages.parts import cache, state
from pages.parts.child import history
from pages.parts.forms import fields
from pages.parts.moves import words
from pages.parts.words import writing
from services.recording import record_fact

WEEKS = {Stage.WEEKS_13: 13, Stage.WEEKS_52: 52}


def still_there(person: Actor, row: BoardRow) -> None:
    """The question that is due, with one button for yes; nothing where none is."""
    if row.due is None:
        return
    stage, day = row.due
    question = words.still_there(WEEKS[stage], writing.a_date(day))
    key = f"moves.still.{row.move.key}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"still-{row.move.key}"):
        st.markdown(writing.plain(question), width="content")
        if may(person, Permission.RECORD_MOVE):
            st.button("Yes, still there", key=key, on_click=_confirm, args=(person, row))


def undo(person: Actor, move: MoveRecord, record: ChildRecord) -> None:
    """Take the last entry back: at once for ten minutes by oneself, else with a reason."""
    if not may(person, Permission.RECORD_MOVE):
        return
    last, key = move.stages[-1], f"moves.back.{move.key}"
    label = writing.lower_first(without_shape(move.stage))
    if history.undoable(person, last):
        st.button(f"Undo: {label}", key=key, on_click=_undo, args=(person, move, record))
        return
    with st.popover(f"Take back: {label} …", key=f"{key}.popover"):
        fields.kept_line(f"{key}.why", words.WHY_TAKE_BACK)
        st.button(
            "Take back",
            key=key,
            on_click=history.take_back,
            args=(person, last, move.version, f"{key}.why"),
        )


def undo_money(person: Actor, move: MoveRecord, record: ChildRecord) -> None:
    """For ten minutes and by oneself; later money is recorded anew, and a baseline stays."""
    if move.money and history.undoable(person, move.money[-1]):
        st.button(
            words.UNDO_MONEY,
            key=f"moves.money_back.{move.key}",
            on_click=history.take_back,
            args=(person, move.money[-1], record.version(move.about_money)),
        )


def _undo(person: Actor, move: MoveRecord, record: ChildRecord) -> None:
    """The last stage, and the baseline that was frozen with it."""
    last, money = move.stages[-1], move.money[-1:]
    history.take_back(person, last, move.version)
    for entry in money:
        if len(move.money) == 1 and entry.at_utc >= last.at_utc and history.undoable(person, entry):
            history.take_back(person, entry, record.version(move.about_money))


def _confirm(person: Actor, row: BoardRow) -> None:
    """For an `on_click`: a person says that the child is still there."""
    if row.due is None:
        return
    stage, day = row.due
    move_stage = row.move.now
    content = MoveStage(
        destination=move_stage.destination,
        stage=stage,
        on=day,
        move_on=row.move.moved_on,
        owner=move_stage.owner,
        packages=move_stage.packages,
    )
    try:
        record_fact(
            cache.council_of(person),
            about=row.move.about,
            content=content,
            expected_version=row.move.version,
        )
    except UserError as error:
        state.keep_trouble(str(error))
