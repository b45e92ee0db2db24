"""A decision that is on record: what it says, and undo, change or correct as far as it may be."""

from __future__ import annotations

import streamlit as st

from data.store import recording
from models.access import Permission, may
from models.meeting.record import DecisionRecord
from models.problems import UserError
from models.recording.kept import UNDO_FOR
from models.recording.subject import Subject
from pages.parts import (
    case_record,
    correcting,
    decision_words,
    fields,
    meeting_room,
    source,
    state,
    words,
)
from pages.parts.meeting_room import Turn


def on_record(turn: Turn, held: DecisionRecord) -> None:
    """Draw it, with the person's drafts and what can be done."""
    kept = held.stands
    if kept is None or kept.content is None:
        return
    who = "you" if kept.by == turn.person.identifier else kept.by
    signed = " Signed by the chair." if held.signed else ""
    st.success(words.plain(f"Recorded on {words.a_moment(kept.at_utc)} by {who}.{signed}"))
    meeting_room.ask_whether_alone(turn.meeting)
    decision_words.show(kept.content, turn.reader_of_record, turn.meeting.held.kind)
    begun(turn, None)
    with st.container(horizontal=True, vertical_alignment="center"):
        _what_can_be_done(turn, held)
    case_record.of_child(turn, ask_who_looks_on=False)


def begun(turn: Turn, shown: Subject | None) -> None:
    """The person's drafts of this decision, each with a way into it, but for the one shown."""
    mine = correcting.drafts_about(turn.person, turn.about)
    for number, one in enumerate(each for each in mine if each.about != shown):
        correcting.go_on(one, f"meeting.draft.{turn.key}.{number}", turn.form_slot)


def _open(turn: Turn, held: DecisionRecord) -> None:
    """The form with what is recorded; for a button. A draft that the person has stays as it is."""
    number = held.stands.number if held.stands else held.version
    mine = correcting.drafts_about(turn.person, turn.about)
    state.put(turn.form_slot, correcting.free_place(mine, turn.about, number))


def _what_can_be_done(turn: Turn, held: DecisionRecord) -> None:
    """Until it is signed: record anew, or undo. After that: correct."""
    kept = held.stands
    if kept is None:
        return
    if held.signed:
        if may(turn.person, Permission.CORRECT_SIGNED):
            st.button("Correct it …", key=f"meeting.correct.{turn.key}", on_click=_open,
                      args=(turn, held))  # fmt: skip
        return
    if not may(turn.person, Permission.RECORD_DECISION):
        return
    st.button("Change it", key=f"meeting.anew.{turn.key}", on_click=_open,
              args=(turn, held))  # fmt: skip
    fresh = kept.by == turn.person.identifier and source.utc_now() - kept.at_utc <= UNDO_FOR
    if fresh:
        st.button("Undo", key=f"meeting.undo.{turn.key}", on_click=_take_back, args=(turn, held))
        return
    with st.popover("Take it back …"):
        why = f"meeting.why.{turn.key}"
        fields.unkept_line(why, "Why is it taken back?")
        st.button("Take it back", key=f"meeting.back.{turn.key}", on_click=_take_back,
                  args=(turn, held, why))  # fmt: skip


def _take_back(turn: Turn, held: DecisionRecord, written_in: str = "") -> None:
    """`written_in`: the input with the reason, read when the button is pressed."""
    now, reason = source.current(), str(state.get(written_in) or "") if written_in else ""
    if held.stands is None:
        return
    try:
        recording.withdraw(
            now.store_shown(), actor=turn.person, about=turn.about, number=held.stands.number,
            expected_version=held.version, now=now.now(), reason=reason,
        )  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
