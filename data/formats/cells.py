"""Turning one column of text into values, and saying which cells can't be used and why.

Work is done once for each different value of the column and mapped back to the rows, because a
column of a return repeats few values many times.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.formats import values as parse
from data.formats.dates import parse_dates
from data.formats.faults import Fault
from data.formats.table import CellKind, Column, Table
from models.questions import Answers, plain_key

NOT_SAID = "not known"  # an answer: the file doesn't say, so nobody takes it for a no


@dataclass(frozen=True, slots=True)
class Cells:
    """One column converted; every array has one entry a row.

    `raw` the text as written (an index into `raw_values`); `text` an index into `texts`, the value
    as text in one fixed form ("" = blank), equal if and only if the values are; `fault` an index
    into `faults` (0 = none).
    """

    column: Column
    raw: np.ndarray
    raw_values: np.ndarray
    text: np.ndarray
    texts: np.ndarray
    fault: np.ndarray
    faults: tuple[Fault | None, ...]
    days: np.ndarray | None = None  # of a date column: the day of each of `texts`

    @property
    def is_blank(self) -> np.ndarray:
        """True where nothing usable is in the cell."""
        blank: np.ndarray = (self.texts == "")[self.text]
        return blank

    def dates(self) -> np.ndarray:
        """The values of a date column as whole days; NaT where blank."""
        days = _as_days(self.texts) if self.days is None else self.days
        values: np.ndarray = days[self.text]
        return values

    def values(self) -> pd.Series:
        """The values as the frames hold them: text, dates, numbers or true and false."""
        if self.column.kind is CellKind.DATE:
            return pd.Series(self.dates().astype("datetime64[us]"))
        if self.column.kind in _VALUES:
            return pd.Series(_VALUES[self.column.kind](self.texts).take(self.text))
        # Said to be objects, so that pandas doesn't turn every text into another kind of text.
        return pd.Series(_as_text(self.texts).take(self.text), dtype=object)

    def words(self) -> np.ndarray:
        """The text of each row in its one fixed form."""
        words: np.ndarray = self.texts[self.text]
        return words


def convert_cells(column: Column, cells: np.ndarray, today: date) -> Cells:
    """Convert and check one column of text; never fails, whatever the cells hold."""
    raw, uniques = pd.factorize(cells)
    stripped = [value.strip() for value in uniques.tolist()]
    texts, fault_by_number = _PARSERS[column.kind](column, stripped, today)
    faults: list[Fault | None] = [None]
    fault = np.zeros(len(uniques), dtype=np.int16)
    for position, fault_item in fault_by_number.items():
        if fault_item not in faults:
            faults.append(fault_item)
        fault[position] = faults.index(fault_item)
    ids, different = pd.factorize(np.array(texts, dtype=object))
    different = np.asarray(different, dtype=object)
    return Cells(
        column,
        raw,
        np.asarray(uniques, dtype=object),
        ids[raw],
        different,
        fault[raw] if fault_by_number else np.zeros(len(raw), dtype=np.int16),
        tuple(faults),
        _as_days(different) if column.kind is CellKind.DATE else None,
    )


def value_key(table: Table, column: Column, written: str) -> str:
    """The key of the question what a value of a stop column means."""
    value = " ".join(written.casefold().split())
    return f"{plain_key('value', f'{table.name}.{column.name}')}:{value}"


def with_answers(table: Table, column: Column, cells: np.ndarray, answers: Answers) -> np.ndarray:
    """The cells of a column, a value that somebody has explained replaced by what it means."""
    if not column.stop or not answers:
        return cells
    prefix = value_key(table, column, "")
    if not any(key.startswith(prefix) for key in answers):
        return cells
    meanings = {
        written: _meaning(answers[value_key(table, column, written)])
        for written in set(cells.tolist())
        if value_key(table, column, written) in answers
    }
    return np.array([meanings.get(cell, cell) for cell in cells.tolist()], dtype=object)


def _meaning(answer: str) -> str:
    return "" if answer == NOT_SAID else answer


def blank_cells(column: Column, rows: int) -> Cells:
    """A column that no file gives: nothing in every row."""
    nothing = np.zeros(rows, dtype=np.intp)
    values = np.array([""], dtype=object)
    return Cells(column, nothing, values, nothing, values, np.zeros(rows, dtype=np.int16), (None,))


Parser = Callable[[Column, list[str], date], tuple[list[str], dict[int, Fault]]]

_PARSERS: dict[CellKind, Parser] = {
    CellKind.IDENTIFIER: parse.parse_identifiers,
    CellKind.TEXT: parse.parse_texts,
    CellKind.DATE: parse_dates,
    CellKind.CODE: parse.parse_codes,
    CellKind.WHOLE: parse.whole_numbers,
    CellKind.NUMBER: parse.parse_numbers,
    CellKind.MONEY: parse.parse_money,
    CellKind.FLAG: parse.parse_flags,
    CellKind.YES_NO: parse.parse_flags,
    CellKind.POSTCODE: parse.parse_postcodes,
}


def _as_days(texts: np.ndarray) -> np.ndarray:
    return np.array(texts.tolist(), dtype="datetime64[D]")


def _as_text(texts: np.ndarray) -> np.ndarray:
    return np.array([text or None for text in texts.tolist()], dtype=object)


def _as_numbers(texts: np.ndarray) -> np.ndarray:
    return np.array([float(text) if text else np.nan for text in texts.tolist()], dtype=float)


def _as_flags(texts: np.ndarray) -> pd.api.extensions.ExtensionArray:
    meanings: dict[str, Any] = {"1": True, "0": False}
    return pd.array([meanings.get(text, pd.NA) for text in texts.tolist()], dtype="boolean")


_VALUES: dict[CellKind, Callable[[np.ndarray], Any]] = {
    CellKind.WHOLE: _as_numbers,
    CellKind.NUMBER: _as_numbers,
    CellKind.MONEY: _as_numbers,
    CellKind.FLAG: _as_flags,
    CellKind.YES_NO: _as_flags,
}
