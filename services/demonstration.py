"""Making the demonstration's database: once, whole or not at all, two starts at once safe."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from data.demo.council import write_council
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.active_store import (
    DEMO_FILE,
    HALF_MADE,
    MADE_BY,
    PUT_AWAY,
    delete_database,
    demo_url,
    is_made,
)
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import data_version, recorded, statutory_return
from models.access import Actor, Role
from models.problems import UserError
from services.demonstration_moves import record_moves

SEED = 2029  # one whose own averages lie near those of many seeds
OLD_AFTER_DAYS = 35  # older data asks on every page to be checked first: no way to begin
Record = Callable[[Store, Actor, date, int], int]
_MAKER = Actor(MADE_BY, frozenset({Role.LOCAL_OWNER}))


def make_demo(
    folder: Path, today: date, say: Callable[[str], None], record: Record = record_moves
) -> bool:
    """Make the demonstration unless a good one is there or it was put away; True if it was made.

    `say` tells a person what takes the time. `record` writes what is on record of its moves.
    """
    if (folder / PUT_AWAY).exists() or _is_good(folder, today):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(folder):
        if _is_good(folder, today):  # somebody else made it while we waited
            return False
        say("Making the demonstration council (about 30 seconds, once) …")
        for path in folder.glob(f"{HALF_MADE}*"):
            shutil.rmtree(path)
        work = Path(tempfile.mkdtemp(prefix=HALF_MADE, dir=folder))
        try:
            _fill(work, today, record)
            delete_database(folder)
            (work / DEMO_FILE).replace(folder / DEMO_FILE)
        finally:
            shutil.rmtree(work)
    return True


def _fill(work: Path, today: date, record: Record) -> None:
    """The files and, from them as from any council's, the database."""
    files = work / "files"
    write_council(files, seed=SEED, today=today)
    store = open_store(demo_url(work))
    import_batch(store, read_paths([files], today), actor=_MAKER, now_utc=datetime.now(UTC))
    record(store, _MAKER, today, SEED)
    with store.engine.connect() as connection:  # into the one file that is moved
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()


def _is_good(folder: Path, today: date) -> bool:
    """A whole demonstration that isn't old, or in which somebody has recorded something."""
    if not is_made(folder):
        return False
    try:
        store = open_store(demo_url(folder))
    except UserError:
        return False
    try:
        return _is_recent(store, today) or _is_used(store)
    except SQLAlchemyError:
        return False
    finally:
        store.engine.dispose()


def _is_recent(store: Store, today: date) -> bool:
    with reading(store) as connection:
        newest = connection.execute(select(func.max(statutory_return.c.covers_to))).scalar_one()
    return newest is not None and 0 <= (today - newest).days <= OLD_AFTER_DAYS


def _is_used(store: Store) -> bool:
    """More than the one import and the entries that made it."""
    query = select(func.count()).where(recorded.c.actor == _MAKER.identifier)
    with reading(store) as connection:
        made = 1 + int(connection.execute(query).scalar_one())
        return int(connection.execute(select(data_version.c.number)).scalar_one()) > made


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the lock; the system lets go of it when we end, however we end."""
    path = folder.with_name(f"{folder.name}.lock")  # beside it, so that the folder can go
    with path.open("a+") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
