"""What a meeting decides about a child: recorded once checked, undone until signed, then corrected.

To undo is `recording.withdraw`. What became of an action, and money noted afterwards, are facts
(`recording.record_fact`).
"""

from datetime import datetime

from sqlalchemy import Connection

from data.store.frames.recorded_rows import NewEntry, of_subject
from data.store.record.append import EntryRequest, Held, append_entry
from data.store.record.facts import check_whole
from data.store.record.meetings import meeting_in
from data.store.record.signed import is_signed
from data.store.schema.engine import Store
from models.access import Actor, Permission, require
from models.problems import UserError
from models.recording.complete import Round
from models.recording.decision import Decision
from models.recording.entry import Entry, standing_entries
from models.recording.meeting import Meeting
from models.recording.subject import Subject, decision_of, meeting_of
from models.recording.types import Content


def record_decision(
    store: Store,
    *,
    actor: Actor,
    meeting: str,
    child: str,
    decision: Decision,
    expected_version: int,
    now_utc: datetime,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record what the meeting decided, or record it anew, until the chair has signed.

    The meeting has begun and talks about the child. `drafted`: where the person's draft of it is
    kept (`correction_of`), if not under the decision. Raises `NotAllowed`, `NotComplete`,
    `Conflict` (what was written is then kept as the person's draft), `UserError`.
    """
    require(actor, Permission.RECORD_DECISION)
    about = decision_of(child, meeting)
    wanted = EntryRequest(about, decision, expected_version, "record decision", drafted)

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        of = _meeting(connection, meeting, child)
        check_whole(decision, Round(now_utc.date(), of.kind, of.on))
        if any(is_signed(connection, entry) for entry in standing_entries(entries)):
            raise UserError(
                "The decision",
                "the chair has signed it",
                "a correction with its reason",
                "Record a correction: a new version that shows the old one.",
            )
        return NewEntry(about, of.on or now_utc.date(), decision)

    return append_entry(store, actor, now_utc, wanted, prepare)


def correct_decision(
    store: Store,
    *,
    actor: Actor,
    meeting: str,
    child: str,
    decision: Decision,
    reason: str,
    expected_version: int,
    now_utc: datetime,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Correct a signed decision: a new version beside the old one, until the chair signs it too.

    A reason is wanted. Takes and raises as `record_decision`; a decision that isn't signed is
    `UserError`.
    """
    require(actor, Permission.CORRECT_SIGNED)
    about = decision_of(child, meeting)
    wanted = EntryRequest(about, decision, expected_version, "correct decision", drafted)

    def prepare(connection: Connection, entries: Held) -> NewEntry:
        of = _meeting(connection, meeting, child)
        check_whole(decision, Round(now_utc.date(), of.kind, of.on))
        records = standing_entries(entries)
        if not records or not any(is_signed(connection, entry) for entry in entries):
            raise UserError(
                "The correction",
                "the decision isn't signed",
                "a decision that the chair has signed",
                "Until it is signed, record it anew or undo it.",
            )
        if not reason.strip():
            raise UserError(
                "The correction",
                "no reason is written",
                "why the signed record was wrong",
                "Write the reason in a few words; it is printed with the record.",
            )
        return NewEntry(
            about, of.on or now_utc.date(), decision, records[-1].number, reason.strip()
        )

    return append_entry(store, actor, now_utc, wanted, prepare)


def _meeting(connection: Connection, key: str, child: str) -> Meeting:
    """The meeting, if it has begun and talks about the child."""
    meeting = meeting_in(of_subject(connection, meeting_of(key)))
    takes_place = meeting is not None and not meeting.cancelled_because.strip()
    if meeting is None or not takes_place or not meeting.begun or child not in meeting.children:
        raise UserError(
            "The meeting",
            "it has not begun, or doesn't talk about this child",
            "a meeting that has begun, with the child in it",
            "Begin the meeting, or add the child to it.",
        )
    return meeting
