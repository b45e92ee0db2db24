"""Why one child is on the agenda, group by group, looked at from a day: the data and the record."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from models.children.records import Child
from models.children.reviews import ReviewDates, review_dates
from models.labels import Readiness
from models.needs.scheme import STALE_AFTER_DAYS
from models.recording.record import ChildRecord
from models.shortlist.agenda_today import (
    AgendaAnswer,
    AgendaPrompt,
    AnswerKind,
    MissingChildren,
    notice_given,
    review_late,
    status_run_out,
    stops_due,
    turns_18,
)
from models.shortlist.destinations import DestinationChoice, destination_choices, first_question
from models.shortlist.options import ChildOptions
from models.shortlist.panel_said import PanelSaid, decided_words, offered_again_on, panel_said
from models.shortlist.second_look import is_drawn, is_not_yet
from models.words import a_date, count_of, join_words, length_of_time

REVIEW_AHEAD = timedelta(weeks=4)  # policy choice: reviews so near are prepared now
# Policy choices: so long in residential care, and where next was never talked about in a panel.
NEVER_DISCUSSED_AFTER = timedelta(weeks=104)
NEVER_DISCUSSED_UNDER_10_AFTER = timedelta(weeks=26)
LONG_TERM_FOSTERING = re.compile(r"long[ -]?term foster", re.IGNORECASE)  # in a plan, as written


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """Reasons by group, each empty where there is none; what a group is ordered by.

    `waiting_days`: since they are ready, or in residential care and never discussed.
    """

    today: tuple[AgendaPrompt, ...]
    review: tuple[AgendaPrompt, ...]
    fell_due: tuple[AgendaPrompt, ...]
    turning_18: tuple[AgendaPrompt, ...]
    foster_plan: tuple[AgendaPrompt, ...]
    ready: tuple[AgendaPrompt, ...]
    nearly: tuple[AgendaPrompt, ...]
    not_discussed: tuple[AgendaPrompt, ...]
    right: tuple[AgendaPrompt, ...]
    review_on: date | None
    ready_days: int | None
    here_days: int
    question: str


class FactsOf:
    """The council's rows that the agenda reads, grouped once.

    `day`: from when it is looked at; what people recorded counts up to `today`. `reviewed`: by
    child the days of statutory reviews that a chair signed here, of which no file tells yet.
    `in_the_room`: when they last were in the room of a meeting that a chair signed here, and of
    which kind.
    """

    def __init__(
        self,
        data: CouncilData,
        records: Mapping[str, ChildRecord],
        as_of: date,
        day: date,
        today: date,
        reviewed: Mapping[str, Iterable[date]] | None = None,
        in_the_room: Mapping[str, tuple[date, str]] | None = None,
    ) -> None:
        self._as_of, self._day, self._today, self._records = as_of, day, today, records
        self._missing = MissingChildren(data, day, today, in_the_room)
        reviews = data.frame("reviews")
        reviews = reviews[pd.to_datetime(reviews["on"]) <= pd.Timestamp(today)]
        self._reviews: dict[str, list[date]] = {}  # a frame a child takes long
        for child, on in zip(reviews["child"], pd.to_datetime(reviews["on"]), strict=True):
            self._reviews.setdefault(str(child), []).append(on.date())
        for child, days in (reviewed or {}).items():
            self._reviews.setdefault(child, []).extend(days)
        profiles = data.frame("profiles")
        profiles = profiles[pd.to_datetime(profiles["assessed_on"]) <= pd.Timestamp(today)]
        self._profiled = pd.to_datetime(profiles.groupby("child")["assessed_on"].max())
        self.profiles_held = len(profiles) > 0
        self._plans = _plans(data)
        self._from = data.frame("returns").groupby("source")["covers_from"].min()
        # One review written down here doesn't make the others' reviews known to be none.
        self.reviews_held = len((data.from_files or data).frame("reviews")) > 0

    def of(self, child: ChildOptions) -> AgendaFacts:
        """Everything about one child."""
        record = self._records.get(child.child.key, ChildRecord(child.child.key))
        reach = child.whereabouts.import_to if child.whereabouts else self._as_of
        review, old = self._review_dates(child.child), self._is_old(reach)
        due = review.due if self.reviews_held else None
        ahead = due is not None and self._day < due <= self._day + REVIEW_AHEAD
        since_data = due is not None and reach < due <= self._day
        near, passed = self._review_near(review, due if ahead or since_data else None)
        today, soon = self._today_of(child, record, review, reach)
        offered = offered_again_on(record, self._today) is None
        panel = panel_said(record, self._today)
        prompted = offered and not (panel and panel.waits(self._today))
        answers = destination_choices(child)
        return AgendaFacts(
            today=(*today, *near) if today else (),
            review=near or (() if old else passed),
            fell_due=passed if old else (),
            turning_18=soon,
            foster_plan=self._foster_plan(child, record) if offered else (),
            ready=self._ready(child, answers, panel) if prompted else (),
            nearly=self._nearly(child, answers) if prompted else (),
            not_discussed=(
                *self._not_profiled(child.child),
                *self._never_discussed(child, record),
                *(
                    self._drawn(child)
                    if not (panel and panel.looks_again_later(self._today))
                    else ()
                ),
            ),
            right=tuple(filter(None, (self._missing.question(child.child),))),
            review_on=due if ahead or since_data else None,
            ready_days=None if child.ready_since is None else (self._day - child.ready_since).days,
            here_days=(self._day - residential_since(child.child)).days,
            question=first_question(answers),
        )

    def _today_of(
        self, child: ChildOptions, record: ChildRecord, review: ReviewDates, reach: date
    ) -> tuple[tuple[AgendaPrompt, ...], tuple[AgendaPrompt, ...]]:
        """What can't wait, the worst first; and that the child turns 18 in some months."""
        missing = self._missing.missing_now(child.child)
        eighteen = tuple(turns_18(child, record, self._day))
        prompts = [
            *([missing] if missing else []),
            *status_run_out(child.child, self._day),
            *(prompt for prompt in eighteen if prompt.danger),
            *notice_given(record, self._today),
            *stops_due(child, self._day),
        ]
        if self.reviews_held:
            prompts += review_late(review, child.child, reach, self._held_from(child.child))
        soon = tuple(prompt for prompt in eighteen if not prompt.danger)
        return tuple(sorted(prompts, key=lambda prompt: prompt.order)), soon

    def _is_old(self, reach: date) -> bool:
        return (self._day - reach).days > CHECK_FIRST_AFTER_DAYS

    def _review_near(
        self, review: ReviewDates, due: date | None
    ) -> tuple[tuple[AgendaPrompt, ...], tuple[AgendaPrompt, ...]]:
        """A review that comes up, or that fell due since the data was made."""
        if due is None:
            return (), ()
        first_on = review.last + timedelta(days=1) if review.last else None
        answers = (AgendaAnswer(AnswerKind.REVIEW_HELD, first_on),)
        if due > self._day:
            return (AgendaPrompt(f"Review due by {a_date(due)}", on=due, answers=answers),), ()
        words = f"A review was due by {a_date(due)}, after the end of the data"
        return (), (AgendaPrompt(words, on=due, answers=answers),)

    def _review_dates(self, child: Child) -> ReviewDates:
        days = self._reviews.get(child.key, [])
        return review_dates(days, child.in_care_since, self._today, self._held_from(child))

    def _held_from(self, child: Child) -> date:
        began = self._from.get(child.source)
        return self._as_of if began is None else pd.Timestamp(began).date()

    def _foster_plan(self, child: ChildOptions, record: ChildRecord) -> tuple[AgendaPrompt, ...]:
        """The child's own plan names long-term fostering, and they live in a children's home."""
        plan = self._plans.get(child.child.key)
        if plan is None or child.turning_18_soon:
            return ()
        written_on, written = plan
        if any(decision.on > written_on for decision in record.decisions):
            return ()  # a panel or a review has talked about it since
        words = f"Own plan says “{written}”, {_home_for(child.child, self._day)}"
        return (AgendaPrompt(words),)

    def _ready(
        self, child: ChildOptions, answers: tuple[DestinationChoice, ...], panel: PanelSaid | None
    ) -> tuple[AgendaPrompt, ...]:
        """Ready, and since when; what a panel decided of it. Nobody is prompted to move near 18."""
        places = _places(answers, Readiness.READY)
        if child.turning_18_soon or not places:
            return ()
        also = _places(answers, Readiness.NEARLY)
        nearly = (AgendaPrompt(f"nearly ready for {join_words(also)}"),) if also else ()
        decided = panel if panel and panel.looks_for_a_home else None
        words = (
            f"the panel decided on {a_date(decided.on)}: {decided_words(decided)}"
            if (decided)
            else ""
        )
        said = (AgendaPrompt(words),) if words else ()
        return (AgendaPrompt(f"Ready for {join_words(places)}{self._since(child)}"), *nearly, *said)

    def _nearly(
        self, child: ChildOptions, answers: tuple[DestinationChoice, ...]
    ) -> tuple[AgendaPrompt, ...]:
        places = _places(answers, Readiness.NEARLY)
        if child.turning_18_soon or not places:
            return ()
        return (AgendaPrompt(f"Nearly ready for {join_words(places)}{self._since(child)}"),)

    def _since(self, child: ChildOptions) -> str:
        if child.ready_since is None:
            return ""
        days = count_of((self._day - child.ready_since).days, "day")
        return f" since {a_date(child.ready_since)}, {days}"

    def _not_profiled(self, child: Child) -> tuple[AgendaPrompt, ...]:
        """Nobody wrote down what the child needs, or not for over 183 days."""
        if not self.profiles_held:
            return ()
        answers = (AgendaAnswer(AnswerKind.RATE_NEEDS),)
        if child.key not in self._profiled.index:
            return (AgendaPrompt("No needs profile is recorded", answers=answers),)
        written = self._profiled[child.key].date()
        if (self._day - written).days <= STALE_AFTER_DAYS:
            return ()
        words = f"The needs profile is from {a_date(written)}, over six months old"
        return (AgendaPrompt(words, answers=answers),)

    def _never_discussed(
        self, child: ChildOptions, record: ChildRecord
    ) -> tuple[AgendaPrompt, ...]:
        """Long in residential care, and no meeting here has decided anything of the child."""
        young = child.child.age_on(self._day) < 10
        wait = NEVER_DISCUSSED_UNDER_10_AFTER if young else NEVER_DISCUSSED_AFTER
        since = residential_since(child.child)
        if record.decisions or child.turning_18_soon or self._day - since < wait:
            return ()
        place = _home_for(child.child, self._day)
        return (AgendaPrompt(f"{place[:1].upper()}{place[1:]}, “where next?” never discussed"),)

    def _drawn(self, child: ChildOptions) -> tuple[AgendaPrompt, ...]:
        """One in twenty of the "not yet" each week, by the week and the child's key alone."""
        if not (is_not_yet(child) and is_drawn(child.child.key, self._day)):
            return ()
        return (
            AgendaPrompt(
                "Chosen at random this week to check the rules: is “not yet” still right?"
            ),
        )


def residential_since(child: Child) -> date:
    """Since when the child has lived in residential homes without a break, by what is known."""
    since = child.placement.starts
    for stay in reversed(child.journey[:-1]):
        if not stay.is_residential or stay.ends != since:
            break
        since = stay.starts
    return since


def _home_for(child: Child, day: date) -> str:
    """In a children's home for 4 years; in residential care where it is another kind of home."""
    at_least = child.journey[0].started_on_or_before
    return f"in residential care for {length_of_time(residential_since(child), day, at_least)}"


def _plans(data: CouncilData) -> dict[str, tuple[date, str]]:
    """By child the plan that names long-term fostering, and the day of the list that says so."""
    frame = data.frame("annex_a")
    pairs: dict[str, tuple[date, str]] = {}
    for child, as_at, plan in zip(
        frame["child"], frame["as_at"], frame["permanence_plan"], strict=True
    ):
        if isinstance(plan, str) and LONG_TERM_FOSTERING.search(plan) and pd.notna(as_at):
            pairs[str(child)] = (pd.Timestamp(as_at).date(), plan.strip())
    return pairs


def _places(answers: tuple[DestinationChoice, ...], readiness: Readiness) -> list[str]:
    return [choice.inline_name for choice in answers if choice.readiness is readiness]
