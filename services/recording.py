"""Writing down what people say of a child, and taking it back.

Every deed checks the right and the version that the person saw, and leaves an audit row.
"""

from datetime import date

from data.store.record import facts
from data.store.record.corrections import record_correction as keep_correction
from data.store.record.corrections import withdraw_correction as take_correction_back
from data.store.record.facts import new_key
from models.children.freshness import WhereaboutsAnswer
from models.recording.entry import Entry
from models.recording.subject import Subject
from models.recording.types import Content
from services.open_council import OpenCouncil

__all__ = [
    "new_key",
    "record_correction",
    "record_fact",
    "withdraw_correction",
    "withdraw_fact",
]


def record_fact(
    council: OpenCouncil,
    *,
    about: Subject,
    content: Content,
    expected_version: int,
    corrects: int | None = None,
    reason: str = "",
    drafted: Subject | None = None,
) -> Entry[Content]:
    """Record something about a child (every kind but meetings, decisions and signatures)."""
    return facts.record_fact(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        content=content,
        expected_version=expected_version,
        corrects=corrects,
        reason=reason,
        drafted=drafted,
        now_utc=council.now,
    )


def withdraw_fact(
    council: OpenCouncil,
    *,
    about: Subject,
    number: int,
    expected_version: int,
    reason: str = "",
) -> Entry[Content]:
    """Take an entry back: what stood before it stands again, and it stays to be seen in history."""
    return facts.withdraw_entry(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        number=number,
        expected_version=expected_version,
        reason=reason,
        now_utc=council.now,
    )


def record_correction(
    council: OpenCouncil,
    *,
    child: str,
    answer: WhereaboutsAnswer,
    on: date,
    expected_version: int,
) -> int:
    """Say that something was true of the child on a day; the number that it got."""
    return keep_correction(
        council.store_to_write(),
        actor=council.actor,
        child=child,
        answer=answer,
        on=on,
        expected_version=expected_version,
        now_utc=council.now,
    )


def withdraw_correction(
    council: OpenCouncil,
    *,
    child: str,
    number: int,
    expected_version: int,
    reason: str = "",
) -> int:
    """Take back what was said of the child as that number; the number of the withdrawal."""
    return take_correction_back(
        council.store_to_write(),
        actor=council.actor,
        child=child,
        number=number,
        expected_version=expected_version,
        reason=reason,
        now_utc=council.now,
    )
