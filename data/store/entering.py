"""The steps that every entry of the record takes, in one transaction; a conflict loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from data.store.drafts import put_draft
from data.store.engine import Store, writing
from data.store.recorded import Entry, add, check_children, of_subject, take_turn
from models.access import Actor
from models.problems import UserError
from models.recording.contents import Content
from models.recording.kept import Conflict, Kept, standing, version
from models.recording.subject import Subject, recorded_at

Held = Sequence[Kept[Content]]
Prepare = Callable[[Connection, Held], Entry]


@dataclass(frozen=True, slots=True)
class Wanted:
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


def enter(
    store: Store, actor: Actor, now: datetime, wanted: Wanted, prepare: Prepare
) -> Kept[Content]:
    """Add the entry that `prepare` makes, if nobody recorded anything of the subject since.

    `prepare` gets the subject's entries and raises `UserError` where the entry can't be. What was
    recorded already by the same person, word for word, is not recorded twice: the answer of a first
    try may have been lost on the way.
    """
    late: Conflict | None = None
    with writing(store) as connection:
        take_turn(connection)
        check_children(connection, actor, (wanted.about.child,))
        held = of_subject(connection, wanted.about)
        if version(held) == wanted.expected_version:
            entry = prepare(connection, held)
            return add(connection, actor, now, entry, wanted.action, wanted.draft_place)
        if (again := _recorded_already(held, actor, wanted)) is not None:
            return again
        if wanted.content is not None:
            seen = wanted.expected_version
            put_draft(connection, actor, wanted.draft_place, wanted.content, seen, now)
        late = _conflict(held, actor, wanted)
    raise late


def standing_entry(held: Held, number: int) -> Kept[Content]:
    """The entry of that number; `UserError` if it was corrected or withdrawn already."""
    found = next((one for one in standing(held) if one.number == number), None)
    if found is None:
        raise UserError(
            "What was recorded",
            "it doesn't stand any more",
            "an entry that stands",
            "Load the page again to see what stands.",
        )
    return found


def _recorded_already(held: Held, actor: Actor, wanted: Wanted) -> Kept[Content] | None:
    if not held or wanted.content is None:
        return None
    last = held[-1]
    mine = last.by == actor.identifier and last.number == wanted.expected_version + 1
    return last if mine and last.content == wanted.content else None


def _conflict(held: Held, actor: Actor, wanted: Wanted) -> Conflict:
    last = held[-1] if held else None
    same = last is not None and last.by == actor.identifier
    return Conflict(last, wanted.content, wanted.expected_version, version(held), same=same)
