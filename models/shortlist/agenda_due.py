"""What people promised and wrote, as reasons on the agenda, and who is down for a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.meeting.due import Due, DueKind, due_for
from models.readiness.situations import SituationIndex
from models.recording.meeting import MeetingKind, MeetingState
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord
from models.shortlist.options import ChildOptions
from models.words import a_date

# The age of the profile, and stops that look again, are the agenda's own reasons already.
OWN = frozenset({DueKind.PROFILE, DueKind.STOP, DueKind.CHILDS_NO})


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting that is prepared or under way and talks about a child."""

    meeting: str
    kind: MeetingKind
    on: date | None

    @property
    def words(self) -> str:
        """On the panel of 3 December 2026."""
        label = "panel" if self.kind is MeetingKind.PANEL else "review"
        return f"On the {label} of {a_date(self.on)}" if self.on else f"On the next {label}"


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
        self._records = {record.child: record for record in records}
        self._planned: dict[str, PlannedMeeting] = {}
        for meeting in sorted(
            meetings, key=lambda meeting: meeting.held.on or date.max, reverse=True
        ):
            if meeting.state in {MeetingState.PREPARING, MeetingState.HELD}:
                planned = PlannedMeeting(meeting.key, meeting.held.kind, meeting.held.on)
                open_now = (c for c in meeting.held.children if c in meeting.not_decided)
                self._planned |= dict.fromkeys(open_now, planned)

    def of(self, child: ChildOptions) -> tuple[Due, ...]:
        """Promises, sorting and days to look again that are late or near."""
        record = self._records.get(child.child.key)
        if record is None:
            return ()
        situation = self._index.situation_of(child.child, self._today)
        return tuple(due for due in due_for(record, situation, self._today) if due.kind not in OWN)

    def planned(self, child: str) -> PlannedMeeting | None:
        """The next meeting that talks about the child."""
        return self._planned.get(child)


def rooms_signed(meetings: Iterable[MeetingRecord], today: date) -> dict[str, tuple[date, str]]:
    """By child the last day up to today on which they were in the room of a meeting, as its chair
    has signed, and which kind of meeting that was."""
    pairs: dict[str, tuple[date, str]] = {}
    for meeting in meetings:
        for decision in meeting.decisions:
            if not decision.signed or decision.stands is None or decision.stands.content is None:
                continue
            on = meeting.held.on or decision.stands.on
            if decision.stands.content.child_present and on <= today:
                seen = (on, meeting.held.kind.value)
                pairs[decision.child] = max(pairs.get(decision.child, seen), seen)
    return pairs


def reviews_signed(meetings: Iterable[MeetingRecord], today: date) -> dict[str, list[date]]:
    """By child the days of the statutory reviews that a chair has signed here up to today."""
    days: dict[str, list[date]] = {}
    for meeting in meetings:
        if meeting.held.kind is not MeetingKind.STATUTORY_REVIEW:
            continue
        for decision in meeting.decisions:
            on = meeting.held.on or (decision.stands.on if decision.stands else None)
            if decision.signed and on is not None and on <= today:
                days.setdefault(decision.child, []).append(on)
    return days
