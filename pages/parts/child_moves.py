"""On a child's page, below Where next?: the moves under way, and one line to begin one."""

from __future__ import annotations

import streamlit as st

from models.access import Actor, Permission, may
from models.moves.words import headline
from pages.parts import cached, moves_board, names, state, words


def of_child(person: Actor, child: str, *, may_begin: bool = True) -> None:
    """Nothing while others look on: the child may be among them. `may_begin` False: so near 18 that
    nobody is prompted to a move."""
    if state.shared_screen():
        return
    found = cached.moves_of(person)
    for row in found.of_child(child):
        now = row.move.now
        to = f", to {words.small(names.SETTING[now.destination])}" if now.destination else ""
        with st.container(horizontal=True, vertical_alignment="center",
                          key=f"child-move-{row.move.key}"):  # fmt: skip
            st.markdown(words.plain(f"Move{to}: {headline(now)}."), width="content")
            st.page_link("move.py", label="Open",
                         query_params={"child": child, "move": row.move.key})  # fmt: skip
    decided = found.decided_for(child)
    if not may_begin:
        return
    if decided is not None:
        moves_board.begin_line(person, decided)
    elif may(person, Permission.RECORD_MOVE):
        with st.container(key="begin-a-move"):
            label = "Begin another move" if found.of_child(child) else "Begin a move"
            st.page_link("move.py", label=label, query_params={"child": child})
