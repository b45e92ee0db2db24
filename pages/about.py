"""About: how it works, which prices and evidence it uses and from where, and what it never does."""

import streamlit as st

from pages.parts import cache
from pages.parts.about import rules, sources, words
from pages.parts.about.data_versions import data_held, versions_running
from pages.parts.shell.visitor import visitor
from services.council_data import council_frame, prices_in_force
from services.reference import (
    NEVER,
    contract_shares,
    load_chapters,
    load_scheme,
    published_evidence,
    running_versions,
    stage_weights,
)

person = visitor()
council = cache.council_of(person)
st.title("About", anchor=False)
st.markdown(words.INTRODUCTION)
method = load_chapters()
for chapter in method:
    if chapter.heading == NEVER:
        st.header(NEVER, anchor=False)
        st.markdown(chapter.text)

st.header("How it works", anchor=False)
st.caption(words.METHOD_FILE)
for chapter in method:
    if chapter.heading != NEVER:
        with st.expander(chapter.heading):
            st.markdown(chapter.text)

st.header("Prices in force", anchor=False)
sources.prices(prices_in_force(council))
st.header(words.LASTING_HEADING, anchor=False)
sources.evidence(published_evidence())
st.header(words.STAGES_HEADING, anchor=False)
sources.stages(stage_weights())
sources.shares(contract_shares())
st.header("Ceilings and packages", anchor=False)
rules.ceilings_and_packages(load_scheme())
st.header("Data brought in", anchor=False)
data_held(council_frame(council, "returns"))
st.header("Versions", anchor=False)
versions_running(running_versions())
