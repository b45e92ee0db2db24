"""What a person answered on Who next? a moment ago, to be seen and undone where it was said."""

from collections.abc import Iterable
from datetime import datetime

from models.labels import BarrierKind
from models.recording.barrier import BarrierEntry
from models.recording.entry import UNDO_FOR, Entry, standing_entries
from models.recording.event import CameBack, PathwayPlan, ReviewHeld
from models.recording.record import ChildRecord
from models.recording.subject import Subject
from models.recording.types import Content
from models.words import a_date


def answered_just_now(
    records: Iterable[ChildRecord], actor: str, now_utc: datetime
) -> tuple[Entry[Content], ...]:
    """The person's answers of the last ten minutes that nobody has said anything after, the newest
    first."""

    def is_fresh(entry: Entry[Content]) -> bool:
        return entry.by == actor and now_utc - entry.at_utc <= UNDO_FOR

    newest: dict[Subject, Entry[Content]] = {}
    for record in (record for record in records if any(map(is_fresh, record.entries))):
        for entry in standing_entries(record.entries):
            newest[entry.about] = entry
        for entry in record.entries:
            if entry.about in newest and entry.number > newest[entry.about].number:
                del newest[entry.about]  # taken back since, or something taken back after it
    fresh = (entry for entry in newest.values() if is_fresh(entry) and answer_words(entry.content))
    return tuple(sorted(fresh, key=lambda entry: (entry.at_utc, entry.about.stream), reverse=True))


def answer_words(content: Content | None) -> str:
    """Back since 3 March 2026; "" for what is no answer to a line of the agenda."""
    match content:
        case CameBack(back_on=day) if day is not None:
            return f"Back since {a_date(day)}"
        case PathwayPlan(in_place_on=day) if day is not None:
            return f"Pathway plan in place since {a_date(day)}"
        case ReviewHeld(held_on=day) if day is not None:
            return f"Review held on {a_date(day)}"
        case BarrierEntry(kind=BarrierKind.STOP, look_again=day) if day is not None:
            return f"Look again on {a_date(day)}: {content.words}"
        case _:
            return ""
