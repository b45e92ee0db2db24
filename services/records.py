"""What people recorded, read: of a child, of a meeting."""

from data.store.record import read
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil


@kept_by(DataVersion.ALL, limit=64)
def child_record(council: OpenCouncil, key: str) -> ChildRecord | None:
    """All that people recorded of one child; None: unknown and not allowed look the same."""
    return read.child_record(council.store, council.scope, key)


@kept_by(DataVersion.ALL)
def child_records(council: OpenCouncil) -> tuple[ChildRecord, ...]:
    """All that people recorded, child by child; no money for whoever may not see costs."""
    return read.child_records(council.store, council.scope)


@kept_by(DataVersion.ALL, limit=32)
def meeting_record(council: OpenCouncil, key: str) -> MeetingRecord | None:
    """One meeting; None: unknown and not allowed look the same."""
    return read.meeting_record(council.store, council.scope, key)


@kept_by(DataVersion.ALL)
def meeting_records(council: OpenCouncil) -> tuple[MeetingRecord, ...]:
    """All meetings with a child whom this person may see, the oldest day first."""
    return read.meeting_records(council.store, council.scope)
