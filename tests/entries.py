"""Entries made by hand for the pure rules: `an_entry(wishes_of("k1"), a_wish_entry(), 1)`."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from models.meeting.decision import Decision
from models.recording.contents import counts_from
from models.recording.kept import Kept
from models.recording.record import ChildRecord
from models.recording.subject import Kind, Subject, decision_of
from tests.record_builders import TODAY, a_decision


def an_entry(
    about: Subject,
    content: Any,
    number: int = 1,
    *,
    on: date | None = None,
    by: str = "sam",
    replaces: int | None = None,
) -> Kept[Any]:
    """One entry that counts from its own day, or from `on`."""
    day = on or (counts_from(content, TODAY, first=number == 1) if content else TODAY)
    at = datetime.combine(day, time(9, number % 60))
    return Kept(about, number, day, at, by, content, replaces)


def a_decided(
    decision: Decision | None = None, *, meeting: str = "m1", on: date = TODAY, child: str = "k1"
) -> Kept[Decision]:
    """A decision on record."""
    return an_entry(decision_of(child, meeting), decision or a_decision(), on=on)


def a_record(*entries: Kept[Any], child: str = "k1") -> ChildRecord:
    """All that is recorded of one child; the chair has signed every decision in it."""
    decisions = (one for one in entries if one.about.kind is Kind.DECISION)
    return ChildRecord(child, entries, frozenset((one.about, one.number) for one in decisions))
