"""Children in residential care: who they are, where they live, and where next. No list by money."""

import streamlit as st

from models.access import Permission, may
from models.shortlist.choose import ChildrenWanted, choose_children
from pages.parts import cache, state
from pages.parts.children import counts, words
from pages.parts.children.filters import clear_button, filter_line
from pages.parts.children.rows import child_row, disagreed
from pages.parts.shell import empty
from pages.parts.shell import words as shell_words
from pages.parts.shell.documents import document_of_list
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.words.writing import count_of
from services.children import where_child_lives
from services.shortlist import shortlist_for

person = visitor()
council = cache.council_of(person)
st.title(shell_words.CHILDREN, anchor=False)
held = shortlist_for(council)
if held is None:
    empty.nothing_imported()
    end_page()

st.markdown(f"**{counts.who_is_here(held)}**  \n{counts.what_is_said(held)}")
if aside := counts.set_aside(held):
    st.caption(aside)
if not held.children:
    empty.nobody_lives_there()
    end_page()

st.page_link("where.py", label=words.WHERE_CHILDREN_LIVE)
asked = filter_line(held, may(person, Permission.READ_COSTS))
found = choose_children(held.children, asked.wanted, asked.sort, held.as_of)
if asked.wanted != ChildrenWanted():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{count_of(len(found), 'child fits', 'children fit')} what you chose.")
        clear_button()
if not found:
    empty.nobody_fits()
panels = disagreed(person)
shown = state.rows_shown(repr((asked.wanted, asked.sort)))
with st.container(gap="xsmall"):
    for number, one in enumerate(found[:shown]):
        where = where_child_lives(council, one.child.key, held.as_of)
        child_row(one, held.as_of, number, asked.show_costs, where, panels.get(one.child.key))
if len(found) > shown:
    st.button(
        f"Show more ({len(found) - shown} left)", on_click=state.show_more_rows, key="children.more"
    )
document_of_list(found, held)
