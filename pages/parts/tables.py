"""Tables that a screen reader can read: every line of a figure, with its arithmetic and source."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.savings.estimate import Window
from models.savings.portfolio import line_pence
from pages.parts import words


def text_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows of text as a table; whatever a cell holds is shown letter by letter."""
    safe = [[words.plain(cell) for cell in row] for row in rows]
    st.table(pd.DataFrame(safe, columns=list(columns)), hide_index=True, border="horizontal")


def lines_table(window: Window) -> None:
    """The lines of a saving and, last, their sum; money to the penny, so that it can be checked."""
    st.table(lines_frame(window), hide_index=True, border="horizontal")


def lines_frame(window: Window) -> pd.DataFrame:
    """What, £, how it is worked out, source: as text that is safe to show."""
    rows = [
        (line.label, words.of_pence(whole, to_the_penny=True), line.because, line.source)
        for line, whole in zip(window.lines, line_pence(window), strict=True)
    ]
    rows.append(("Together", words.money(window.gbp, pence=True), "the sum of the lines", ""))
    safe = [[words.plain(cell) for cell in row] for row in rows]
    return pd.DataFrame(safe, columns=["What", "Pounds", "Worked out as", "Source"])
