"""Moves: every move by stage, how long it stands there and waiting for what. Never by money."""

import streamlit as st

from models.pipeline.board import board
from pages.parts import cached
from pages.parts.child import whereabouts
from pages.parts.moves import board as moves_board
from pages.parts.shell import empty
from pages.parts.shell.failing import end_page
from pages.parts.shell.shared_screen import list_hidden
from pages.parts.shell.visitor import visitor

person = visitor()
st.title("Moves", anchor=False)
if list_hidden():
    end_page()
whereabouts.trouble()
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()

found = cached.moves_of(person)
keys = {row.move.child for row in found.rows} | {
    panel_decided.child for panel_decided in found.to_begin
}
people = {child.key: child for child in cached.people_of(person, frozenset(keys))}
moves_board.to_begin(person, found.to_begin, people)
if not found.rows:
    empty.no_move_yet()
    end_page()
asked = moves_board.choices(person, people)
stages = board(asked.of(found.rows, people), asked.order)
moves_board.summary(stages)
listed = cached.list_of(person)
opened = frozenset(child.child.key for child in listed.children) if listed else frozenset()
moves_board.by_stage(person, stages, people, opened, show_money=asked.show_money)
moves_board.weights(found.weights)
