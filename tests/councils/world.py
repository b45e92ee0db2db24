"""A made-up council in weekly steps, with every hazard known; nothing here is the engine's code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NOT_YET, RESIDENTIAL, FOSTER, OUT, HOME = range(5)  # HOME: still looked after
IN_CARE = (RESIDENTIAL, FOSTER, HOME)
NO_DAY = -(10**6)
EARLY_WEEKS = 14


@dataclass(frozen=True, slots=True)
class Truth:
    """Weekly hazards and what they depend on. `needs` is a child's true level, N(0, 1).

    `p_lasts`: the chance that a step-down of a child with average needs lasts a year.
    `needs_matter`: log hazard of an early ending for one more of needs. `hidden_matters`: the same
    for a hidden readiness that no file holds; `chosen_on_hidden`: log hazard of being chosen for
    it. `chosen_on_needs`: log hazard of being chosen for one less of needs. `families_matter`: log
    hazard of residential care for one more of needs in any other foster placement. `drift`: all
    rates out of residential care × this in the last year of the history. `entries`: children a
    week. `rated_in_families`: children in foster families have needs profiles too.
    `home_lasts`: the chance that a return home of a child with average needs lasts a year, with
    `needs_matter` from residential care and `families_matter` from a foster family; None: nobody
    comes back from home. `home_to_foster`: the share of those who come back who go to a foster
    family. `placed_at_home`: the share of returns home that begin as a placement with parents;
    `leaves_from_home`: the weekly hazard by which such a placement becomes leaving care.
    """

    p_lasts: float = 0.64
    early_share: float = 0.557
    needs_matter: float = 0.0
    hidden_matters: float = 0.0
    chosen_on_hidden: float = 0.0
    chosen_on_needs: float = 0.0
    families_matter: float = 0.0
    rated_in_families: bool = False
    home_lasts: float | None = None
    home_to_foster: float = 0.4
    placed_at_home: float = 0.0
    leaves_from_home: float = 0.02
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
    went_home: Array
    from_residential: NDArray[np.bool_]  # the last return home was from residential care
    stays: list[tuple[NDArray[np.int64], ...]] = field(default_factory=list)

    def copies(self, rows: NDArray[np.int64], times: int) -> World:
        """The same children as they are, each so many times, with no stays behind them."""
        of = np.repeat(rows, times)
        columns = (self.born, self.needs, self.hidden, self.state, self.since, self.stepped_down,
                   self.went_home, self.from_residential)  # fmt: skip
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
        harder = np.exp(truth.families_matter * self.needs)
        chance[0, there] = (truth.foster_to_res * early * harder)[there]
        recent = there & (day - self.stepped_down < 365)
        chance[0, recent] = self.ends_early(day)[recent]
        chance[1, there] = truth.foster_to_foster
        chance[2, there] = truth.foster_to_home
        chance[3, there] = np.where(age < 4, truth.foster_to_adoption, 0.001)[there]
        at_home = self._from_home(day, chance)
        luck = rng.random(len(self.born))
        upto = np.cumsum(1 - np.exp(-chance), axis=0)
        which = (luck > upto).sum(axis=0)
        on = day + rng.integers(0, 7, len(self.born))
        self._happen(np.flatnonzero((here | there | at_home) & (which < 4)), which, on, rng)

    def _from_home(self, day: int, chance: Array) -> NDArray[np.bool_]:
        """Who went home and may come back, or leave care from there; writes their chances."""
        truth = self.truth
        placed: NDArray[np.bool_] = self.state == HOME
        if truth.home_lasts is None:
            return placed
        recent: NDArray[np.bool_] = (placed | (self.state == OUT)) & (day - self.went_home < 365)
        recent &= self.born + 18 * 365.25 > day
        back = self.comes_back(day)[recent]
        chance[:, recent | placed] = 0
        chance[0, recent] = back * (1 - truth.home_to_foster)
        chance[1, recent] = back * truth.home_to_foster
        chance[3, placed] = truth.leaves_from_home
        return recent | placed

    def comes_back(self, day: int) -> Array:
        """The weekly hazard of coming back from home, in the year after a return home."""
        truth = self.truth
        matter = np.where(self.from_residential, truth.needs_matter, truth.families_matter)
        return self._hazard(truth.home_lasts or 1.0, (day - self.went_home) / 7, matter)

    def ends_early(self, day: int) -> Array:
        """The weekly hazard of an early ending of a step-down."""
        truth = self.truth
        return self._hazard(truth.p_lasts, (day - self.stepped_down) / 7, truth.needs_matter)

    def _hazard(self, p_lasts: float, weeks: Array, needs_matter: float | Array) -> Array:
        truth = self.truth
        loss = -np.log(p_lasts)
        first = loss * truth.early_share / EARLY_WEEKS
        later = loss * (1 - truth.early_share) / (52 - EARLY_WEEKS)
        usual = np.where(weeks < EARLY_WEEKS, first, later)
        harder = needs_matter * self.needs - truth.hidden_matters * self.hidden
        hazard: Array = usual * np.exp(harder)
        return hazard

    def _happen(
        self,
        rows: NDArray[np.int64],
        which: NDArray[np.int64],
        on: NDArray[np.int64],
        rng: np.random.Generator,
    ) -> None:
        to, day = which[rows], on[rows]
        stayed = day > self.since[rows]
        rows, to, day = rows[stayed], to[stayed], day[stayed]
        before = self.state[rows]
        to = np.where((before == HOME) & (to == 3), 2, to)  # leaves care for the home it lives in
        in_care = before != OUT
        self.close(rows[in_care], day[in_care], to[in_care])
        home = (to == 2) & (before != HOME)
        placed = home & (rng.random(len(rows)) < self.truth.placed_at_home)
        self.state[rows] = np.select([to == 0, to == 1, placed], [RESIDENTIAL, FOSTER, HOME], OUT)
        self.went_home[rows[home]] = day[home]
        self.from_residential[rows[home]] = before[home] == RESIDENTIAL
        down = (before == RESIDENTIAL) & (to == 1)
        self.stepped_down[rows[down]] = day[down]
        self.stepped_down[rows[to == 0]] = NO_DAY
        self.since[rows] = day

    def _turn_18(self, day: int) -> None:
        birthday = np.floor(self.born + 18 * 365.25)
        rows = np.flatnonzero((birthday <= day) & np.isin(self.state, IN_CARE))
        self.close(rows, birthday[rows].astype(np.int64), np.full(len(rows), 4))
        self.state[rows] = OUT

    def move(self, rows: NDArray[np.int64], day: int, to: int = FOSTER) -> None:
        """Move children to a foster family (or home) on a day, if they are in residential care."""
        rows = rows[self.state[rows] == RESIDENTIAL]
        self.close(rows, np.full(len(rows), day), np.full(len(rows), 1 if to == FOSTER else 2))
        self.state[rows], self.since[rows] = to, day
        if to == FOSTER:
            self.stepped_down[rows] = day
        else:
            self.went_home[rows], self.from_residential[rows] = day, True

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
        self.went_home = np.concatenate([self.went_home, np.full(number, float(NO_DAY))])
        self.from_residential = np.concatenate([self.from_residential, np.zeros(number, bool)])


def grown(truth: Truth, days: int, rng: np.random.Generator, warm_up: int = 3 * 365) -> World:
    """A council after so many days; the years of warm-up come before day 0."""
    empty = np.zeros(0)
    world = World(truth, empty, empty, empty, np.zeros(0, np.int64), empty, empty, empty,
                  np.zeros(0, bool))  # fmt: skip
    for day in range(-warm_up, days, 7):
        world.enter(int(rng.poisson(truth.entries)), day, rng)
        world.step(day, rng, truth.drift if day >= days - 365 else 1.0)
    return world


FIRST_DAY = date(2015, 4, 1)
