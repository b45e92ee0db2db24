"""One entry of the record, and which entries of a subject stand at a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from models.problems import UserError
from models.recording.subject import Subject
from models.words import a_moment

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
UNDO_FOR = timedelta(minutes=10)  # no reason is wanted of whoever recorded it


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """What one person recorded, once: never changed, never deleted.

    `number`: 1, 2, … within `about`. `on`: the day from which it counts. `at_utc`: when it was
    written down (UTC, no zone). `content` None = a withdrawal. `replaces`: the number of the entry
    that this corrects or withdraws, with the `reason` where one was wanted.
    """

    about: Subject
    number: int
    on: date
    at_utc: datetime
    by: str
    content: T_co | None
    replaces: int | None = None
    reason: str = ""


def standing_entries(
    entries: Iterable[Entry[T]], as_of: date | None = None
) -> tuple[Entry[T], ...]:
    """The entries of one or several subjects that count at a date (None = now), oldest first.

    Nothing that was corrected or withdrawn since, and no withdrawal itself: a mistake never counts,
    whatever the date asked about. Where a correction is withdrawn, what it corrected stands again;
    where it is corrected in its turn, the first mistake stays one.
    """
    records = sorted(entries, key=lambda entry: (entry.about.stream, entry.number))
    gone: set[tuple[Subject, int]] = set()
    undone: set[tuple[Subject, int]] = set()
    for entry in reversed(records):
        if entry.replaces is None or (entry.about, entry.number) in undone:
            continue
        gone.add((entry.about, entry.replaces))
        if entry.content is None:
            undone.add((entry.about, entry.replaces))
    return tuple(
        entry
        for entry in records
        if entry.content is not None
        and (entry.about, entry.number) not in gone
        and (as_of is None or entry.on <= as_of)
    )


def newest_entry(entries: Iterable[Entry[T]], as_of: date | None = None) -> Entry[T] | None:
    """The state of one subject at a date: the last entry that stands."""
    records = standing_entries(entries, as_of)
    return records[-1] if records else None


def newest_number(entries: Iterable[Entry[T]]) -> int:
    """The newest number of one subject's entries, withdrawals included; 0 = nothing recorded."""
    return max((entry.number for entry in entries), default=0)


class Conflict(UserError):
    """Somebody recorded something of the same subject since the person looked.

    `theirs`: the newest entry that is on record now. `yours`: what the person wanted to record; it
    is kept as their draft, so nothing is lost. `expected`: the version that they had seen;
    `held`: the one to name when they record again.
    """

    def __init__(
        self, theirs: Entry[object] | None, yours: object, expected: int, number: int, *, same: bool
    ) -> None:
        self.theirs, self.yours, self.expected, self.held = theirs, yours, expected, number
        super().__init__(
            "Somebody was quicker",
            _what_happened(theirs, same),
            "your view of what is recorded now",
            "Look at theirs, or keep yours. What you wrote is saved as your draft.",
        )


def _what_happened(theirs: Entry[object] | None, same: bool) -> str:
    if theirs is None:
        return "nothing is recorded here now, but you saw something"
    person = "you, in another window," if same else theirs.by
    did = "took something back" if theirs.content is None else "recorded this"
    return f"{person} {did} on {a_moment(theirs.at_utc)}"
