"""Where children live: how far from home, and a picture in coarse counts. Never a pin or a name."""

from functools import partial

import streamlit as st

from models.children.where_counts import counts_of
from models.shortlist.choose import SortBy, chosen
from models.shortlist.outside import outside
from pages.parts import cached
from pages.parts.children import where, words
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor

person = visitor()
st.page_link("children.py", label=words.BACK_TO_CHILDREN)
st.title("Where children live", anchor=False)
held = cached.list_of(person)
if held is None:
    empty.nothing_imported()
    end_page()
if not held.children:
    empty.nobody_lives_there()
    end_page()

asked = where.filter_line(held)
found = chosen(held.children, asked.wanted, SortBy.NAME, held.as_of)
if not found:
    empty.nobody_fits()
    end_page()
where_of = partial(cached.where_of, person, as_of=held.as_of)
if asked.suppress:
    counts = outside(held, cached.paused_of(person), where_of).where
else:
    counts = counts_of([where_of(child.child.key) for child in found])
st.markdown(where.how_many(counts))
where.distances(counts)
where.places(counts, cached.own_area(person))
st.caption(where.SOURCE)
