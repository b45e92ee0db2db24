"""Opening the database: tables, settings, versions, and what a person is told when it fails."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from data.store.schema import migrations
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.settings import PROJECT
from data.store.schema.tables import metadata
from models.problems import UserError


def test_the_migrated_tables_are_the_declared_ones(store: Store) -> None:
    with reading(store) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_version_the_code_knows_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == migrations.HEAD
    assert sorted(revision.revision for revision in script.walk_revisions()) == sorted(
        migrations.VERSIONS
    )


def test_a_second_opening_changes_nothing_and_needs_no_alembic(database_url: str) -> None:
    open_store(database_url).engine.dispose()
    second_start = (
        "import sys; from data.store.schema.engine import open_store; open_store(sys.argv[1]);"
        "print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", second_start, database_url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    assert done.stdout.strip() == "False"


def test_many_first_openings_at_once_make_the_tables_once(
    tmp_path: Path, postgres: Callable[..., str]
) -> None:
    for url in (f"sqlite:///{tmp_path / 'new.sqlite3'}", postgres("template0")):
        with multiprocessing.get_context("spawn").Pool(4) as pool:
            assert pool.map(_open, [url] * 4) == [True] * 4


def _open(url: str) -> bool:
    store = open_store(url)
    with reading(store) as connection:
        return migrations.is_at_head(connection)


def test_what_is_committed_outlives_another_opening_here_and_another_process_that_ends(
    tmp_path: Path,
) -> None:
    """The app opens its database twice in one process; a command beside it opens and ends."""
    url = f"sqlite:///{tmp_path / 'circle.sqlite3'}"
    beside = [
        sys.executable,
        "-c",
        "import sys; from data.store.schema.engine import *\n"
        "with reading(open_store(sys.argv[1])) as c: print(c.exec_driver_sql("
        "'SELECT count(*) FROM kept').scalar())",
        url,
    ]
    first = open_store(url)
    with writing(first) as connection:
        connection.execute(text("CREATE TABLE kept (number INTEGER)"))
    open_store(url)
    for number in range(1, 5):
        with writing(first) as connection:
            connection.execute(text("INSERT INTO kept VALUES (1)"))
        done = subprocess.run(beside, capture_output=True, text=True, check=True, cwd=PROJECT)
        assert int(done.stdout) == number


def test_sqlite_is_safe_against_a_lost_commit_and_a_lost_parent(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'folder' / 'circle.sqlite3'}")
    with reading(store) as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        held = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
        assert held == wanted
        assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() >= 30_000
    assert (tmp_path / "folder" / "circle.sqlite3").stat().st_mode & 0o077 == 0


def test_tables_of_a_newer_version_are_left_alone(store: Store, database_url: str) -> None:
    with writing(store) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UserError, match="Update the tool"):
        open_store(database_url)


@pytest.mark.parametrize("address", ["circle.db", "mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_be_used_is_one_plain_sentence(address: str) -> None:
    with pytest.raises(UserError, match="it can't be understood"):
        open_store(address)


def test_a_file_that_is_no_database_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "photo.sqlite3").write_bytes(b"\x89PNG" * 1000)
    with pytest.raises(UserError, match="can't be opened"):
        open_store(f"sqlite:///{tmp_path / 'photo.sqlite3'}")


def test_a_folder_that_cannot_be_made_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="can't be written"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'circle.sqlite3'}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_plain_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="can't be written"):
        open_store(f"sqlite:///{tmp_path / 'circle.sqlite3'}")


def test_a_server_that_is_not_there_is_one_plain_sentence_without_the_password() -> None:
    with pytest.raises(UserError, match="can't be opened") as caught:
        open_store("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_the_address_shown_has_no_password(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CIRCLE_DATABASE_URL", f"sqlite:///{tmp_path / 'named.sqlite3'}")
    assert open_store().url_shown.endswith("named.sqlite3")
    assert store.url_shown.startswith(store.engine.dialect.name)


@pytest.mark.parametrize("version", ["0001", "0010"])
def test_a_database_from_before_the_first_release_says_that_it_must_be_made_anew(
    store: Store, database_url: str, version: str
) -> None:
    with writing(store) as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
    with pytest.raises(UserError, match="It must be made anew"):
        open_store(database_url)
