"""Meetings: what is prepared, under way and signed; what was promised; where people differ."""

from __future__ import annotations

import streamlit as st

from pages.parts import cached, empty, meeting_rows, overrides, promised, source, whereabouts
from pages.parts.failing import end_page
from pages.parts.shared import list_hidden
from pages.parts.visitor import visitor

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
people = cached.people_of(person, frozenset(c for one in found for c in one.children_named))

meeting_rows.prepare_button(person)
meeting_rows.unfinished(person, found)
if not found:
    st.markdown(
        "No meeting yet. Prepare one: its day, who chairs, who is there, and the children in the "
        "order in which you talk about them. *Who next?* suggests whose turn it is."
    )
meeting_rows.by_state(found, today)
promised.what_we_promised(person, found, people, today)
overrides.where_they_part(found, people, today)
