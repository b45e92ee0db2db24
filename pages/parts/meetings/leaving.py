"""Has the child left the room? Asked before a panel's screen shows another child of the meeting.

Every way to another child ends here: *Next child*, the whole meeting with its list, the browser's
Back, a link. As long as somebody is in the room by their switch, nobody else's screen is drawn.
"""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.children.records import Child
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import MeetingRecord
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import go_to, has_left, is_present
from pages.parts.words import writing


def still_there(person: Actor, meeting: MeetingRecord, wanted: str) -> str | None:
    """The child who is in the room by the switch of their turn, unless that turn is wanted.

    `wanted`: whose turn comes on the screen, "" = the whole meeting. In a statutory review one
    family sits together, and nobody is asked to leave.
    """
    if meeting.held.kind is not MeetingKind.PANEL:
        return None
    others = (key for key in meeting.held.children if key != wanted)
    return next((key for key in others if is_present(person, meeting.key, key)), None)


def has_left_the_room(
    person: Actor, meeting: MeetingRecord, child: str, people: Sequence[Child]
) -> None:
    """The question, instead of the page that was asked for."""
    called = writing.plain(meeting_words.called(child, people))
    st.title(meeting_words.has_left(called), anchor=False)
    st.markdown(meeting_words.present_is_on(called))
    with st.container(horizontal=True):
        st.button(
            "Yes, go on",
            type="primary",
            key="meeting.has_left",
            on_click=has_left,
            args=(person, meeting.key, child),
        )
        st.button(
            meeting_words.BACK_TO_THEIR_TURN,
            key="meeting.not_left",
            on_click=go_to,
            args=(meeting.key, child),
        )
