"""Prepare a meeting, or change one until the chair has signed: kind, day, people, children."""

import streamlit as st

from models.access import Permission, require
from models.recording.complete import Round
from models.recording.meeting import Meeting, MeetingState
from models.recording.subject import meeting_of
from pages.parts import cache
from pages.parts.forms import drafting
from pages.parts.forms.drafting import Task
from pages.parts.meetings import build
from pages.parts.shell import empty, links
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from services.agenda import who_needs_action
from services.children import find_children
from services.council_data import council_frame
from services.meetings import prepare_meeting
from services.records import meeting_record
from services.shortlist import shortlist_for

person = visitor()
council = cache.council_of(person)
require(person, Permission.PREPARE_MEETING)
key = links.meeting_key()
st.page_link("meetings.py", label="← Meetings")
st.title("Prepare a meeting", anchor=False)
held = shortlist_for(council)
if held is None:
    empty.nothing_imported()
    end_page()
record = meeting_record(council, key) if key else None
if key is None or (record is not None and record.state is MeetingState.SIGNED):
    empty.unknown_meeting()
    end_page()

now, day = cache.now(), held.as_of
first = record.held if record else Meeting(children=links.children_to_add(held))
children = tuple(child.child for child in held.children)
chosen = frozenset(first.children) - {child.key for child in children}
people = (*children, *find_children(council, chosen))
drafting.others_at_work(person, meeting=key)


def record_it(meeting: Meeting, version: int) -> object:
    """Into the record, by the version that the person saw."""
    return prepare_meeting(
        council,
        key=str(key),
        meeting=meeting,
        expected_version=version,
    )


drafting.fill_in(
    person,
    Task(
        meeting_of(key),
        first,
        record.version if record else 0,
        draw=lambda form: build.draw(
            form,
            people,
            who_needs_action(council),
            day,
            council_frame(council, "siblings"),
        ),
        show=lambda meeting: build.show(meeting, people),
        then=lambda: st.switch_page("meeting.py", query_params={"meeting": str(key)}),
        record=record_it,
        verb="Prepare it",
    ),
    Round(now.date()),
)
