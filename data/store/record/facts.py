"""What people record about a child: entries that are added, corrected and withdrawn, never changed.

Each entry needs the right of its kind, a child whom the person may see, and the version that they
saw; it stands with its audit row in one transaction.
"""

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from data.store.frames.recorded_rows import NewEntry, of_subject, to_utc
from data.store.record.append import EntryRequest, Held, append_entry, standing_entry
from data.store.record.signed import is_signed
from data.store.schema.engine import Store
from models.access import Actor, Permission, require
from models.problems import UserError
from models.recording.barrier import BarrierEntry
from models.recording.complete import NotComplete, Round, missing_of
from models.recording.decision import Decision
from models.recording.entry import UNDO_FOR, Entry, standing_entries
from models.recording.move_stages import Baseline, Confirmed, MoveMoney
from models.recording.profile import RecordedProfile
from models.recording.rights import RIGHT_FOR
from models.recording.subject import (
    ABOUT_MONEY,
    NEVER_RECORDED,
    RecordKind,
    Subject,
    decision_of,
    move_money_of,
    move_of,
    profile_of,
    recorded_at,
)
from models.recording.types import TYPES, Content, counts_from
from models.words import a_date

ABOUT_A_CHILD = (
    frozenset(RecordKind)
    - {RecordKind.MEETING, RecordKind.DECISION, RecordKind.SIGNATURE}
    - NEVER_RECORDED
)
_KEY_BYTES = 12


def new_key() -> str:
    """A new opaque key: for a meeting, or as the part of a blocker in words of one's own."""
    return secrets.token_urlsafe(_KEY_BYTES)


