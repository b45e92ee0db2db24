"""Did we keep our word? Every action that was promised: done, late, or still to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.recording.decision import Action, ActionProgress, Decision
from models.recording.entry import Entry, standing_entries


class ActionStatus(StrEnum):
    """How a promise stands on a day."""

    DONE = "done"
    DONE_LATE = "done late"
    LATE = "late"
    TO_COME = "still to come"


@dataclass(frozen=True, slots=True)
class ActionStanding:
    """One action of a decision that stands. `done_on` None = still open; `words`: how it stands.

    `decided_on`: the day of the meeting. `days_late`: up to the day asked about, or until it was
    done; 0 = in time.
    """

    child: str
    meeting: str
    action: Action
    decided_on: date
    standing: ActionStatus
    done_on: date | None
    words: str
    days_late: int


def actions_due(
    decisions: Iterable[Entry[Decision]], progress: Sequence[Entry[ActionProgress]], today: date
) -> tuple[ActionStanding, ...]:
    """The actions of these decisions as they stand on a day: late ones first, then by due date."""
    promises = [
        _promise(decision, action, progress, today)
        for decision in decisions
        if decision.content is not None and decision.on <= today
        for action in decision.content.actions
    ]
    return tuple(sorted(promises, key=_place))


def by_date(given: Iterable[ActionStanding]) -> tuple[ActionStanding, ...]:
    """The same in the order of the days promised, whatever became of them; no day comes last."""
    return tuple(
        sorted(given, key=lambda promise: (promise.action.due or date.max, promise.action.key))
    )


def by_owner(given: Iterable[ActionStanding]) -> tuple[tuple[str, tuple[ActionStanding, ...]], ...]:
    """The same by who does it, owners in the alphabet's order whatever their capitals."""
    owners: dict[str, list[ActionStanding]] = {}
    names: dict[str, str] = {}
    for promise in given:
        name = " ".join(promise.action.owner.split())
        names.setdefault(name.casefold(), name)
        owners.setdefault(name.casefold(), []).append(promise)
    return tuple((names[key], tuple(owners[key])) for key in sorted(owners))


def overdue_actions(given: Iterable[ActionStanding]) -> tuple[ActionStanding, ...]:
    """Those that are late and not done."""
    return tuple(promise for promise in given if promise.standing is ActionStatus.LATE)


def _promise(
    entry: Entry[Decision], action: Action, progress: Sequence[Entry[ActionProgress]], today: date
) -> ActionStanding:
    entries = [
        record
        for record in standing_entries(progress, today)
        if (record.about.child, record.about.meeting, record.about.part)
        == (entry.about.child, entry.about.meeting, action.key)
    ]
    last = entries[-1].content if entries else None
    done_on = last.done_on if last else None
    until = min(done_on, today) if done_on else today
    late = max(0, (until - action.due).days) if action.due else 0
    return ActionStanding(
        child=entry.about.child,
        meeting=entry.about.meeting,
        action=action,
        decided_on=entry.on,
        standing=_standing(done_on, late),
        done_on=done_on,
        words=last.words if last else "",
        days_late=late,
    )


def _standing(done_on: date | None, late: int) -> ActionStatus:
    if done_on is not None:
        return ActionStatus.DONE_LATE if late else ActionStatus.DONE
    return ActionStatus.LATE if late else ActionStatus.TO_COME


def _place(promise: ActionStanding) -> tuple[bool, date, date, str]:
    open_late = promise.standing is ActionStatus.LATE
    return (not open_late, promise.action.due or date.max, promise.decided_on, promise.action.key)
