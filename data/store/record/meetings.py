"""Meetings: prepared, begun, cancelled, and the chair's signature under their record."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from data.store.frames.recorded_rows import NewEntry, check_children, of_subject, read_entries
from data.store.record.append import EntryRequest, Held, append_entry
from data.store.record.facts import check_whole
from data.store.record.signed import signatures_of, signed_entry
from data.store.schema.engine import Store
from data.store.schema.tables import recorded
from models.access import Actor, Permission, require
from models.problems import UserError
from models.recording.complete import NotComplete, Round
from models.recording.decision import Decision
from models.recording.entry import Entry, newest_entry, standing_entries
from models.recording.meeting import DecisionSeen, Meeting, Signature
from models.recording.meeting_complete import missing_of_attendance, said_apart
from models.recording.subject import RecordKind, Subject, decision_of, meeting_of, signature_of
from models.recording.types import Content


def prepare_meeting(
    store: Store,
    *,
    actor: Actor,
    key: str,
    meeting: Meeting,
    expected_version: int,
    now_utc: datetime,
) -> Entry[Content]:
    """Record a meeting's day, people and children, or a change of them, until it is signed.

    `key`: from `recording.new_key` for a new one, with version 0. Whoever changes a meeting may see
    all its children. A child who has a decision, and a meeting that has any, stays. Raises
    `NotAllowed`, `NotComplete`, `Conflict`, `UserError`.
    """
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = EntryRequest(about, meeting, expected_version, "record meeting")

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        before = meeting_in(entries)
        meeting_record = replace(meeting, begun=before.begun if before else False)
        check_whole(meeting_record, Round(now_utc.date()))
        check_children(
            connection, actor, {*meeting_record.children, *(before.children if before else ())}
        )
        _still_open(connection, key)
        _keeps_decided(connection, key, meeting_record)
        return NewEntry(about, meeting_record.on or now_utc.date(), meeting_record)

    return append_entry(store, actor, now_utc, wanted, prepare)


def start_meeting(
    store: Store, *, actor: Actor, key: str, expected_version: int, now_utc: datetime
) -> Entry[Content]:
    """The meeting begins: from now on decisions can be recorded. Wants a chair and children."""
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = EntryRequest(about, None, expected_version, "begin meeting")

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        begun = replace(_there(entries), begun=True)
        check_whole(begun, Round(now_utc.date()))
        check_children(connection, actor, begun.children)
        _still_open(connection, key)
        return NewEntry(about, begun.on or now_utc.date(), begun)

    return append_entry(store, actor, now_utc, wanted, prepare)


def record_attendance(
    store: Store,
    *,
    actor: Actor,
    key: str,
    meeting: Meeting,
    expected_version: int,
    now_utc: datetime,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record who came to a meeting that has begun (`meeting.present`); nothing else of it changes.

    Once the chair has signed it is a correction: a new version with its reason
    (`corrected_because`) that shows the old, whole, and that the chair signs again. `drafted`:
    where the person's draft of it is kept. Raises as `prepare_meeting`.
    """
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = EntryRequest(about, meeting, expected_version, "record attendance", drafted)

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        before = _there(entries)
        if not before.begun:
            raise _not_begun()
        check_children(connection, actor, before.children)
        signed = bool(signatures_of(connection, key))
        reason = meeting.corrected_because.strip() if signed else ""
        after = replace(before, present=meeting.present, corrected_because=reason)
        check_whole(after, Round(now_utc.date()))
        if signed:
            require(actor, Permission.CORRECT_SIGNED)
            _check_attendance(after)
            _wants_a_reason(reason)
        number = entries[-1].number if signed else None
        return NewEntry(about, after.on or now_utc.date(), after, number, reason)

    return append_entry(store, actor, now_utc, wanted, prepare)


