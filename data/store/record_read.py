"""Reading what people recorded: of one child, of a meeting, of all meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection

from data.store.engine import Store, reading
from data.store.recorded import children_seen, entries
from data.store.scopes import actor_within
from data.store.tables import recorded
from models.access import Actor, Permission, Scope, may
from models.meeting.decision import ActionProgress, Decision
from models.meeting.meeting import Meeting, Signature
from models.meeting.record import DecisionRecord, MeetingRecord
from models.recording.contents import Content
from models.recording.kept import Kept, newest, version
from models.recording.record import ChildRecord
from models.recording.subject import ABOUT_MONEY, Kind, Subject, decision_of

T = TypeVar("T")
_OF_MEETINGS = tuple(
    kind.value for kind in (Kind.MEETING, Kind.DECISION, Kind.ACTION, Kind.SIGNATURE)
)


def child_record(store: Store, scope: Scope, child: str) -> ChildRecord | None:
    """Everything recorded about a child; None: unknown and not allowed look the same.

    Money notes are left out for whoever may not see costs. Raises `NotAllowed`.
    """
    actor = actor_within(scope)
    with reading(store) as connection:
        if not children_seen(connection, actor, frozenset({child})):
            return None
        every = entries(connection, recorded.c.child_key == child)
        signed = _signed(connection, every)
    hidden = frozenset() if may(scope.actor, Permission.READ_COSTS) else ABOUT_MONEY
    shown = tuple(one for one in every if one.about.kind not in hidden)
    return _record(child, shown, signed)


def child_records(store: Store, scope: Scope) -> tuple[ChildRecord, ...]:
    """Everything recorded of each child whom the person may see; a child of whom nothing is
    recorded is left out. Raises `NotAllowed`.
    """
    actor = actor_within(scope)
    hidden = frozenset() if may(scope.actor, Permission.READ_COSTS) else ABOUT_MONEY
    by_child: dict[str, list[Kept[Content]]] = {}
    with reading(store) as connection:
        for one in entries(connection, recorded.c.child_key.is_not(None)):
            if one.about.kind not in hidden:
                by_child.setdefault(one.about.child, []).append(one)
        seen = children_seen(connection, actor, frozenset(by_child))
        signed = _signed(connection, (one for every in by_child.values() for one in every))
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
        found = _meetings(connection, actor, None)
    return tuple(sorted(found, key=lambda one: (one.meeting.on, one.meeting.at_utc)))


def history(store: Store, scope: Scope, about: Subject) -> tuple[Kept[Content], ...]:
    """Every entry of one subject about a child, oldest first: what stood, who changed it, why."""
    held = child_record(store, scope, about.child) if about.child else None
    return held.history(about) if held else ()


def _record(
    child: str, shown: Iterable[Kept[Content]], signed: Iterable[tuple[Subject, int]]
) -> ChildRecord:
    mine = frozenset(one for one in signed if one[0].child == child)
    return ChildRecord(child, tuple(sorted(shown, key=lambda o: (o.at_utc, o.number))), mine)


def _signed(
    connection: Connection, every: Iterable[Kept[Content]]
) -> frozenset[tuple[Subject, int]]:
    """Which decisions the chairs of the meetings in these entries have signed."""
    meetings = {one.about.meeting for one in every if one.about.kind is Kind.DECISION}
    if not meetings:
        return frozenset()
    of_them = (recorded.c.kind == Kind.SIGNATURE.value, recorded.c.meeting_key.in_(meetings))
    return frozenset(
        (decision_of(entry.child, one.about.meeting), entry.number)
        for one in entries(connection, *of_them)
        if isinstance(one.content, Signature)
        for entry in one.content.decisions
    )


def _meetings(connection: Connection, actor: Actor, key: str | None) -> list[MeetingRecord]:
    where: list[ColumnElement[bool]] = [recorded.c.kind.in_(_OF_MEETINGS)]
    if key is not None:
        where.append(recorded.c.meeting_key == key)
    by_key: dict[str, list[Kept[Content]]] = {}
    for one in entries(connection, *where):
        by_key.setdefault(one.about.meeting, []).append(one)
    children = {child for every in by_key.values() for child in _children(every)}
    seen = children_seen(connection, actor, frozenset(children))
    found = (_meeting(key, every, actor, seen) for key, every in by_key.items())
    return [one for one in found if one is not None]


def _meeting(
    key: str, every: list[Kept[Content]], actor: Actor, seen: frozenset[str]
) -> MeetingRecord | None:
    told = _only(every, Kind.MEETING, Meeting)
    last = newest(told)
    if last is None or last.content is None:
        return None
    shown = tuple(child for child in last.content.children if child in seen)
    is_theirs = actor.councils is None or any(one.by == actor.identifier for one in told)
    if not shown and not is_theirs:
        return None
    decided = _only(every, Kind.DECISION, Decision)
    signed = _only(every, Kind.SIGNATURE, Signature)
    of_each = dict.fromkeys(one.about.child for one in decided if one.about.child in seen)
    order = [*shown, *(child for child in of_each if child not in shown)]
    return MeetingRecord(
        key=key,
        meeting=last,
        held=replace(last.content, children=shown),
        version=version(told),
        decisions=tuple(
            _decision(child, decided, signed, _only(every, Kind.ACTION, ActionProgress))
            for child in order
            if child in of_each
        ),
        signatures=tuple(signed),
        hidden=len(last.content.children) - len(shown),
        history=tuple(told),
    )


def _decision(
    child: str,
    decided: Iterable[Kept[Decision]],
    signed: Iterable[Kept[Signature]],
    progress: Iterable[Kept[ActionProgress]],
) -> DecisionRecord:
    mine = tuple(one for one in decided if one.about.child == child)
    stands = newest(mine)
    under = {
        (entry.child, entry.number)
        for one in signed
        if one.content is not None
        for entry in one.content.decisions
    }
    return DecisionRecord(
        child=child,
        stands=stands,
        history=mine,
        signed=stands is not None and (child, stands.number) in under,
        progress=tuple(one for one in progress if one.about.child == child),
    )


def _only(every: Iterable[Kept[Content]], kind: Kind, wanted: type[T]) -> list[Kept[T]]:
    found: list[Any] = [
        one
        for one in every
        if one.about.kind is kind and (one.content is None or isinstance(one.content, wanted))
    ]
    return found


def _children(every: Iterable[Kept[Content]]) -> set[str]:
    """Children named in a meeting's entries, or of whom something was decided there."""
    named = {one.about.child for one in every if one.about.child}
    for one in every:
        if isinstance(one.content, Meeting):
            named |= set(one.content.children)
    return named
