"""Places that a scenario opens or limits. (None given: the council's mix holds as it is.)

Who comes first in a step is luck, the same in every scenario. A place that becomes free within a
step can be filled from the next one on, and not before the day it is left: there are never more
children than places on any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.rows import STEP_DAYS
from models.journeys.simulate.noise import hashed_uniform
from models.journeys.simulate.paths import ChildPaths
from models.journeys.simulate.scenario import CapacityLimit, FutureScenario, NewPlaces
from models.money import DAYS_PER_YEAR

NO_NEW_PLACE = 0
NEVER = 1e6  # a day that no simulation reaches
FIRST_COME = 2**40  # number of the luck that decides who comes first; no step has it


@dataclass(frozen=True, slots=True, eq=False)
class _Left:
    """Places given up lately: whose future, until which day they are taken, what they were."""

    future: Whole
    until: Floats
    setting: Whole
    mark: Whole

    def only(self, rows: Flags) -> _Left:
        return _Left(self.future[rows], self.until[rows], self.setting[rows], self.mark[rows])

    def and_also(self, left_item: _Left) -> _Left:
        return _Left(
            np.concatenate([self.future, left_item.future]),
            np.concatenate([self.until, left_item.until]),
            np.concatenate([self.setting, left_item.setting]),
            np.concatenate([self.mark, left_item.mark]),
        )


NOBODY_LEFT = _Left(
    np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int8), np.zeros(0, np.int64)
)


class PlaceFinder:
    """Finds places for those who arrive in a step, within what a scenario opens and limits."""

    def __init__(self, scenario: FutureScenario, as_of: date, futures: int) -> None:
        self._new, self._limits = scenario.new_places, scenario.limits
        self._as_of, self._futures = as_of, futures
        self._limited = np.array(
            [SETTINGS.index(limit.setting) for limit in scenario.limits], np.int8
        )
        self._left = NOBODY_LEFT

    @property
    def are_asked_for(self) -> bool:
        return bool(self._new or self._limits)

    def leave(self, paths: ChildPaths, rows: Whole, when: Floats) -> None:
        """Remember until which day places are taken by those who are leaving them in this step."""
        counted = (paths.new_place[rows] != NO_NEW_PLACE) | np.isin(
            paths.setting[rows], self._limited
        )
        rows, when = rows[counted], when[counted]
        leaving = _Left(paths.future[rows], when, paths.setting[rows], paths.new_place[rows])
        self._left = self._left.and_also(leaving)

    def find(
        self,
        paths: ChildPaths,
        current: Flags,
        rows: Whole,
        when: Floats,
        setting: Whole,
        number: int,
        barred: Flags | None = None,
    ) -> tuple[Whole, Whole, Flags]:
        """Where arrivals (`rows`) live after all: setting, number of the new place, who finds none.

        `current`: the paths that take up a place now. `barred`: arrivals who are offered no new
        place
        (a move has just ended early for them, or they keep the place they have). Whoever changes
        homes within one setting keeps a place, and is never refused.
        """
        setting = setting.copy()
        place = np.full(len(rows), NO_NEW_PLACE)
        refused = np.zeros(len(rows), bool)
        luck = hashed_uniform(paths.code[rows], FIRST_COME + number)
        future = paths.future[rows]
        # No clock in this step is more than one step behind another's.
        leaving = self._left = self._left.only(self._left.until > STEP_DAYS * (number - 2))
        taken = np.flatnonzero(current & (paths.new_place != NO_NEW_PLACE))
        age = (when - paths.born[rows]) / DAYS_PER_YEAR
        for mark, opened in enumerate(self._new, start=1):
            wanted = np.isin(setting, [SETTINGS.index(setting) for setting in opened.instead_of])
            wanted &= (when >= self._day(opened)) & (place == NO_NEW_PLACE)
            wanted &= (age >= opened.from_age) & (age < opened.to_age)
            if barred is not None:
                wanted &= ~barred
            free = opened.places - self._count(paths.future[taken[paths.new_place[taken] == mark]])
            free = free[future] - _still_taken(leaving.only(leaving.mark == mark), future, when)
            comes_in = _first(future, wanted, luck, free)
            setting[comes_in], place[comes_in] = SETTINGS.index(opened.setting), mark
        for limit in self._limits:
            code = SETTINGS.index(limit.setting)
            wanted = (setting == code) & (place == NO_NEW_PLACE) & (when >= self._day(limit))
            wanted &= ~(current[rows] & (paths.setting[rows] == code))
            there = current & (paths.setting == code) & (paths.new_place == NO_NEW_PLACE)
            free = limit.places - self._count(paths.future[there])
            of_setting = leaving.only((leaving.setting == code) & (leaving.mark == NO_NEW_PLACE))
            free = free[future] - _still_taken(of_setting, future, when)
            refused |= wanted & ~_first(future, wanted, luck, free)
        return setting.astype(np.int8), place, refused

    def otherwise(self, setting: Whole) -> Whole:
        """Where those go who enter care and find their kind of home full."""
        out = setting.copy()
        for limit in self._limits:
            out[setting == SETTINGS.index(limit.setting)] = SETTINGS.index(limit.otherwise)
        return out

    def _day(self, change: NewPlaces | CapacityLimit) -> float:
        return float((change.on - self._as_of).days)

    def _count(self, future: Whole) -> Whole:
        return np.bincount(future, minlength=self._futures)


def _first(future: Whole, wanted: Flags, luck: Floats, free: Whole) -> Flags:
    """Which of those who want a place get one: each future's luckiest, while any is free.

    `free`: places free in the future and on the day of each who arrives.
    """
    values = np.zeros(len(future), bool)
    rows = np.flatnonzero(wanted)
    order = rows[np.lexsort((luck[rows], future[rows]))]
    begins = np.searchsorted(future[order], future[order], "left")
    values[order] = np.arange(len(order)) - begins < free[order]
    return values


def _still_taken(leaving: _Left, future: Whole, when: Floats) -> Whole:
    """How many places of each arrival's future, already given up, are lived in on that day."""
    keys = np.sort(leaving.future.astype(np.float64) * NEVER + leaving.until.astype(np.float64))
    arrives = future.astype(np.float64) * NEVER
    ends = np.searchsorted(keys, arrives + NEVER, "left")
    return ends - np.searchsorted(keys, arrives + when, "right")
