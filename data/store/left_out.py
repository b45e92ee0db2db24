"""Rows that are stored and mean nothing: counted, with their file and import. Of the own files the
row, of a cost file its price."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from data.formats.tables import COST_TABLES
from data.formats.tables import table_named as declared
from data.store.frames.councils import known_councils
from data.store.frames.prices import too_dear
from data.store.frames.usable import OWN_TABLES, days_of_import, usable_rows
from data.store.schema.bulk import read_frame
from data.store.schema.engine import Store, reading
from data.store.schema.tables import ROWS, import_file, import_run
from models.access import Actor, Permission, require


@dataclass(frozen=True, slots=True)
class RowsLeftOut:
    """Rows of one file that no page counts. `column`: the heading of what means nothing in them;
    `at_utc`: when the file was brought in; `is_price`: only the price of the row isn't counted."""

    title: str
    file: str
    at_utc: datetime
    column: str
    rows: int
    is_price: bool = False


def rows_left_out(store: Store, actor: Actor) -> tuple[RowsLeftOut, ...]:
    """Every group of such rows, by import, file and column; says nothing of any child.

    Of imports for councils that the person doesn't see there is none. Raises `NotAllowed`.
    """
    require(actor, Permission.IMPORT_FILES)
    with reading(store) as connection:
        runs = connection.execute(
            select(
                import_file.c.id, import_file.c.name, import_run.c.at_utc, import_run.c.council
            ).join(import_run)
        ).all()
        files = {
            row.id: row for row in runs if actor.councils is None or row.council in actor.councils
        }
        counts = _counts(connection)
    rows_left_outs = [
        RowsLeftOut(
            declared(name).title,
            files[file].name,
            files[file].at_utc,
            column,
            number,
            is_price=name in COST_TABLES,
        )
        for (name, file, column), number in counts.items()
        if file in files
    ]
    return tuple(
        sorted(
            rows_left_outs,
            key=lambda rows_left_out: (
                rows_left_out.at_utc,
                rows_left_out.file,
                rows_left_out.title,
                rows_left_out.column,
            ),
        )
    )


def _counts(connection: Connection) -> dict[tuple[str, int, str], int]:
    """By table, file and column, how many rows mean nothing."""
    days, councils = days_of_import(connection), known_councils(connection)
    counts: dict[tuple[str, int, str], int] = {}
    for name in sorted(OWN_TABLES):
        rows = read_frame(connection, select(*ROWS[name].c))
        checked = usable_rows(rows, name, days, councils.has)
        out = (checked.why != "").to_numpy()
        places = zip(rows["file_id"][out].tolist(), checked.why[out].tolist(), strict=True)
        for (file, why), number in Counter(places).items():
            counts[name, int(file), str(why)] = number
    for name in sorted(COST_TABLES):
        rows = read_frame(connection, select(*ROWS[name].c))
        of_files = Counter(rows["file_id"][too_dear(rows).to_numpy()].tolist())
        priced_by = declared(name).column("accrued_gbp" if name == "s251" else "total_gbp")
        for file, number in of_files.items():
            counts[name, int(file), priced_by.heading] = number
    return counts
