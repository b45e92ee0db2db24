"""What a child said, wherever it was written down: recorded wishes, views in needs profiles, and
what a meeting wrote down of their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.audience import Audience, may_reach, narrower
from models.children.settings import Setting
from models.meeting.decision import Note
from models.needs.profile import Item
from models.needs.story import NeedsStory
from models.recording.record import ChildRecord
from models.recording.shown import SENSITIVE


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that the child said, as it was written. `on`: the day it was heard.

    `shown_to`: who may be shown it, None = the child wasn't asked: the panel only. `item`: of a
    view in a needs profile, what it was about.
    """

    words: str
    on: date
    heard_by: str
    no_to: tuple[Setting, ...] = ()
    open_to: tuple[Setting, ...] = ()
    shown_to: Audience | None = None
    item: Item | None = None


def spoken(
    story: NeedsStory, record: ChildRecord | None, reader: Audience = Audience.PANEL
) -> tuple[Spoken, ...]:
    """The child's own words, newest first; what differs only in its gaps is told once.

    These are what screens and papers quote in large letters. What the child said of exploitation or
    of self-harm is none of it, whoever reads: it stays in the profile, beside the item. `reader`:
    without what may not reach them.
    """
    every = [
        Spoken(one.content.words, one.on, one.content.heard_by, one.content.no_to,
               one.content.open_to, one.content.shown_to)
        for one in (reversed(record.wishes) if record else ()) if one.content is not None
    ]  # fmt: skip
    marks = _marks_of_views(record) if record else {}
    every += [
        Spoken(one.child_view, one.on, one.who, item=one.item,
               shown_to=marks.get((one.item, one.on, one.child_view)))
        for one in story.said if one.item not in SENSITIVE
    ]  # fmt: skip
    every = _with_meetings(every, record) if record else every
    first: dict[str, Spoken] = {}
    for one in sorted(every, key=lambda each: each.on, reverse=True):
        if one.words.strip() and may_reach(one.shown_to, reader):
            first.setdefault(_without_gaps(one.words), one)
    return tuple(first.values())


def _with_meetings(before: list[Spoken], record: ChildRecord) -> list[Spoken]:
    """With what meetings wrote down of the child's words.

    Words taken over from the record were heard when they were, and by whom: the meeting only asked
    anew who may be shown them, and the newest answer counts.
    """
    said, typed = list(before), []
    for one in record.decisions:
        if one.content is None:
            continue
        words, mark = one.content.child_words, one.content.shown_to(Note.CHILD_WORDS)
        same = [
            place for place, each in enumerate(said)
            if one.content.child_words_from and _without_gaps(each.words) == _without_gaps(words)
        ]  # fmt: skip
        for place in same:
            said[place] = replace(said[place], shown_to=mark)
        if not same:
            typed.append(Spoken(words, one.on, one.content.child_heard_by, shown_to=mark))
    return said + typed[::-1]


def _without_gaps(said: str) -> str:
    return " ".join(said.split())


def _marks_of_views(record: ChildRecord) -> dict[tuple[Item, date, str], Audience | None]:
    """Who may be shown what the child said of an item on a day, as it was recorded here.

    Two people who wrote the same words down and marked them otherwise: the narrower counts.
    """
    marks: dict[tuple[Item, date, str], Audience | None] = {}
    for one in (*record.profiles, *record.second_ratings):
        for rating in one.content.ratings if one.content else ():
            key = (rating.item, one.on, rating.child_view)
            mark = rating.view_shown_to
            marks[key] = narrower(marks[key], mark) if key in marks else mark
    return marks
