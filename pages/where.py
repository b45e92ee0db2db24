"""Where children live: how far from home, and a picture in coarse counts. Never a pin or a name."""

from functools import partial

import streamlit as st

from models.children.where_counts import counts_of
from models.shortlist.choose import SortBy, choose_children
from models.shortlist.outside import figures_for_outside
from pages.parts import cache
from pages.parts.children import where, words
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from services.children import where_child_lives
from services.council_data import own_area
from services.shortlist import paused_children, shortlist_for

person = visitor()
council = cache.council_of(person)
st.page_link("children.py", label=words.BACK_TO_CHILDREN)
st.title("Where children live", anchor=False)
held = shortlist_for(council)
if held is None:
    empty.nothing_imported()
    end_page()
if not held.children:
    empty.nobody_lives_there()
    end_page()

asked = where.filter_line(held)
found = choose_children(held.children, asked.wanted, SortBy.NAME, held.as_of)
if not found:
    empty.nobody_fits()
    end_page()
where_of = partial(where_child_lives, council, as_of=held.as_of)
if asked.suppress:
    counts = figures_for_outside(held, paused_children(council), where_of).where
else:
    counts = counts_of([where_of(child.child.key) for child in found])
st.markdown(where.how_many(counts))
where.distances(counts)
where.places(counts, own_area(council))
st.caption(where.SOURCE)
