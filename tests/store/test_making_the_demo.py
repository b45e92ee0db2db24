"""Making the demonstration: once, whole, two starts at once safe, a broken one made again."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.demo.first import OLD_AFTER_DAYS, make_demo
from data.store.engine import open_store, writing
from data.store.read import council_data, data_version
from data.store.settings import PROJECT
from data.store.which import DEMO_FILE, PUT_AWAY, demo_url
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at

TODAY = date(2026, 11, 25)


def quiet(_sentence: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two starts at once, each a process of its own, have made it."""
    folder = tmp_path_factory.mktemp("first") / "demo"
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from data.demo.first import make_demo;"
        "print(make_demo(Path(sys.argv[1]), date(2026, 11, 25), print))"
    )
    command = [sys.executable, "-c", code, str(folder)]
    both = [
        subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(2)
    ]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert sorted(text.split()[-1] for text in said) == ["False", "True"]
    assert sum("Making the demonstration council" in text for text in said) == 1
    return folder


def version(folder: Path) -> str:
    store = open_store(demo_url(folder))
    try:
        return data_version(store)
    finally:
        store.engine.dispose()


def test_two_starts_at_once_make_one_whole_demonstration(made: Path) -> None:
    store = open_store(demo_url(made))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    assert data.data_date is not None
    assert len(children_at(data, data.data_date).residential) == 228
    assert not list(made.glob("making-*"))


def test_a_good_one_is_left_alone(made: Path) -> None:
    before = version(made)
    assert not make_demo(made, TODAY + timedelta(days=OLD_AFTER_DAYS - 7), quiet)
    assert version(made) == before


def test_one_in_which_somebody_recorded_something_is_left_however_old(made: Path) -> None:
    store = open_store(demo_url(made))
    before = version(made)
    with writing(store) as connection:
        connection.exec_driver_sql("update data_version set number = number + 1")
    assert not make_demo(made, TODAY + timedelta(days=400), quiet)
    with writing(store) as connection:
        connection.exec_driver_sql("update data_version set number = number - 1")
    store.engine.dispose()
    assert version(made) == before


def test_put_away_it_is_not_made(tmp_path: Path) -> None:
    (tmp_path / PUT_AWAY).touch()
    assert not make_demo(tmp_path, TODAY, quiet)
    assert [path.name for path in tmp_path.iterdir()] == [PUT_AWAY]


def test_an_old_or_broken_one_is_made_again(made: Path) -> None:
    """One test for both, since each making takes its seconds: broken, with a half left over."""
    (made / "making-left").mkdir()
    (made / "making-left" / "part.csv").write_text("x")
    (made / DEMO_FILE).write_bytes((made / DEMO_FILE).read_bytes()[:50_000])
    said: list[str] = []
    later = TODAY + timedelta(days=60)
    assert make_demo(made, later, said.append)
    assert len(said) == 1
    store = open_store(demo_url(made))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    assert data.data_date is not None
    assert (later - data.data_date).days <= 7
    assert not list(made.glob("making-*"))
