"""Money in a meeting: only when a panel asks, never before a child, and each opening is logged."""

import streamlit as st

from models.problems import UserError
from pages.parts import cache, state
from pages.parts.child import money
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem
from pages.parts.shell import waiting
from pages.parts.shell.words import LEARNING
from pages.parts.words import move_value
from services.kept import PreparedStage
from services.meetings import log_costs_opened
from services.shortlist import options_for_child, shortlist_for


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
    if not waiting.is_ready(cache.council_of(turn.person), PreparedStage.SAVINGS):
        waiting.how_far(cache.council_of(turn.person), PreparedStage.SAVINGS, LEARNING)
        return
    child = options_for_child(cache.council_of(turn.person), turn.child.key, future=True)
    listed = shortlist_for(cache.council_of(turn.person))
    if child is None or listed is None:
        st.markdown(meeting_words.NO_COSTS)
        return
    money.placement_cost(child.current)
    money.moves(child, listed.move_on, move_value.on_board(turn.person, child.child.key))


def _open_costs(turn: AgendaItem, slot: str) -> None:
    try:
        log_costs_opened(
            cache.council_of(turn.person),
            meeting=turn.meeting.key,
            child=turn.child.key,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    state.put(slot, True)
