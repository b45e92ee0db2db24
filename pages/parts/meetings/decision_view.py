"""A decision that is on record: what it says, and undo, change or correct as far as it may be."""

import streamlit as st

from models.access import Permission, may
from models.problems import UserError
from models.recording.entry import UNDO_FOR
from models.recording.meeting_record import DecisionRecord
from models.recording.subject import Subject
from pages.parts import cache, state
from pages.parts.forms import correcting, fields
from pages.parts.meetings import case_record, decision_words, form_words, room
from pages.parts.meetings.room import AgendaItem
from pages.parts.words import writing
from services.recording import withdraw_fact


def on_record(turn: AgendaItem, decision: DecisionRecord) -> None:
    """Draw it, with the person's drafts and what can be done."""
    entry = decision.stands
    if entry is None or entry.content is None:
        return
    person = "you" if entry.by == turn.person.identifier else entry.by
    signed = form_words.SIGNED_BY_THE_CHAIR if decision.signed else ""
    st.success(writing.plain(f"Recorded on {writing.a_moment(entry.at_utc)} by {person}.{signed}"))
    room.ask_whether_alone(turn.meeting)
    decision_words.show(entry.content, turn.reader_of_record, turn.meeting.held.kind)
    begun(turn, None)
    with st.container(horizontal=True, vertical_alignment="center"):
        _what_can_be_done(turn, decision)
    case_record.of_child(turn, ask_who_looks_on=False)


def begun(turn: AgendaItem, shown: Subject | None) -> None:
    """The person's drafts of this decision, each with a way into it, but for the one shown."""
    drafts = correcting.drafts_about(turn.person, turn.about)
    for number, draft in enumerate(draft for draft in drafts if draft.about != shown):
        correcting.go_on(draft, f"meeting.draft.{turn.key}.{number}", turn.form_slot)


def _open(turn: AgendaItem, decision: DecisionRecord) -> None:
    """The form with what is recorded; for a button. A draft that the person has stays as it is."""
    number = decision.stands.number if decision.stands else decision.version
    drafts = correcting.drafts_about(turn.person, turn.about)
    state.put(turn.form_slot, correcting.free_place(drafts, turn.about, number))


def _what_can_be_done(turn: AgendaItem, decision: DecisionRecord) -> None:
    """Until it is signed: record anew, or undo. After that: correct."""
    entry = decision.stands
    if entry is None:
        return
    if decision.signed:
        if may(turn.person, Permission.CORRECT_SIGNED):
            st.button(
                "Correct it …",
                key=f"meeting.correct.{turn.key}",
                on_click=_open,
                args=(turn, decision),
            )
        return
    if not may(turn.person, Permission.RECORD_DECISION):
        return
    st.button("Change it", key=f"meeting.anew.{turn.key}", on_click=_open, args=(turn, decision))
    fresh = entry.by == turn.person.identifier and cache.utc_now() - entry.at_utc <= UNDO_FOR
    if fresh:
        st.button(
            "Undo", key=f"meeting.undo.{turn.key}", on_click=_take_back, args=(turn, decision)
        )
        return
    with st.popover("Take it back …"):
        why = f"meeting.why.{turn.key}"
        fields.unkept_line(why, form_words.WHY_WITHDRAW)
        st.button(
            "Take it back",
            key=f"meeting.back.{turn.key}",
            on_click=_take_back,
            args=(turn, decision, why),
        )


def _take_back(turn: AgendaItem, decision: DecisionRecord, written_in: str = "") -> None:
    """`written_in`: the input with the reason, read when the button is pressed."""
    reason = str(state.get(written_in) or "") if written_in else ""
    if decision.stands is None:
        return
    try:
        withdraw_fact(
            cache.council_of(turn.person),
            about=turn.about,
            number=decision.stands.number,
            expected_version=decision.version,
            reason=reason,
        )
    except UserError as error:
        state.keep_trouble(str(error))
