"""Adding the rows of one table that are not held yet; those that are held are merged."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Table, select

from data.formats.cost_columns import TOGETHER
from data.formats.tables import table_named as declared
from data.store.imports.children import ChildKeys
from data.store.schema.bulk import as_stored, insert_frame, read_frame
from data.store.schema.tables import CHILD_ID, FILE_STATED_ON, ROWS, import_file, import_run

_PROVENANCE = {"id", "file_id", "return_id", FILE_STATED_ON}


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the rows of one frame, by file: rows given, and rows that were held."""

    given: dict[str, int]
    held: dict[str, int]

    @property
    def added(self) -> int:
        return sum(self.given.values()) - sum(self.held.values())


def add_rows(
    connection: Connection,
    table: str,
    frame: pd.DataFrame,
    *,
    keys: ChildKeys,
    file_ids: dict[str, int],
    place: dict[str, object],
    held_where: ColumnElement[bool],
    anew: np.ndarray | None = None,
) -> Merged:
    """Insert the rows that differ somewhere from every held row that `held_where` selects.

    `place` holds the values of the columns that say where the rows belong (return, price year …).
    `anew`: True for rows that are added although they are held, as a later word took their place.
    """
    target = ROWS[table]
    rows = _as_rows(target, frame, keys, place)
    # What the reader worked out follows from the rest, and may be worked out better one day.
    derived = {column.name for column in declared(table).columns if column.derived}
    derived -= {column.name for column in TOGETHER}  # these follow from other rows of the file
    compared = [c.name for c in target.c if c.name not in _PROVENANCE | derived]
    frame_stored = read_frame(connection, _held(target, compared, held_where))
    series = pd.concat([frame_stored[compared], rows[compared]], ignore_index=True).duplicated()
    is_held = series.to_numpy()[len(frame_stored) :]
    if anew is not None:
        is_held = is_held & ~anew
    rows["file_id"] = frame["_file"].map(file_ids).to_numpy()
    insert_frame(connection, target, rows[~is_held])
    files = frame["_file"].astype("str")
    return Merged(_by_file(files), _by_file(files[is_held]))


def _as_rows(
    target: Table, frame: pd.DataFrame, keys: ChildKeys, place: dict[str, object]
) -> pd.DataFrame:
    """The frame as the table would give it back; a column that the file lacks is unknown."""
    rows = {}
    for column in target.c:
        unknown = pd.Series(place.get(column.name), index=frame.index, dtype=object)
        if column.name == "child_key":
            rows[column.name] = keys.of(frame[CHILD_ID])
        elif column.name in place:
            rows[column.name] = as_stored(unknown, column)
        elif column.name not in {"id", "file_id"}:
            rows[column.name] = as_stored(frame.get(column.name, unknown), column)
    return pd.DataFrame(rows, index=frame.index)


def _held(target: Table, compared: list[str], where: ColumnElement[bool]) -> Select[Any]:
    joined = target.join(import_file).join(import_run)
    return select(*(target.c[name] for name in compared)).select_from(joined).where(where)


def _by_file(files: pd.Series) -> dict[str, int]:
    return {str(name): int(number) for name, number in files.value_counts().items()}
