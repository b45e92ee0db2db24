"""What the data shows that somebody has to do for one child, in words, looked at from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.freshness import CHECK_FIRST_AFTER_DAYS
from models.children.records import Child
from models.children.reviews import ReviewDates, review_dates
from models.needs.scheme import STALE_AFTER_DAYS
from models.readiness.verdict import BlockerKind, Readiness
from models.readiness.words import PLACES
from models.shortlist.four import Choice, choices, first_question
from models.shortlist.options import ChildOptions
from models.shortlist.second_look import is_drawn, is_not_yet
from models.words import a_date, listed, whole_months

REVIEW_AHEAD = timedelta(weeks=4)  # policy choice: reviews so near are prepared now
TURNING_18_NOW = timedelta(weeks=12)  # policy choice: the pathway plan can't wait longer
ANSWERS = ((Readiness.READY, "Ready for"), (Readiness.NEARLY, "Nearly ready for"))


@dataclass(frozen=True, slots=True)
class Facts:
    """Reasons by group, each empty where there is none; the dates that a list is ordered by."""

    today: tuple[str, ...]
    review: tuple[str, ...]
    fell_due: tuple[str, ...]
    ready: tuple[str, ...]
    nobody_asked: tuple[str, ...]
    safety_on: date | None
    review_on: date | None
    waiting_days: int | None
    question: str


class FactsOf:
    """The council's rows that the agenda reads, grouped once. `day`: from when it is looked at."""

    def __init__(self, data: CouncilData, as_of: date, day: date) -> None:
        self._as_of, self._day = as_of, day
        moment = pd.Timestamp(as_of)
        missing = data.frame("missing")
        ends = pd.to_datetime(missing["ends"])
        open_now = (pd.to_datetime(missing["starts"]) <= moment) & (ends.isna() | (ends > moment))
        self._missing = pd.to_datetime(missing[open_now].groupby("child")["starts"].max())
        self._missing_told_to = data.missing_told_to
        reviews = data.frame("reviews")
        reviews = reviews[pd.to_datetime(reviews["on"]) <= moment]
        self._reviews = reviews.groupby("child")["on"]
        self._reviewed = set(reviews["child"])
        profiles = data.frame("profiles")
        profiles = profiles[pd.to_datetime(profiles["assessed_on"]) <= pd.Timestamp(day)]
        self._profiled = pd.to_datetime(profiles.groupby("child")["assessed_on"].max())
        self.profiles_held = len(profiles) > 0
        self._from = data.frame("returns").groupby("source")["covers_from"].min()
        self.reviews_held = len(reviews) > 0

    def of(self, one: ChildOptions) -> Facts:
        """Everything about one child."""
        found = choices(one)
        reach = one.whereabouts.import_to if one.whereabouts else self._as_of
        review = self._review_dates(one.child)
        safety, safety_on = self._today(one)
        due = review.due if self.reviews_held else None
        ahead = due is not None and self._day < due <= self._day + REVIEW_AHEAD
        since_data = due is not None and reach < due <= self._day
        old = (self._day - reach).days > CHECK_FIRST_AFTER_DAYS
        overdue = due is not None and due <= reach
        waiting = None if one.ready_since is None else (self._day - one.ready_since).days
        near = (f"Review due by {a_date(due)}",) if due and ahead else ()
        passed = (f"A review fell due by {a_date(due)}; the data ends before",) if due else ()
        passed = passed if since_data else ()
        return Facts(
            today=(*safety, *near) if safety else (),
            review=near or (() if old else passed),
            fell_due=passed if old else (),
            ready=self._ready(one, found, waiting),
            nobody_asked=(
                *self._not_reviewed(review, overdue),
                *self._not_profiled(one.child),
                *self._drawn(one),
            ),
            safety_on=safety_on,
            review_on=due if ahead or since_data or overdue else None,
            waiting_days=waiting,
            question=first_question(found),
        )

    def _today(self, one: ChildOptions) -> tuple[tuple[str, ...], date | None]:
        """What can't wait, and its earliest date."""
        found: list[tuple[date, str]] = []
        if one.child.key in self._missing.index:
            began = self._missing[one.child.key].date()
            found.append((began, self._missing_words(one.child, began)))
        for stop in one.blockers:
            again = stop.look_again
            recorded = stop.kind is BlockerKind.STOP and not stop.look_again_assumed
            if recorded and again is not None and again <= self._day:
                found.append((again, f"Look again, due {a_date(again)}: {stop.words}"))
        birthday = one.child.eighteenth_birthday
        if birthday <= self._day:
            found.append((birthday, f"Turned 18 on {a_date(birthday)}: is the record right?"))
        elif birthday - self._day <= TURNING_18_NOW:
            words = f"18 on {a_date(birthday)}: the pathway plan, and staying put, come first"
            found.append((birthday, words))
        earliest = min((on for on, _ in found), default=None)
        return tuple(words for _, words in sorted(found)), earliest

    def _missing_words(self, child: Child, began: date) -> str:
        """Missing now as far as the files reach; from before that they say nothing of today."""
        told_to = self._missing_told_to(child.source, self._as_of)
        if told_to is None or self._as_of - told_to <= timedelta(days=CHECK_FIRST_AFTER_DAYS):
            return f"Missing since {a_date(began)}, and not recorded as back"
        return (
            f"Was missing from {a_date(began)}; the files say nothing after {a_date(told_to)}: "
            "is it on record that they are back?"
        )

    def _review_dates(self, child: Child) -> ReviewDates:
        days: list[date] = []
        if child.key in self._reviewed:
            days = [pd.Timestamp(day).date() for day in self._reviews.get_group(child.key)]
        began = self._from.get(child.source)
        held_from = self._as_of if began is None else pd.Timestamp(began).date()
        return review_dates(days, child.placement.care_started, self._as_of, held_from)

    def _ready(
        self, one: ChildOptions, found: tuple[Choice, ...], waiting: int | None
    ) -> tuple[str, ...]:
        """For which homes the rules say ready or nearly; nobody is prompted to move near 18."""
        if one.turning_18_soon:
            return ()
        said = []
        for answer, words in (
            (Readiness.READY, "Ready for"),
            (Readiness.NEARLY, "Nearly ready for"),
        ):
            places = [PLACES[each.place] for each in found if each.readiness is answer]
            if places:
                said.append(f"{words} {listed(places)}")
        if said and waiting is not None:
            said.append(f"waiting {waiting:,} {'day' if waiting == 1 else 'days'}")
        return tuple(said)

    def _not_reviewed(self, review: ReviewDates, overdue: bool) -> tuple[str, ...]:
        if not self.reviews_held:
            return ()
        if review.last is None:
            due = f"; the first was due by {a_date(review.due)}" if review.due else ""
            return (f"No review is on record{due}",) if overdue or review.due is None else ()
        if not overdue or review.due is None:
            return ()
        months = whole_months(review.last, self._day)
        return (f"Last reviewed {months} months ago, on {a_date(review.last)}; "
                f"a review was due by {a_date(review.due)}",)  # fmt: skip

    def _not_profiled(self, child: Child) -> tuple[str, ...]:
        """Nobody wrote down what the child needs, or not for over 183 days."""
        if not self.profiles_held:
            return ()
        if child.key not in self._profiled.index:
            return ("No needs profile is held",)
        written = self._profiled[child.key].date()
        if (self._day - written).days <= STALE_AFTER_DAYS:
            return ()
        return (f"The needs profile is from {a_date(written)}, over six months old",)

    def _drawn(self, one: ChildOptions) -> tuple[str, ...]:
        """One in twenty of the "not yet" each week, by the week and the child's key alone."""
        if not (is_not_yet(one) and is_drawn(one.child.key, self._day)):
            return ()
        return ("Drawn this week to check the rules: is “not yet” still right?",)
