"""On a child's page, below Where next?: the moves under way, and one line to begin one."""

import streamlit as st

from models.access import Actor, Permission, may
from models.pipeline.panel_decisions import PanelDecided
from models.pipeline.words import stage_headline
from pages.parts import cache, state
from pages.parts.child import words
from pages.parts.words import names, writing
from services.moves import moves_today


def of_child(person: Actor, child: str, *, may_begin: bool = True) -> None:
    """Nothing while others look on: the child may be among them. `may_begin` False: so near 18 that
    nobody is prompted to a move."""
    if state.shared_screen():
        return
    pipeline = moves_today(cache.council_of(person))
    for row in pipeline.of_child(child):
        move_stage = row.move.now
        to = (
            f", to {writing.lower_first(names.SETTING[move_stage.destination])}"
            if move_stage.destination
            else ""
        )
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"child-move-{row.move.key}"
        ):
            st.markdown(writing.plain(f"Move{to}: {stage_headline(move_stage)}."), width="content")
            st.page_link(
                "move.py", label="Open", query_params={"child": child, "move": row.move.key}
            )
    decided = pipeline.decided_for(child)
    if not may_begin:
        return
    if decided is not None:
        begin_line(person, decided)
    elif may(person, Permission.RECORD_MOVE):
        with st.container(key="begin-a-move"):
            label = "Begin another move" if pipeline.of_child(child) else "Begin a move"
            st.page_link("move.py", label=label, query_params={"child": child})


def begin_line(person: Actor, panel_decided: PanelDecided, whose: str = "") -> None:
    """The panel on 3 March 2026 decided: match, a foster family. Begin the move."""
    label = writing.lower_first(names.OUTCOME[panel_decided.outcome])
    where = (
        writing.lower_first(names.SETTING[panel_decided.destination])
        if panel_decided.destination
        else "place not said"
    )
    text = words.panel_decided(writing.a_date(panel_decided.on), label, where)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"begin-{panel_decided.child}"
    ):
        st.markdown(writing.plain(f"{whose}: {text}" if whose else text), width="content")
        if may(person, Permission.RECORD_MOVE):
            st.page_link(
                "move.py",
                label="Begin the move",
                query_params={"child": panel_decided.child, "meeting": panel_decided.meeting},
            )
