"""The one row where the papers of a child's turn in a meeting are taken from."""

import streamlit as st

from models.audience import Audience
from models.meeting.case_record import CaseSubject, case_record_text
from pages.parts import state
from pages.parts.meetings import room
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem
from pages.parts.words import names
from services.reference import load_scheme

OF_A_REVIEW = meeting_words.WHAT_THE_FAMILY_MAY_SEE


def of_child(turn: AgendaItem, *, ask_who_looks_on: bool) -> None:
    """What can be taken of one child's turn.

    In a review the text is the family's until somebody says that they have left.
    `ask_who_looks_on`: whether that is asked here; False where the page asks it above.
    """
    decision = turn.decision
    if decision is None:
        return
    slot = f"papers.copy.{turn.key}"
    with st.container(horizontal=True, vertical_alignment="center"):
        label = "Hide the text" if state.is_open(slot) else meeting_words.COPY
        st.button(label, key=f"{slot}.button", on_click=state.flip, args=(slot,))
        if ask_who_looks_on and state.is_open(slot):
            room.ask_whether_alone(turn.meeting)
    if not state.is_open(slot):
        return
    about = CaseSubject(
        names.name_or_number(turn.child), turn.child.age_on(turn.meeting.held.on or turn.today)
    )
    is_familys = turn.reader_of_record is Audience.FAMILY
    if is_familys and not turn.is_panel:
        st.caption(OF_A_REVIEW)
    st.caption(meeting_words.COPY_HELP)
    reader = Audience.FAMILY if is_familys else Audience.PROFESSIONALS
    st.code(
        case_record_text(about, decision, turn.meeting.held, load_scheme(), reader),
        language=None,
        wrap_lines=True,
    )
