"""Deeds of a meeting: prepared, begun, decided, signed."""

from data.store.record import costs_opened, decisions, meetings
from models.recording.decision import Decision
from models.recording.entry import Entry
from models.recording.meeting import DecisionSeen, Meeting
from models.recording.subject import Subject
from models.recording.types import Content
from services.open_council import OpenCouncil


def prepare_meeting(
    council: OpenCouncil,
    *,
    key: str,
    meeting: Meeting,
    expected_version: int,
) -> Entry[Content]:
    """Record a meeting's day, people and children, or a change of them, until it is signed."""
    return meetings.prepare_meeting(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        meeting=meeting,
        expected_version=expected_version,
        now_utc=council.now,
    )


def start_meeting(
    council: OpenCouncil,
    *,
    key: str,
    expected_version: int,
) -> Entry[Content]:
    """The meeting begins: from now on decisions can be recorded. Wants a chair and children."""
    return meetings.start_meeting(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        expected_version=expected_version,
        now_utc=council.now,
    )


def record_attendance(
    council: OpenCouncil,
    *,
    key: str,
    meeting: Meeting,
    expected_version: int,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record who came to a meeting that has begun; nothing else of it changes."""
    return meetings.record_attendance(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        meeting=meeting,
        expected_version=expected_version,
        drafted=drafted,
        now_utc=council.now,
    )


def sign_meeting(
    council: OpenCouncil,
    *,
    key: str,
    seen: tuple[DecisionSeen, ...],
    expected_version: int,
    meeting_version: int | None = None,
) -> Entry[Content]:
    """The chair signs exactly the decisions in front of them; after that nothing of it changes."""
    return meetings.sign_meeting(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        seen=seen,
        expected_version=expected_version,
        meeting_version=meeting_version,
        now_utc=council.now,
    )


def record_decision(
    council: OpenCouncil,
    *,
    meeting: str,
    child: str,
    decision: Decision,
    expected_version: int,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record what the meeting decided, or record it anew, until the chair has signed."""
    return decisions.record_decision(
        council.store_to_write(),
        actor=council.actor,
        meeting=meeting,
        child=child,
        decision=decision,
        expected_version=expected_version,
        drafted=drafted,
        now_utc=council.now,
    )


def correct_decision(
    council: OpenCouncil,
    *,
    meeting: str,
    child: str,
    decision: Decision,
    reason: str,
    expected_version: int,
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Correct a signed decision: a new version beside the old one, until the chair signs it too."""
    return decisions.correct_decision(
        council.store_to_write(),
        actor=council.actor,
        meeting=meeting,
        child=child,
        decision=decision,
        reason=reason,
        expected_version=expected_version,
        drafted=drafted,
        now_utc=council.now,
    )


def log_costs_opened(
    council: OpenCouncil,
    *,
    meeting: str,
    child: str,
) -> None:
    """One audit row; to be called before anything about money is drawn, once an opening."""
    costs_opened.log_costs_opened(
        council.store_to_write(),
        actor=council.actor,
        meeting=meeting,
        child=child,
        now_utc=council.now,
    )
