"""Meetings: prepared, begun, cancelled, and the chair's signature under their record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from data.store.engine import Store
from data.store.entering import Held, Wanted, enter
from data.store.recorded import Entry, check_children, entries, of_subject
from data.store.recording import check_whole
from data.store.signed import signatures, signed_entry
from data.store.tables import recorded
from models.access import Actor, Permission, require
from models.meeting.complete import missing_of_attendance
from models.meeting.meeting import Meeting, Signature
from models.problems import UserError
from models.recording.complete import NotComplete, Round
from models.recording.contents import Content
from models.recording.kept import Kept, newest, standing
from models.recording.subject import Kind, Subject, decision_of, meeting_of, signature_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision as the chair has it in front of them."""

    child: str
    number: int


def prepare_meeting(
    store: Store,
    *,
    actor: Actor,
    key: str,
    meeting: Meeting,
    expected_version: int,
    now: datetime,
) -> Kept[Content]:
    """Record a meeting's day, people and children, or a change of them, until it is signed.

    `key`: from `recording.new_key` for a new one, with version 0. Whoever changes a meeting may see
    all its children. A child who has a decision, and a meeting that has any, stays. Raises
    `NotAllowed`, `NotComplete`, `Conflict`, `UserError`.
    """
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = Wanted(about, meeting, expected_version, "record meeting")

    def prepare(connection: Connection, held: Held) -> Entry:
        before = meeting_in(held)
        whole = replace(meeting, begun=before.begun if before else False)
        check_whole(whole, Round(now.date()))
        check_children(connection, actor, {*whole.children, *(before.children if before else ())})
        _still_open(connection, key)
        _keeps_decided(connection, key, whole)
        return Entry(about, whole.on or now.date(), whole)

    return enter(store, actor, now, wanted, prepare)


def start_meeting(
    store: Store, *, actor: Actor, key: str, expected_version: int, now: datetime
) -> Kept[Content]:
    """The meeting begins: from now on decisions can be recorded. Wants a chair and children."""
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = Wanted(about, None, expected_version, "begin meeting")

    def prepare(connection: Connection, held: Held) -> Entry:
        begun = replace(_there(held), begun=True)
        check_whole(begun, Round(now.date()))
        check_children(connection, actor, begun.children)
        _still_open(connection, key)
        return Entry(about, begun.on or now.date(), begun)

    return enter(store, actor, now, wanted, prepare)


def record_attendance(
    store: Store,
    *,
    actor: Actor,
    key: str,
    meeting: Meeting,
    expected_version: int,
    now: datetime,
    drafted: Subject | None = None,
) -> Kept[Content]:
    """Record who came to a meeting that has begun (`meeting.present`); nothing else of it changes.

    Once the chair has signed it is a correction: a new version with its reason
    (`corrected_because`) that shows the old, whole, and that the chair signs again. `drafted`:
    where the person's draft of it is kept. Raises as `prepare_meeting`.
    """
    require(actor, Permission.PREPARE_MEETING)
    about = meeting_of(key)
    wanted = Wanted(about, meeting, expected_version, "record attendance", drafted)

    def prepare(connection: Connection, held: Held) -> Entry:
        before = _there(held)
        if not before.begun:
            raise _not_begun()
        check_children(connection, actor, before.children)
        signed = bool(signatures(connection, key))
        reason = meeting.corrected_because.strip() if signed else ""
        after = replace(before, present=meeting.present, corrected_because=reason)
        check_whole(after, Round(now.date()))
        if signed:
            require(actor, Permission.CORRECT_SIGNED)
            _check_attendance(after)
            _wants_a_reason(reason)
        number = held[-1].number if signed else None
        return Entry(about, after.on or now.date(), after, number, reason)

    return enter(store, actor, now, wanted, prepare)


def sign_meeting(
    store: Store,
    *,
    actor: Actor,
    key: str,
    seen: tuple[Seen, ...],
    expected_version: int,
    now: datetime,
    meeting_version: int | None = None,
) -> Kept[Content]:
    """The chair signs exactly the decisions in front of them; after that nothing of it changes.

    `seen`: every decision that stands, as shown; if one was recorded since, `UserError` and nothing
    is signed. `expected_version`: how many signatures there are. `meeting_version`: of who came, as
    shown. After a correction the chair signs again. Raises `NotComplete` until it is on record of
    every seat who came.
    """
    require(actor, Permission.SIGN_RECORD)
    about = signature_of(key)
    wanted = Wanted(about, None, expected_version, "sign meeting")

    def prepare(connection: Connection, _held: Held) -> Entry:
        there = of_subject(connection, meeting_of(key))
        meeting = _there(there)
        check_children(connection, actor, meeting.children)
        if not meeting.begun:
            raise _not_begun()
        decided = decisions_standing(connection, key)
        if not decided or {(one.about.child, one.number) for one in decided} != {
            (one.child, one.number) for one in seen
        }:
            raise _something_else_stands(bool(decided))
        if meeting_version not in (None, there[-1].number):
            raise _something_else_stands(True)
        _check_attendance(meeting)
        return Entry(
            about,
            now.date(),
            Signature(meeting.chair, there[-1].number, tuple(signed_entry(one) for one in decided)),
        )

    return enter(store, actor, now, wanted, prepare)


def decisions_standing(connection: Connection, key: str) -> tuple[Kept[Content], ...]:
    """The decision of each child that stands in this meeting, as last recorded."""
    every = entries(
        connection,
        recorded.c.meeting_key == key,
        recorded.c.kind == Kind.DECISION.value,
    )
    children = sorted({one.about.child for one in every})
    states = (newest([e for e in every if e.about == decision_of(c, key)]) for c in children)
    return tuple(one for one in states if one is not None)


def meeting_in(held: Held) -> Meeting | None:
    """The meeting as its entries have it now, None = nothing recorded."""
    stands = standing(held)
    content = stands[-1].content if stands else None
    return content if isinstance(content, Meeting) else None


def _there(held: Held) -> Meeting:
    meeting = meeting_in(held)
    if meeting is None or meeting.cancelled_because.strip():
        raise UserError(
            "The meeting",
            "it isn't on record" if meeting is None else "it was cancelled",
            "a meeting that takes place",
            "Load the page again, or prepare a new one.",
        )
    return meeting


def _still_open(connection: Connection, key: str) -> None:
    if not signatures(connection, key):
        return
    raise UserError(
        "The meeting",
        "the chair has signed its record",
        "corrections of single decisions",
        "Correct the decision with a reason; the meeting itself stays as it was.",
    )


def _keeps_decided(connection: Connection, key: str, meeting: Meeting) -> None:
    decided = {one.about.child for one in decisions_standing(connection, key)}
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


def _check_attendance(meeting: Meeting) -> None:
    missing = tuple(missing_of_attendance(meeting))
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
    found = "a decision was recorded or undone since you looked" if any_decision else (
        "no decision is recorded"
    )  # fmt: skip
    return UserError(
        "The signature",
        found,
        "the decisions exactly as they stand",
        "Load the page again and read what stands now. Nothing was signed.",
    )
