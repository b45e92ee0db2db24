"""Reading what people recorded: of one child, of a meeting, of all meetings."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection

from data.store.frames.recorded_rows import children_seen, read_entries
from data.store.schema.engine import Store, reading
from data.store.schema.scopes import actor_within
from data.store.schema.tables import recorded
from models.access import Actor, Permission, Scope, may
from models.recording.decision import ActionProgress, Decision
from models.recording.entry import Entry, newest_entry, newest_number
from models.recording.meeting import Meeting, Signature
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.record import ChildRecord
from models.recording.subject import ABOUT_MONEY, RecordKind, Subject, decision_of
from models.recording.types import Content

T = TypeVar("T")
_OF_MEETINGS = tuple(
    kind.value
    for kind in (RecordKind.MEETING, RecordKind.DECISION, RecordKind.ACTION, RecordKind.SIGNATURE)
)


def child_record(store: Store, scope: Scope, child: str) -> ChildRecord | None:
    """Everything recorded about a child; None: unknown and not allowed look the same.

    Money notes are left out for whoever may not see costs. Raises `NotAllowed`.
    """
    actor = actor_within(scope)
    with reading(store) as connection:
        if not children_seen(connection, actor, frozenset({child})):
            return None
        records = read_entries(connection, recorded.c.child_key == child)
        signed = _signed(connection, records)
    hidden = frozenset() if may(scope.actor, Permission.READ_COSTS) else ABOUT_MONEY
    shown = tuple(entry for entry in records if entry.about.kind not in hidden)
    return _record(child, shown, signed)


def child_records(store: Store, scope: Scope) -> tuple[ChildRecord, ...]:
    """Everything recorded of each child whom the person may see; a child of whom nothing is
    recorded is left out. Raises `NotAllowed`.
    """
    actor = actor_within(scope)
    hidden = frozenset() if may(scope.actor, Permission.READ_COSTS) else ABOUT_MONEY
    by_child: dict[str, list[Entry[Content]]] = {}
    with reading(store) as connection:
        for entry in read_entries(connection, recorded.c.child_key.is_not(None)):
            if entry.about.kind not in hidden:
                by_child.setdefault(entry.about.child, []).append(entry)
        seen = children_seen(connection, actor, frozenset(by_child))
        signed = _signed(connection, (entry for entries in by_child.values() for entry in entries))
    return tuple(_record(child, by_child[child], signed) for child in by_child if child in seen)


def meeting_record(store: Store, scope: Scope, key: str) -> MeetingRecord | None:
    """One meeting with its decisions and signatures; None: unknown, or not for this person."""
    actor = actor_within(scope)
    with reading(store) as connection:
        return next(iter(_meetings(connection, actor, key)), None)


def meeting_records(store: Store, scope: Scope) -> tuple[MeetingRecord, ...]:
    """All meetings with a child whom the person may see (or made by them), oldest day first."""
    actor = actor_within(scope)
    with reading(store) as connection:
        meetings = _meetings(connection, actor, None)
    return tuple(sorted(meetings, key=lambda meeting: (meeting.meeting.on, meeting.meeting.at_utc)))


def entry_history(store: Store, scope: Scope, about: Subject) -> tuple[Entry[Content], ...]:
    """Every entry of one subject about a child, oldest first: what stood, who changed it, why."""
    record = child_record(store, scope, about.child) if about.child else None
    return record.history(about) if record else ()


def _record(
    child: str, shown: Iterable[Entry[Content]], signed: Iterable[tuple[Subject, int]]
) -> ChildRecord:
    pairs = frozenset(pair for pair in signed if pair[0].child == child)
    return ChildRecord(child, tuple(sorted(shown, key=lambda o: (o.at_utc, o.number))), pairs)


def _signed(
    connection: Connection, records: Iterable[Entry[Content]]
) -> frozenset[tuple[Subject, int]]:
    """Which decisions the chairs of the meetings in these entries have signed."""
    meetings = {entry.about.meeting for entry in records if entry.about.kind is RecordKind.DECISION}
    if not meetings:
        return frozenset()
    of_them = (recorded.c.kind == RecordKind.SIGNATURE.value, recorded.c.meeting_key.in_(meetings))
    return frozenset(
        (decision_of(entry.child, record.about.meeting), entry.number)
        for record in read_entries(connection, *of_them)
        if isinstance(record.content, Signature)
        for entry in record.content.decisions
    )


def _meetings(connection: Connection, actor: Actor, key: str | None) -> list[MeetingRecord]:
    where: list[ColumnElement[bool]] = [recorded.c.kind.in_(_OF_MEETINGS)]
    if key is not None:
        where.append(recorded.c.meeting_key == key)
    by_key: dict[str, list[Entry[Content]]] = {}
    for entry in read_entries(connection, *where):
        by_key.setdefault(entry.about.meeting, []).append(entry)
    children = {child for entries in by_key.values() for child in _children(entries)}
    seen = children_seen(connection, actor, frozenset(children))
    meetings = (_meeting(key, entries, actor, seen) for key, entries in by_key.items())
    return [meeting for meeting in meetings if meeting is not None]


def _meeting(
    key: str, entries: list[Entry[Content]], actor: Actor, seen: frozenset[str]
) -> MeetingRecord | None:
    records = _only(entries, RecordKind.MEETING, Meeting)
    last = newest_entry(records)
    if last is None or last.content is None:
        return None
    shown = tuple(child for child in last.content.children if child in seen)
    is_theirs = actor.councils is None or any(entry.by == actor.identifier for entry in records)
    if not shown and not is_theirs:
        return None
    decided = _only(entries, RecordKind.DECISION, Decision)
    signed = _only(entries, RecordKind.SIGNATURE, Signature)
    of_each = dict.fromkeys(entry.about.child for entry in decided if entry.about.child in seen)
    order = [*shown, *(child for child in of_each if child not in shown)]
    return MeetingRecord(
        key=key,
        meeting=last,
        held=replace(last.content, children=shown),
        version=newest_number(records),
        decisions=tuple(
            _decision(child, decided, signed, _only(entries, RecordKind.ACTION, ActionProgress))
            for child in order
            if child in of_each
        ),
        signatures=tuple(signed),
        hidden=len(last.content.children) - len(shown),
        history=tuple(records),
    )


def _decision(
    child: str,
    decided: Iterable[Entry[Decision]],
    signed: Iterable[Entry[Signature]],
    progress: Iterable[Entry[ActionProgress]],
) -> DecisionRecord:
    entries = tuple(entry for entry in decided if entry.about.child == child)
    record = newest_entry(entries)
    under = {
        (entry.child, entry.number)
        for record in signed
        if record.content is not None
        for entry in record.content.decisions
    }
    return DecisionRecord(
        child=child,
        stands=record,
        history=entries,
        signed=record is not None and (child, record.number) in under,
        progress=tuple(entry for entry in progress if entry.about.child == child),
    )


def _only(entries: Iterable[Entry[Content]], kind: RecordKind, wanted: type[T]) -> list[Entry[T]]:
    found: list[Any] = [
        entry
        for entry in entries
        if entry.about.kind is kind and (entry.content is None or isinstance(entry.content, wanted))
    ]
    return found


def _children(entries: Iterable[Entry[Content]]) -> set[str]:
    """Children named in a meeting's entries, or of whom something was decided there."""
    named = {entry.about.child for entry in entries if entry.about.child}
    for entry in entries:
        if isinstance(entry.content, Meeting):
            named |= set(entry.content.children)
    return named
