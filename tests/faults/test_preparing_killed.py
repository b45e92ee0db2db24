"""Preparing killed in the middle, begun twice at once, going wrong: done once, whole, or said so.

Real processes (`python -m commands prepare`) on a council of five years in a SQLite file.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.prepared import progress_of
from data.store.schema.active_store import ActiveStores
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.tables import preparation, prepared_answer
from models.access import LOCAL_OWNER
from services.kept import Keeper, PreparedStage
from services.open_council import Installation, Look, OpenCouncil
from services.prepare import STEPS, prepare_answers
from services.prepared import NotPrepared, Preparer, WritingShelf, preparation_name
from services.shortlist import fitted_engine, shortlist_for
from tests.drive.servers import PATIENCE_SECONDS, ROOT

COUNCIL = ROOT / "tests" / "data" / "council_a"
IMPORTED = datetime(2021, 4, 20, 12, tzinfo=UTC)


class Here(Installation):
    """The council of one store."""

    def __init__(self, store: Store) -> None:
        self.stores = ActiveStores(store, None)

    def council(self, keeper: Keeper | None = None) -> OpenCouncil:
        return self.open(LOCAL_OWNER, keeper or Keeper(), Look())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "circle.sqlite3"
    store = open_store(f"sqlite:///{path}")
    import_batch(store, read_paths([COUNCIL], IMPORTED.date()), actor=LOCAL_OWNER, now_utc=IMPORTED)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    return path


@pytest.fixture
def here(filled: Path, tmp_path: Path) -> Iterator[Here]:
    path = tmp_path / "circle.sqlite3"
    path.write_bytes(filled.read_bytes())
    store = open_store(f"sqlite:///{path}")
    yield Here(store)
    store.engine.dispose()


def begun(here: Here) -> subprocess.Popen[str]:
    url = here.stores.own.engine.url.render_as_string()
    return subprocess.Popen(
        [sys.executable, "-m", "commands", "prepare"],
        cwd=ROOT,
        env=os.environ | {"CIRCLE_DATABASE_URL": url, "CIRCLE_DEMO": "off"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def progress(here: Here):
    council = here.council()
    return progress_of(council.store, council.scope, preparation_name(council))


def names(here: Here) -> list[str]:
    with reading(here.stores.own) as connection:
        return list(connection.execute(select(prepared_answer.c.name)).scalars())


def test_killed_in_the_middle_it_is_done_by_the_next_and_what_was_ready_is_kept(
    here: Here,
) -> None:
    first = begun(here)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (now := progress(here)) is None or now.stage < PreparedStage.LIST:
        assert first.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    kept = names(here)
    assert kept and progress(here).holder, "the dead process still seems to be at work"
    with writing(here.stores.own) as connection:  # its lease is over
        connection.execute(update(preparation).values(lease_until_utc=datetime(2021, 1, 1)))
    said, _ = begun(here).communicate(timeout=PATIENCE_SECONDS)
    assert "Everything is prepared." in said
    assert progress(here).stage == max(PreparedStage) and not progress(here).holder
    assert set(kept) < set(names(here))


def test_begun_twice_at_once_it_is_done_once_and_the_server_reads_it(here: Here) -> None:
    both = [begun(here), begun(here)]
    texts = sorted(process.communicate(timeout=PATIENCE_SECONDS)[0] for process in both)
    assert sum("Everything is prepared." in text for text in texts) == 1
    assert sum("Nothing to do" in text for text in texts) == 1
    never = Preparer(begin=lambda: pytest.fail("nothing is to be begun"))
    server = here.council(Keeper(shelf=never))
    assert all(never.progress(server, stage) is None for stage in PreparedStage)
    alone = here.council()
    for future in (False, True):
        assert shortlist_for(server, future=future) == shortlist_for(alone, future=future)
    engine, same = (fitted_engine(who, shortlist_for(alone).as_of) for who in (server, alone))
    assert repr(engine) == repr(same)


def test_what_goes_wrong_is_known_by_its_reference_and_only_the_engine_is_missing(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("services.shortlist.fit_on_history", breaks)
    with pytest.raises(ZeroDivisionError):
        prepare_answers(here.council(Keeper(shelf=WritingShelf())), lambda _: None)
    preparer = Preparer(begin=lambda: pytest.fail("a fault is not tried again by itself"))
    server = here.council(Keeper(shelf=preparer))
    fault = preparer.progress(server, PreparedStage.SAVINGS)
    assert fault is not None and len(fault.fault) == 6
    assert (
        preparer.progress(server, PreparedStage.LIST) is None and shortlist_for(server) is not None
    )
    with pytest.raises(NotPrepared) as said:
        shortlist_for(server, future=True)
    assert fault.fault in str(said.value)
    preparer.try_again(server)
    assert progress(here) is None


def test_a_process_that_ends_at_once_each_time_is_begun_three_times_and_no_more(
    here: Here,
) -> None:
    class Ended:
        def poll(self) -> int:
            return 1

        def terminate(self) -> None: ...

    starts: list[Ended] = []
    preparer = Preparer(begin=lambda: starts.append(Ended()) or starts[-1])
    server = here.council(Keeper(shelf=preparer))
    assert shortlist_for(server) is not None, "this server works it out itself"
    assert len(starts) == 3


def test_each_step_belongs_to_a_stage_in_order() -> None:
    stages = [step.stage for step in STEPS]
    assert stages == sorted(stages) and set(stages) == set(PreparedStage)
