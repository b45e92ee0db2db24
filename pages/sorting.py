"""Add a barrier to a child's move, answer a question, or say that a barrier is resolved."""

from functools import partial

import streamlit as st

from models.access import Permission
from models.recording.barrier import OTHER
from models.recording.complete import Round
from models.recording.subject import blocker_of
from pages.parts import cache
from pages.parts.child import barrier_form, form_words
from pages.parts.child.barrier_form import BarrierForm
from pages.parts.forms import drafting
from pages.parts.forms.about_child import about_child, back_to_child
from pages.parts.forms.drafting import Task
from pages.parts.shell import links, words
from pages.parts.shell.failing import end_page
from pages.parts.words import writing

found = about_child(words.BARRIERS, Permission.RECORD_BLOCKER)
thing = links.one_word("thing")
if not barrier_form.is_known(thing):
    barrier_form.pick()
    end_page()
about = blocker_of(found.key, thing)
stands = next((blocker for blocker in found.record.blockers if blocker.about == about), None)
today = cache.today()
blank = barrier_form.begun(thing, stands, barrier_form.raised_on(found.one, thing, today))
form = BarrierForm(own_words=thing.startswith(OTHER))
if not form.own_words:
    st.markdown(f"**{writing.plain(barrier_form.called(thing))}**")
then = partial(back_to_child, found, form_words.BARRIER_RECORDED)
task = Task(about, blank, found.record.version(about), form.draw, form.show, then)
drafting.fill_in(found.person, task, Round(today))
