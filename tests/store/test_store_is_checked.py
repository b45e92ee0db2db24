"""`check` finds what is wrong with a database, and says nothing about anybody."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, text, update

from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.schema.engine import Store, writing
from data.store.schema.tables import ROWS, audit, data_version, import_run
from models.access import LOCAL_OWNER
from tests.make.batches import NOW, a_batch, a_year, loose
from tests.make.record_contents import unguarded


@pytest.fixture
def filled(store: Store) -> Store:
    price = {"child_id": "canary-1", "provision": "x", "total_gbp": 1.0}
    import_batch(
        store,
        a_batch(a_year(), loose("placement_census", price), loose("names", price | {"name": "N"})),
        actor=LOCAL_OWNER,
        now_utc=NOW,
    )
    return store


def test_a_sound_database_has_facts_and_no_findings(filled: Store) -> None:
    report = check_store(filled, LOCAL_OWNER)
    assert report.findings == ()
    facts = {fact.name: fact.value for fact in report.facts}
    assert facts["Children"] == "3" and facts["Newest data"] == "2025-03-31"
    assert "anary" not in str(report) and "0001" not in str(report).replace("'0001'", "")


def _lose_an_audit_row(connection: Connection) -> None:
    unguarded(connection, "audit")
    connection.execute(delete(audit))


def _lose_rows(connection: Connection) -> None:
    connection.execute(delete(ROWS["header"]))


def _lose_the_episodes(connection: Connection) -> None:
    connection.execute(delete(ROWS["episodes"]))


def _miscount(connection: Connection) -> None:
    counts = [
        {
            "file": "a",
            "table": "header",
            "read": 5,
            "kept": 4,
            "merged": 0,
            "rejected": 0,
            "blank": 0,
        }
    ]
    connection.execute(update(import_run).values(counts=counts))


def _be_newer(connection: Connection) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def _lose_the_version(connection: Connection) -> None:
    connection.execute(delete(data_version))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_lose_an_audit_row, "has no audit row"),
        (_lose_rows, "0 rows of header are held, but imports say 2"),
        (_lose_the_episodes, "A return of 2025 has no children"),
        (_miscount, "the rows of header don't add up"),
        (_be_newer, "version 9999"),
        (_lose_the_version, "count of changes is lost"),
    ],
)
def test_each_kind_of_harm_is_found(
    filled: Store, harm: Callable[[Connection], None], words: str
) -> None:
    with writing(filled) as connection:
        harm(connection)
    assert any(words in finding for finding in check_store(filled, LOCAL_OWNER).findings)


def test_a_row_whose_child_was_lost_behind_the_back_of_the_database_is_found(
    filled: Store,
) -> None:
    if filled.engine.dialect.name != "sqlite":
        return  # PostgreSQL can't be told to look away
    with filled.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("DELETE FROM child")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.exec_driver_sql("BEGIN")
    texts = check_store(filled, LOCAL_OWNER).findings
    assert any("point to rows that aren't there" in finding for finding in texts)
