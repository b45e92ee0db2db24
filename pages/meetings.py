"""Meetings: what is prepared, under way and signed; what was promised; where people differ."""

import streamlit as st

from pages.parts import cache
from pages.parts.child import whereabouts
from pages.parts.meetings import actions, overrides, rows, words
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from services.children import find_children
from services.council_data import data_date
from services.records import meeting_records

person = visitor()
council = cache.council_of(person)
st.title("Meetings", anchor=False)
whereabouts.trouble()
if data_date(council) is None:
    empty.nothing_imported()
    end_page()
today = cache.today()
found = meeting_records(council)
people = find_children(council, frozenset(c for meeting in found for c in meeting.children_named))

rows.prepare_button(person)
rows.unfinished(person, found)
if not found:
    st.markdown(words.NO_MEETINGS)
rows.by_state(found, today)
actions.what_we_promised(person, found, people, today)
overrides.where_people_disagreed(found, people, today)
