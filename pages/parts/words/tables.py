"""Tables that a screen reader can read: every line of a figure, with its arithmetic and source."""

import re
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from models.saving.estimate import Window
from models.saving.portfolio import line_pence
from pages.parts.words import writing

if TYPE_CHECKING:
    from pandas.io.formats.style_render import CSSDict

# An amount, with a unit or a range after it: £1,250; +£1,250; −4.5%; £900 (£800 to £1,000).
_AMOUNT = re.compile(r"[+−-]?\u2060?£?[\d,]+(\.\d+)?(%|m)?( \(.*\)| to .*)?")

_NO_AMOUNT = frozenset({"not known", "none held", "not held", "none"})


def text_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows of text as a table; whatever a cell holds is shown letter by letter.

    A column of amounts stands at the right, so that pounds are under pounds.
    """
    safe = [[writing.plain(cell) for cell in row] for row in rows]
    frame = pd.DataFrame(safe, columns=list(columns))
    right = amount_columns(columns, rows)
    shown = _at_the_right(frame, right) if right and frame.columns.is_unique else frame
    st.table(shown, hide_index=True, border="horizontal")


def amount_columns(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns in which every cell that says anything is an amount."""
    texts = []
    for number, name in enumerate(columns):
        cells = [row[number] for row in rows if row[number].strip()]
        amounts = [cell for cell in cells if cell not in _NO_AMOUNT]
        if amounts and all(_AMOUNT.fullmatch(cell) for cell in amounts):
            texts.append(name)
    return texts


def _at_the_right(frame: pd.DataFrame, columns: list[str]) -> Styler:
    right = {"text-align": "right !important"}  # the page says left in each cell
    places = [list(frame.columns).index(name) for name in columns]
    heads: list[CSSDict] = [
        {"selector": f"th.col{place}", "props": list(right.items())} for place in places
    ]
    return frame.style.set_properties(subset=list[Hashable](columns), **right).set_table_styles(
        heads
    )


def lines_table(window: Window) -> None:
    """The lines of a saving and, last, their sum; money to the penny, so that it can be checked."""
    st.table(lines_frame(window), hide_index=True, border="horizontal")


def lines_frame(window: Window) -> pd.DataFrame:
    """What, £, how it is worked out, source: as text that is safe to show."""
    rows = [
        (line.label, writing.of_pence(full, to_the_penny=True), line.because, line.source)
        for line, full in zip(window.lines, line_pence(window), strict=True)
    ]
    rows.append(("Together", writing.money(window.gbp, pence=True), "the sum of the lines", ""))
    safe = [[writing.plain(cell) for cell in row] for row in rows]
    return pd.DataFrame(safe, columns=["What", "Pounds", "Worked out as", "Source"])
