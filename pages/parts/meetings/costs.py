"""Money in a meeting: only when a panel asks, never before a child, and each opening is logged."""

import streamlit as st

from data.store.record import costs_opened
from models.problems import UserError
from pages.parts import cached, source, state
from pages.parts.child import money
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem
from pages.parts.words import move_value


def costs(turn: AgendaItem) -> None:
    """Money, only when the panel asks for it, and that is logged first."""
    if not turn.money_may_be_asked:
        return
    slot = f"meeting.costs.{turn.key}"
    opened = state.is_open(slot)
    if not opened:
        st.button(
            meeting_words.OPEN_COSTS,
            key=f"{slot}.open",
            on_click=_open_costs,
            args=(turn, slot),
        )
        return
    st.button("Close the costs", key=f"{slot}.close", on_click=state.clear, args=(slot,))
    child = cached.child_of(turn.person, turn.child.key, future=True)
    listed = cached.list_of(turn.person)
    if child is None or listed is None:
        st.markdown(meeting_words.NO_COSTS)
        return
    money.placement_cost(child.current)
    money.moves(child, listed.move_on, move_value.on_board(turn.person, child.child.key))


def _open_costs(turn: AgendaItem, slot: str) -> None:
    seam = source.current()
    try:
        costs_opened.log_costs_opened(
            seam.store_shown(),
            actor=turn.person,
            meeting=turn.meeting.key,
            child=turn.child.key,
            now_utc=seam.now(),
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    state.put(slot, True)
