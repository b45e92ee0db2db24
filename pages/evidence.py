"""Evidence: how good the estimates were on this council's own past years, and where they stop."""

import streamlit as st

from pages.parts import cache
from pages.parts.evidence import words
from pages.parts.evidence.about import bar_table, refused, versions, what_it_is
from pages.parts.evidence.forecast import forecasts
from pages.parts.evidence.groups import groups
from pages.parts.evidence.lasting import lasting
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from pages.parts.shell.waiting import wait_for
from services.council_data import data_date
from services.evidence import evidence_of_engine, may_see_groups
from services.reference import bar_rows

person = visitor()
council = cache.council_of(person)
st.title("Evidence", anchor=False)
if data_date(council) is None:
    empty.nothing_imported()
    end_page()

found = wait_for(
    cache.in_background(evidence_of_engine, council, may_see_groups(council)), "evidence"
)
what_it_is(found)
st.header(words.LASTING_HEADING, anchor=False)
lasting(found)
st.header(words.FORECASTS_HEADING, anchor=False)
forecasts(found)
st.header(words.GROUPS_HEADING, anchor=False)
groups(found, person)
st.header(words.BAR_HEADING, anchor=False)
bar_table(bar_rows())
st.header(words.REFUSALS_HEADING, anchor=False)
refused(found)
st.header("Versions", anchor=False)
versions(found)
