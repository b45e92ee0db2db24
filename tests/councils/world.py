"""A made-up council in weekly steps, with every hazard known; nothing here is the engine's code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NOT_YET, RESIDENTIAL, FOSTER, OUT = range(4)
NO_DAY = -(10**6)
EARLY_WEEKS = 14


@dataclass(frozen=True, slots=True)
class Truth:
    """Weekly hazards and what they depend on. `needs` is a child's true level, N(0, 1).

    `p_lasts`: the chance that a step-down of a child with average needs lasts a year.
    `needs_matter`: log hazard of an early ending for one more of needs. `hidden_matters`: the same
    for a hidden readiness that no file holds; `chosen_on_hidden`: log hazard of being chosen for
    it. `chosen_on_needs`: log hazard of being chosen for one less of needs. `drift`: all rates out
    of residential care × this in the last year of the history. `entries`: children a week.
    """

    p_lasts: float = 0.64
    early_share: float = 0.557
    needs_matter: float = 0.0
    hidden_matters: float = 0.0
    chosen_on_hidden: float = 0.0
    chosen_on_needs: float = 0.0
    drift: float = 1.0
    entries: float = 5.0
    res_to_foster: float = 0.006
    res_to_res: float = 0.004
    res_to_home: float = 0.003
    res_to_out: float = 0.002
    foster_to_res: float = 0.0012
    foster_to_foster: float = 0.006
    foster_to_home: float = 0.004
    foster_to_adoption: float = 0.01


@dataclass(slots=True)
class World:
    """Children of a council on one day, by number. Days are after the first day of the history."""

    truth: Truth
    born: Array
    needs: Array
    hidden: Array
    state: NDArray[np.int64]
    since: Array
    stepped_down: Array
    stays: list[tuple[NDArray[np.int64], ...]] = field(default_factory=list)

    def copies(self, rows: NDArray[np.int64], times: int) -> World:
        """The same children as they are, each so many times, with no stays behind them."""
        of = np.repeat(rows, times)
        columns = (self.born, self.needs, self.hidden, self.state, self.since, self.stepped_down)
        return World(self.truth, *(column[of].copy() for column in columns))  # type: ignore[arg-type]

    def step(self, day: int, rng: np.random.Generator, drift: float = 1.0) -> None:
        """One week from a day: everything that happens to everybody, at most one thing each."""
        truth, age = self.truth, (day - self.born) / 365.25
        weeks = (day - self.since) / 7
        self._turn_18(day)
        chance = np.zeros((4, len(self.born)))  # to residential, foster, home, out
        here = self.state == RESIDENTIAL
        chosen = np.exp(truth.chosen_on_hidden * self.hidden - truth.chosen_on_needs * self.needs)
        chance[0, here] = truth.res_to_res
        chance[1, here] = truth.res_to_foster * chosen[here] * drift
        chance[2, here] = truth.res_to_home * drift
        chance[3, here] = truth.res_to_out * drift
        there = self.state == FOSTER
        early = np.where(weeks < EARLY_WEEKS, 3.0, 1.0)
        chance[0, there] = (truth.foster_to_res * early)[there]
        recent = there & (day - self.stepped_down < 365)
        chance[0, recent] = self._ends_early(day)[recent]
        chance[1, there] = truth.foster_to_foster
        chance[2, there] = truth.foster_to_home
        chance[3, there] = np.where(age < 4, truth.foster_to_adoption, 0.001)[there]
        luck = rng.random(len(self.born))
        upto = np.cumsum(1 - np.exp(-chance), axis=0)
        which = (luck > upto).sum(axis=0)
        on = day + rng.integers(0, 7, len(self.born))
        self._happen(np.flatnonzero((here | there) & (which < 4)), which, on)

    def _ends_early(self, day: int) -> Array:
        """The weekly hazard of an early ending of a step-down."""
        truth = self.truth
        loss = -np.log(truth.p_lasts)
        weeks = (day - self.stepped_down) / 7
        first = loss * truth.early_share / EARLY_WEEKS
        later = loss * (1 - truth.early_share) / (52 - EARLY_WEEKS)
        usual = np.where(weeks < EARLY_WEEKS, first, later)
        harder = truth.needs_matter * self.needs - truth.hidden_matters * self.hidden
        hazard: Array = usual * np.exp(harder)
        return hazard

    def _happen(
        self, rows: NDArray[np.int64], which: NDArray[np.int64], on: NDArray[np.int64]
    ) -> None:
        to, day = which[rows], on[rows]
        stayed = day > self.since[rows]
        rows, to, day = rows[stayed], to[stayed], day[stayed]
        before = self.state[rows]
        self.close(rows, day, to)
        self.state[rows] = np.select([to == 0, to == 1], [RESIDENTIAL, FOSTER], OUT)
        down = (before == RESIDENTIAL) & (to == 1)
        self.stepped_down[rows[down]] = day[down]
        self.stepped_down[rows[to == 0]] = NO_DAY
        self.since[rows] = day

    def _turn_18(self, day: int) -> None:
        birthday = np.floor(self.born + 18 * 365.25)
        rows = np.flatnonzero((birthday <= day) & np.isin(self.state, [RESIDENTIAL, FOSTER]))
        self.close(rows, birthday[rows].astype(np.int64), np.full(len(rows), 4))
        self.state[rows] = OUT

    def move(self, rows: NDArray[np.int64], day: int) -> None:
        """Move children to a foster family on a day, if they are in residential care."""
        rows = rows[self.state[rows] == RESIDENTIAL]
        self.close(rows, np.full(len(rows), day), np.full(len(rows), 1))
        self.state[rows], self.since[rows], self.stepped_down[rows] = FOSTER, day, day

    def close(self, rows: NDArray[np.int64], day: NDArray[np.int64], to: NDArray[np.int64]) -> None:
        """Write the present stays of some children: who, state, from, to, and where to."""
        self.stays.append((rows, self.state[rows], self.since[rows].astype(np.int64), day, to))

    def enter(self, number: int, day: int, rng: np.random.Generator) -> None:
        """Children come into care: the older, the likelier in a residential home."""
        age = np.where(
            rng.random(number) < 0.45, rng.uniform(0, 10, number), rng.uniform(10, 17, number)
        )
        first = rng.random(number) < np.where(age < 10, 0.05, 0.35)
        self.born = np.concatenate([self.born, day - age * 365.25])
        self.needs = np.concatenate([self.needs, rng.standard_normal(number)])
        self.hidden = np.concatenate([self.hidden, rng.standard_normal(number)])
        self.state = np.concatenate([self.state, np.where(first, RESIDENTIAL, FOSTER)])
        self.since = np.concatenate([self.since, np.full(number, float(day))])
        self.stepped_down = np.concatenate([self.stepped_down, np.full(number, float(NO_DAY))])


def grown(truth: Truth, days: int, rng: np.random.Generator, warm_up: int = 3 * 365) -> World:
    """A council after so many days; the years of warm-up come before day 0."""
    empty = np.zeros(0)
    world = World(truth, empty, empty, empty, np.zeros(0, np.int64), empty, empty)
    for day in range(-warm_up, days, 7):
        world.enter(int(rng.poisson(truth.entries)), day, rng)
        world.step(day, rng, truth.drift if day >= days - 365 else 1.0)
    return world


FIRST_DAY = date(2015, 4, 1)
