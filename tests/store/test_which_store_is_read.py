"""Which store is read: the council's own once it holds anything, till then the demonstration."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import data_version
from data.store.record.corrections import record_correction
from data.store.record.decisions import record_decision
from data.store.record.facts import record_fact
from data.store.schema.active_store import (
    DEMO_FILE,
    MADE_BY,
    PUT_AWAY,
    ActiveStores,
    RecordedHere,
    delete_demo,
    demo_url,
    is_empty,
    recorded_here,
)
from data.store.schema.engine import Store, open_store
from data.store.schema.settings import PROJECT, demo_folder
from models.access import LOCAL_OWNER, Actor, Role
from models.children.freshness import WhereaboutsAnswer
from models.problems import NotAllowed
from models.recording.subject import wishes_of
from tests.make.record_contents import NOW as TEN_MARCH
from tests.make.record_contents import a_begun_meeting, a_decision, a_wish_entry, children_in

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAPER = PROJECT / "tests" / "data" / "paper_council"


def fill(store: Store) -> None:
    import_batch(store, read_paths([PAPER], date(2026, 11, 24)), actor=LOCAL_OWNER, now_utc=NOW)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A folder with a small demonstration in it."""
    folder = tmp_path / "demo"
    folder.mkdir()
    store = open_store(demo_url(folder))
    fill(store)
    store.engine.dispose()
    return folder


def test_the_empty_council_shows_the_demonstration(store: Store, demo: Path) -> None:
    in_use = ActiveStores(store, demo).in_use()
    assert in_use.is_demo
    assert in_use.store.url_shown.endswith(DEMO_FILE)
    assert is_empty(store)


def test_without_a_demonstration_the_empty_council_is_shown(store: Store, tmp_path: Path) -> None:
    for folder in (None, tmp_path / "nowhere"):
        in_use = ActiveStores(store, folder).in_use()
        assert in_use.store is store
        assert not in_use.is_demo


def test_the_first_import_switches_over_at_the_next_question_and_leaves_no_trace(
    store: Store, demo: Path
) -> None:
    stores = ActiveStores(store, demo)
    shown_before = data_version(stores.in_use().store)
    fill(store)
    in_use = stores.in_use()
    assert in_use.store is store
    assert not in_use.is_demo
    assert data_version(in_use.store) != shown_before
    assert not demo.exists()


def test_only_the_tools_own_files_are_deleted(store: Store, demo: Path) -> None:
    (demo / "notes.txt").write_text("mine")
    delete_demo(demo)
    assert [path.name for path in demo.iterdir()] == ["notes.txt"]


def test_put_away_it_stays_away_and_the_own_store_says_who_did_it(store: Store, demo: Path) -> None:
    stores = ActiveStores(store, demo)
    assert stores.in_use().is_demo
    stores.put_away(LOCAL_OWNER, NOW)
    assert not stores.in_use().is_demo
    assert [path.name for path in demo.iterdir()] == [PUT_AWAY]
    assert is_empty(store)
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("select action, actor from audit").all()
    assert [tuple(row) for row in rows] == [("demonstration put away", "local")]


def test_nobody_without_the_right_puts_it_away(store: Store, demo: Path) -> None:
    with pytest.raises(NotAllowed):
        ActiveStores(store, demo).put_away(Actor("nobody", frozenset()), NOW)
    assert (demo / DEMO_FILE).exists()


def test_the_setting_names_another_folder_or_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CIRCLE_DEMO", raising=False)
    assert demo_folder() == PROJECT / "var" / "demo"
    monkeypatch.setenv("CIRCLE_DEMO", str(tmp_path))
    assert demo_folder() == tmp_path
    monkeypatch.setenv("CIRCLE_DEMO", "Off")
    assert demo_folder() is None


def test_a_demonstration_of_another_program_is_not_taken_for_ours(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    sqlite3.connect(folder / DEMO_FILE).close()
    (folder / DEMO_FILE).write_bytes(b"not a database at all")
    from services.demonstration import _is_good

    assert not _is_good(folder, date(2026, 11, 24))


def test_what_people_recorded_in_the_demonstration_is_counted_apart_from_how_it_was_made(
    store: Store,
) -> None:
    (key,) = children_in(store, 1)
    maker = Actor(MADE_BY, frozenset(Role))
    record_fact(
        store,
        actor=maker,
        about=wishes_of(key),
        content=a_wish_entry(),
        expected_version=0,
        now_utc=TEN_MARCH,
    )
    assert recorded_here(store, LOCAL_OWNER) == RecordedHere(0, 0, 0)
    meeting = a_begun_meeting(store, key)
    record_decision(
        store,
        actor=LOCAL_OWNER,
        meeting=meeting,
        child=key,
        decision=a_decision(),
        expected_version=0,
        now_utc=TEN_MARCH,
    )
    record_fact(
        store,
        actor=LOCAL_OWNER,
        about=wishes_of(key),
        content=a_wish_entry(),
        expected_version=1,
        now_utc=TEN_MARCH,
    )
    record_correction(
        store,
        actor=LOCAL_OWNER,
        child=key,
        answer=WhereaboutsAnswer.STILL_HERE,
        on=TEN_MARCH.date(),
        expected_version=0,
        now_utc=TEN_MARCH,
    )
    assert recorded_here(store, LOCAL_OWNER) == RecordedHere(1, 1, 2)
