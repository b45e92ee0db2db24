"""Who next? Every child who needs somebody, why, and what can be said in place. Never money."""

from __future__ import annotations

import streamlit as st

from models.access import Permission, may
from models.shortlist.agenda import Group
from pages.parts import agenda_rows, agenda_words, cached, empty, whereabouts
from pages.parts.shared import list_hidden
from pages.parts.visitor import visitor

person = visitor()
st.title("Who next?", anchor=False)
if list_hidden():
    st.stop()
whereabouts.trouble()
found = cached.who_next(person)
if found is None:
    empty.nothing_imported()
    st.stop()

may_say = may(person, Permission.CORRECT_WHEREABOUTS)
st.caption(" ".join(agenda_words.first_words(found)))
for called in (Group.TODAY, Group.REVIEW, Group.DUE, Group.NO_HOME, Group.NOBODY_ASKED):
    agenda_rows.group(called, found.group(called), found.day, may_say)

agenda_rows.is_this_right(found, may_say)
if found.fell_due:
    agenda_rows.folded(agenda_words.fell_due(found), found.fell_due, found.day, may_say, "due")
st.divider()
st.markdown(agenda_words.nothing_else(found))
if found.others:
    agenda_rows.folded_links(agenda_words.others(found), found.others, found.day)
if found.may_have_moved:
    agenda_rows.folded(agenda_words.moved(found), found.may_have_moved, found.day, may_say, "moved")
