"""Opening the database: SQLite or PostgreSQL, safe settings, tables brought up to date."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from data.store.schema.migrations import bring_up_to_date
from data.store.schema.settings import DATABASE_URL, default_database_url
from data.store.schema.tables import metadata
from models.problems import UserError

WAIT_SECONDS = 60  # how long a write waits for another import to finish before it gives up
_WRITING = "circle_writing"


@dataclass(frozen=True, slots=True)
class Store:
    """An open database whose tables are up to date. `url_shown` has no password."""

    engine: Engine
    url_shown: str


def open_store(url: str | None = None) -> Store:
    """The database at that address, else `CIRCLE_DATABASE_URL`, else `var/circle.sqlite3`.

    The first opening makes the tables; a later one only reads the version. Two first openings at
    once are safe: one makes the tables, the other waits. Raises `UserError` when the folder can't
    be written, the server isn't there, or the database was made by a newer version of the tool.
    """
    address = _address(url or default_database_url())
    if address.get_backend_name() == "sqlite":
        _prepare_file(address)
    engine = _engine(address)
    store = Store(engine, address.render_as_string(hide_password=True))
    try:
        if address.get_backend_name() == "sqlite":
            _write_ahead(engine)
        bring_up_to_date(lambda: reading(store), lambda: writing(store), metadata)
    except (DBAPIError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise _cannot_open(store.url_shown, error) from error
    return store


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """One consistent view of everything held, however many tables are read through it."""
    engine = store.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """One transaction, all or nothing; `UserError` if another writer or a full disk prevents it."""
    engine = store.engine.execution_options(**{_WRITING: True})
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        if _says(error, "locked"):
            raise UserError(
                "The database",
                "somebody else has been writing to it for over a minute",
                "one import at a time",
                "Wait until the other import is done, then try again. Nothing was changed.",
            ) from error
        if _says(error, "disk is full"):
            raise UserError(
                "The database",
                "the disk is full",
                "room for the rows",
                "Make room on the disk, then try again. Nothing was changed.",
            ) from error
        raise


def _address(text: str) -> URL:
    """The parsed address; `postgres://` and `postgresql://` use the driver that we ship."""
    try:
        url = make_url(text)
        if url.drivername in {"postgres", "postgresql"}:
            url = url.set(drivername="postgresql+psycopg")
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError) as error:
        raise _not_an_address() from error
    named_file = url.database not in (None, "", ":memory:")
    if backend not in {"sqlite", "postgresql"} or (backend == "sqlite" and not named_file):
        raise _not_an_address()
    return url


def _not_an_address() -> UserError:
    # The address itself may hold a password, so it is not repeated.
    return UserError(
        "The database's address",
        "it can't be understood",
        "sqlite:///folder/file.sqlite3 or postgresql://user:password@server/database",
        f"Check --database or the environment variable {DATABASE_URL}.",
    )


def _prepare_file(address: URL) -> None:
    """Make the folder, and a file that only its owner may read; the rows name children.

    A file that is there is never opened here, only asked about: whoever closes a file lets go of
    all locks that the process holds on it (POSIX), those of SQLite's open connections too. Another
    process would then take itself for the last one and delete what isn't in the main file yet.
    """
    path = Path(str(address.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if not path.is_file() or not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise UserError(
            str(path),
            f"the database can't be written there ({error.strerror})",
            "a folder and a file that you may write to",
            f"Change the folder's rights, or name another place with {DATABASE_URL}.",
        ) from error


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "postgresql":
        return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    engine = create_engine(address, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _safe_settings)
    event.listen(engine, "begin", _begin)
    return engine


def _safe_settings(connection: sqlite3.Connection, _record: Any) -> None:
    """Every SQLite connection: keys enforced, a commit is on the disk before it returns."""
    connection.isolation_level = None  # SQLAlchemy begins; the driver must not do so by itself
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once, so two can't both read first and then collide."""
    writing_now = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing_now else "BEGIN")


def _write_ahead(engine: Engine) -> None:
    """Readers go on while somebody imports. The file remembers the setting."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # Two first openings at once: SQLite doesn't wait for this one setting. The other process
        # is making it; anything but a busy file is a real failure.
        if "locked" not in str(error):
            raise
    finally:
        raw.close()


def _says(error: DBAPIError, words: str) -> bool:
    """SQLite tells what went wrong in words only."""
    return isinstance(error.orig, sqlite3.OperationalError) and words in str(error.orig)


def _cannot_open(url_shown: str, error: Exception) -> UserError:
    error_shown = error.orig if isinstance(error, DBAPIError) else error
    first_line = str(error_shown).strip().splitlines()[0]
    return UserError(
        url_shown,
        f"the database can't be opened ({first_line})",
        "a database that this tool made, on a disk or server that answers",
        f"Check that it is there and that you may use it, or change {DATABASE_URL}.",
    )
