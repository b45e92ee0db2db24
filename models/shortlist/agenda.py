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
from models.children.freshness import Correction, Corrections, WhereaboutsAnswer
from models.children.records import Child
from models.children.reviews import LONGEST_DAYS
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord
from models.shortlist.agenda_due import DueOf, PlannedMeeting, reviews_signed, rooms_signed
from models.shortlist.agenda_facts import AgendaFacts, FactsOf
from models.shortlist.agenda_today import AgendaAnswer, AgendaPrompt, AnswerKind
from models.shortlist.options import AskedAbout, ChildOptions, Shortlist
from models.words import a_date, capitalise

FEW = 5  # so many children nobody has checked are named; more are one line with a count
BOTH = (WhereaboutsAnswer.STILL_HERE, WhereaboutsAnswer.MOVED_OR_LEFT)


class AgendaGroup(StrEnum):
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
class AgendaLine:
    """One child in one group. `because`: plain sentences without full stop.

    `question`: an answer that would change what the rules say. `answers`: what ends the line.
    `offers`: what a person may say of where the child is; `version`: what they know to be recorded
    of that; `recorded`: what they said in the last ten minutes and may undo. `due_on`: the oldest
    day that people set and that has come or is near. `planned`: the meeting that talks about the
    child next. `order`: of "today", the worst first.
    """

    child: Child
    group: AgendaGroup
    because: tuple[str, ...]
    order: tuple[int, int] = (0, 0)
    review_on: date | None = None
    waiting_days: int | None = None
    due_on: date | None = None
    planned: PlannedMeeting | None = None
    question: str = ""
    answers: tuple[AgendaAnswer, ...] = ()
    offers: tuple[WhereaboutsAnswer, ...] = ()
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
    lines: tuple[AgendaLine, ...]
    fell_due: tuple[AgendaLine, ...]
    unchecked: tuple[AgendaLine, ...]
    may_have_moved: tuple[AgendaLine, ...]
    others: tuple[Child, ...]
    reviews_held: bool
    profiles_held: bool

    def group(self, group: AgendaGroup) -> tuple[AgendaLine, ...]:
        """The lines of one group, in order."""
        return tuple(line for line in self.lines if line.group is group)

    def only(self, children: frozenset[str]) -> Agenda:
        """The same of some children."""

        def theirs(lines: tuple[AgendaLine, ...]) -> tuple[AgendaLine, ...]:
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


def build_agenda(
    shortlist: Shortlist,
    data: CouncilData,
    *,
    today: date,
    now_utc: datetime,
    actor: str,
    records: Iterable[ChildRecord] = (),
    meetings: Iterable[MeetingRecord] = (),
) -> Agenda:
    """The agenda of the children in a list, for the person `actor`, whose own words may be undone.

    `shortlist`: corrected (models/shortlist/corrected.py). With data over 183 days old
    everything is
    looked at as it stood on the data's day: no due date that it knows of lies ahead. What people
    promised (`records`, `meetings`) is always looked at from today.
    """
    too_old = (today - shortlist.data_date).days > LONGEST_DAYS
    day = shortlist.as_of if too_old else today
    by_child = {record.child: record for record in records}
    meetings = tuple(meetings)
    facts = FactsOf(
        data,
        by_child,
        shortlist.as_of,
        day,
        today,
        reviews_signed(meetings, today),
        rooms_signed(meetings, today),
    )
    due = DueOf(data, by_child.values(), meetings, today)
    agenda_questions = _AgendaQuestions(
        Corrections(data.frame("corrections")), actor, now_utc, today
    )
    of_each = [(child, facts.of(child)) for child in shortlist.children]
    grouped = [
        agenda_questions.offered(line)
        for child, agenda_facts in of_each
        if (line := _line(child, agenda_facts, due))
    ]
    doubts, unchecked = agenda_questions.lines(
        shortlist, {child.child.key: agenda_facts for child, agenda_facts in of_each}
    )
    lines = tuple(sorted((*grouped, *doubts), key=_order))
    named = {line.child.key for line in (*lines, *unchecked)}
    return Agenda(
        day=day,
        as_it_stood=too_old,
        lines=lines,
        fell_due=_sorted(
            _fell_due(child.child, agenda_facts)
            for child, agenda_facts in of_each
            if agenda_facts.fell_due
        ),
        unchecked=unchecked,
        may_have_moved=agenda_questions.moved(shortlist.may_have_moved),
        others=tuple(child.child for child in shortlist.children if child.child.key not in named),
        reviews_held=facts.reviews_held,
        profiles_held=facts.profiles_held,
    )


