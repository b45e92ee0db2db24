"""One move of one child: how it stands and stood, what the rules say now, its next stage, money."""

from __future__ import annotations

import streamlit as st

from models.access import Permission, may
from pages.parts import move_form, move_freeze, move_money_form, move_view, state, whereabouts
from pages.parts.about_move import about_move
from pages.parts.visitor import visitor

person = visitor()
found = about_move(person)
whereabouts.trouble()
move_view.just_recorded(found)
money_open = move_money_form.is_asked_for(found)
if found.row is not None:
    move_view.how_it_stands(found)
move_view.their_words(found)
if may(person, Permission.RECORD_MOVE) and not money_open:
    move_form.form(found)
elif found.row is None:
    st.info("Your role doesn't begin moves.")
if found.row is not None and not state.shared_screen():
    move_money_form.money(found, open_form=money_open)
if found.row is not None:
    move_view.history(found)
    move_freeze.learn_ahead(found)
