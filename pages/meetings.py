"""Meetings: what is prepared, under way and signed; what was promised; where people differ."""

import streamlit as st

from pages.parts import cached, source
from pages.parts.child import whereabouts
from pages.parts.meetings import actions, overrides, rows, words
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.shared_screen import list_hidden
from pages.parts.shell.visitor import visitor

person = visitor()
st.title("Meetings", anchor=False)
if list_hidden():
    end_page()
whereabouts.trouble()
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()
today = source.current().today()
found = cached.meetings_of(person)
people = cached.people_of(person, frozenset(c for meeting in found for c in meeting.children_named))

rows.prepare_button(person)
rows.unfinished(person, found)
if not found:
    st.markdown(words.NO_MEETINGS)
rows.by_state(found, today)
actions.what_we_promised(person, found, people, today)
overrides.where_they_part(found, people, today)
