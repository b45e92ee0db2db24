"""What changed in the record since a day, for "since the last review": in words, newest last.

What the files say of placements, missing episodes and the like is the caller's to add.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.meeting.decision import Outcome
from models.meeting.promises import Word, promises
from models.needs.direction import Heading, direction_of
from models.needs.profile import Rating
from models.needs.scheme import Scheme
from models.recording.record import ChildRecord
from models.words import a_date


class About(StrEnum):
    """What a change is about, in the order in which people read it."""

    CHILD = "in their words"
    NEEDS = "needs and strengths"
    INCIDENT = "incident"
    SORTING = "what needs sorting"
    ACTION = "promised"
    DECISION = "decided"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different. `words`: plain, no full stop, without a name or a figure of
    money."""

    about: About
    on: date
    words: str


def since(record: ChildRecord, last: date, today: date) -> tuple[Change, ...]:
    """Everything recorded that counts after `last` and up to `today`, by subject, then by day."""
    found = [*_words(record), *_sorting(record, today), *_promised(record, today)]
    found += [*_incidents(record), *_decided(record)]
    order = list(About)
    inside = (one for one in found if last < one.on <= today)
    return tuple(sorted(inside, key=lambda one: (order.index(one.about), one.on, one.words)))


def needs_since(
    ratings: Iterable[Rating], scheme: Scheme, last: date, today: date
) -> tuple[Change, ...]:
    """Needs and strengths that got better or harder after `last`, by every profile."""
    known = [one for one in ratings if one.on <= today]
    return tuple(
        Change(
            About.NEEDS,
            trend.to_on,
            f"{scheme.phrase(trend.item)}: {words} ({trend.from_level} to {trend.to_level})",
        )
        for heading, words in ((Heading.BETTER, "better"), (Heading.WORSE, "harder"))
        for trend in direction_of(known, today).heading(heading)
        if trend.to_on > last
    )


def _words(record: ChildRecord) -> Iterator[Change]:
    for one in record.wishes:
        if one.content is not None:
            yield Change(About.CHILD, one.on, f"said: “{one.content.words.strip()}”")


def _incidents(record: ChildRecord) -> Iterator[Change]:
    for one in record.incidents:
        if one.content is not None:
            serious = "a serious incident" if one.content.serious else "an incident"
            yield Change(About.INCIDENT, one.on, f"{serious}: {one.content.kind.strip()}")


def _sorting(record: ChildRecord, today: date) -> Iterator[Change]:
    for kept in record.blockers:
        one = kept.content
        if one is None:
            continue
        if one.cleared is not None and one.cleared <= today:
            yield Change(About.SORTING, one.cleared, f"sorted: {one.words}")
        elif one.overdue(today) and one.due is not None:
            yield Change(About.SORTING, today, f"late: {one.words}, {_by(one.due)}")
        elif one.raised_on is not None:
            yield Change(About.SORTING, one.raised_on, f"new: {one.words}")


def _promised(record: ChildRecord, today: date) -> Iterator[Change]:
    for one in promises(record.decisions, record.actions, today):
        if one.done_on is not None:
            late = " (late)" if one.standing is Word.DONE_LATE else ""
            yield Change(About.ACTION, one.done_on, f"done{late}: {one.action.words}")
        elif one.standing is Word.LATE and one.action.due is not None:
            yield Change(About.ACTION, today, f"late: {one.action.words}, {_by(one.action.due)}")


def _decided(record: ChildRecord) -> Iterator[Change]:
    for one in record.decisions:
        if one.content is not None and one.content.outcome is not None:
            yield Change(About.DECISION, one.on, f"decided: {OUTCOME_WORDS[one.content.outcome]}")


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.EXPLORE: "explore a move",
    Outcome.MATCH: "look for a match",
    Outcome.RECOMMEND_MOVE: "recommend a move",
    Outcome.STAY: "stay",
    Outcome.LOOK_AGAIN: "look again later",
}


def with_day(words: str, outcome: Outcome | None, again: date | None) -> str:
    """What was decided and the day to look again, said once: stay; look again 3 March 2026."""
    if again is None:
        return words
    if outcome is Outcome.LOOK_AGAIN:
        return f"{words.removesuffix(' later')} on {a_date(again)}"
    return f"{words}; look again {a_date(again)}"


def _by(due: date) -> str:
    return f"promised by {a_date(due)}"
