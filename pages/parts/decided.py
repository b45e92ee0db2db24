"""A decision that is on record: what it says, and undo, change or correct as far as it may be."""

from __future__ import annotations

import streamlit as st

from data.store import drafts, recording
from models.access import Permission, may
from models.meeting.record import DecisionRecord
from models.problems import UserError
from models.recording.kept import UNDO_FOR
from pages.parts import case_record, decision_words, source, state, words
from pages.parts.meeting_room import Turn


def on_record(turn: Turn, held: DecisionRecord, form_slot: str) -> None:
    """Draw it. `form_slot`: the key that opens the form over it."""
    kept = held.stands
    if kept is None or kept.content is None:
        return
    who = "you" if kept.by == turn.person.identifier else kept.by
    signed = " Signed by the chair." if held.signed else ""
    st.success(words.plain(f"Recorded on {words.a_moment(kept.at_utc)} by {who}.{signed}"))
    decision_words.show(kept.content, with_tool=turn.tool_shown)
    if drafts.draft_of(source.current().store_shown(), turn.person, turn.about) is not None:
        st.info("You wrote something here that is not recorded. It is kept as your draft.")
        st.button("Go on with the draft", key=f"meeting.draft.{turn.key}", on_click=state.put,
                  args=(form_slot, True))  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        _what_can_be_done(turn, held, form_slot)
    case_record.of_child(turn.meeting, turn.child, turn.today, with_tool=turn.tool_shown)


def _what_can_be_done(turn: Turn, held: DecisionRecord, form_slot: str) -> None:
    """Until it is signed: record anew, or undo. After that: correct."""
    kept = held.stands
    if kept is None:
        return
    if held.signed:
        if may(turn.person, Permission.CORRECT_SIGNED):
            st.button("Correct it …", key=f"meeting.correct.{turn.key}", on_click=state.put,
                      args=(form_slot, True))  # fmt: skip
        return
    if not may(turn.person, Permission.RECORD_DECISION):
        return
    st.button("Change it", key=f"meeting.anew.{turn.key}", on_click=state.put,
              args=(form_slot, True))  # fmt: skip
    fresh = kept.by == turn.person.identifier and source.utc_now() - kept.at_utc <= UNDO_FOR
    if fresh:
        st.button("Undo", key=f"meeting.undo.{turn.key}", on_click=_take_back, args=(turn, held))
        return
    with st.popover("Take it back …"):
        why = f"meeting.why.{turn.key}"
        st.text_input("Why is it taken back?", max_chars=300, key=why)
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
