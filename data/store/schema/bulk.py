"""Many rows at once between frames and tables, the quick way of each engine, same values on both.

A missing value of a frame (NaN, NaT, NA, None) is NULL in the table, and back. In a frame a date
is datetime64 (whole days), an amount float64, a whole number Int64, yes or no boolean, text str.
"""

from contextlib import closing
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Double,
    Integer,
    Select,
    Table,
    Text,
    insert,
    type_coerce,
)

_CHUNK = 20_000  # rows at a time, so that the rows' text never fills the memory


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Add the frame's rows; its columns are columns of the table (those left out stay NULL)."""
    columns = [column for column in table.c if column.name in frame.columns]
    ready = [_for_driver(as_stored(frame[column.name], column), column) for column in columns]
    for start in range(0, len(frame), _CHUNK):
        rows = list(zip(*(values[start : start + _CHUNK] for values in ready), strict=True))
        if connection.dialect.name == "postgresql":
            _copy(connection, table, columns, rows)
        else:
            names = [column.name for column in columns]
            statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
            connection.exec_driver_sql(str(statement), rows)


def read_frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    """The query's rows, each column in the one dtype of its kind, whatever the engine."""
    columns = list(query.selected_columns)
    # Raw cells: pandas turns a whole column of dates at once, where SQLAlchemy goes cell by cell.
    raw = [type_coerce(column, Text).label(column.name) for column in columns]
    found = connection.execute(query.with_only_columns(*raw, maintain_column_froms=True))
    cells = _by_column(found.cursor, len(columns))
    return pd.DataFrame(
        {
            column.name: _from_driver(values, column)
            for column, values in zip(columns, cells, strict=True)
        }
    )


def _by_column(driver: Any, columns: int) -> list[list[Any]]:
    """The driver's own rows turned into columns, a part at a time: no row is wrapped or kept.

    `driver`: its own cursor.
    """
    cells: list[list[Any]] = [[] for _ in range(columns)]
    with closing(driver) as cursor:
        while rows := cursor.fetchmany(_CHUNK):
            for column, values in zip(cells, zip(*rows, strict=True), strict=True):
                column.extend(values)
    return cells


def as_stored(values: pd.Series, column: Column[Any]) -> pd.Series:
    """The values in the dtype and form in which the table would give them back."""
    kind = column.type
    if isinstance(kind, Date):
        return pd.Series(pd.to_datetime(values)).dt.normalize().astype("datetime64[us]")
    if isinstance(kind, Double):
        return pd.Series(pd.to_numeric(values)).astype("float64")
    if isinstance(kind, Integer):
        return pd.Series(pd.to_numeric(values)).astype("Int64")
    if isinstance(kind, Boolean):
        return values.astype("boolean")
    # PostgreSQL has no NUL character in text; a file that has one loses it on both engines.
    return values.astype("str").str.replace("\x00", "", regex=False)


def _for_driver(values: pd.Series, column: Column[Any]) -> list[Any]:
    """Python values that both drivers take: dates as ISO text, None for missing."""
    missing = values.isna().to_numpy()
    if isinstance(column.type, Date):
        days = values.to_numpy().astype("datetime64[D]")
        cells = np.datetime_as_string(days).astype(object)
    else:
        cells = values.astype(object).to_numpy(copy=True)
    cells[missing] = None
    return list(cells.tolist())


def _from_driver(values: list[Any], column: ColumnElement[Any]) -> pd.Series:
    kind = column.type
    if isinstance(kind, Date):
        return pd.Series(np.array(values, dtype="datetime64[D]").astype("datetime64[us]"))
    if isinstance(kind, Double):
        return pd.Series(np.array(values, dtype="float64"))
    if isinstance(kind, Integer):
        return pd.Series(values, dtype="Int64")
    if isinstance(kind, Boolean):
        flags = [None if value is None else bool(value) for value in values]
        return pd.Series(flags, dtype="boolean")
    return pd.Series(values, dtype="str")


def _copy(
    connection: Connection, table: Table, columns: list[Column[Any]], rows: list[tuple[Any, ...]]
) -> None:
    """PostgreSQL's COPY, inside the connection's transaction."""
    from psycopg import sql

    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
