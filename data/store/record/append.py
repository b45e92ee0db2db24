"""The steps that every entry of the record takes, in one transaction; a conflict loses nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from data.store.frames.recorded_rows import (
    NewEntry,
    add_entry,
    check_children,
    of_subject,
    take_turn,
)
from data.store.record.drafts import put_draft
from data.store.schema.engine import Store, writing
from models.access import Actor
from models.problems import UserError
from models.recording.entry import Conflict, Entry, newest_number, standing_entries
from models.recording.subject import Subject, recorded_at
from models.recording.types import Content

Held = Sequence[Entry[Content]]
Prepare = Callable[[Connection, Held], NewEntry]


@dataclass(frozen=True, slots=True)
class EntryRequest:
    """What somebody wants to record: `content` is what becomes of their draft if they are late.

    `drafted`: where that draft is kept, None = under `about`; a correction has a place of its own.
    """

    about: Subject
    content: Content | None
    expected_version: int
    action: str
    drafted: Subject | None = None

    @property
    def draft_place(self) -> Subject:
        """Where the draft lies that is gone once this is recorded. No other draft is touched."""
        place = self.drafted or self.about
        if recorded_at(place) != self.about:
            raise TypeError("a draft of something else")
        return place


def append_entry(
    store: Store, actor: Actor, now_utc: datetime, wanted: EntryRequest, prepare: Prepare
) -> Entry[Content]:
    """Add the entry that `prepare` makes, if nobody recorded anything of the subject since.

    `prepare` gets the subject's entries and raises `UserError` where the entry can't be. What was
    recorded already by the same person, word for word, is not recorded twice: the answer of a first
    try may have been lost on the way.
    """
    late: Conflict | None = None
    with writing(store) as connection:
        take_turn(connection)
        check_children(connection, actor, (wanted.about.child,))
        entries = of_subject(connection, wanted.about)
        if newest_number(entries) == wanted.expected_version:
            entry = prepare(connection, entries)
            return add_entry(connection, actor, now_utc, entry, wanted.action, wanted.draft_place)
        if (again := _recorded_already(entries, actor, wanted)) is not None:
            return again
        if wanted.content is not None:
            seen = wanted.expected_version
            put_draft(connection, actor, wanted.draft_place, wanted.content, seen, now_utc)
        late = _conflict(entries, actor, wanted)
    raise late


def standing_entry(entries: Held, number: int) -> Entry[Content]:
    """The entry of that number; `UserError` if it was corrected or withdrawn already."""
    entry = next((entry for entry in standing_entries(entries) if entry.number == number), None)
    if entry is None:
        raise UserError(
            "What was recorded",
            "it doesn't stand any more",
            "an entry that stands",
            "Load the page again to see what stands.",
        )
    return entry


def _recorded_already(entries: Held, actor: Actor, wanted: EntryRequest) -> Entry[Content] | None:
    if not entries or wanted.content is None:
        return None
    last = entries[-1]
    own = last.by == actor.identifier and last.number == wanted.expected_version + 1
    return last if own and last.content == wanted.content else None


def _conflict(entries: Held, actor: Actor, wanted: EntryRequest) -> Conflict:
    last = entries[-1] if entries else None
    same = last is not None and last.by == actor.identifier
    return Conflict(
        last, wanted.content, wanted.expected_version, newest_number(entries), same=same
    )