def _line(child: ChildOptions, agenda_facts: AgendaFacts, due: DueOf) -> AgendaLine | None:
    """The child's line in the first group that fits; what is due is said whatever the group."""
    promised = due.of(child)
    promises = tuple(AgendaPrompt(capitalise(due.words)) for due in promised)
    groups: tuple[tuple[AgendaGroup, tuple[AgendaPrompt, ...], int | None], ...] = (
        (AgendaGroup.TODAY, agenda_facts.today, None),
        (AgendaGroup.REVIEW, agenda_facts.review, None),
        (AgendaGroup.DUE, promises, None),
        (AgendaGroup.TURNING_18, agenda_facts.turning_18, None),
        (AgendaGroup.FOSTER_PLAN, agenda_facts.foster_plan, agenda_facts.here_days),
        (AgendaGroup.NO_HOME, agenda_facts.ready, agenda_facts.ready_days),
        (AgendaGroup.NEARLY, agenda_facts.nearly, agenda_facts.ready_days),
        (AgendaGroup.NOT_DISCUSSED, agenda_facts.not_discussed, agenda_facts.here_days),
    )
    group, prompts, waiting = next((group for group in groups if group[1]), (None, (), None))
    if group is None:
        return None
    also = (
        *(promises if group is not AgendaGroup.DUE else ()),
        *(agenda_facts.turning_18 if group in {AgendaGroup.REVIEW, AgendaGroup.DUE} else ()),
    )
    agenda_prompts = (*prompts, *also)
    return AgendaLine(
        child=child.child,
        group=group,
        because=tuple(prompt.words for prompt in agenda_prompts),
        order=prompts[0].order,
        review_on=agenda_facts.review_on,
        waiting_days=waiting,
        due_on=promised[0].on if group is AgendaGroup.DUE else _nearest(prompts),
        planned=due.planned(child.child.key),
        question=agenda_facts.question if group is AgendaGroup.REVIEW else "",
        answers=tuple(answer for prompt in agenda_prompts for answer in prompt.answers),
    )


def _nearest(prompts: tuple[AgendaPrompt, ...]) -> date | None:
    day = min(prompt.on for prompt in prompts)
    return None if day == date.max else day


def _fell_due(child: Child, agenda_facts: AgendaFacts) -> AgendaLine:
    return AgendaLine(
        child,
        AgendaGroup.REVIEW,
        tuple(prompt.words for prompt in agenda_facts.fell_due),
        review_on=agenda_facts.review_on,
        answers=tuple(answer for prompt in agenda_facts.fell_due for answer in prompt.answers),
    )


