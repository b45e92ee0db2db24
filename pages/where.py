"""Where children live: how far from home, and a picture in coarse counts. Never a pin or a name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from models.children.where_counts import counts_of
from models.shortlist.choose import SortBy, chosen
from models.shortlist.outside import outside
from pages.parts import cached, empty, where_view
from pages.parts.failing import end_page
from pages.parts.visitor import visitor

person = visitor()
st.page_link("children.py", label="← Children in residential care")
st.title("Where children live", anchor=False)
held = cached.list_of(person)
if held is None:
    empty.nothing_imported()
    end_page()
if not held.children:
    empty.nobody_lives_there()
    end_page()

asked = where_view.filter_line(held)
found = chosen(held.children, asked.wanted, SortBy.NAME, held.as_of)
if not found:
    empty.nobody_fits()
    end_page()
where_of = partial(cached.where_of, person, as_of=held.as_of)
if asked.suppress:
    counts = outside(held, cached.paused_of(person), where_of).where
else:
    counts = counts_of([where_of(one.child.key) for one in found])
st.markdown(where_view.how_many(counts))
where_view.distances(counts)
where_view.places(counts, cached.own_area(person))
st.caption(where_view.SOURCE)
