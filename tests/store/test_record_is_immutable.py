"""Below the service: the database itself refuses to change or delete the record and the audit."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text, update
from sqlalchemy.exc import DBAPIError

from data.store.check import check_store
from data.store.record.facts import record_fact
from data.store.record.meetings import sign_meeting
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import recorded
from models.access import LOCAL_OWNER
from models.recording.meeting import DecisionSeen
from models.recording.subject import wishes_of
from tests.make.record_contents import (
    NOW,
    SAM,
    a_begun_meeting,
    a_wish_entry,
    children_in,
    decided,
    unguarded,
)


@pytest.fixture
def signed(store: Store) -> Store:
    (name,) = children_in(store, 1)
    record_fact(
        store,
        actor=SAM,
        about=wishes_of(name),
        content=a_wish_entry(),
        expected_version=0,
        now_utc=NOW,
    )
    key = a_begun_meeting(store, name)
    decided(store, key, name)
    sign_meeting(
        store, actor=SAM, key=key, seen=(DecisionSeen(name, 1),), expected_version=0, now_utc=NOW
    )
    return store


def rows(store: Store) -> list[tuple[object, ...]]:
    with reading(store) as connection:
        return [
            tuple(str(cell) for cell in row)
            for name in ("recorded", "audit")
            for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY id"))
        ]


CHANGES = (
    "UPDATE recorded SET actor = 'somebody else'",
    "UPDATE recorded SET content = NULL WHERE kind = 'decision'",
    "DELETE FROM recorded WHERE kind = 'signature'",
    "DELETE FROM recorded",
    "UPDATE audit SET actor = 'nobody'",
    "DELETE FROM audit WHERE id = 1",
)
SQLITE = (
    "INSERT OR REPLACE INTO recorded SELECT * FROM recorded",
    "REPLACE INTO audit SELECT * FROM audit",
    "INSERT OR REPLACE INTO recorded (child_key, stream, number, kind, meeting_key, on_day, at_utc,"
    " actor, reason) SELECT child_key, stream, number, kind, meeting_key, on_day, at_utc, 'x', ''"
    " FROM recorded",
    "INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT (id) DO UPDATE SET actor = 'x'",
)
POSTGRES = (
    "TRUNCATE recorded",
    "TRUNCATE audit",
    "INSERT INTO audit SELECT * FROM audit ON CONFLICT (id) DO UPDATE SET actor = 'x'",
)


def test_nothing_in_the_record_or_the_audit_is_changed_or_deleted(signed: Store) -> None:
    before = rows(signed)
    own = SQLITE if signed.engine.dialect.name == "sqlite" else POSTGRES
    for statement in (*CHANGES, *own):
        with pytest.raises(DBAPIError, match="append-only"), writing(signed) as connection:
            connection.execute(text(statement))
        assert rows(signed) == before, statement


def _forge_a_decision(connection: Connection) -> None:
    unguarded(connection, "recorded")
    statement = update(recorded).where(recorded.c.kind == "decision")
    connection.execute(statement.values(content={"because": "something else"}))


def _lose_the_middle(connection: Connection) -> None:
    unguarded(connection, "recorded")
    connection.execute(text("DELETE FROM recorded WHERE kind = 'meeting' AND number = 1"))


def _spoil_an_entry(connection: Connection) -> None:
    unguarded(connection, "recorded")
    statement = update(recorded).where(recorded.c.kind == "wish")
    connection.execute(statement.values(content={"words": 7}))


def _take_the_guards_off(connection: Connection) -> None:
    unguarded(connection, "audit")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_forge_a_decision, "not what the chair signed"),
        (_lose_the_middle, "A meeting has 1 entries, but its newest is number 2"),
        (_lose_the_middle, "1 audit rows tell of an entry that isn't there"),
        (_spoil_an_entry, "can't be read"),
        (_take_the_guards_off, "is gone"),
    ],
)
def test_whoever_gets_below_the_guards_is_found_out(
    signed: Store, harm: Callable[[Connection], None], words: str
) -> None:
    assert check_store(signed, LOCAL_OWNER).findings == ()
    with writing(signed) as connection:
        harm(connection)
    texts = check_store(signed, LOCAL_OWNER).findings
    assert any(words in finding for finding in texts)
    assert "nan" not in " ".join(texts), "findings tell nothing of anybody"
