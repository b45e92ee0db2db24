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
from threading import Event

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

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


def assert_read_without_sklearn(here: Here) -> None:
    """A server's process takes all that was prepared without loading what fits an engine."""
    program = (
        "import sys; from datetime import date\n"
        "from models.access import LOCAL_OWNER; from models.progress import say_nothing\n"
        "from services import budget, council_data, evidence, forecast, shortlist, target\n"
        "from services.kept import Keeper; from services.open_council import Installation, Look\n"
        "from services.prepared import Preparer\n"
        "keeper = Keeper(shelf=Preparer(begin=sys.exit))\n"
        "council = Installation().open(LOCAL_OWNER, keeper, Look())\n"
        "day, year = council_data.data_date(council), budget.years_of_budget(council)[0]\n"
        "shortlist.shortlist_for(council, future=True)\n"
        "target.target_progress(council, budget.FinancialYear.holding(council.today), None)\n"
        "shortlist.fitted_engine(council, day); shortlist.chance_grounds(council, day)\n"
        "budget.budget_for_year(council, year, say=say_nothing)\n"
        "forecast.foresee_months(council, day, forecast.USUAL_MONTHS, say=say_nothing)\n"
        "evidence.evidence_of_engine(council, True, say=say_nothing)\n"
        "assert 'sklearn' not in sys.modules"
    )
    url = here.stores.own.engine.url.render_as_string()
    environment = os.environ | {"CIRCLE_DATABASE_URL": url, "CIRCLE_DEMO": "off"}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)


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
    assert_read_without_sklearn(here)
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


def test_a_server_goes_on_looking_when_the_database_was_away_for_a_while(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.prepared.LOOK_EVERY_SECONDS", 0.01)
    begun_by_it, looks = Event(), iter([OperationalError("", {}, Exception()), None])

    def look() -> OpenCouncil:
        away = next(looks, None)
        if away is not None:
            raise away
        return here.council()

    def begin() -> subprocess.Popen[bytes]:
        begun_by_it.set()
        return subprocess.Popen([sys.executable, "-c", ""])

    preparer = Preparer(begin=begin)
    preparer.watch(look)
    assert begun_by_it.wait(PATIENCE_SECONDS)
    preparer.stop()
