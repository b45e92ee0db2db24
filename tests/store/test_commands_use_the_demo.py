"""Commands without --database read what the screens would show, and say so in one line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commands.store import NOTHING_YET
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.active_store import PUT_AWAY, demo_url
from data.store.schema.engine import open_store, writing
from data.store.schema.settings import PROJECT
from models.access import LOCAL_OWNER

PAPER = PROJECT / "tests" / "data" / "paper_council"
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs a command with an own, empty database and a small demonstration that somebody used."""
    store = open_store(demo_url(tmp_path / "demo"))
    batch = read_paths([PAPER], date(2026, 11, 24))
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime(2026, 11, 24, 12, tzinfo=UTC))
    with writing(store) as connection:
        connection.exec_driver_sql("update data_version set number = number + 1")
    store.engine.dispose()

    def run(*words: str, demo: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {
            "CIRCLE_DATABASE_URL": f"sqlite:///{tmp_path / 'own.sqlite3'}",
            "CIRCLE_DEMO": demo or str(tmp_path / "demo"),
        }
        done = [sys.executable, "-m", "commands", *words]
        return subprocess.run(done, cwd=PROJECT, env=environment, capture_output=True, text=True)

    return run


def step_down(command: Command, tmp_path: Path, *texts: str, demo: str | None = None) -> str:
    out = str(tmp_path / "out.csv")
    done = command("step-down", "--as-of", "2026-03-31", "--out", out, *texts, demo=demo)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_imported_uses_the_demonstration_and_says_so(
    command: Command, tmp_path: Path
) -> None:
    text = step_down(command, tmp_path)
    assert text.splitlines()[0] == NOTHING_YET
    assert ": 0 in residential" not in text


def test_a_named_database_is_used_and_nothing_else(command: Command, tmp_path: Path) -> None:
    named = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    text = step_down(command, tmp_path, "--database", named)
    assert NOTHING_YET not in text
    assert ": 0 in residential" in text


def test_switched_off_or_put_away_the_own_empty_database_is_used(
    command: Command, tmp_path: Path
) -> None:
    assert ": 0 in residential" in step_down(command, tmp_path, demo="off")
    (tmp_path / "demo" / PUT_AWAY).touch()
    assert ": 0 in residential" in step_down(command, tmp_path)


def test_after_an_import_nothing_of_the_demonstration_is_left(
    command: Command, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    shutil.copytree(PAPER, files)
    assert command("import", str(files)).returncode == 0
    assert not (tmp_path / "demo").exists()
    assert NOTHING_YET not in step_down(command, tmp_path)
    assert command("demo", "--if-wanted").stdout == ""
    assert not (tmp_path / "demo").exists()
