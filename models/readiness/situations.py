"""Finds, for each child of a council, what the rules may read. Built once, asked child by child."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.children.freshness import imports_reach
from models.children.records import Child
from models.needs.direction import direction_of
from models.needs.profile import Rating, profile_of, profile_ratings
from models.needs.second_look import rate_again
from models.readiness.on_record import (
    blockers_at,
    childs_no_at,
    legal_status_at,
    support_not_care_at,
    wished_at,
    words_answered_at,
)
from models.readiness.run_out import run_out
from models.readiness.situation import RECENT_DAYS, Situation
from models.readiness.their_words import Saying, to_weigh


class SituationIndex:
    """The council's rows by child, as known at one date. Grouped once, not once a child."""

    def __init__(self, data: CouncilData, as_of: date) -> None:
        self.as_of = as_of
        self._data_date = data.data_date
        self._missing_told_to = {
            source: data.missing_told_to(source, as_of)
            for source in data.frame("returns")["source"].unique()
        }
        self._profiles = _ByChild(_until(data.frame("profiles"), "assessed_on", as_of))
        self._missing = _ByChild(_until(data.frame("missing"), "starts", as_of))
        self._incidents = _ByChild(_until(data.frame("incidents"), "on", as_of))
        self._siblings = _ByChild(data.frame("siblings"))
        self._blockers = _ByChild(data.frame("blockers"))
        self._wishes = _ByChild(data.frame("wishes"))
        self._support = _ByChild(data.frame("support_not_care"))
        self._weighed = _ByChild(data.frame("words_weighed"))
        self._statuses = _ByChild(data.frame("legal_statuses"))
        self._returns = data.frame("returns")
        by_files = (data.from_files or data).frame("profiles")
        written = by_files[["child", "assessed_on"]].drop_duplicates()
        self._profiles_in_files = set(
            zip(written["child"], pd.to_datetime(written["assessed_on"]), strict=True)
        )
        self._files_hold_evidence = bool(by_files["evidence"].fillna("").astype(str).ne("").any())
        # One incident written down here doesn't make the others' incidents known to be none.
        self._incidents_told = not data.frame("incidents").pipe(_told_by_a_file, as_of).empty

    def ratings_of(self, child: Child) -> tuple[Rating, ...]:
        """Every line of the child's needs profiles dated on or before the as-of date."""
        return profile_ratings(self._profiles.rows(child.key))

    def situation_of(self, child: Child, move_on: date) -> Situation:
        """What the rules may read of this child, with a move on that day in mind."""
        lines = self.ratings_of(child)
        episodes, missing_since = self._missing_of(child)
        incidents, serious = self._incidents_of(child)
        siblings, plans = self._siblings_of(child)
        child = self._with_legal_status(child)
        return Situation(
            child=child,
            as_of=self.as_of,
            move_on=move_on,
            profile=profile_of(lines, self.as_of),
            direction=direction_of(lines, self.as_of),
            missing_episodes=episodes,
            missing_since=missing_since,
            incidents=incidents,
            serious_incidents=serious,
            siblings=siblings,
            sibling_plans=plans,
            recorded=(
                *blockers_at(self._blockers.rows(child.key), self.as_of),
                *childs_no_at(self._wishes.rows(child.key), self.as_of),
            ),
            needs_support_not_care_because=support_not_care_at(
                self._support.rows(child.key), self.as_of
            ),
            data_date=self._data_date,
            to_weigh=self._to_weigh(child, lines),
            rate_again=rate_again(lines, self.as_of, partial(self._evidence_known, child.key)),
        )

    def _to_weigh(self, child: Child, lines: tuple[Rating, ...]) -> tuple[Saying, ...]:
        blockers = self._blockers.rows(child.key)
        answered = words_answered_at(self._weighed.rows(child.key), blockers, self.as_of)
        return to_weigh(wished_at(self._wishes.rows(child.key)), lines, answered, self.as_of)

    def _evidence_known(self, child: str, day: date) -> bool:
        """Whether a profile of that day could hold evidence: any written here, or in a file that
        has evidence for anybody."""
        in_file = (child, pd.Timestamp(day)) in self._profiles_in_files
        return self._files_hold_evidence if in_file else True

    def _with_legal_status(self, child: Child) -> Child:
        """The child under the status that somebody looked up, until a newer return says another.

        A newer return that still states one that has run out says nothing new.
        """
        said = legal_status_at(self._statuses.rows(child.key), self.as_of)
        if said is None:
            return child
        order, since, on = said
        placement = child.placement
        newer = placement.order_since is not None and placement.order_since > on
        told_again = imports_reach(self._returns, child.source, self.as_of) >= on
        if newer or (told_again and run_out(child, self.as_of) is None):
            return child
        placement_current = replace(placement, order=order, order_since=since)
        return replace(
            child, placement=placement_current, journey=(*child.journey[:-1], placement_current)
        )

    @property
    def _recent_from(self) -> date:
        """The first day of the 12 weeks that end with the as-of date."""
        return self.as_of - timedelta(days=RECENT_DAYS - 1)

    def _missing_of(self, child: Child) -> tuple[int | None, date | None]:
        """Episodes that touch the 12 weeks, and since when the child is missing now.

        Returns that end before those weeks say nothing about them: not known.
        """
        told_to = self._missing_told_to.get(child.source)
        if not self._missing.held or told_to is None or told_to < self._recent_from:
            return None, None
        rows = self._missing.rows(child.key)
        ends = pd.to_datetime(rows["ends"])
        still = ends.isna() | (ends > pd.Timestamp(self.as_of))
        touching = still | (ends >= pd.Timestamp(self._recent_from))
        began = pd.to_datetime(rows["starts"])[still]
        return int(touching.sum()), None if began.empty else began.max().date()

    def _incidents_of(self, child: Child) -> tuple[int | None, int | None]:
        """Incidents in the 12 weeks, and how many of them were serious (blank = not said)."""
        rows = self._incidents.rows(child.key)
        if not self._incidents_told and rows.empty:
            return None, None
        recent = rows[pd.to_datetime(rows["on"]) >= pd.Timestamp(self._recent_from)]
        return len(recent), sum(1 for serious in recent["serious"] if _is_true(serious))

    def _siblings_of(self, child: Child) -> tuple[int | None, tuple[str, ...]]:
        """How many different siblings are on record, and the plans written for them."""
        if not self._siblings.held:
            return None, ()
        rows = self._siblings.rows(child.key)
        plans = sorted({plan.strip() for plan in rows["plan"] if isinstance(plan, str)} - {""})
        return rows["sibling"].nunique(), tuple(plans)


class _ByChild:
    """A frame whose rows of one child are found without a search."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._places = frame.groupby("child", sort=False).indices if len(frame) else {}
        self._none = frame.iloc[:0]
        self.held = len(frame) > 0  # by the as-of date; else nothing is known of any child

    def rows(self, key: str) -> pd.DataFrame:
        places = self._places.get(key)
        return self._none if places is None else self._frame.take(np.asarray(places))


def _until(frame: pd.DataFrame, column: str, as_of: date) -> pd.DataFrame:
    """Rows dated on or before a day; a row without a date says nothing about any day."""
    return frame[pd.to_datetime(frame[column]) <= pd.Timestamp(as_of)].reset_index(drop=True)


def _told_by_a_file(incidents: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The incidents by a date that a file told of, rather than a person here."""
    frame = _until(incidents, "on", as_of)
    return frame[[not _is_true(one) for one in frame["recorded"]]]


def _is_true(value: object) -> bool:
    """True only for a plain yes; blank is not known and so is not counted as serious."""
    return isinstance(value, bool | int | float | np.bool_ | np.number) and value == 1
