"""A meeting: whole, to begin, read and sign; or one child's turn on the full screen."""

import streamlit as st

from models.recording.meeting import MeetingState
from pages.parts import cache
from pages.parts.child import papers, whereabouts
from pages.parts.meetings import attendance, leaving, overview, turn
from pages.parts.meetings.room import AgendaItem
from pages.parts.shell import empty, links, waiting
from pages.parts.shell.failing import end_page
from pages.parts.shell.shared_screen import list_hidden
from pages.parts.shell.visitor import visitor
from services.children import find_children
from services.kept import PreparedStage
from services.records import meeting_record
from services.shortlist import shortlist_for

person = visitor()
council = cache.council_of(person)
key, wanted = links.meeting_key(), links.child_key()
held = meeting_record(council, key) if key else None
if held is None:
    st.title("Meeting", anchor=False)
    empty.unknown_meeting()
    end_page()
whereabouts.trouble()
people = find_children(council, held.children_named)
begun = held.state in {MeetingState.HELD, MeetingState.SIGNED}
child = next((person for person in people if person.key == wanted), None)
here = leaving.still_there(person, held, child.key if child else "") if begun else None
if here is not None:
    leaving.has_left_the_room(person, held, here, people)
    end_page()
if begun and child is not None and child.key in held.held.children:
    number = held.held.children.index(child.key) + 1
    turn.turn(AgendaItem(person, held, child, number, cache.today()))
    end_page()

st.page_link("meetings.py", label="← Meetings")
if list_hidden():
    end_page()
overview.heading(held, people)
overview.before(person, held)
papers.meeting_papers(held)
attendance.who_came(person, held, people)
overview.turns(person, held, people)
overview.record(person, held, people)
learnt = waiting.is_ready(council, PreparedStage.SAVINGS)
if learnt and held.state is MeetingState.HELD and held.held.may_show_readiness:
    shortlist_for(council, future=True)  # learnt now, so that nobody waits for it in the meeting
