"""Batches made by hand for the store's tests, as the readers of `data/formats` would give them."""

import hashlib
from datetime import UTC, date, datetime

import pandas as pd
from sqlalchemy import exists, select

from data.formats.batch import Batch, Count, FileFacts, LooseRows, ReturnRows
from data.formats.table import CellKind
from data.formats.tables import table_named as declared
from data.store.schema.bulk import read_frame
from data.store.schema.engine import Store, reading
from data.store.schema.tables import ROWS, child, child_council, statutory_return

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

# Two children, ages 14 and 11, both open at the end of the year.
TWO_CHILDREN = (
    {"child_id": "0001", "decom": "2024-06-01", "rne": "S", "ls": "C2", "place": "K2",
     "place_provider": "PR4", "urn": "SC1234"},
    {"child_id": "0002", "decom": "2023-01-15", "rne": "S", "ls": "V2", "place": "U4",
     "place_provider": "PR1", "pl_post": "ZZ1 1ZZ"},
)  # fmt: skip
THEIR_HEADERS = (
    {"child_id": "0001", "dob": "2010-05-05", "sex": "1"},
    {"child_id": "0002", "dob": "2013-09-09", "sex": "2"},
)


def frame_of(table: str, records: tuple[dict[str, object], ...], file: str) -> pd.DataFrame:
    """Records as a reader's frame: every declared column in its dtype, `_file` and `_row`."""
    frame = pd.DataFrame(list(records), dtype=object)
    for column in declared(table).columns:
        values = frame.get(column.name, pd.Series(None, index=frame.index, dtype=object))
        if column.kind is CellKind.DATE:
            frame[column.name] = pd.to_datetime(values).astype("datetime64[us]")
        elif column.kind in {CellKind.MONEY, CellKind.NUMBER}:
            frame[column.name] = pd.to_numeric(values).astype("float64")
        elif column.kind in {CellKind.WHOLE, CellKind.FLAG}:
            frame[column.name] = pd.to_numeric(values).astype("Int64")
        elif column.kind is CellKind.YES_NO:
            frame[column.name] = values.astype("boolean")
        else:
            frame[column.name] = values.astype("str")
    frame["_file"] = file
    frame["_row"] = range(2, len(frame) + 2)
    return frame


def a_return(
    year: int,
    *,
    kind: str = "ssda903",
    name: str = "",
    content_date: date | None = None,
    **tables: tuple[dict[str, object], ...],
) -> ReturnRows:
    """A return of that collection year from records; files are `<name or year>/<table>.csv`."""
    frames = {
        table: frame_of(table, records, f"{name or year}/{table}.csv")
        for table, records in tables.items()
    }
    main = frames.get("episodes", frames.get("annex_a"))
    lines = [] if main is None else _lines(main.drop(columns=["_file", "_row"]))
    return ReturnRows(
        kind=kind,
        year=year,
        covers_from=date(year - 1, 4, 1),
        covers_to=date(year, 3, 31),
        content_date=content_date or date(year, 3, 31),
        fingerprint=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        tables=frames,
    )


def loose(
    table: str,
    *records: dict[str, object],
    price_year: int | None = None,
    file: str = "",
    stated_on: date | None = None,
) -> LooseRows:
    """Rows of a table that belongs to no return."""
    name = file or f"{table}.csv"
    because = "the file says so" if price_year else ""
    return LooseRows(table, name, frame_of(table, records, name), price_year, because, stated_on)


def a_batch(*parts: ReturnRows | LooseRows) -> Batch:
    """A batch whose counts say that every row was kept."""
    returns = tuple(part for part in parts if isinstance(part, ReturnRows))
    rows = tuple(part for part in parts if isinstance(part, LooseRows))
    frames = [(table, frame) for rows in returns for table, frame in rows.tables.items()]
    frames += [(row.table, row.frame) for row in rows]
    counts = tuple(
        Count(str(file), table, len(some), len(some), 0, 0, 0)
        for table, frame in frames
        for file, some in frame.groupby("_file")
    )
    files = tuple(
        FileFacts(name, hashlib.sha256(name.encode()).hexdigest(), 100, table)
        for name, table in sorted({(count.file, count.table) for count in counts})
    )
    return Batch(files, returns, rows, (), counts)


def a_year(year: int = 2025, **more: tuple[dict[str, object], ...]) -> ReturnRows:
    """A small whole return: two children, one in a children's home, one fostered."""
    return a_return(year, episodes=TWO_CHILDREN, header=THEIR_HEADERS, **more)


def content(store: Store) -> str:
    """A digest of what is held that ignores ids, times, keys and the files things came in."""
    with reading(store) as connection:
        keys = read_frame(connection, select(child.c.key, child.c.source, child.c.child_id))
        names = dict(zip(keys["key"], keys["source"] + "/" + keys["child_id"], strict=True))
        returns = read_frame(connection, select(*statutory_return.c)).astype("str")
        identity = returns["source"] + "/" + returns["kind"] + returns["year"]
        identity = identity + "/" + returns["fingerprint"]
        said_by = dict(zip(returns["id"].astype("int64"), identity, strict=True))
        parts = [_lines(returns.drop(columns=["id", "import_id"])), sorted(names.values())]
        for table in (child_council, *ROWS.values()):
            if not connection.execute(select(exists().select_from(table))).scalar_one():
                continue
            wanted = [c for c in table.c if c.name not in {"id", "file_id", "import_id"}]
            rows = read_frame(connection, select(*wanted))
            if "child_key" in rows:
                rows["child_key"] = rows["child_key"].map(names)
            if "return_id" in rows:
                rows["return_id"] = rows["return_id"].astype("int64").map(said_by)
            parts.append([table.name, *_lines(rows)])
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _lines(rows: pd.DataFrame) -> list[str]:
    text = rows.astype("str").fillna("")
    return sorted("|".join(line) for line in text.itertuples(index=False, name=None))
