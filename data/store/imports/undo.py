"""Taking the last import back: the rows as they were before it, the history of it kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, exists, false, or_, select, update

from data.store.prepared import forget_prepared
from data.store.schema.audit import add_audit_row
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import (
    ROWS,
    child,
    child_council,
    import_file,
    import_run,
    metadata,
    statutory_return,
)
from data.store.schema.write_lock import bump_data_version, lock_for_write
from models.access import Actor, Permission, require
from models.problems import NotAllowed, UserError


@dataclass(frozen=True, slots=True)
class LastImport:
    """The import that could be undone now. `rows`: the rows that it added and that would go;
    `files`: those in which a table was recognised."""

    import_id: int
    at_utc: datetime
    by: str
    council: str | None
    files: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took away. Children of whom nothing else is held went with their rows."""

    import_id: int
    rows: int
    returns: int
    children: int


def last_import(store: Store, actor: Actor) -> LastImport | None:
    """The newest import that changed anything and isn't undone; None if there is none.

    Imports that brought nothing new are passed over: there is nothing of theirs to take back.
    None also when it was for a council that isn't the person's. Raises `NotAllowed`.
    """
    require(actor, Permission.UNDO_IMPORT)
    with reading(store) as connection:
        run = _newest(connection)
        if run is None or not _is_theirs(actor, run.council):
            return None
        names = select(import_file.c.name).where(
            import_file.c.import_id == run.id, import_file.c.recognised_as != ""
        )
        files = connection.execute(names.order_by(import_file.c.name)).scalars()
        return LastImport(
            run.id,
            run.at_utc,
            run.actor,
            run.council,
            tuple(files),
            sum(count["kept"] for count in run.counts),
        )


def undo_last_import(store: Store, actor: Actor, now_utc: datetime, *, import_id: int) -> Undone:
    """Take back the import that the person saw, in one transaction with its audit row.

    Afterwards the rows, returns, children and their councils are those of before it. Its run and
    files stay as history, marked with who undid it and when. What people have recorded about a
    child is never taken away: such a child's key stays, without rows, and serves again when the
    child is imported again. Raises `NotAllowed`, or `UserError` if it isn't the last any more.
    """
    require(actor, Permission.UNDO_IMPORT)
    at_utc = now_utc.astimezone(UTC).replace(tzinfo=None)
    with writing(store) as connection:
        lock_for_write(connection)
        run = _newest(connection)
        if run is None or run.id != import_id:
            raise _not_the_last()
        if not _is_theirs(actor, run.council):
            raise _not_theirs(actor)
        done = _take_back(connection, run.id)
        mark = update(import_run).where(import_run.c.id == run.id)
        connection.execute(mark.values(undone_at_utc=at_utc, undone_by=actor.identifier))
        bump_data_version(connection)
        forget_prepared(connection)
        add_audit_row(
            connection,
            at_utc=at_utc,
            actor=actor,
            action="undo import",
            label=f"import_run/{run.id}",
            detail={"rows": done.rows, "returns": done.returns, "children": done.children},
        )
        return done


def _newest(connection: Connection) -> Row[Any] | None:
    """The newest import that isn't undone and of which anything is held."""
    runs = connection.execute(
        select(import_run).where(import_run.c.undone_at_utc.is_(None)).order_by(import_run.c.id)
    ).all()
    return next((run for run in reversed(runs) if _changed(connection, run)), None)


def _changed(connection: Connection, run: Row[Any]) -> bool:
    if any(count["kept"] for count in run.counts):
        return True
    of_run = (
        select(t.c.id).where(t.c.import_id == run.id) for t in (statutory_return, child_council)
    )
    return any(connection.execute(rows.limit(1)).first() is not None for rows in of_run)


def _take_back(connection: Connection, run: int) -> Undone:
    files = select(import_file.c.id).where(import_file.c.import_id == run)
    rows = sum(
        connection.execute(delete(table).where(table.c.file_id.in_(files))).rowcount
        for table in ROWS.values()
    )
    connection.execute(delete(child_council).where(child_council.c.import_id == run))
    returns = connection.execute(
        delete(statutory_return).where(statutory_return.c.import_id == run)
    ).rowcount
    nowhere = delete(child).where(~or_(false(), *(exists(query) for query in _mentions())))
    return Undone(run, rows, returns, connection.execute(nowhere).rowcount)


def _mentions() -> list[Select[Any]]:
    """For each column of any table that points to a child: the rows that point to this one."""
    return [
        select(column).where(column == child.c.key).correlate(child)
        for table in metadata.sorted_tables
        for column in table.c
        if any(key.references(child) for key in column.foreign_keys)
    ]


def _is_theirs(actor: Actor, council: str | None) -> bool:
    return actor.councils is None or council in actor.councils


def _not_theirs(actor: Actor) -> NotAllowed:
    return NotAllowed(
        "Undo",
        "the last import was for another council",
        f"an import for {', '.join(sorted(actor.councils or ())) or 'a council of yours'}",
        "Ask somebody who looks after that council's files.",
    )


def _not_the_last() -> UserError:
    return UserError(
        "Undo",
        "this is not the last import any more: somebody imported, or undid it, since you looked",
        "the last import",
        "Load the page again and look what the last import is now. Nothing was changed.",
    )
