"""About: how it works, which prices and evidence it uses and from where, and what it never does."""

import streamlit as st

from data.reference.contract_shares import contract_shares
from data.reference.method import NEVER, chapters
from data.reference.needs import scheme
from data.reference.prices import published_evidence
from data.reference.stage_weights import stage_weights
from data.reference.versions import versions
from pages.parts import cached
from pages.parts.about import rules, sources, words
from pages.parts.about.data_versions import data_held, versions_running
from pages.parts.shell.visitor import visitor

person = visitor()
st.title("About", anchor=False)
st.markdown(words.INTRODUCTION)
method = chapters()
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
sources.prices(cached.prices_in_force(person))
st.header(words.LASTING_HEADING, anchor=False)
sources.evidence(published_evidence())
st.header(words.STAGES_HEADING, anchor=False)
sources.stages(stage_weights())
sources.shares(contract_shares())
st.header("Ceilings and packages", anchor=False)
rules.ceilings_and_packages(scheme())
st.header("Data held", anchor=False)
data_held(cached.council_frame(person, "returns"))
st.header("Versions", anchor=False)
versions_running(versions())
