"""Who next? Every child who needs somebody, why, and what ends it, in place. Never money."""

import streamlit as st

from models.access import Permission, may
from models.shortlist.agenda import AgendaGroup
from pages.parts import cache
from pages.parts.child import whereabouts
from pages.parts.shell import empty, links
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.who_next import answers, rows, whose_children, words
from services.agenda import who_needs_action
from services.records import child_records

person = visitor()
council = cache.council_of(person)
links.forget_link()
st.title("Who next?", anchor=False)
whereabouts.trouble()
agenda = who_needs_action(council)
if agenda is None:
    empty.nothing_imported()
    end_page()

may_say = may(person, Permission.CORRECT_WHEREABOUTS)
st.caption(" ".join(words.first_words(agenda)))
children = whose_children.chosen_children(person)
agenda = agenda if children is None else agenda.only(children)
if children is not None and not agenda.children:
    whose_children.nobody(person)
    end_page()
answers.said_just_now(child_records(council), agenda.lines)
for group in (group for group in AgendaGroup if group is not AgendaGroup.RIGHT):
    rows.group(group, agenda.group(group), agenda.day, may_say)

rows.is_this_right(agenda, may_say)
if agenda.fell_due:
    rows.folded(words.fell_due(agenda), agenda.fell_due, agenda.day, may_say, "due")
st.divider()
st.markdown(words.nothing_else(agenda))
if agenda.others:
    rows.folded_links(words.others(agenda), agenda.others, agenda.day)
if agenda.may_have_moved:
    moved = words.moved(agenda)
    rows.folded(moved, agenda.may_have_moved, agenda.day, may_say, "moved")
