"""Entries made by hand for the pure rules: `an_entry(wishes_of("k1"), a_wish_entry(), 1)`."""

from datetime import date, datetime, time
from typing import Any

from models.recording.decision import Decision
from models.recording.entry import Entry
from models.recording.record import ChildRecord
from models.recording.subject import RecordKind, Subject, decision_of
from models.recording.types import counts_from
from tests.make.record_contents import TODAY, a_decision


def an_entry(
    about: Subject,
    content: Any,
    number: int = 1,
    *,
    on: date | None = None,
    by: str = "sam",
    replaces: int | None = None,
) -> Entry[Any]:
    """One entry that counts from its own day, or from `on`."""
    day = on or (counts_from(content, TODAY, first=number == 1) if content else TODAY)
    now_utc = datetime.combine(day, time(9, number % 60))
    return Entry(about, number, day, now_utc, by, content, replaces)


def a_decided(
    decision: Decision | None = None, *, meeting: str = "m1", on: date = TODAY, child: str = "k1"
) -> Entry[Decision]:
    """A decision on record."""
    return an_entry(decision_of(child, meeting), decision or a_decision(), on=on)


def a_record(*entries: Entry[Any], child: str = "k1") -> ChildRecord:
    """All that is recorded of one child; the chair has signed every decision in it."""
    decisions = (entry for entry in entries if entry.about.kind is RecordKind.DECISION)
    return ChildRecord(
        child, entries, frozenset((decision.about, decision.number) for decision in decisions)
    )
