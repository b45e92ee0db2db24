"""An import is all or nothing: a process killed in the middle of one leaves before or after.

Not a test of a power cut: the operating system keeps what was written to it.
"""

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select

from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.read import data_version
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import audit, import_run
from models.access import LOCAL_OWNER
from tests.make.batches import NOW, a_batch, a_return, a_year, content, loose

FIRST = a_batch(a_year(2024))
SECOND = a_batch(
    a_return(2025, episodes=tuple(
        {"child_id": f"{number:05}", "decom": "2024-05-01", "rne": "S", "place": "K2"}
        for number in range(2000)
    )),
    a_year(2026),
    loose("incidents", *({"child_id": f"{number:05}", "on": "2025-01-01", "kind": "x"}
                         for number in range(500))),
)  # fmt: skip
NEVER = 10**9

# Processes are cheap when they are forked from a server that has everything imported already.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.store.test_import_killed"])


def state(store: Store) -> tuple[str, str, int, int]:
    """Everything that an import changes, in one value."""
    with reading(store) as connection:
        rows = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (import_run, audit)
        ]
    return content(store), data_version(store), rows[0], rows[1]


def die_at(engine: Engine, statement: int, commit: str) -> None:
    """Kill this very process, without any clearing up, at the n-th statement or round a commit."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    if commit == "before":
        event.listen(engine, "commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))


def bring_and_die(url: str, statement: int, commit: str) -> None:
    store = open_store(url)
    die_at(store.engine, statement, commit)
    import_batch(store, SECOND, actor=LOCAL_OWNER, now_utc=NOW)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def before_and_after(store: Store, new_store) -> tuple[Store, tuple, str]:
    """A store with one import in it, its state, and the content it has after the second."""
    whole = new_store()
    for batch in (FIRST, SECOND):
        import_batch(whole, batch, actor=LOCAL_OWNER, now_utc=NOW)
        import_batch(store, FIRST, actor=LOCAL_OWNER, now_utc=NOW)
    return store, state(store), content(whole)


def test_a_killed_import_leaves_nothing_or_all(
    before_and_after: tuple[Store, tuple, str], database_url: str
) -> None:
    store, before, after = before_and_after
    for statement, commit in [(1, ""), (5, ""), (12, ""), (20, ""), (NEVER, "before")]:
        die(database_url, statement, commit)
        assert state(store) == before, f"killed at statement {statement} {commit} commit"
    die(database_url, NEVER, "after")
    assert content(store) == after
    report = import_batch(store, SECOND, actor=LOCAL_OWNER, now_utc=NOW)
    assert not report.changed and content(store) == after
    assert check_store(store, LOCAL_OWNER).findings == ()


def die(url: str, statement: int, commit: str) -> None:
    process = FORKS.Process(target=bring_and_die, args=(url, statement, commit))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.long
def test_two_hundred_kills_at_any_moment_lose_nothing_that_was_said_to_be_saved(
    store: Store, database_url: str
) -> None:
    moments = random.Random(20261124)
    for number in range(200):
        before = content(store)
        connection, there = FORKS.Pipe(duplex=False)
        process = FORKS.Process(target=bring_and_say, args=(database_url, number, there))
        process.start()
        assert connection.poll(60) and connection.recv() == "started"
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        process.join(60)
        said_saved = connection.poll()  # our own end of it is still open, so silence is silence
        stored = content(store)
        after = expected_after(store, number)
        assert stored == after or (stored == before and not said_saved)
    assert check_store(store, LOCAL_OWNER).findings == ()


def numbered(number: int):
    row = {"child_id": str(number), "decom": "2024-05-01", "rne": "S", "place": "K2"}
    return a_batch(
        a_return(
            2025,
            name=str(number),
            episodes=tuple(row | {"child_id": f"{number}-{count}"} for count in range(300)),
        )
    )


def bring_and_say(url: str, number: int, pipe: Pipe) -> None:
    store = open_store(url)
    pipe.send("started")
    import_batch(store, numbered(number), actor=LOCAL_OWNER, now_utc=NOW)
    pipe.send("saved")


def expected_after(store: Store, number: int) -> str:
    """The content with that import in it, whoever did it."""
    import_batch(store, numbered(number), actor=LOCAL_OWNER, now_utc=NOW)
    return content(store)


def test_many_imports_at_once_wait_for_each_other_and_bring_everything_once(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    batches = [numbered(1), numbered(2), numbered(1), SECOND]
    processes = [FORKS.Process(target=bring, args=(database_url, batch)) for batch in batches]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    one_by_one = open_store(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    for batch in batches:
        import_batch(one_by_one, batch, actor=LOCAL_OWNER, now_utc=NOW)
    assert content(store) == content(one_by_one)
    assert data_version(store).endswith("-3")
    assert check_store(store, LOCAL_OWNER).findings == ()


def bring(url: str, batch: object) -> None:
    import_batch(open_store(url), batch, actor=LOCAL_OWNER, now_utc=NOW)
