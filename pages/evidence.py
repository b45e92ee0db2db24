"""Evidence: how good the estimates were on this council's own past years, and where they stop."""

from __future__ import annotations

import streamlit as st

from data.reference.evidence_bar import bar_rows
from pages.parts import cached, empty
from pages.parts.evidence_about import bar_table, refused, versions, what_it_is
from pages.parts.evidence_forecast import forecasts
from pages.parts.evidence_groups import groups
from pages.parts.evidence_lasting import lasting
from pages.parts.failing import end_page
from pages.parts.visitor import visitor
from pages.parts.waiting import wait_for

person = visitor()
st.title("Evidence", anchor=False)
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()

found = wait_for(cached.evidence_of(person), "evidence")
what_it_is(found)
st.header("Do moves last as often as it says?", anchor=False)
lasting(found)
st.header("Do forecasts come true?", anchor=False)
forecasts(found)
st.header("Is it as right for everybody?", anchor=False)
groups(found, person)
st.header("The bar, set beforehand", anchor=False)
bar_table(bar_rows())
st.header("What it refuses to say", anchor=False)
refused(found)
st.header("Versions", anchor=False)
versions(found)
