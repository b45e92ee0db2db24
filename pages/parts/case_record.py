"""The one row where the papers of a child's turn in a meeting are taken from."""

from __future__ import annotations

import streamlit as st

from models.audience import Audience
from models.meeting.case_record import About, case_record_text
from pages.parts import meeting_room, names, state
from pages.parts.meeting_room import Turn

OF_A_REVIEW = ("What the child and family may see. Once they have left, the switch adds what "
               "professionals may see.")  # fmt: skip


def of_child(turn: Turn, *, ask_who_looks_on: bool) -> None:
    """What can be taken of one child's turn.

    In a review the text is the family's until somebody says that they have left.
    `ask_who_looks_on`: whether that is asked here; False where the page asks it above.
    """
    held = turn.decision
    if held is None:
        return
    slot = f"papers.copy.{turn.key}"
    with st.container(horizontal=True, vertical_alignment="center"):
        label = "Hide the text" if state.is_open(slot) else "Copy for case record"
        st.button(label, key=f"{slot}.button", on_click=state.flip, args=(slot,))
        if ask_who_looks_on and state.is_open(slot):
            meeting_room.ask_whether_alone(turn.meeting)
    if not state.is_open(slot):
        return
    about = About(names.who(turn.child), turn.child.age_on(turn.meeting.held.on or turn.today))
    is_familys = turn.reader_of_record is Audience.FAMILY
    if is_familys and not turn.is_panel:
        st.caption(OF_A_REVIEW)
    st.caption("Plain text of what may be seen: press the button in its corner to copy.")
    reader = Audience.FAMILY if is_familys else Audience.PROFESSIONALS
    st.code(case_record_text(about, held, turn.meeting.held, reader), language=None,
            wrap_lines=True)  # fmt: skip
