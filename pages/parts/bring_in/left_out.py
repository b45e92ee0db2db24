"""Rows stored before they were checked that mean nothing: told, so that they are mended."""

from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from pages.parts import cache, state
from pages.parts.bring_in import words
from pages.parts.shell import waiting
from pages.parts.words import writing
from pages.parts.words.tables import text_table
from services.bringing_in import DEAREST_WEEK, RowsLeftOut, rows_left_out
from services.kept import PreparedStage


def left_out(person: Actor) -> None:
    """Draw how many there are, in which file and column; nothing where there are none."""
    council = cache.council_of(person)
    if not waiting.is_ready(council, PreparedStage.BUDGET):
        return  # they are being looked for; nobody waits for it here
    rows_left_outs = state.kept(
        "bring_in.left_out",
        (council.versions.all, person.identifier),
        lambda: rows_left_out(council),
    )
    if not rows_left_outs:
        return
    st.header(words.ROWS_LEFT_OUT, anchor=False)
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
    of_prices = (" " + words.too_dear(DEAREST_WEEK)) if prices else ""
    return words.left_out(
        writing.count_of(number, "row"), "has" if number == 1 else "have", of_prices
    )
