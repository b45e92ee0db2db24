"""Rows stored before they were checked that mean nothing: told, so that they are mended."""

from collections.abc import Sequence

import streamlit as st

from data.formats.cost_columns import DEAREST_WEEK
from data.store.left_out import RowsLeftOut, rows_left_out
from models.access import Actor
from pages.parts import source, state
from pages.parts.words import writing
from pages.parts.words.tables import text_table


def left_out(person: Actor) -> None:
    """Draw how many there are, in which file and column; nothing where there are none."""
    store = source.current().own_store()
    rows_left_outs = state.kept(
        "bring_in.left_out",
        (source.current().version(), person.identifier),
        lambda: rows_left_out(store, person),
    )
    if not rows_left_outs:
        return
    st.header("Rows that mean nothing", anchor=False)
    st.markdown(sentence(rows_left_outs))
    text_table(
        ("Table", "File", "Imported", "Column", "Rows"),
        [
            (
                rows_left_out.title,
                rows_left_out.file,
                writing.a_date(rows_left_out.at_utc.date()),
                rows_left_out.column,
                f"{rows_left_out.rows:,}",
            )
            for rows_left_out in rows_left_outs
        ],
    )


def sentence(rows_left_outs: Sequence[RowsLeftOut]) -> str:
    """How many rows no page counts, and what to do."""
    number = sum(rows_left_out.rows for rows_left_out in rows_left_outs)
    prices = any(rows_left_out.is_price for rows_left_out in rows_left_outs)
    of_prices = (
        (
            " Of a row of placement costs only the price isn't counted: it is over "
            f"£{DEAREST_WEEK:,.0f} a week, by itself or with the other lines of its placement, and "
            "counts as not known."
        )
        if prices
        else ""
    )
    return (
        f"{writing.count(number, 'row')} of earlier imports {'has' if number == 1 else 'have'} a "
        "blank, an impossible value or a council that is not yours in the column named below. No "
        f"page counts them.{of_prices} Correct them at the source and import the file again."
    )
