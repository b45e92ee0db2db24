"""What a child said, wherever it was written down: recorded wishes, views in needs profiles, and
what a meeting wrote down of their words."""

from dataclasses import dataclass, replace
from datetime import date

from models.audience import Audience, may_reach, narrower_audience
from models.children.needs_story import NeedsStory
from models.needs.profile import Item
from models.recording.decision import Note
from models.recording.record import ChildRecord
from models.recording.shown import SENSITIVE
from models.settings import Setting


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


def sayings_of_child(
    story: NeedsStory, record: ChildRecord | None, reader: Audience = Audience.PANEL
) -> tuple[Spoken, ...]:
    """The child's own words, newest first; what differs only in its gaps is told once.

    These are what screens and papers quote in large letters. What the child said of exploitation or
    of self-harm is none of it, whoever reads: it stays in the profile, beside the item. `reader`:
    without what may not reach them.
    """
    spokens = [
        Spoken(
            entry.content.words,
            entry.on,
            entry.content.heard_by,
            entry.content.no_to,
            entry.content.open_to,
            entry.content.shown_to,
        )
        for entry in (reversed(record.wishes) if record else ())
        if entry.content is not None
    ]
    marks = _marks_of_views(record) if record else {}
    spokens += [
        Spoken(
            rating.child_view,
            rating.on,
            rating.who,
            item=rating.item,
            shown_to=marks.get((rating.item, rating.on, rating.child_view)),
        )
        for rating in story.said
        if rating.item not in SENSITIVE
    ]
    spokens = _with_meetings(spokens, record) if record else spokens
    first: dict[str, Spoken] = {}
    for spoken in sorted(spokens, key=lambda spoken: spoken.on, reverse=True):
        if spoken.words.strip() and may_reach(spoken.shown_to, reader):
            first.setdefault(_without_gaps(spoken.words), spoken)
    return tuple(first.values())


def _with_meetings(before: list[Spoken], record: ChildRecord) -> list[Spoken]:
    """With what meetings wrote down of the child's words.

    Words taken over from the record were heard when they were, and by whom: the meeting only asked
    anew who may be shown them, and the newest answer counts.
    """
    spokens, typed = list(before), []
    for decision in record.decisions:
        if decision.content is None:
            continue
        words, mark = decision.content.child_words, decision.content.shown_to(Note.CHILD_WORDS)
        same = [
            place
            for place, spoken in enumerate(spokens)
            if decision.content.child_words_from
            and _without_gaps(spoken.words) == _without_gaps(words)
        ]
        for place in same:
            spokens[place] = replace(spokens[place], shown_to=mark)
        if not same:
            typed.append(Spoken(words, decision.on, decision.content.child_heard_by, shown_to=mark))
    return spokens + typed[::-1]


def _without_gaps(text: str) -> str:
    return " ".join(text.split())


def _marks_of_views(record: ChildRecord) -> dict[tuple[Item, date, str], Audience | None]:
    """Who may be shown what the child said of an item on a day, as it was recorded here.

    Two people who wrote the same words down and marked them otherwise: the narrower counts.
    """
    marks: dict[tuple[Item, date, str], Audience | None] = {}
    for entry in (*record.profiles, *record.second_ratings):
        for rating in entry.content.ratings if entry.content else ():
            key = (rating.item, entry.on, rating.child_view)
            mark = rating.view_shown_to
            marks[key] = narrower_audience(marks[key], mark) if key in marks else mark
    return marks
