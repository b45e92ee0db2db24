"""What people promised and wrote, as reasons on the agenda, and who is down for a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.meeting.due import Due, DueKind, due_for
from models.meeting.meeting import MeetingKind, MeetingState
from models.meeting.record import MeetingRecord
from models.readiness.situations import SituationIndex
from models.recording.record import ChildRecord
from models.shortlist.options import ChildOptions
from models.words import a_date

# The age of the profile, and stops that look again, are the agenda's own reasons already.
OWN = frozenset({DueKind.PROFILE, DueKind.STOP, DueKind.CHILDS_NO})


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that is prepared or under way and talks about a child."""

    meeting: str
    kind: MeetingKind
    on: date | None

    @property
    def words(self) -> str:
        """On the panel of 3 December 2026."""
        what = "panel" if self.kind is MeetingKind.PANEL else "review"
        return f"On the {what} of {a_date(self.on)}" if self.on else f"On the next {what}"


class DueOf:
    """What is due for each child by the record, looked at on a day."""

    def __init__(
        self,
        data: CouncilData,
        records: Iterable[ChildRecord],
        meetings: Iterable[MeetingRecord],
        today: date,
    ) -> None:
        self._index, self._today = SituationIndex(data, today), today
        self._records = {one.child: one for one in records}
        self._planned: dict[str, Planned] = {}
        for meeting in sorted(meetings, key=lambda one: one.held.on or date.max, reverse=True):
            if meeting.state in {MeetingState.PREPARING, MeetingState.HELD}:
                planned = Planned(meeting.key, meeting.held.kind, meeting.held.on)
                open_now = (c for c in meeting.held.children if c in meeting.not_decided)
                self._planned |= dict.fromkeys(open_now, planned)

    def of(self, one: ChildOptions) -> tuple[Due, ...]:
        """Promises, sorting and days to look again that are late or near."""
        record = self._records.get(one.child.key)
        if record is None:
            return ()
        situation = self._index.situation_of(one.child, self._today)
        return tuple(
            each for each in due_for(record, situation, self._today) if each.kind not in OWN
        )

    def planned(self, child: str) -> Planned | None:
        """The next meeting that talks about the child."""
        return self._planned.get(child)


def rooms_signed(meetings: Iterable[MeetingRecord], today: date) -> dict[str, tuple[date, str]]:
    """By child the last day up to today on which they were in the room of a meeting, as its chair
    has signed, and which kind of meeting that was."""
    found: dict[str, tuple[date, str]] = {}
    for meeting in meetings:
        for one in meeting.decisions:
            if not one.signed or one.stands is None or one.stands.content is None:
                continue
            on = meeting.held.on or one.stands.on
            if one.stands.content.child_present and on <= today:
                seen = (on, meeting.held.kind.value)
                found[one.child] = max(found.get(one.child, seen), seen)
    return found


def reviews_signed(meetings: Iterable[MeetingRecord], today: date) -> dict[str, list[date]]:
    """By child the days of the statutory reviews that a chair has signed here up to today."""
    found: dict[str, list[date]] = {}
    for meeting in meetings:
        if meeting.held.kind is not MeetingKind.STATUTORY_REVIEW:
            continue
        for one in meeting.decisions:
            on = meeting.held.on or (one.stands.on if one.stands else None)
            if one.signed and on is not None and on <= today:
                found.setdefault(one.child, []).append(on)
    return found
