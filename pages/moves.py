"""Moves: every move by stage, how long it stands there and waiting for what. Never by money."""

from __future__ import annotations

import streamlit as st

from models.moves.board import board
from pages.parts import cached, empty, moves_board, whereabouts
from pages.parts.failing import end_page
from pages.parts.shared import list_hidden
from pages.parts.visitor import visitor

person = visitor()
st.title("Moves", anchor=False)
if list_hidden():
    end_page()
whereabouts.trouble()
if cached.data_date(person) is None:
    empty.nothing_imported()
    end_page()

found = cached.moves_of(person)
keys = {one.move.child for one in found.rows} | {one.child for one in found.to_begin}
people = {one.key: one for one in cached.people_of(person, frozenset(keys))}
moves_board.to_begin(person, found.to_begin, people)
if not found.rows:
    empty.no_move_yet()
    end_page()
asked = moves_board.choices(person, people)
stages = board(asked.of(found.rows, people), asked.order)
moves_board.summary(stages)
listed = cached.list_of(person)
opened = frozenset(one.child.key for one in listed.children) if listed else frozenset()
moves_board.by_stage(person, stages, people, opened, show_money=asked.show_money)
moves_board.weights(found.weights)
