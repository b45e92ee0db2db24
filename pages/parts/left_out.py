"""Rows stored before they were checked that mean nothing: told, so that they are mended."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.formats.cost_columns import DEAREST_WEEK
from data.store.left_out import RowsLeftOut, rows_left_out
from models.access import Actor
from pages.parts import source, state, words
from pages.parts.tables import text_table


def left_out(person: Actor) -> None:
    """Draw how many there are, in which file and column; nothing where there are none."""
    store = source.current().own_store()
    found = state.kept(
        "bring_in.left_out", (source.current().version(), person.identifier),
        lambda: rows_left_out(store, person),
    )  # fmt: skip
    if not found:
        return
    st.header("Rows that mean nothing", anchor=False)
    st.markdown(sentence(found))
    text_table(
        ("Table", "File", "Imported", "Column", "Rows"),
        [
            (one.title, one.file, words.a_date(one.at_utc.date()), one.column, f"{one.rows:,}")
            for one in found
        ],
    )


def sentence(found: Sequence[RowsLeftOut]) -> str:
    """How many rows no page counts, and what to do."""
    number = sum(one.rows for one in found)
    prices = any(one.is_price for one in found)
    of_prices = (
        " Of a row of placement costs only the price isn't counted: it is over "
        f"£{DEAREST_WEEK:,.0f} a week, by itself or with the other lines of its placement, and "
        "counts as not known."
    ) if prices else ""  # fmt: skip
    return (
        f"{words.count(number, 'row')} of earlier imports {'has' if number == 1 else 'have'} a "
        "blank, an impossible value or a council that is not yours in the column named below. No "
        f"page counts them.{of_prices} Correct them at the source and import the file again."
    )
