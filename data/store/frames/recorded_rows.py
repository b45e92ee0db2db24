"""The one way in and out of the `recorded` table, through an open connection.

A write waits its turn, sees that the child is one the person may see and that nobody recorded
anything of the same subject since, adds one entry with its audit row, counts the change, and takes
the person's own draft of it away: all in the caller's transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data.store.frames.councils import UNKNOWN, council_of_children
from data.store.schema.audit import add_audit_row as record_audit
from data.store.schema.tables import child as child_table
from data.store.schema.tables import data_version, draft, recorded
from models.access import Actor
from models.children.council_names import plain_council
from models.problems import UserError
from models.recording.codec import as_json, clean_text, from_json
from models.recording.entry import Entry
from models.recording.lengths import refuse_too_long
from models.recording.subject import RecordKind, Subject
from models.recording.types import TYPES, Content


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What a new entry says, before it has a number."""

    about: Subject
    on: date
    content: Content | None
    replaces: int | None = None
    reason: str = ""


def take_turn(connection: Connection) -> None:
    """Wait for any other writer; kept to the end of the transaction.

    On PostgreSQL a second writer waits here, as SQLite's waits to begin.
    """
    connection.execute(select(data_version.c.number).with_for_update()).one()


def check_children(connection: Connection, actor: Actor, children: Iterable[str]) -> None:
    """Raise `UserError` unless the person may see every one of them.

    Unknown, and another council's, are the same to whoever asks.
    """
    wanted = frozenset(children) - {""}
    if wanted <= children_seen(connection, actor, wanted):
        return
    raise UserError(
        "The child",
        "no child with this link in the data you may see",
        "a child in your list",
        "Load the page again.",
    )


def children_seen(connection: Connection, actor: Actor, children: frozenset[str]) -> frozenset[str]:
    """Those of the children who are held and whom the person may see."""
    rows = connection.execute(select(child_table.c.key).where(child_table.c.key.in_(children)))
    held = frozenset(rows.scalars())
    if actor.councils is None or not held:
        return held
    allowed = {plain_council(name) for name in actor.councils}
    councils = council_of_children(connection)
    whose = {key: plain_council(str(councils.get(key, UNKNOWN))) for key in held}
    return frozenset(key for key, council in whose.items() if council in allowed)


def read_entries(connection: Connection, *where: ColumnElement[bool]) -> list[Entry[Content]]:
    """The entries that fit, withdrawals and corrected ones included, in order."""
    rows = connection.execute(
        select(recorded).where(*where).order_by(recorded.c.stream, recorded.c.number)
    )
    return [_kept(row) for row in rows]


def of_subject(connection: Connection, about: Subject) -> list[Entry[Content]]:
    """Everything recorded of one subject, oldest first."""
    return read_entries(connection, recorded.c.stream == about.stream)


def add_entry(
    connection: Connection,
    actor: Actor,
    now_utc: datetime,
    entry: NewEntry,
    action: str,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Add one entry after the newest of its subject; the caller has checked everything.

    `drafted`: where the person's draft of it is kept, None = under its subject.
    """
    refuse_too_long((entry.content, entry.reason))
    about = entry.about
    newest = select(func.coalesce(func.max(recorded.c.number), 0)).where(
        recorded.c.stream == about.stream
    )
    number = connection.execute(newest).scalar_one() + 1
    row = insert(recorded).values(
        child_key=about.child or None,
        stream=about.stream,
        number=number,
        kind=about.kind.value,
        meeting_key=about.meeting,
        on_day=entry.on,
        at_utc=to_utc(now_utc),
        actor=actor.identifier,
        content=None if entry.content is None else as_json(entry.content),
        replaces=entry.replaces,
        reason=clean_text(entry.reason),
    )
    key = connection.execute(row.returning(recorded.c.id)).scalar_one()
    connection.execute(update(data_version).values(number=data_version.c.number + 1))
    record_audit(
        connection,
        at_utc=to_utc(now_utc),
        actor=actor,
        action=action,
        label=f"recorded/{key}",
        detail={"kind": about.kind.value, "number": number},
    )
    own = (draft.c.actor == actor.identifier, draft.c.stream == (drafted or about).stream)
    connection.execute(delete(draft).where(*own))
    return Entry(
        about,
        number,
        entry.on,
        to_utc(now_utc),
        actor.identifier,
        entry.content,
        entry.replaces,
        entry.reason,
    )


def to_utc(now_utc: datetime) -> datetime:
    """The moment as the database holds it: UTC, without a zone. `now_utc` must know its own."""
    return now_utc.astimezone(UTC).replace(tzinfo=None)


def _kept(row: Any) -> Entry[Content]:
    kind = RecordKind(row.kind)
    return Entry(
        about=Subject.of_stream(row.stream),
        number=row.number,
        on=row.on_day,
        at_utc=row.at_utc,
        by=row.actor,
        content=None if row.content is None else from_json(TYPES[kind], row.content),
        replaces=row.replaces,
        reason=row.reason,
    )
