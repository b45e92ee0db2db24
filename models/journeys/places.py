"""Places that a scenario opens or limits. (None given: the council's mix holds as it is.)

Who comes first in a step is luck, the same in every scenario. A place that becomes free within a
step can be filled from the next one on, so there are never more children than places.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from models.journeys.arrays import Flags, Floats, Whole
from models.journeys.kinds import SETTINGS
from models.journeys.noise import uniform
from models.journeys.paths import Paths
from models.journeys.scenario import Limit, NewPlaces, Scenario

NO_NEW_PLACE = 0
FIRST_COME = 2**40  # number of the luck that decides who comes first; no step has it


class Places:
    """Finds places for those who arrive in a step, within what a scenario opens and limits."""

    def __init__(self, scenario: Scenario, as_of: date, futures: int) -> None:
        self._new, self._limits = scenario.new_places, scenario.limits
        self._as_of, self._futures = as_of, futures

    @property
    def are_asked_for(self) -> bool:
        return bool(self._new or self._limits)

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
        for mark, opened in enumerate(self._new, start=1):
            wanted = np.isin(setting, [SETTINGS.index(one) for one in opened.instead_of])
            wanted &= (when >= self._day(opened)) & (place == NO_NEW_PLACE)
            taken = self._count(paths.future[here & (paths.new_place == mark)])
            comes_in = self._first(paths.future[rows], wanted, luck, opened.places - taken)
            setting[comes_in], place[comes_in] = SETTINGS.index(opened.setting), mark
        for limit in self._limits:
            code = SETTINGS.index(limit.setting)
            wanted = (setting == code) & (place == NO_NEW_PLACE) & (when >= self._day(limit))
            wanted &= ~(here[rows] & (paths.setting[rows] == code))
            there = here & (paths.setting == code) & (paths.new_place == NO_NEW_PLACE)
            free = limit.places - self._count(paths.future[there])
            refused |= wanted & ~self._first(paths.future[rows], wanted, luck, free)
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

    def _first(self, future: Whole, wanted: Flags, luck: Floats, free: Whole) -> Flags:
        """Which of those who want a place get one: each future's luckiest, while any is free."""
        found = np.zeros(len(future), bool)
        rows = np.flatnonzero(wanted)
        order = rows[np.lexsort((luck[rows], future[rows]))]
        in_order = future[order]
        begins = np.searchsorted(in_order, in_order, "left")
        found[order] = np.arange(len(order)) - begins < free[in_order]
        return found
