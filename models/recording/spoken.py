"""What a child said, wherever it was written down: recorded wishes and views in needs profiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.children.settings import Setting
from models.needs.story import NeedsStory
from models.recording.record import ChildRecord


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that the child said, as it was written. `on`: the day it was heard."""

    words: str
    on: date
    heard_by: str
    no_to: tuple[Setting, ...] = ()
    open_to: tuple[Setting, ...] = ()


def spoken(story: NeedsStory, record: ChildRecord | None) -> tuple[Spoken, ...]:
    """The child's own words, newest first; what differs only in its gaps is told once."""
    every = [
        Spoken(one.content.words, one.on, one.content.heard_by, one.content.no_to,
               one.content.open_to)
        for one in (reversed(record.wishes) if record else ()) if one.content is not None
    ]  # fmt: skip
    every += [Spoken(one.child_view, one.on, one.who) for one in story.own_words]
    first: dict[str, Spoken] = {}
    for one in sorted(every, key=lambda each: each.on, reverse=True):
        if one.words.strip():
            first.setdefault(" ".join(one.words.split()), one)
    return tuple(first.values())
