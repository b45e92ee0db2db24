"""Who next? Every child who needs somebody, why, and what ends it, in place. Never money."""

from __future__ import annotations

import streamlit as st

from models.access import Permission, may
from models.shortlist.agenda import Group
from pages.parts import (
    agenda_answers,
    agenda_rows,
    agenda_words,
    cached,
    empty,
    inputs,
    whereabouts,
    whose_children,
)
from pages.parts.failing import end_page
from pages.parts.shared import list_hidden
from pages.parts.visitor import visitor

person = visitor()
inputs.forget_link()
st.title("Who next?", anchor=False)
if list_hidden():
    end_page()
whereabouts.trouble()
agenda = cached.who_next(person)
if agenda is None:
    empty.nothing_imported()
    end_page()

may_say = may(person, Permission.CORRECT_WHEREABOUTS)
st.caption(" ".join(agenda_words.first_words(agenda)))
children = whose_children.chosen_children(person)
agenda = agenda if children is None else agenda.only(children)
if children is not None and not agenda.children:
    whose_children.nobody(person)
    end_page()
agenda_answers.said_just_now(cached.records_of(person), agenda.lines)
for group in (group for group in Group if group is not Group.RIGHT):
    agenda_rows.group(group, agenda.group(group), agenda.day, may_say)

agenda_rows.is_this_right(agenda, may_say)
if agenda.fell_due:
    agenda_rows.folded(agenda_words.fell_due(agenda), agenda.fell_due, agenda.day, may_say, "due")
st.divider()
st.markdown(agenda_words.nothing_else(agenda))
if agenda.others:
    agenda_rows.folded_links(agenda_words.others(agenda), agenda.others, agenda.day)
if agenda.may_have_moved:
    moved = agenda_words.moved(agenda)
    agenda_rows.folded(moved, agenda.may_have_moved, agenda.day, may_say, "moved")
