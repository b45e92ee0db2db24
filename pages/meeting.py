"""A meeting: whole, to begin, read and sign; or one child's turn on the full screen."""

from __future__ import annotations

import streamlit as st

from models.meeting.meeting import MeetingState
from pages.parts import (
    attendance,
    cached,
    empty,
    inputs,
    meeting_leaving,
    meeting_turn,
    meeting_whole,
    papers,
    source,
    whereabouts,
)
from pages.parts.failing import end_page
from pages.parts.meeting_room import Turn
from pages.parts.shared import list_hidden
from pages.parts.visitor import visitor

person = visitor()
key, wanted = inputs.meeting_key(), inputs.child_key()
held = cached.meeting_of(person, key) if key else None
if held is None:
    st.title("Meeting", anchor=False)
    empty.unknown_meeting()
    end_page()
whereabouts.trouble()
people = cached.people_of(person, held.children_named)
begun = held.state in {MeetingState.HELD, MeetingState.SIGNED}
child = next((one for one in people if one.key == wanted), None)
here = meeting_leaving.still_there(person, held, child.key if child else "") if begun else None
if here is not None:
    meeting_leaving.has_left_the_room(person, held, here, people)
    end_page()
if begun and child is not None and child.key in held.held.children:
    number = held.held.children.index(child.key) + 1
    meeting_turn.turn(Turn(person, held, child, number, source.current().today()))
    end_page()

st.page_link("meetings.py", label="← Meetings")
if list_hidden():
    end_page()
meeting_whole.heading(held, people)
meeting_whole.before(person, held)
papers.meeting_papers(held)
attendance.who_came(person, held, people)
meeting_whole.turns(person, held, people)
meeting_whole.record(person, held, people)
if held.state is MeetingState.HELD and held.held.may_show_readiness:
    cached.list_of(person, future=True)  # learnt now, so that nobody waits for it in the meeting
