"""Verifying what people recorded: guarded, numbered without gaps, readable, told in the audit."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from data.store.frames.recorded_rows import read_entries
from data.store.record.signed import signed_entry
from data.store.schema.tables import audit, recorded
from models.recording.codec import NotThisType
from models.recording.entry import Entry
from models.recording.meeting import Signature
from models.recording.subject import RecordKind
from models.recording.types import Content

GUARDS = {
    "sqlite": {
        "recorded_no_update", "recorded_no_delete", "recorded_no_replace",
        "recorded_no_second_number", "audit_no_update", "audit_no_delete", "audit_no_replace",
        "scenario_no_update", "scenario_no_delete", "scenario_no_replace",
        "scenario_no_second_number",
    },
    "postgresql": {"recorded_append_only", "audit_append_only", "scenario_append_only"},
}  # fmt: skip
_HELD_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}


def record_findings(connection: Connection) -> Iterator[str]:
    """What is wrong, in whole sentences without personal data."""
    engine = connection.dialect.name
    held = set(connection.execute(text(_HELD_GUARDS[engine])).scalars())
    for name in sorted(GUARDS[engine] - held):
        yield f"The guard {name} is gone: somebody could change the record. Put a backup back."
    yield from _numbers(connection)
    yield from _audit(connection)
    try:
        records = read_entries(connection)
    except (NotThisType, ValueError) as error:
        yield f"An entry of the record can't be read ({error}). Update the tool."
        return
    yield from _signatures(records)


def _numbers(connection: Connection) -> Iterator[str]:
    columns = recorded.c
    gaps = (
        select(columns.kind, func.count().label("held"), func.max(columns.number).label("newest"))
        .group_by(columns.stream, columns.kind)
        .having(func.count() != func.max(columns.number))
    )
    for row in connection.execute(gaps):
        yield f"A {row.kind} has {row.held} entries, but its newest is number {row.newest}."


def _audit(connection: Connection) -> Iterator[str]:
    """Every entry has its audit row, and every audit row of an entry its entry."""
    texts = {f"recorded/{key}" for key in connection.execute(select(recorded.c.id)).scalars()}
    query = select(audit.c.object).where(audit.c.object.startswith("recorded/"))
    told = list(connection.execute(query).scalars())
    for label, number in (
        ("entries of the record have no audit row", len(texts - set(told))),
        ("audit rows tell of an entry that isn't there", len(set(told) - texts)),
        ("entries of the record have a second audit row", len(told) - len(set(told))),
    ):
        if number:
            yield f"{number} {label}."


def _signatures(entries: list[Entry[Content]]) -> Iterator[str]:
    """What a chair signed is, word for word, what is on record."""
    decisions = {
        (entry.about.meeting, entry.about.child, entry.number): entry
        for entry in entries
        if entry.about.kind is RecordKind.DECISION
    }
    for entry_item in entries:
        if not isinstance(entry_item.content, Signature):
            continue
        for entry in entry_item.content.decisions:
            record = decisions.get((entry_item.about.meeting, entry.child, entry.number))
            if record is None or signed_entry(record) != entry:
                yield "A signed decision is not what the chair signed. Put a backup back."
