"""Places that a scenario opens or limits. (None given: the council's mix holds as it is.)

Who comes first in a step is luck, the same in every scenario. A place that becomes free within a
step can be filled from the next one on, and not before the day it is left: there are never more
children than places on any day.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from models.journeys.arrays import Flags, Floats, Whole
from models.journeys.kinds import SETTINGS
from models.journeys.noise import uniform
from models.journeys.paths import Paths
from models.journeys.rows import STEP_DAYS
from models.journeys.scenario import Limit, NewPlaces, Scenario

NO_NEW_PLACE = 0
NEVER = 1e6  # a day that no simulation reaches
FIRST_COME = 2**40  # number of the luck that decides who comes first; no step has it


class Places:
    """Finds places for those who arrive in a step, within what a scenario opens and limits."""

    def __init__(self, scenario: Scenario, as_of: date, futures: int) -> None:
        self._new, self._limits = scenario.new_places, scenario.limits
        self._as_of, self._futures = as_of, futures
        self._left = pd.DataFrame(columns=["future", "until", "setting", "mark"], dtype=float)

    @property
    def are_asked_for(self) -> bool:
        return bool(self._new or self._limits)

    def leave(self, paths: Paths, rows: Whole, when: Floats) -> None:
        """Remember until which day places are taken by those who are leaving them in this step."""
        left = pd.DataFrame({
            "future": paths.future[rows], "until": when,
            "setting": paths.setting[rows], "mark": paths.new_place[rows],
        })  # fmt: skip
        self._left = pd.concat([self._left, left.astype(float)], ignore_index=True)

    def find(
        self, paths: Paths, here: Flags, rows: Whole, when: Floats, setting: Whole, number: int
    ) -> tuple[Whole, Whole, Flags]:
        """Where arrivals (`rows`) live after all: setting, number of the new place, who finds none.

        `here`: the paths that take up a place now. Whoever changes homes within one setting keeps
        a place, and is never refused.
        """
        setting = setting.copy()
        place = np.full(len(rows), NO_NEW_PLACE)
        refused = np.zeros(len(rows), bool)
        luck = uniform(paths.code[rows], FIRST_COME + number)
        future = paths.future[rows]
        # No clock in this step is more than one step behind another's.
        left = self._left = self._left[self._left["until"] > STEP_DAYS * (number - 2)]
        for mark, opened in enumerate(self._new, start=1):
            wanted = np.isin(setting, [SETTINGS.index(one) for one in opened.instead_of])
            wanted &= (when >= self._day(opened)) & (place == NO_NEW_PLACE)
            free = opened.places - self._count(paths.future[here & (paths.new_place == mark)])
            free = free[future] - _still_taken(left[left["mark"] == mark], future, when)
            comes_in = _first(future, wanted, luck, free)
            setting[comes_in], place[comes_in] = SETTINGS.index(opened.setting), mark
        for limit in self._limits:
            code = SETTINGS.index(limit.setting)
            wanted = (setting == code) & (place == NO_NEW_PLACE) & (when >= self._day(limit))
            wanted &= ~(here[rows] & (paths.setting[rows] == code))
            there = here & (paths.setting == code) & (paths.new_place == NO_NEW_PLACE)
            free = limit.places - self._count(paths.future[there])
            of_setting = left[(left["setting"] == code) & (left["mark"] == NO_NEW_PLACE)]
            free = free[future] - _still_taken(of_setting, future, when)
            refused |= wanted & ~_first(future, wanted, luck, free)
        return setting.astype(np.int8), place, refused

    def otherwise(self, setting: Whole) -> Whole:
        """Where those go who enter care and find their kind of home full."""
        out = setting.copy()
        for limit in self._limits:
            out[setting == SETTINGS.index(limit.setting)] = SETTINGS.index(limit.otherwise)
        return out

    def _day(self, change: NewPlaces | Limit) -> float:
        return float((change.on - self._as_of).days)

    def _count(self, future: Whole) -> Whole:
        return np.bincount(future, minlength=self._futures)


def _first(future: Whole, wanted: Flags, luck: Floats, free: Whole) -> Flags:
    """Which of those who want a place get one: each future's luckiest, while any is free.

    `free`: places free in the future and on the day of each who arrives.
    """
    found = np.zeros(len(future), bool)
    rows = np.flatnonzero(wanted)
    order = rows[np.lexsort((luck[rows], future[rows]))]
    begins = np.searchsorted(future[order], future[order], "left")
    found[order] = np.arange(len(order)) - begins < free[order]
    return found


def _still_taken(left: pd.DataFrame, future: Whole, when: Floats) -> Whole:
    """How many places of each arrival's future, already given up, are lived in on that day."""
    keys = np.sort(left["future"].to_numpy() * NEVER + left["until"].to_numpy())
    arrives = future.astype(np.float64) * NEVER
    ends = np.searchsorted(keys, arrives + NEVER, "left")
    return ends - np.searchsorted(keys, arrives + when, "right")