def record_fact(
    store: Store,
    *,
    actor: Actor,
    about: Subject,
    content: Content,
    expected_version: int,
    now_utc: datetime,
    corrects: int | None = None,
    reason: str = "",
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record something about a child (every kind but meetings, decisions and signatures).

    `expected_version`: the subject's version that the person saw (`ChildRecord.version`).
    `corrects`: the number of an entry that was a mistake; it stays on record and counts no more.
    `drafted`: where the person's draft of it is kept (`correction_of`), if not under `about`.
    `now_utc` must know its time zone. Raises `NotAllowed`, `NotComplete`, `Conflict` (what was
    written is then kept as the person's draft), or `UserError` for a child that they may not see.
    """
    recorded = about.kind in ABOUT_A_CHILD and recorded_at(about) == about
    if not recorded or not isinstance(content, TYPES[about.kind]):
        raise TypeError(f"{type(content).__name__} isn't recorded as {about.kind} here")
    require(actor, RIGHT_FOR[about.kind])
    if about.kind in ABOUT_MONEY:
        require(actor, Permission.READ_COSTS)
    check_whole(content, Round(now_utc.date()))
    wanted = EntryRequest(about, content, expected_version, _action(about, corrects), drafted)

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        fits = _fitting(connection, about, content)
        first = not standing_entries(entries)
        if corrects is not None:
            wrong = standing_entry(entries, corrects)
            first = wrong.number == standing_entries(entries)[0].number
        on = counts_from(fits, now_utc.date(), first=first)
        return NewEntry(about, on, fits, corrects, reason.strip())

    return append_entry(store, actor, now_utc, wanted, prepare)


def withdraw_entry(
    store: Store,
    *,
    actor: Actor,
    about: Subject,
    number: int,
    expected_version: int,
    now_utc: datetime,
    reason: str = "",
) -> Entry[Content]:
    """Take an entry back: what stood before it stands again, and it stays to be seen in history.

    Whoever recorded it needs no reason for ten minutes; anybody else, and later, one is wanted. A
    decision can be undone until the chair signs. Raises as `record_fact`.
    """
    if about.kind in {RecordKind.MEETING, RecordKind.SIGNATURE}:
        raise TypeError("a meeting is cancelled and a signature stands; neither is withdrawn")
    require(actor, RIGHT_FOR[about.kind])
    wanted = EntryRequest(about, None, expected_version, f"withdraw {_name(about.kind)}")

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        entry = standing_entry(entries, number)
        if isinstance(entry.content, Decision) and is_signed(connection, entry):
            raise UserError(
                "The decision",
                "the chair has signed it",
                "a correction, which is a new version that shows the old one",
                "Record a correction with its reason.",
            )
        _wants_reason(entry, actor, now_utc, reason)
        return NewEntry(about, entry.on, None, number, reason.strip())

    return append_entry(store, actor, now_utc, wanted, prepare)


def check_whole(content: Content, around: Round) -> None:
    """Raise `NotComplete` with everything that is missing."""
    missing = missing_of(content, around)
    if missing:
        raise NotComplete(missing)


def _fitting(connection: Connection, about: Subject, content: Content) -> Content:
    """The content as it belongs to its subject; `UserError` where what it rests on isn't there."""
    if isinstance(content, BarrierEntry) and content.name != about.part:
        raise TypeError("a blocker's part is its name")
    if about.kind is RecordKind.SECOND_RATING and isinstance(content, RecordedProfile):
        return _second(connection, about.child, content)
    if about.kind in {RecordKind.ACTION, RecordKind.MONEY}:
        _follows_a_decision(connection, about)
    if isinstance(content, MoveMoney):
        _keeps_the_baseline(connection, about, content)
    if isinstance(content, Confirmed):
        _rests_on_a_baseline(connection, about)
    return content


def _second(connection: Connection, child: str, content: RecordedProfile) -> RecordedProfile:
    """A second rating counts for the day of the first, and is somebody else's."""
    entries = of_subject(connection, profile_of(child))
    first = standing_entry(entries, content.second_of or 0).content
    if not isinstance(first, RecordedProfile):
        raise TypeError("a second rating is of a profile")
    if first.assessed_by.strip().casefold() == content.assessed_by.strip().casefold():
        raise UserError(
            "The second rating",
            "the same person rated first",
            "somebody who has not seen the first rating",
            "Ask a colleague who knows the child to rate blind.",
        )
    return replace(content, assessed_on=first.assessed_on)


def _follows_a_decision(connection: Connection, about: Subject) -> None:
    entries = standing_entries(of_subject(connection, decision_of(about.child, about.meeting)))
    decided = entries[-1].content if entries else None
    keys = {action.key for action in decided.actions} if isinstance(decided, Decision) else set()
    if decided is None or (about.kind is RecordKind.ACTION and about.part not in keys):
        raise UserError(
            "The decision",
            "no such action or decision stands",
            "an action of a decision that stands",
            "Load the page again to see what was decided.",
        )


def _keeps_the_baseline(connection: Connection, about: Subject, content: MoveMoney) -> None:
    """Money belongs to a move that is on record; a baseline once frozen is never made anew."""
    if not standing_entries(of_subject(connection, move_of(about.child, about.part))):
        raise UserError(
            "The money of a move",
            "no such move is on record",
            "a move that stands",
            "Load the page again to see what stands.",
        )
    frozen = _frozen(connection, about)
    if frozen is not None and content.frozen != frozen:
        raise UserError(
            "The baseline of a move",
            f"it was frozen on {a_date(frozen.frozen_on)} and this is another one",
            "the baseline as it was frozen the day the move was agreed",
            "Take the move off the road and begin a new one if another move was agreed.",
        )


def _rests_on_a_baseline(connection: Connection, about: Subject) -> None:
    if _frozen(connection, about) is None:
        raise UserError(
            "The saving",
            "no baseline of this move is on record",
            "a move whose day was agreed",
            "Load the page again to see what stands.",
        )


def _frozen(connection: Connection, about: Subject) -> Baseline | None:
    """The baseline of a move, whoever recorded it first."""
    entries = standing_entries(of_subject(connection, move_money_of(about.child, about.part)))
    money = [entry.content for entry in entries if isinstance(entry.content, MoveMoney)]
    return next((move_money.frozen for move_money in money if move_money.frozen is not None), None)


def _wants_reason(entry: Entry[Content], actor: Actor, now_utc: datetime, reason: str) -> None:
    fresh = entry.by == actor.identifier and to_utc(now_utc) - entry.at_utc <= UNDO_FOR
    if fresh or reason.strip():
        return
    raise UserError(
        "Why it is taken back",
        "nothing is written, and ten minutes have passed or somebody else recorded it",
        "a few words",
        "Write why, then take it back.",
    )


def _action(about: Subject, corrects: int | None) -> str:
    return f"{'record' if corrects is None else 'correct'} {_name(about.kind)}"


def _name(kind: RecordKind) -> str:
    return kind.value.replace("_", " ")
