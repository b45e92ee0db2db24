"""Write down what the child or somebody else said, an incident, or why support is not care."""

import streamlit as st

from models.recording.complete import Round
from pages.parts import cache
from pages.parts.child import writing_down
from pages.parts.forms import drafting
from pages.parts.forms.about_child import about_child

what = writing_down.chosen()
found = about_child("Write down", what.right)
writing_down.choose(what)
with st.container(border=True, key="card-form"):
    task = writing_down.task(found, what)
    if task is not None:
        drafting.fill_in(found.person, task, Round(cache.today()))
