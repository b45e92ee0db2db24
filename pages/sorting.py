"""Add what needs sorting about a child, answer a question, or say that something is sorted."""

from __future__ import annotations

from functools import partial

import streamlit as st

from models.access import Permission
from models.recording.blocker import OTHER
from models.recording.complete import Round
from models.recording.subject import blocker_of
from pages.parts import blocker_form, drafting, inputs, source, words
from pages.parts.about_child import about_child, back_to_child
from pages.parts.blocker_form import BlockerForm
from pages.parts.drafting import Task
from pages.parts.failing import end_page

found = about_child("What needs sorting", Permission.RECORD_BLOCKER)
thing = inputs.one_word("thing")
if not blocker_form.is_known(thing):
    blocker_form.pick()
    end_page()
about = blocker_of(found.key, thing)
stands = next((one for one in found.record.blockers if one.about == about), None)
today = source.current().today()
blank = blocker_form.begun(thing, stands, blocker_form.raised_on(found.one, thing, today))
form = BlockerForm(own_words=thing.startswith(OTHER))
if not form.own_words:
    st.markdown(f"**{words.plain(blocker_form.called(thing))}**")
then = partial(back_to_child, found, "It is recorded under what needs sorting.")
task = Task(about, blank, found.record.version(about), form.draw, form.show, then)
drafting.fill_in(found.person, task, Round(today))
