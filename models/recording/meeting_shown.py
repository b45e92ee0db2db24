"""What of a decision a reader may see: every note by its own mark, everything unmarked never.

The decision itself, its destination and support, who decided, when it is looked at again and
the day of the next review are for everybody whom it is about. What the tool said, and why the panel
agrees with it, is the panel's.
"""

from dataclasses import replace
from typing import Any

from models.audience import Audience, may_reach
from models.recording.decision import Decision, Note, ReviewNotes
from models.recording.meeting_record import DecisionRecord

_GOES_WITH: dict[Note, tuple[str, ...]] = {Note.CHILD_WORDS: ("child_words_from", "child_heard_by")}
_LISTS = ("options", "sorting", "actions", "dissent")


def as_shown_to(decision: Decision, reader: Audience) -> Decision:
    """The decision with everything taken out that may not reach this reader."""
    if reader is Audience.PANEL:
        return decision
    changes: dict[str, Any] = {"tool": None, "agreement": None, "because": ""}
    changes |= {"corrected_because": ""}
    for note in Note:
        if not may_reach(decision.shown_to(note), reader):
            changes[note.value] = _day_of(decision) if note is Note.REVIEW else ""
            changes |= dict.fromkeys(_GOES_WITH.get(note, ()), "")
    for name in _LISTS:
        lines = getattr(decision, name)
        changes[name] = tuple(line for line in lines if may_reach(line.shown_to, reader))
    return replace(decision, **changes)


def _day_of(decision: Decision) -> ReviewNotes:
    """What is left of a review that isn't for this reader: when the next one is."""
    return ReviewNotes(next_review_on=decision.review.next_review_on)


def notes_kept_from(decision: Decision, reader: Audience) -> int:
    """How many of the notes that people wrote this reader may not see."""
    shown = as_shown_to(decision, reader)
    retained = 0
    for name in (*(note.value for note in Note), "because"):
        retained += int(getattr(decision, name) != getattr(shown, name))
    for name in _LISTS:
        retained += len(getattr(decision, name)) - len(getattr(shown, name))
    return retained


def decision_shown_to(decision: DecisionRecord, reader: Audience) -> DecisionRecord:
    """The same of a decision with its history; reasons of corrections are the panel's.

    What was recorded of an action stays only where the action itself may be seen, without words.
    """
    if reader is Audience.PANEL:
        return decision
    history = tuple(
        replace(entry, content=entry.content and as_shown_to(entry.content, reader), reason="")
        for entry in decision.history
    )
    entry = decision.stands
    if entry is not None and entry.content is not None:
        entry = replace(entry, content=as_shown_to(entry.content, reader), reason="")
    content = entry.content if entry else None
    seen = {action.key for action in content.actions} if content else set()
    progress = tuple(
        replace(entry, content=entry.content and replace(entry.content, words=""), reason="")
        for entry in decision.progress
        if entry.about.part in seen
    )
    return replace(decision, stands=entry, history=history, progress=progress)
