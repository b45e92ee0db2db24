"""Who next? Every child who needs somebody, in groups, with the words that say why.

Ordered by what can go wrong first, then a review date, then a day promised, then days waiting.
Never by money, which no line holds. Each child is in the first group that fits; "is this right?"
stands apart from the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from models.children.council import CouncilData
from models.children.freshness import Correction, Corrections, Said
from models.children.records import Child
from models.children.reviews import LONGEST_DAYS
from models.meeting.record import MeetingRecord
from models.recording.record import ChildRecord
from models.shortlist.agenda_due import DueOf, Planned, reviews_signed, rooms_signed
from models.shortlist.agenda_facts import Facts, FactsOf
from models.shortlist.agenda_today import Answer, AnswerKind, Prompt
from models.shortlist.options import AskedAbout, ChildOptions, Shortlist
from models.words import a_date, capital

FEW = 5  # so many children nobody has checked are named; more are one line with a count
BOTH = (Said.STILL_HERE, Said.MOVED_OR_LEFT)


class Group(StrEnum):
    """Why a child is in the agenda."""

    TODAY = "Today"
    REVIEW = "Before the next review"
    DUE = "Promised, and due"
    TURNING_18 = "Turning 18"
    FOSTER_PLAN = "Foster care was the plan"
    NO_HOME = "Ready, no home yet"
    NEARLY = "Nearly ready"
    NOT_DISCUSSED = "Not yet discussed"
    RIGHT = "Is this right?"


@dataclass(frozen=True, slots=True)
class Line:
    """One child in one group. `because`: plain sentences without full stop.

    `question`: an answer that would change what the rules say. `answers`: what ends the line.
    `offers`: what a person may say of where the child is; `version`: what they know to be recorded
    of that; `recorded`: what they said in the last ten minutes and may undo. `due_on`: the oldest
    day that people set and that has come or is near. `planned`: the meeting that talks about the
    child next. `order`: of "today", the worst first.
    """

    child: Child
    group: Group
    because: tuple[str, ...]
    order: tuple[int, int] = (0, 0)
    review_on: date | None = None
    waiting_days: int | None = None
    due_on: date | None = None
    planned: Planned | None = None
    question: str = ""
    answers: tuple[Answer, ...] = ()
    offers: tuple[Said, ...] = ()
    version: int = 0
    recorded: Correction | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do next, looked at from `day`.

    `as_it_stood`: the data is so old (over 183 days) that the day is the data's own, not today.
    `fell_due`: reviews that fell due since the data was made, of which it can't know. `unchecked`:
    children last known to be here over 35 days ago, where they are too many to be named.
    `others`: nobody needs to do anything. `reviews_held`, `profiles_held` False: no file
    tells of any review, or any child's needs, so that nobody is prompted about them.
    """

    day: date
    as_it_stood: bool
    lines: tuple[Line, ...]
    fell_due: tuple[Line, ...]
    unchecked: tuple[Line, ...]
    may_have_moved: tuple[Line, ...]
    others: tuple[Child, ...]
    reviews_held: bool
    profiles_held: bool

    def group(self, group: Group) -> tuple[Line, ...]:
        """The lines of one group, in order."""
        return tuple(line for line in self.lines if line.group is group)

    def only(self, children: frozenset[str]) -> Agenda:
        """The same of some children."""

        def theirs(lines: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(line for line in lines if line.child.key in children)

        return replace(
            self,
            lines=theirs(self.lines),
            fell_due=theirs(self.fell_due),
            unchecked=theirs(self.unchecked),
            may_have_moved=theirs(self.may_have_moved),
            others=tuple(child for child in self.others if child.key in children),
        )

    @property
    def children(self) -> int:
        """How many children it is about."""
        lines = (*self.lines, *self.unchecked, *self.fell_due)
        return len({line.child.key for line in lines} | {child.key for child in self.others})


def agenda(
    held: Shortlist,
    data: CouncilData,
    *,
    today: date,
    now_utc: datetime,
    actor: str,
    records: Iterable[ChildRecord] = (),
    meetings: Iterable[MeetingRecord] = (),
) -> Agenda:
    """The agenda of the children in a list, for the person `actor`, whose own words may be undone.

    `held`: corrected (models/shortlist/corrected.py). With data over 183 days old everything is
    looked at as it stood on the data's day: no due date that it knows of lies ahead. What people
    promised (`records`, `meetings`) is always looked at from today.
    """
    too_old = (today - held.data_date).days > LONGEST_DAYS
    day = held.as_of if too_old else today
    by_child = {record.child: record for record in records}
    meetings = tuple(meetings)
    facts = FactsOf(data, by_child, held.as_of, day, today, reviews_signed(meetings, today),
                    rooms_signed(meetings, today))  # fmt: skip
    due = DueOf(data, by_child.values(), meetings, today)
    asked = _Asked(Corrections(data.frame("corrections")), actor, now_utc, today)
    of_each = [(one, facts.of(one)) for one in held.children]
    grouped = [asked.offered(line) for one, found in of_each if (line := _line(one, found, due))]
    doubts, unchecked = asked.lines(held, {one.child.key: found for one, found in of_each})
    lines = tuple(sorted((*grouped, *doubts), key=_order))
    named = {line.child.key for line in (*lines, *unchecked)}
    return Agenda(
        day=day,
        as_it_stood=too_old,
        lines=lines,
        fell_due=_sorted(_fell_due(one.child, found) for one, found in of_each if found.fell_due),
        unchecked=unchecked,
        may_have_moved=asked.moved(held.may_have_moved),
        others=tuple(one.child for one in held.children if one.child.key not in named),
        reviews_held=facts.reviews_held,
        profiles_held=facts.profiles_held,
    )


def _line(one: ChildOptions, found: Facts, due: DueOf) -> Line | None:
    """The child's line in the first group that fits; what is due is said whatever the group."""
    promised = due.of(one)
    promises = tuple(Prompt(capital(each.words)) for each in promised)
    groups: tuple[tuple[Group, tuple[Prompt, ...], int | None], ...] = (
        (Group.TODAY, found.today, None),
        (Group.REVIEW, found.review, None),
        (Group.DUE, promises, None),
        (Group.TURNING_18, found.turning_18, None),
        (Group.FOSTER_PLAN, found.foster_plan, found.here_days),
        (Group.NO_HOME, found.ready, found.ready_days),
        (Group.NEARLY, found.nearly, found.ready_days),
        (Group.NOT_DISCUSSED, found.not_discussed, found.here_days),
    )
    group, prompts, waiting = next((each for each in groups if each[1]), (None, (), None))
    if group is None:
        return None
    also = (*(promises if group is not Group.DUE else ()),
            *(found.turning_18 if group in {Group.REVIEW, Group.DUE} else ()))  # fmt: skip
    every = (*prompts, *also)
    return Line(
        child=one.child,
        group=group,
        because=tuple(prompt.words for prompt in every),
        order=prompts[0].order,
        review_on=found.review_on,
        waiting_days=waiting,
        due_on=promised[0].on if group is Group.DUE else _nearest(prompts),
        planned=due.planned(one.child.key),
        question=found.question if group is Group.REVIEW else "",
        answers=tuple(answer for prompt in every for answer in prompt.answers),
    )


def _nearest(prompts: tuple[Prompt, ...]) -> date | None:
    day = min(prompt.on for prompt in prompts)
    return None if day == date.max else day


def _fell_due(child: Child, found: Facts) -> Line:
    return Line(
        child, Group.REVIEW, tuple(prompt.words for prompt in found.fell_due),
        review_on=found.review_on,
        answers=tuple(answer for prompt in found.fell_due for answer in prompt.answers),
    )  # fmt: skip


class _Asked:
    """Lines that ask whether the data is right, and what this person said just now."""

    def __init__(self, said: Corrections, actor: str, now_utc: datetime, today: date) -> None:
        self._said, self._today = said, today
        self._mine = {one.child: one for one in said.undoable(actor, now_utc)}

    def offered(self, line: Line) -> Line:
        """The line with what may be said of where the child is, where that ends it."""
        if all(answer.kind is not AnswerKind.HAS_LEFT for answer in line.answers):
            return line
        version = self._said.version(line.child.key)
        return replace(line, offers=(Said.MOVED_OR_LEFT,), version=version)

    def lines(
        self, held: Shortlist, facts: Mapping[str, Facts]
    ) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Lines for people to answer one by one, and those of whom there are too many to name."""
        every: list[ChildOptions | AskedAbout] = [*held.children, *held.asked_about]
        doubts = [self._line(one) for one in every if self._is_asked(one)]
        apart = (*held.may_have_moved, *held.closed)
        just_said = [self._line(one) for one in (*every, *apart) if one.child.key in self._mine]
        old = [self._line(one) for one in held.children if self._is_old(one)]
        recorded = [_doubted(one.child, facts[one.child.key]) for one in held.children
                    if facts[one.child.key].right]  # fmt: skip
        if len(old) <= FEW:
            return _once((*recorded, *doubts, *just_said, *old)), ()
        return _once((*recorded, *doubts, *just_said)), _once((*just_said, *old))

    def moved(self, children: Iterable[ChildOptions]) -> tuple[Line, ...]:
        """Those of whom somebody said that they moved or left, and nobody has said otherwise."""
        return _sorted(self._line(one) for one in children)

    def _is_old(self, one: ChildOptions) -> bool:
        here = one.whereabouts
        return here is not None and not here.asked and here.check_first(self._today)

    def _is_asked(self, one: ChildOptions | AskedAbout) -> bool:
        return one.whereabouts is not None and one.whereabouts.asked

    def _line(self, one: ChildOptions | AskedAbout) -> Line:
        key = one.child.key
        in_no_list = isinstance(one, AskedAbout)
        return Line(
            child=one.child,
            group=Group.RIGHT,
            because=self._because(one),
            offers=(Said.MOVED_OR_LEFT,) if in_no_list else BOTH,
            version=self._said.version(key),
            recorded=self._mine.get(key),
        )

    def _because(self, one: ChildOptions | AskedAbout) -> tuple[str, ...]:
        here = one.whereabouts
        if here is None:
            return ()
        said = here.said
        if said is None or (said.what is Said.STILL_HERE and not here.asked):
            return (f"Last known to be here on {a_date(here.known_on)}",)
        if said.what is Said.STILL_HERE:
            left = f", which ended on {a_date(here.stay_ends)}" if here.stay_ends else ""
            return (
                f"Said to be still here on {a_date(said.on)}; the data to "
                f"{a_date(here.import_to)} says they had left this placement{left}",
            )
        noted = f"Said to have moved or left by {a_date(said.on)}"
        if here.asked:
            return (f"{noted}; the data to {a_date(here.import_to)} still has them here",)
        return (noted,) if said.what is Said.MOVED_OR_LEFT else ("The record is closed",)


def _doubted(child: Child, facts: Facts) -> Line:
    """What the record says of the child and can hardly be so."""
    return Line(
        child, Group.RIGHT, tuple(prompt.words for prompt in facts.right),
        answers=tuple(answer for prompt in facts.right for answer in prompt.answers),
    )  # fmt: skip


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line a child: what several of them say and offer, in order."""
    joined: dict[str, Line] = {}
    for line in lines:
        first = joined.setdefault(line.child.key, line)
        joined[line.child.key] = replace(
            first,
            because=tuple(dict.fromkeys((*first.because, *line.because))),
            offers=first.offers or line.offers,
            version=max(first.version, line.version),
            recorded=first.recorded or line.recorded,
        )
    return _sorted(joined.values())


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=_order))


def _order(line: Line) -> tuple[int, int, date, date, int, str, str]:
    """The worst first, review date, day promised, days waiting (longest first), then the number."""
    waiting = -1 if line.waiting_days is None else line.waiting_days
    return (
        *line.order,
        line.review_on or date.max,
        line.due_on or date.max,
        -waiting,
        line.child.child_id,
        line.child.source,
    )
