"""Why a child belongs on the next agenda, out of the record: dates that have come or are near.

Reviews and what files tell are the agenda's own; here is what people themselves promised and wrote.
Ordered by day, the oldest first. Never by money.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.labels import BarrierKind
from models.meeting.promises import actions_due, overdue_actions
from models.needs.profile import Profile
from models.needs.scheme import STALE_AFTER_DAYS, WARN_AFTER_DAYS
from models.readiness.situation import Situation
from models.readiness.stops import CHILD_SAYS_NO
from models.recording.record import ChildRecord
from models.words import a_date

SOON = timedelta(weeks=4)  # policy choice: prepared now


class DueKind(StrEnum):
    """What has come due."""

    CHILDS_NO = "the child's no"
    STOP = "a stop"
    SORTING = "what needs sorting"
    ACTION = "an action"
    DECISION = "a decision"
    PROFILE = "the needs profile"


@dataclass(frozen=True, slots=True)
class Due:
    """One reason. `on`: the day that was set; `late`: it has passed. `words`: no full stop."""

    kind: DueKind
    on: date
    late: bool
    words: str


def due_for(record: ChildRecord, situation: Situation, today: date) -> tuple[Due, ...]:
    """Everything that is late, or comes up within four weeks, the oldest day first.

    `situation`: as read at `today`, so that the stops and the profile are those of now.
    """
    dues = [
        *_stops(situation, today),
        *_sorting(situation, today),
        *_actions(record, today),
        *_decision(record, today),
        *_profile(situation.profile, today),
    ]
    order = list(DueKind)
    return tuple(sorted(dues, key=lambda due: (due.on, order.index(due.kind), due.words)))


def _stops(situation: Situation, today: date) -> Iterator[Due]:
    for barrier in situation.uncleared(BarrierKind.STOP):
        if barrier.look_again is None or barrier.look_again > today + SOON:
            continue
        kind = DueKind.CHILDS_NO if barrier.name == CHILD_SAYS_NO else DueKind.STOP
        late = barrier.look_again <= today
        yield Due(
            kind,
            barrier.look_again,
            late,
            f"look again {a_date(barrier.look_again)}: {barrier.words}",
        )


def _sorting(situation: Situation, today: date) -> Iterator[Due]:
    for kind in (BarrierKind.MUST_CLEAR, BarrierKind.TIMING):
        for barrier in situation.uncleared(kind):
            if barrier.due is not None and barrier.due <= today + SOON:
                words = f"{barrier.words}, by {a_date(barrier.due)}"
                yield Due(DueKind.SORTING, barrier.due, barrier.due < today, words)


def _actions(record: ChildRecord, today: date) -> Iterator[Due]:
    for promise in overdue_actions(actions_due(record.decisions, record.actions, today)):
        if promise.action.due is not None:
            words = f"{promise.action.words}, promised by {a_date(promise.action.due)}"
            yield Due(DueKind.ACTION, promise.action.due, True, words)


def _decision(record: ChildRecord, today: date) -> Iterator[Due]:
    """Only the last decision says when to look again."""
    last = record.decisions[-1].content if record.decisions else None
    again = last.look_again_on if last else None
    if again is not None and again <= today + SOON:
        words = f"the last meeting said: look again {a_date(again)}"
        yield Due(DueKind.DECISION, again, again <= today, words)


def _profile(profile: Profile | None, today: date) -> Iterator[Due]:
    written = profile.needs_on if profile else None
    if written is None:
        yield Due(DueKind.PROFILE, today, True, "no needs profile yet")
        return
    age = (today - written).days
    if age > WARN_AFTER_DAYS:
        stale = written + timedelta(days=STALE_AFTER_DAYS)
        late = age > STALE_AFTER_DAYS
        words = f"the needs profile is from {a_date(written)}"
        yield Due(DueKind.PROFILE, stale, late, words)