class _AgendaQuestions:
    """Lines that ask whether the data is right, and what this person said just now."""

    def __init__(
        self, corrections: Corrections, actor: str, now_utc: datetime, today: date
    ) -> None:
        self._said, self._today = corrections, today
        self._mine = {
            correction.child: correction for correction in corrections.undoable(actor, now_utc)
        }

    def offered(self, line: AgendaLine) -> AgendaLine:
        """The line with what may be said of where the child is, where that ends it."""
        if all(answer.kind is not AnswerKind.HAS_LEFT for answer in line.answers):
            return line
        version = self._said.version(line.child.key)
        return replace(line, offers=(WhereaboutsAnswer.MOVED_OR_LEFT,), version=version)

    def lines(
        self, shortlist: Shortlist, facts: Mapping[str, AgendaFacts]
    ) -> tuple[tuple[AgendaLine, ...], tuple[AgendaLine, ...]]:
        """Lines for people to answer one by one, and those of whom there are too many to name."""
        every: list[ChildOptions | AskedAbout] = [*shortlist.children, *shortlist.asked_about]
        doubts = [self._line(child) for child in every if self._is_asked(child)]
        apart = (*shortlist.may_have_moved, *shortlist.closed)
        just_said = [
            self._line(child) for child in (*every, *apart) if child.child.key in self._mine
        ]
        old = [self._line(child) for child in shortlist.children if self._is_old(child)]
        recorded = [
            _doubted(child.child, facts[child.child.key])
            for child in shortlist.children
            if facts[child.child.key].right
        ]
        if len(old) <= FEW:
            return _once((*recorded, *doubts, *just_said, *old)), ()
        return _once((*recorded, *doubts, *just_said)), _once((*just_said, *old))

    def moved(self, children: Iterable[ChildOptions]) -> tuple[AgendaLine, ...]:
        """Those of whom somebody said that they moved or left, and nobody has said otherwise."""
        return _sorted(self._line(child) for child in children)

    def _is_old(self, child: ChildOptions) -> bool:
        whereabouts = child.whereabouts
        return (
            whereabouts is not None
            and not whereabouts.asked
            and whereabouts.check_first(self._today)
        )

    def _is_asked(self, doubt: ChildOptions | AskedAbout) -> bool:
        return doubt.whereabouts is not None and doubt.whereabouts.asked

    def _line(self, doubt: ChildOptions | AskedAbout) -> AgendaLine:
        key = doubt.child.key
        in_no_list = isinstance(doubt, AskedAbout)
        return AgendaLine(
            child=doubt.child,
            group=AgendaGroup.RIGHT,
            because=self._because(doubt),
            offers=(WhereaboutsAnswer.MOVED_OR_LEFT,) if in_no_list else BOTH,
            version=self._said.version(key),
            recorded=self._mine.get(key),
        )

    def _because(self, doubt: ChildOptions | AskedAbout) -> tuple[str, ...]:
        whereabouts = doubt.whereabouts
        if whereabouts is None:
            return ()
        correction = whereabouts.said
        if correction is None or (
            correction.what is WhereaboutsAnswer.STILL_HERE and not whereabouts.asked
        ):
            return (f"Last known to be here on {a_date(whereabouts.known_on)}",)
        if correction.what is WhereaboutsAnswer.STILL_HERE:
            remainder = (
                f", which ended on {a_date(whereabouts.stay_ends)}" if whereabouts.stay_ends else ""
            )
            return (
                f"Somebody said on {a_date(correction.on)} that they are still here. The data to "
                f"{a_date(whereabouts.import_to)} says they had left this placement{remainder}",
            )
        noted = f"Somebody said that they moved or left by {a_date(correction.on)}"
        if whereabouts.asked:
            return (f"{noted}. The data to {a_date(whereabouts.import_to)} still has them here",)
        return (
            (noted,)
            if correction.what is WhereaboutsAnswer.MOVED_OR_LEFT
            else ("The record is closed",)
        )


def _doubted(child: Child, facts: AgendaFacts) -> AgendaLine:
    """What the record says of the child and can hardly be so."""
    return AgendaLine(
        child,
        AgendaGroup.RIGHT,
        tuple(prompt.words for prompt in facts.right),
        answers=tuple(answer for prompt in facts.right for answer in prompt.answers),
    )


def _once(lines: Iterable[AgendaLine]) -> tuple[AgendaLine, ...]:
    """One line a child: what several of them say and offer, in order."""
    joined: dict[str, AgendaLine] = {}
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


def _sorted(lines: Iterable[AgendaLine]) -> tuple[AgendaLine, ...]:
    return tuple(sorted(lines, key=_order))


def _order(line: AgendaLine) -> tuple[int, int, date, date, int, str, str]:
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
