"""Moves: every move by stage, how long it stands there and waiting for what. Never by money."""

import streamlit as st

from models.pipeline.board import moves_by_stage
from pages.parts import cache
from pages.parts.child import whereabouts
from pages.parts.moves import board as moves_board
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.visitor import visitor
from services.children import find_children
from services.council_data import data_date
from services.moves import moves_today
from services.shortlist import shortlist_for

person = visitor()
council = cache.council_of(person)
st.title("Moves", anchor=False)
whereabouts.trouble()
if data_date(council) is None:
    empty.nothing_imported()
    end_page()

found = moves_today(council)
keys = {row.move.child for row in found.rows} | {
    panel_decided.child for panel_decided in found.to_begin
}
people = {child.key: child for child in find_children(council, frozenset(keys))}
moves_board.to_begin(person, found.to_begin, people)
if not found.rows:
    empty.no_move_yet()
    end_page()
asked = moves_board.choices(person, people)
stages = moves_by_stage(asked.of(found.rows, people), asked.order)
moves_board.summary(stages)
listed = shortlist_for(council)
opened = frozenset(child.child.key for child in listed.children) if listed else frozenset()
moves_board.by_stage(person, stages, people, opened, show_money=asked.show_money)
moves_board.weights(found.weights)
