"""What can't wait for one child, in the order of what can go wrong first, and what ends each line.

Safety today, a legal status that can't be right, 18 within twelve weeks, a home that gave notice, a
stop whose day has come, a statutory review that is late. Never money. A doubt about the data is a
question of its own (`missing_question`), not a thing to do today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

import pandas as pd

from models.children.council import CouncilData
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from models.children.records import Child
from models.children.reviews import LONGEST_DAYS, ReviewDates
from models.labels import BarrierKind
from models.readiness.run_out import run_out
from models.readiness.stops import CHILD_SAYS_NO
from models.recording.barrier import HOME_GAVE_NOTICE
from models.recording.record import ChildRecord
from models.shortlist.options import ChildOptions
from models.words import a_date, count_of, whole_months

TURNING_18_NOW = timedelta(weeks=12)  # policy choice: the pathway plan can't wait longer
MISSING_AT_MOST_DAYS = LONGEST_DAYS  # policy choice: a longer time is asked about, not acted on


class Danger(IntEnum):
    """What can go wrong first: the order of "today"."""

    MISSING = 1
    STATUS_RUN_OUT = 2
    TURNS_18 = 3
    HOME_GAVE_NOTICE = 4
    STOP_DUE = 5
    REVIEW_LATE = 6


class AnswerKind(StrEnum):
    """What a person may say to a line, so that it ends."""

    BACK_SINCE = "is back since"
    PUT_STATUS_RIGHT = "put the legal status right"
    PLAN_IN_PLACE = "the pathway plan is in place"
    HAS_LEFT = "has moved or left"
    SORTED = "sorted"
    LOOK_AGAIN = "look again on"
    ASK_THE_CHILD = "ask the child again"
    REVIEW_HELD = "a review was held"
    RATE_NEEDS = "rate needs"


@dataclass(frozen=True, slots=True)
class AgendaAnswer:
    """One answer. `first_on`: the earliest day it may name; `part`: the barrier it is about."""

    kind: AnswerKind
    first_on: date | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class AgendaPrompt:
    """One reason on the agenda. `words`: plain, no full stop at the end. `on`: the day that orders
    those of one danger. `answers`: what ends it."""

    words: str
    danger: Danger | None = None
    on: date = date.max
    answers: tuple[AgendaAnswer, ...] = ()

    @property
    def order(self) -> tuple[int, int]:
        """The worst first; of children missing the last to go, of all else the nearest day."""
        if self.danger is None:
            return len(Danger) + 1, 0
        day = self.on.toordinal()
        return self.danger, -day if self.danger is Danger.MISSING else day


class MissingChildren:
    """Who is missing and not recorded as back, of all children at once.

    `day`: from when it is looked at; a return that somebody recorded counts up to `today`.
    `in_the_room`: by child the day and the kind of the last signed meeting that they were at.
    """

    def __init__(
        self,
        data: CouncilData,
        day: date,
        today: date,
        in_the_room: Mapping[str, tuple[date, str]] | None = None,
    ) -> None:
        self._data, self._day, self._met = data, day, in_the_room or {}
        frame = data.frame("missing")
        starts, ends = pd.to_datetime(frame["starts"]), pd.to_datetime(frame["ends"])
        open_still = (starts <= pd.Timestamp(day)) & (ends.isna() | (ends > pd.Timestamp(today)))
        self._since = pd.to_datetime(frame[open_still].groupby("child")["starts"].max())
        self._seen = _last_seen(data, today)
        self._incidents = _incidents_of_missing(data, today)

    def missing_now(self, child: Child) -> AgendaPrompt | None:
        """Missing as far as anybody knows."""
        since = self._missing_since(child)
        if since is None or self._doubt(child, since):
            return None
        words = f"Missing since {a_date(since)}, no return recorded{self._again(child, since)}"
        return AgendaPrompt(
            words, Danger.MISSING, since, (AgendaAnswer(AnswerKind.BACK_SINCE, since),)
        )

    def question(self, child: Child) -> AgendaPrompt | None:
        """Recorded as missing so long ago, or with so much after it, that the record is asked."""
        since = self._missing_since(child)
        doubt = self._doubt(child, since) if since else ""
        if since is None or not doubt:
            return None
        met = self._met.get(child.key)
        if met is not None and met[0] > since:
            words = (
                f"When did they come back? Missing from {a_date(since)}, but in the room at the "
                f"{met[1]} of {a_date(met[0])}"
            )
        else:
            words = f"Missing from {a_date(since)}, and no file says when they came back{doubt}"
        words += self._again(child, since)
        return AgendaPrompt(words, answers=(AgendaAnswer(AnswerKind.BACK_SINCE, since),))

    def _missing_since(self, child: Child) -> date | None:
        recorded = child.key in self._since.index
        return pd.Timestamp(self._since[child.key]).date() if recorded else None

    def _doubt(self, child: Child, since: date) -> str:
        """Why it can't be read as missing today; "" = nothing speaks against it."""
        met = self._met.get(child.key)
        if met is not None and met[0] > since:
            return f", though they were in the room on {a_date(met[0])}"
        seen = self._seen.get(child.key)
        if seen is not None and seen[0] > since:
            return f", though {seen[1]} on {a_date(seen[0])}"
        if child.placement.starts > since and not child.placement.started_on_or_before:
            return f", though they moved on {a_date(child.placement.starts)}"
        told_to = self._data.missing_told_to(child.source, self._day)
        if told_to is not None and (self._day - told_to).days > CHECK_FIRST_AFTER_DAYS:
            return f"; there is no record after {a_date(told_to)}"
        too_long = (self._day - since).days > MISSING_AT_MOST_DAYS
        return ", more than six months ago" if too_long else ""

    def _again(self, child: Child, since: date) -> str:
        on = self._incidents.get(child.key)
        return (
            f"; an incident of going missing is recorded on {a_date(on)}"
            if (on is not None and on > since)
            else ""
        )


