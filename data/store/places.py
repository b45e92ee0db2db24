"""The places of the postcodes that the rows hold: looked up once, kept, looked up again when the
directory is renewed. A postcode that can't be found is kept as unknown and never a rejection."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, delete, select, union

from data.formats.table import Kind
from data.formats.tables import TABLES
from data.places.directory import directory_version, look_up
from data.store.bulk import insert_frame, read_frame
from data.store.tables import ROWS, place

_POSTCODES = tuple(
    ROWS[table.name].c[column.name]
    for table in TABLES
    for column in table.columns
    if column.kind is Kind.POSTCODE
)


def keep_places(connection: Connection) -> int:
    """Look up every postcode of every row that has no place of this edition yet; how many.

    Part of an import's transaction. It also serves rows imported before places were kept, and
    renews all places when another edition of the directory is installed.
    """
    edition = directory_version()
    connection.execute(delete(place).where(place.c.directory_version != edition))
    held = set(connection.execute(select(place.c.text)).scalars())
    written = union(*(select(column) for column in _POSTCODES))
    new = {text for text in connection.execute(written).scalars() if text} - held
    if new:
        insert_frame(connection, place, look_up(new))
    return len(new)


def places_of(connection: Connection, texts: pd.Series) -> pd.DataFrame:
    """The places of these texts, by text. What no import has kept yet is looked up now."""
    held = read_frame(connection, select(*place.c))
    missing = set(texts.dropna().unique()) - set(held["text"]) - {""}
    if missing:
        held = pd.concat([held, look_up(missing)], ignore_index=True)
    return held.set_index("text")
