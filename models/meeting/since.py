"""What changed in the record since a day, for "since the last review": in words, newest last.

What the files say of placements, missing episodes and the like is the caller's to add.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.meeting.promises import ActionStatus, actions_due
from models.recording.decision import Outcome
from models.recording.record import ChildRecord
from models.words import a_date, lower_first


class ChangeTopic(StrEnum):
    """What a change is about, in the order in which people read it."""

    CHILD = "in their words"
    NEEDS = "needs and strengths"
    INCIDENT = "incident"
    SORTING = "what needs sorting"
    ACTION = "promised"
    DECISION = "decided"


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """One thing that is different. `words`: plain, no full stop, without a name or a figure of
    money."""

    about: ChangeTopic
    on: date
    words: str


def changes_since(record: ChildRecord, last: date, today: date) -> tuple[ChangeSince, ...]:
    """Everything recorded that counts after `last` and up to `today`, by subject, then by day."""
    change_sinces = [*_words(record), *_sorting(record, today), *_promised(record, today)]
    change_sinces += [*_incidents(record), *_decided(record)]
    order = list(ChangeTopic)
    inside = (change_since for change_since in change_sinces if last < change_since.on <= today)
    return tuple(
        sorted(
            inside,
            key=lambda change_since: (
                order.index(change_since.about),
                change_since.on,
                change_since.words,
            ),
        )
    )


def _words(record: ChildRecord) -> Iterator[ChangeSince]:
    for wish in record.wishes:
        if wish.content is not None:
            yield ChangeSince(ChangeTopic.CHILD, wish.on, f"said: “{wish.content.words.strip()}”")


def _incidents(record: ChildRecord) -> Iterator[ChangeSince]:
    for incident in record.incidents:
        if incident.content is not None:
            serious = "a serious incident" if incident.content.serious else "an incident"
            yield ChangeSince(
                ChangeTopic.INCIDENT, incident.on, f"{serious}: {incident.content.kind.strip()}"
            )


def _sorting(record: ChildRecord, today: date) -> Iterator[ChangeSince]:
    for blocker in record.blockers:
        recorded_blocker = blocker.content
        if recorded_blocker is None:
            continue
        if recorded_blocker.cleared is not None and recorded_blocker.cleared <= today:
            yield ChangeSince(
                ChangeTopic.SORTING, recorded_blocker.cleared, f"resolved: {recorded_blocker.words}"
            )
        elif recorded_blocker.overdue(today) and recorded_blocker.due is not None:
            yield ChangeSince(
                ChangeTopic.SORTING,
                today,
                f"late: {recorded_blocker.words}, {_by(recorded_blocker.due)}",
            )
        elif recorded_blocker.raised_on is not None:
            yield ChangeSince(
                ChangeTopic.SORTING, recorded_blocker.raised_on, f"new: {recorded_blocker.words}"
            )


def _promised(record: ChildRecord, today: date) -> Iterator[ChangeSince]:
    for promise in actions_due(record.decisions, record.actions, today):
        if promise.done_on is not None:
            late = " (late)" if promise.standing is ActionStatus.DONE_LATE else ""
            yield ChangeSince(
                ChangeTopic.ACTION, promise.done_on, f"done{late}: {promise.action.words}"
            )
        elif promise.standing is ActionStatus.LATE and promise.action.due is not None:
            yield ChangeSince(
                ChangeTopic.ACTION,
                today,
                f"late: {promise.action.words}, {_by(promise.action.due)}",
            )


def _decided(record: ChildRecord) -> Iterator[ChangeSince]:
    for decision in record.decisions:
        if decision.content is not None and decision.content.outcome is not None:
            yield ChangeSince(
                ChangeTopic.DECISION,
                decision.on,
                f"decided: {outcome_words(decision.content.outcome)}",
            )


OUTCOMES: dict[Outcome, str] = {
    Outcome.EXPLORE: "Explore a move",
    Outcome.MATCH: "Look for a match",
    Outcome.RECOMMEND_MOVE: "Recommend a move",
    Outcome.STAY: "Stay",
    Outcome.LOOK_AGAIN: "Look again later",
}


def outcome_words(outcome: Outcome) -> str:
    """What was decided, within a sentence."""
    return lower_first(OUTCOMES[outcome])


def with_day(words: str, outcome: Outcome | None, again: date | None) -> str:
    """What was decided and the day to look again, said once: stay; look again 3 March 2026."""
    if again is None:
        return words
    if outcome is Outcome.LOOK_AGAIN:
        return f"{words.removesuffix(' later')} on {a_date(again)}"
    return f"{words}; look again {a_date(again)}"


def _by(due: date) -> str:
    return f"promised by {a_date(due)}"