def _last_seen(data: CouncilData, today: date) -> dict[str, tuple[date, str]]:
    """By child the last day on which a file or a person has them somewhere, and in which words."""
    pairs: dict[str, tuple[date, str]] = {}
    for name, column, words in (
        ("reviews", "on", "a review took place"),
        ("missing", "ends", "they came back from a later time"),
    ):
        frame = data.frame(name)
        days = pd.to_datetime(frame[column])
        last = days[days <= pd.Timestamp(today)].groupby(frame["child"]).max()
        for child, day in last.items():
            seen = (pd.Timestamp(day).date(), words)
            pairs[str(child)] = max(pairs.get(str(child), seen), seen)
    return pairs


def _incidents_of_missing(data: CouncilData, today: date) -> dict[str, date]:
    frame = data.frame("incidents")
    days = pd.to_datetime(frame["on"])
    named = frame["kind"].astype("str").str.contains("missing", case=False)
    last = days[named & (days <= pd.Timestamp(today))].groupby(frame["child"]).max()
    return {str(child): pd.Timestamp(day).date() for child, day in last.items()}


def status_run_out(child: Child, day: date) -> Iterator[AgendaPrompt]:
    """A legal status that has lasted longer than the law lets it."""
    over = run_out(child, day)
    if over is not None:
        words = over.words[:1].upper() + over.words[1:]
        answers = (AgendaAnswer(AnswerKind.PUT_STATUS_RIGHT),)
        yield AgendaPrompt(words, Danger.STATUS_RUN_OUT, over.ended_on, answers)


