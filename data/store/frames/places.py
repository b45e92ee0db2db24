"""The places of the postcodes that the rows hold: looked up once, kept, looked up again when the
directory is renewed. A postcode that can't be found is kept as unknown and never a rejection."""

import pandas as pd
from sqlalchemy import Connection, delete, select, union

from data.formats.table import CellKind
from data.formats.tables import TABLES
from data.places.directory import directory_version, look_up
from data.store.schema.bulk import insert_frame, read_frame
from data.store.schema.tables import ROWS, place

_POSTCODES = tuple(
    ROWS[table.name].c[column.name]
    for table in TABLES
    for column in table.columns
    if column.kind is CellKind.POSTCODE
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
    frame = read_frame(connection, select(*place.c))
    missing = set(texts.dropna().unique()) - set(frame["text"]) - {""}
    if missing:
        frame = pd.concat([frame, look_up(missing)], ignore_index=True)
    return frame.set_index("text")
