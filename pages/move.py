"""One move of one child: how it stands and stood, what the rules say now, its next stage, money."""

import streamlit as st

from models.access import Permission, may
from pages.parts import state
from pages.parts.child import whereabouts
from pages.parts.moves import freeze, money_form, stage_form, story, words
from pages.parts.moves.about_move import about_move
from pages.parts.shell.visitor import visitor

person = visitor()
found = about_move(person)
whereabouts.trouble()
story.just_recorded(found)
money_open = money_form.is_asked_for(found)
if found.row is not None:
    story.how_it_stands(found)
story.their_words(found)
if may(person, Permission.RECORD_MOVE) and not money_open:
    stage_form.form(found)
elif found.row is None:
    st.info(words.MAY_NOT_BEGIN)
if found.row is not None and not state.shared_screen():
    money_form.money(found, open_form=money_open)
if found.row is not None:
    story.history(found)
    freeze.learn_ahead(found)