def sign_meeting(
    store: Store,
    *,
    actor: Actor,
    key: str,
    seen: tuple[DecisionSeen, ...],
    expected_version: int,
    now_utc: datetime,
    meeting_version: int | None = None,
) -> Entry[Content]:
    """The chair signs exactly the decisions in front of them; after that nothing of it changes.

    `seen`: every decision that stands, as shown; if one was recorded since, `UserError` and nothing
    is signed. `expected_version`: how many signatures there are. `meeting_version`: of who came, as
    shown. After a correction the chair signs again. Raises `NotComplete` until it is on record of
    every seat who came.
    """
    require(actor, Permission.SIGN_RECORD)
    about = signature_of(key)
    wanted = EntryRequest(about, None, expected_version, "sign meeting")

    def prepare(connection: Connection, _held: Held) -> NewEntry:
        there = of_subject(connection, meeting_of(key))
        meeting = _there(there)
        check_children(connection, actor, meeting.children)
        if not meeting.begun:
            raise _not_begun()
        decided = decisions_standing(connection, key)
        if not decided or {(entry.about.child, entry.number) for entry in decided} != {
            (decision_seen.child, decision_seen.number) for decision_seen in seen
        }:
            raise _something_else_stands(bool(decided))
        if meeting_version not in (None, there[-1].number):
            raise _something_else_stands(True)
        _check_attendance(meeting, decided)
        return NewEntry(
            about,
            now_utc.date(),
            Signature(
                meeting.chair, there[-1].number, tuple(signed_entry(entry) for entry in decided)
            ),
        )

    return append_entry(store, actor, now_utc, wanted, prepare)


def decisions_standing(connection: Connection, key: str) -> tuple[Entry[Content], ...]:
    """The decision of each child that stands in this meeting, as last recorded."""
    records = read_entries(
        connection,
        recorded.c.meeting_key == key,
        recorded.c.kind == RecordKind.DECISION.value,
    )
    children = sorted({entry.about.child for entry in records})
    states = (
        newest_entry([e for e in records if e.about == decision_of(c, key)]) for c in children
    )
    return tuple(state for state in states if state is not None)


def meeting_in(entries: Held) -> Meeting | None:
    """The meeting as its entries have it now, None = nothing recorded."""
    records = standing_entries(entries)
    content = records[-1].content if records else None
    return content if isinstance(content, Meeting) else None


def _there(entries: Held) -> Meeting:
    meeting = meeting_in(entries)
    if meeting is None or meeting.cancelled_because.strip():
        raise UserError(
            "The meeting",
            "it isn't on record" if meeting is None else "it was cancelled",
            "a meeting that takes place",
            "Load the page again, or prepare a new one.",
        )
    return meeting


def _still_open(connection: Connection, key: str) -> None:
    if not signatures_of(connection, key):
        return
    raise UserError(
        "The meeting",
        "the chair has signed its record",
        "corrections of single decisions",
        "Correct the decision with a reason; the meeting itself stays as it was.",
    )


def _keeps_decided(connection: Connection, key: str, meeting: Meeting) -> None:
    decided = {entry.about.child for entry in decisions_standing(connection, key)}
    if decided <= set(meeting.children) and not (decided and meeting.cancelled_because.strip()):
        return
    raise UserError(
        "The meeting",
        "a decision is recorded for a child whom this would take out",
        "every child with a decision stays",
        "Undo the decision first, then take the child out.",
    )


def _not_begun() -> UserError:
    return UserError(
        "The meeting",
        "it has not begun",
        "a meeting that has begun",
        "Begin the meeting, then record and sign.",
    )


def _check_attendance(meeting: Meeting, decided: tuple[Entry[Content], ...] = ()) -> None:
    """`decided`: where the chair is about to sign; a correction of who came is asked about then."""
    in_the_room = {
        entry.about.child: entry.content.child_present
        for entry in decided
        if isinstance(entry.content, Decision)
    }
    missing = (*missing_of_attendance(meeting), *said_apart(meeting, in_the_room))
    if missing:
        raise NotComplete(missing)


def _wants_a_reason(reason: str) -> None:
    if reason:
        return
    raise UserError(
        "The correction",
        "no reason is written",
        "why the signed record was wrong",
        "Write the reason in a few words; it is printed with the record.",
    )


def _something_else_stands(any_decision: bool) -> UserError:
    text = (
        "a decision was recorded or undone since you looked"
        if any_decision
        else ("no decision is recorded")
    )
    return UserError(
        "The signature",
        text,
        "the decisions exactly as they stand",
        "Load the page again and read what stands now. Nothing was signed.",
    )
