"""Did we keep our word? Every action that was promised: done, late, or still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.meeting.decision import Action, ActionProgress, Decision
from models.recording.kept import Kept, standing


class Word(StrEnum):
    """How a promise stands on a day."""

    DONE = "done"
    DONE_LATE = "done late"
    LATE = "late"
    TO_COME = "still to come"


@dataclass(frozen=True, slots=True)
class Promise:
    """One action of a decision that stands. `done_on` None = still open; `words`: how it stands.

    `decided_on`: the day of the meeting. `days_late`: up to the day asked about, or until it was
    done; 0 = in time.
    """

    child: str
    meeting: str
    action: Action
    decided_on: date
    standing: Word
    done_on: date | None
    words: str
    days_late: int


def promises(
    decisions: Iterable[Kept[Decision]], progress: Sequence[Kept[ActionProgress]], today: date
) -> tuple[Promise, ...]:
    """The actions of these decisions as they stand on a day: late ones first, then by due date."""
    found = [
        _promise(one, action, progress, today)
        for one in decisions
        if one.content is not None and one.on <= today
        for action in one.content.actions
    ]
    return tuple(sorted(found, key=_place))


def by_date(given: Iterable[Promise]) -> tuple[Promise, ...]:
    """The same in the order of the days promised, whatever became of them; no day comes last."""
    return tuple(sorted(given, key=lambda one: (one.action.due or date.max, one.action.key)))


def by_owner(given: Iterable[Promise]) -> tuple[tuple[str, tuple[Promise, ...]], ...]:
    """The same by who does it, owners in the alphabet's order whatever their capitals."""
    owners: dict[str, list[Promise]] = {}
    names: dict[str, str] = {}
    for one in given:
        name = " ".join(one.action.owner.split())
        names.setdefault(name.casefold(), name)
        owners.setdefault(name.casefold(), []).append(one)
    return tuple((names[key], tuple(owners[key])) for key in sorted(owners))


def overdue(given: Iterable[Promise]) -> tuple[Promise, ...]:
    """Those that are late and not done."""
    return tuple(one for one in given if one.standing is Word.LATE)


def _promise(
    one: Kept[Decision], action: Action, progress: Sequence[Kept[ActionProgress]], today: date
) -> Promise:
    mine = [
        each
        for each in standing(progress, today)
        if (each.about.child, each.about.meeting, each.about.part)
        == (one.about.child, one.about.meeting, action.key)
    ]
    last = mine[-1].content if mine else None
    done_on = last.done_on if last else None
    until = min(done_on, today) if done_on else today
    late = max(0, (until - action.due).days) if action.due else 0
    return Promise(
        child=one.about.child,
        meeting=one.about.meeting,
        action=action,
        decided_on=one.on,
        standing=_standing(done_on, late),
        done_on=done_on,
        words=last.words if last else "",
        days_late=late,
    )


def _standing(done_on: date | None, late: int) -> Word:
    if done_on is not None:
        return Word.DONE_LATE if late else Word.DONE
    return Word.LATE if late else Word.TO_COME


def _place(one: Promise) -> tuple[bool, date, date, str]:
    open_late = one.standing is Word.LATE
    return (not open_late, one.action.due or date.max, one.decided_on, one.action.key)
