"""Money in a meeting: only when a panel asks, never before a child, and each opening is logged."""

from __future__ import annotations

import streamlit as st

from data.store import costs_opened
from models.problems import UserError
from pages.parts import cached, money_view, one_value, source, state
from pages.parts.meeting_room import Turn


def costs(turn: Turn) -> None:
    """Money, only when the panel asks for it, and that is logged first."""
    if not turn.money_may_be_asked:
        return
    slot = f"meeting.costs.{turn.key}"
    opened = state.is_open(slot)
    if not opened:
        st.button("Open the costs (this is logged)", key=f"{slot}.open", on_click=_open_costs,
                  args=(turn, slot))  # fmt: skip
        return
    st.button("Close the costs", key=f"{slot}.close", on_click=state.clear, args=(slot,))
    one = cached.child_of(turn.person, turn.child.key, future=True)
    listed = cached.list_of(turn.person)
    if one is None or listed is None:
        st.markdown("No costs are held: by the data the child isn't in residential care now.")
        return
    money_view.placement_cost(one.current)
    money_view.moves(one, listed.move_on, one_value.on_board(turn.person, one.child.key))


def _open_costs(turn: Turn, slot: str) -> None:
    now = source.current()
    try:
        costs_opened.log_costs_opened(now.store_shown(), actor=turn.person,
                                      meeting=turn.meeting.key, child=turn.child.key,
                                      now=now.now())  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
        return
    state.put(slot, True)
