"""Rows of the own files that mean something: what an earlier version kept and ours would reject.

The declarations that check a file at the door are asked again of what is held, so that no stored
row can break a page. A row that means nothing is in no frame; `left_out.py` counts and tells them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from data.formats import needs_profile, own_files
from data.formats.table import CellKind, Column
from data.formats.tables import table_named as declared
from data.formats.values import FIRST_FINANCIAL_YEAR
from data.store.schema.tables import import_file, import_run
from models.money import FinancialYear

OWN_TABLES = frozenset(table.name for table in (*own_files.TABLES, *needs_profile.TABLES))
_FIRST, _LAST = pd.Timestamp("1900-01-01"), pd.Timestamp("2100-01-01")
_YEARS = frozenset({"financial_year", "price_year"})
_NUMBERS = frozenset({CellKind.MONEY, CellKind.NUMBER, CellKind.WHOLE})


@dataclass(frozen=True, slots=True)
class UsableRows:
    """Rows as they may be read, those that mean nothing gone and cells that mean nothing blank.

    `why`: of every row that was given the heading of the column for which it is left out, "" of one
    that is read.
    """

    rows: pd.DataFrame
    why: pd.Series


def usable_rows(
    rows: pd.DataFrame, table: str, imported: pd.Series, is_ours: Callable[[str], bool]
) -> UsableRows:
    """Check the rows of one own table as its declaration says.

    `rows` under our names, with `file_id`; `imported`: the day on which each file was brought in,
    by its id. `is_ours`: whether a name is one of the councils served.
    """
    rows = rows.reset_index(drop=True)
    why = pd.Series("", index=rows.index, dtype="str")
    if rows.empty:
        return UsableRows(rows, why)
    days = rows["file_id"].map(imported)
    for column in declared(table).columns:
        if column.name not in rows:
            continue
        odd = _odd(rows, column, days, is_ours)
        blank = _blank(rows[column.name])
        wrong = odd | blank if column.rejects_blank else odd
        if column.rejects_unreadable or column.council:
            why = why.mask((why == "") & wrong, column.heading)
        elif odd.any():
            rows[column.name] = rows[column.name].mask(odd)
    for column in declared(table).columns:
        why = why.mask((why == "") & _contradicts(rows, column), column.heading)
    return UsableRows(rows[(why == "").to_numpy()].reset_index(drop=True), why)


def days_of_import(connection: Connection) -> pd.Series:
    """The day on which each file was brought in, by the file's id."""
    wanted = select(import_file.c.id, import_run.c.at_utc).join(import_run)
    found = connection.execute(wanted).all()
    return pd.Series({row.id: pd.Timestamp(row.at_utc.date()) for row in found}, dtype="object")


def _blank(cells: pd.Series) -> pd.Series:
    return cells.isna() | (cells.astype("str").str.strip() == "").fillna(False).astype(bool)


def _odd(
    rows: pd.DataFrame, column: Column, days: pd.Series, is_ours: Callable[[str], bool]
) -> pd.Series:
    """True where something stands that the column can't hold."""
    cells = rows[column.name]
    if column.kind in _NUMBERS:
        return _odd_numbers(cells, column)
    if column.kind is CellKind.DATE:
        return _odd_days(cells, column, days)
    if column.name in _YEARS:
        return cells.notna() & ~_each(cells, _is_year)
    if column.council:
        return cells.notna() & ~_each(cells, is_ours)
    if column.kind is CellKind.CODE and column.values:
        return cells.notna() & ~cells.isin([str(value) for value in column.values])
    return pd.Series(False, index=rows.index)


def _odd_numbers(cells: pd.Series, column: Column) -> pd.Series:
    numbers = pd.to_numeric(cells).astype("float64")
    low = -np.inf if column.lowest is None else column.lowest
    high = np.inf if column.highest is None else column.highest
    return numbers.notna() & (~np.isfinite(numbers) | (numbers < low) | (numbers > high))


def _odd_days(cells: pd.Series, column: Column, days: pd.Series) -> pd.Series:
    dates = pd.to_datetime(cells)
    odd = (dates < _FIRST) | (dates > _LAST)
    years, series = dates.dt.year, pd.to_datetime(days).dt.year
    if column.years_back is not None:
        odd |= years < series - column.years_back
    if column.years_ahead is not None:
        odd |= years > series + column.years_ahead
    return dates.notna() & odd


def _contradicts(rows: pd.DataFrame, column: Column) -> pd.Series:
    """True where a column says what another of the row rules out."""
    wrong = pd.Series(False, index=rows.index)
    if column.name not in rows:
        return wrong
    cells = rows[column.name]
    for other, compared in (
        (column.at_least, cells.lt),
        (column.at_most, cells.gt),
        (column.differs_from, cells.eq),
    ):
        if other and other in rows:
            wrong |= compared(rows[other]).fillna(False).astype(bool)
    return wrong


def _is_year(text: str) -> bool:
    try:
        start = FinancialYear.parse(text).start
    except ValueError:
        return False
    return FIRST_FINANCIAL_YEAR <= start < _LAST.year


def _each(cells: pd.Series, function: Callable[[str], bool]) -> pd.Series:
    """The answer for each different text, on every row."""
    answers = {text: function(str(text)) for text in cells.dropna().unique()}
    return cells.map(answers).fillna(False).astype(bool)
