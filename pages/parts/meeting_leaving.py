"""Has the child left the room? Asked before a panel's screen shows another child of the meeting.

Every way to another child ends here: *Next child*, the whole meeting with its list, the browser's
Back, a link. As long as somebody is in the room by their switch, nobody else's screen is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.children.records import Child
from models.meeting.meeting import MeetingKind
from models.meeting.record import MeetingRecord
from pages.parts import meeting_words, words
from pages.parts.meeting_room import go_to, has_left, is_present


def still_there(person: Actor, held: MeetingRecord, wanted: str) -> str | None:
    """The child who is in the room by the switch of their turn, unless that turn is wanted.

    `wanted`: whose turn comes on the screen, "" = the whole meeting. In a statutory review one
    family sits together, and nobody is asked to leave.
    """
    if held.held.kind is not MeetingKind.PANEL:
        return None
    others = (key for key in held.held.children if key != wanted)
    return next((key for key in others if is_present(person, held.key, key)), None)


def has_left_the_room(
    person: Actor, held: MeetingRecord, child: str, people: Sequence[Child]
) -> None:  # fmt: skip
    """The question, instead of the page that was asked for."""
    called = words.plain(meeting_words.called(child, people))
    st.title(f"Has {called} left the room?", anchor=False)
    st.markdown(f"Child present is on for {called}. While they are here, no other child is shown.")
    with st.container(horizontal=True):
        st.button("Yes, go on", type="primary", key="meeting.has_left", on_click=has_left,
                  args=(person, held.key, child))  # fmt: skip
        st.button("No, back to their turn", key="meeting.not_left", on_click=go_to,
                  args=(held.key, child))  # fmt: skip
