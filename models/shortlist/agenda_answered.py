"""What a person answered on Who next? a moment ago, to be seen and undone where it was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models.readiness.verdict import BlockerKind
from models.recording.blocker import RecordedBlocker
from models.recording.contents import Content
from models.recording.event import CameBack, PathwayPlan, ReviewHeld
from models.recording.kept import UNDO_FOR, Kept, standing
from models.recording.record import ChildRecord
from models.recording.subject import Subject
from models.words import a_date


def answered_just_now(
    records: Iterable[ChildRecord], actor: str, now_utc: datetime
) -> tuple[Kept[Content], ...]:
    """The person's answers of the last ten minutes that nobody has said anything after, the newest
    first."""

    def is_fresh(kept: Kept[Content]) -> bool:
        return kept.by == actor and now_utc - kept.at_utc <= UNDO_FOR

    newest: dict[Subject, Kept[Content]] = {}
    for record in (record for record in records if any(map(is_fresh, record.entries))):
        for kept in standing(record.entries):
            newest[kept.about] = kept
        for kept in record.entries:
            if kept.about in newest and kept.number > newest[kept.about].number:
                del newest[kept.about]  # taken back since, or something taken back after it
    fresh = (kept for kept in newest.values() if is_fresh(kept) and answer_words(kept.content))
    return tuple(sorted(fresh, key=lambda kept: (kept.at_utc, kept.about.stream), reverse=True))


def answer_words(content: Content | None) -> str:
    """Back since 3 March 2026; "" for what is no answer to a line of the agenda."""
    match content:
        case CameBack(back_on=day) if day is not None:
            return f"Back since {a_date(day)}"
        case PathwayPlan(in_place_on=day) if day is not None:
            return f"Pathway plan in place since {a_date(day)}"
        case ReviewHeld(held_on=day) if day is not None:
            return f"Review held on {a_date(day)}"
        case RecordedBlocker(kind=BlockerKind.STOP, look_again=day) if day is not None:
            return f"Look again on {a_date(day)}: {content.words}"
        case _:
            return ""