def turns_18(child: ChildOptions, record: ChildRecord, day: date) -> Iterator[AgendaPrompt]:
    """From 26 weeks before 18 until somebody says that the pathway plan is in place; then on the
    birthday. Within twelve weeks it is for today.

    Children here live in children's homes, so what follows is Staying Close; Staying Put is for
    those who live with foster carers.
    """
    turns = child.child.eighteenth_birthday
    if turns <= day:
        words = f"Turned 18 on {a_date(turns)}: is the record right?"
        yield AgendaPrompt(words, Danger.TURNS_18, turns, (AgendaAnswer(AnswerKind.HAS_LEFT),))
        return
    current = turns - day <= TURNING_18_NOW
    if record.pathway_plan is not None or not (current or child.turning_18_soon):
        return
    words = (
        f"18 {_when(turns, day)}. Pathway plan and Staying Close come "
        f"{'first' if current else 'next'}"
    )
    plan = (AgendaAnswer(AnswerKind.PLAN_IN_PLACE),)
    yield AgendaPrompt(words, Danger.TURNS_18 if current else None, turns, plan)


def _when(turns: date, day: date) -> str:
    days = (turns - day).days
    if days == 1:
        return "tomorrow"
    ahead = count_of(days, "day") if days < 14 else count_of(days // 7, "week")
    return f"on {a_date(turns)}, in {ahead}"


def notice_given(record: ChildRecord, day: date) -> Iterator[AgendaPrompt]:
    """The home gave notice, as somebody recorded as a barrier."""
    for blocker in record.blockers:
        recorded_blocker = blocker.content
        if (
            recorded_blocker is None
            or recorded_blocker.name != HOME_GAVE_NOTICE
            or (recorded_blocker.cleared and recorded_blocker.cleared <= day)
        ):
            continue
        ends = (
            f", ends {a_date(recorded_blocker.due)}"
            if recorded_blocker.due
            else ", no last day recorded"
        )
        answers = (AgendaAnswer(AnswerKind.SORTED, part=recorded_blocker.name),)
        yield AgendaPrompt(
            f"Home gave notice{ends}",
            Danger.HOME_GAVE_NOTICE,
            recorded_blocker.due or blocker.on,
            answers,
        )


def stops_due(child: ChildOptions, day: date) -> Iterator[AgendaPrompt]:
    """Stops that people recorded and that are to be looked at again by now."""
    for stop in child.blockers:
        again = stop.look_again
        recorded = stop.kind is BarrierKind.STOP and not stop.look_again_assumed
        if not recorded or again is None or again > day:
            continue
        words = f"Look again, due {a_date(again)}: {stop.words}"
        kind = AnswerKind.LOOK_AGAIN if stop.recorded else AnswerKind.SORTED
        if stop.name == CHILD_SAYS_NO:
            kind = AnswerKind.ASK_THE_CHILD
        yield AgendaPrompt(words, Danger.STOP_DUE, again, (AgendaAnswer(kind, part=stop.name),))


def review_late(
    review: ReviewDates, child: Child, reach: date, held_from: date
) -> Iterator[AgendaPrompt]:
    """A statutory review that should have been held by the day to which the data reaches."""
    if review.last is None:
        long_enough = (reach - held_from).days > LONGEST_DAYS
        if (review.due is None and not long_enough) or (review.due and review.due > reach):
            return
        due = f"; the first was due by {a_date(review.due)}" if review.due else ""
        since = child.in_care_since or child.placement.care_started
        answers = (AgendaAnswer(AnswerKind.REVIEW_HELD, since),)
        on = review.due or since
        yield AgendaPrompt(f"No review is recorded{due}", Danger.REVIEW_LATE, on, answers)
        return
    if review.due is None or review.due > reach:
        return
    months = whole_months(review.last, reach)
    words = f"A review was due by {a_date(review.due)}; the last was {months} months ago, on "
    answers = (AgendaAnswer(AnswerKind.REVIEW_HELD, review.last + timedelta(days=1)),)
    yield AgendaPrompt(f"{words}{a_date(review.last)}", Danger.REVIEW_LATE, review.due, answers)
