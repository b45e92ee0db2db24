"""The one row where the papers of a child's turn in a meeting are taken from."""

from __future__ import annotations

from datetime import date

import streamlit as st

from models.audience import Audience
from models.children.records import Child
from models.meeting.case_record import About, case_record_text
from models.meeting.record import MeetingRecord
from pages.parts import names, state


def of_child(meeting: MeetingRecord, child: Child, today: date, *, with_tool: bool) -> None:
    """What can be taken of one child's turn. `with_tool` False: the child looks on."""
    held = meeting.decision(child.key)
    slot = f"papers.copy.{meeting.key}.{child.key}"
    with st.container(horizontal=True, vertical_alignment="center"):
        if held is not None:
            label = "Hide the text" if state.is_open(slot) else "Copy for case record"
            st.button(label, key=f"{slot}.button", on_click=state.flip, args=(slot,))
    if held is not None and state.is_open(slot):
        about = About(names.who(child), child.age_on(meeting.held.on or today))
        reader = Audience.PROFESSIONALS if with_tool else Audience.FAMILY
        st.caption("Plain text of what may be seen: press the button in its corner to copy.")
        st.code(case_record_text(about, held, meeting.held, reader), language=None,
                wrap_lines=True)  # fmt: skip
