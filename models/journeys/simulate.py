"""Simulating many futures at once: every child's path, four weeks a step, in arrays.

No loop over children or futures. A child's luck is named (noise.py), so a path depends on nobody
else, except through places that are limited, and two scenarios with one seed share all luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.evidence import MoveTo
from models.journeys.arrivals import Arrivals, arrivals
from models.journeys.ending import STEP_WEEKS
from models.journeys.engine import DRAWS, MOVES_TO, Engine
from models.journeys.features import KNOWN, advancing
from models.journeys.futures import Futures, Left
from models.journeys.history import GROUP_OF_PLACE, STAYS_ON
from models.journeys.kinds import GROUPS, SETTINGS, WAYS, Way
from models.journeys.moves import FOSTER, HOME, LASTS_DAYS, RESIDENTIAL
from models.journeys.noise import codes_of, mixed, uniform
from models.journeys.paths import NEVER, Floats, Paths, Stays, all_of
from models.journeys.places import Places
from models.journeys.rows import STEP_DAYS, day_of_year
from models.journeys.scenario import Scenario
from models.journeys.start import Start

TO_RESIDENTIAL = WAYS.index(Way.TO_RESIDENTIAL)
INTO_PLACEMENT = len(GROUPS)  # ways below this lead to a placement
MOST_LIKELY = np.float32(0.98)  # a step's whole chance of any event; more is a fit gone wild
LUCK_WHEN, LUCK_WHERE, LUCK_WHICH = 0, 1, 2
STREAMS = 4  # numbers of luck a step


def simulate(
    engine: Engine,
    start: Start,
    scenario: Scenario,
    until: date,
    futures: int,
    *,
    seed: int,
    entrants: bool = True,
) -> Futures:
    """Every stay of every child from the start's date to `until` (itself out) or the 18th birthday.

    `entrants` False: only the children in care at the start. Future number f uses the parameter
    draw f × DRAWS // futures, so at least DRAWS futures show all of them.
    """
    end = (until - start.as_of).days
    draw_of = np.arange(futures, dtype=np.int64) * min(DRAWS, futures) // futures
    changes = scenario.entries
    coming = arrivals(
        engine.entrants, draw_of, start.as_of, until if entrants else start.as_of, changes, seed
    )
    known = np.vstack([start.x[:, : len(KNOWN)], engine.entrants.known])
    paths = _paths(engine, start, scenario, coming, draw_of, seed)
    tables = _tables(engine, known, start)
    run = _Run(engine, tables, float(end), start.as_of, Places(scenario, start.as_of))
    stays = Stays()
    step = 0
    while len(paths):
        run.step(paths, step, stays)
        step += 1
    who, future, setting, starts, ends, planned, own_price, ended = stays.table(futures)
    councils = (
        np.array(engine.entrants.councils, object)[coming.template] if len(coming.day) else ()
    )
    return Futures(
        as_of=start.as_of,
        until=until,
        futures=futures,
        children=start.children,
        councils=(*start.councils, *councils),
        who=who, future=future, setting=setting, starts=starts, ends=ends, planned=planned,
        own_price=own_price, ended=ended,
    )  # type: ignore[arg-type]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """What each draw makes of what is known of each child: log odds before time plays its part.

    `base[draw, group, child, way]`, `by_time[draw, group, feature, way]`; and for planned moves
    `late[own, kind, draw, child]`, `early[own, kind, draw]`: log odds of ending early in a step.
    """

    known: Floats
    base: Floats
    by_time: Floats
    late: Floats
    early: Floats


def _tables(engine: Engine, known: NDArray[np.float64], start: Start) -> _Tables:
    width = len(KNOWN)
    constants = engine.hazards[..., 0][:, :, None, :]
    of_known = engine.hazards[..., 1 : width + 1].swapaxes(-1, -2)
    by_time = np.ascontiguousarray(engine.hazards[..., width + 1 :].swapaxes(-1, -2))
    base = known.astype(np.float32) @ of_known + constants
    shape = (2, len(MOVES_TO), DRAWS)
    late, early = np.zeros((*shape, len(start.x)), np.float32), np.zeros(shape, np.float32)
    for kind, lasting in enumerate(engine.lasting):
        for own in (False, True):
            found = lasting.log_odds(start.x, engine.normal, own=own)
            late[int(own), kind], early[int(own), kind] = found
    return _Tables(known.astype(np.float32), base, by_time, late, early)


def _paths(
    engine: Engine, start: Start, scenario: Scenario, coming: Arrivals,
    draw_of: NDArray[np.int64], seed: int,
) -> Paths:  # fmt: skip
    """All paths at their beginning, sorted by future (and so by draw)."""
    children, futures = len(start.children), len(draw_of)
    who = np.concatenate(
        [np.tile(np.arange(children), futures), children + np.arange(len(coming.day))]
    )
    future = np.concatenate([np.repeat(np.arange(futures), children), coming.future])
    order = np.argsort(future, kind="stable")
    is_child = np.arange(len(who)) < children * futures
    template = coming.template
    held = engine.entrants

    def column(of_child: NDArray[np.float64], of_entrant: NDArray[np.float64]) -> Floats:
        both = np.concatenate([np.tile(of_child, futures), of_entrant]).astype(np.float32)
        return both[order]

    nothing = np.zeros(len(template))
    code = np.concatenate([
        mixed(np.tile(mixed(codes_of(list(start.names)), seed), futures), future[is_child]),
        coming.code,
    ])[order]  # fmt: skip
    setting = np.concatenate([np.tile(start.setting, futures), held.setting[template]])[order]
    group = GROUP_OF_PLACE[setting]
    day = coming.day.astype(np.float64)
    born = day - held.age_days[template]
    move_day, move_to, move_own = _planned(start, scenario)
    known = np.concatenate([np.tile(np.arange(children), futures), children + template])[order]
    here_since = column(start.here_since, day)
    since = column(np.zeros(children), day)
    return Paths(
        who=who[order].astype(np.int32),
        future=future[order].astype(np.int32),
        draw=draw_of[future[order]],
        code=code,
        known=known,
        first_step=(since // STEP_DAYS).astype(np.int32),
        t=since.copy(),
        born=column(start.born, born),
        eighteen=column(start.eighteen, born + round(18 * 365.25)),
        landmark=since.copy(),
        setting=setting,
        here_since=here_since,
        stay_since=since.copy(),
        care_since=column(start.care_since, day),
        n_before=column(start.n_before, nothing),
        n_residential=column(start.n_residential, held.n_residential[template]),
        n_foster=column(start.n_foster, held.n_foster[template]),
        n_care=column(start.n_care, held.n_care[template]),
        started_before=column(start.started_before, nothing),
        left_residential=column(start.left_residential, nothing - STAYS_ON),
        priced=(is_child[order] & (group == RESIDENTIAL)),
        own_price=is_child[order].copy(),
        move_day=column(move_day, np.full(len(template), float(NEVER))),
        move_to=column(move_to, nothing).astype(np.int8),
        move_own=column(move_own, nothing).astype(bool),
        planned=np.zeros(len(who), bool),
        planned_since=np.zeros(len(who), np.float32),
        old_setting=setting.copy(),
    )


def _planned(
    start: Start, scenario: Scenario
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Day, setting and kind of chance of each child's planned move; NEVER where there is none."""
    place = {child: number for number, child in enumerate(start.children)}
    day = np.full(len(place), float(NEVER))
    to, own = np.zeros(len(place)), np.zeros(len(place))
    for move in scenario.moves:
        if move.child in place:
            row = place[move.child]
            day[row] = max((move.on - start.as_of).days, 0)
            to[row], own[row] = SETTINGS.index(move.destination), move.own_chance
    return day, to, own


KIND_OF_SETTING = np.array([MOVES_TO.index(MoveTo.of(setting)) for setting in SETTINGS])


class _Run:
    """One simulation under way."""

    def __init__(
        self, engine: Engine, tables: _Tables, end: float, as_of: date, places: Places
    ) -> None:
        self.engine, self.tables, self.end, self.places = engine, tables, np.float32(end), places
        self.first_day_of_year = float(day_of_year(np.array([(as_of - date(1970, 1, 1)).days]))[0])

    def step(self, paths: Paths, number: int, stays: Stays) -> None:
        """Move every live path on by four weeks, or to its planned move, or to its end."""
        live = np.flatnonzero(paths.first_step <= number)
        when, way = self._events(paths, live, number)
        t = paths.t[live]
        stop = np.minimum(paths.eighteen[live], self.end)
        due = paths.move_day[live] < t + STEP_DAYS
        move_on = np.maximum(paths.move_day[live], t)
        in_residential = GROUP_OF_PLACE[paths.setting[live]] == RESIDENTIAL
        moves = due & in_residential & (move_on < np.minimum(when, stop))
        event = ~moves & (when < np.minimum(stop, t + STEP_DAYS))
        over = ~moves & ~event & (stop <= t + STEP_DAYS)
        paths.move_day[live[due & ~in_residential]] = NEVER
        leaves = self._happen(paths, live[event], when[event], way[event], number, stays)
        self._move(paths, live[moves], move_on[moves], stays)
        at_18 = paths.eighteen[live[over]] <= self.end
        ended = np.where(at_18, Left.EIGHTEEN, Left.NOT_YET).astype(np.int8)
        stays.close(paths, live[over], stop[over], ended)
        paths.t[live[~moves]] += STEP_DAYS
        gone = np.zeros(len(paths), bool)
        gone[leaves] = True
        gone[live[over]] = True
        if gone.any():
            paths.keep(~gone)

    def _events(
        self, paths: Paths, live: NDArray[np.int64], number: int
    ) -> tuple[Floats, NDArray[np.int8]]:
        """When each path's next event would be (NEVER if not in this step), and which way."""
        when = np.full(len(live), NEVER, np.float32)
        way = np.zeros(len(live), np.int8)
        group = GROUP_OF_PLACE[paths.setting[live]]
        for kind in range(len(GROUPS)):
            inside = np.flatnonzero(group == kind)
            if not len(inside):
                continue
            rows = live[inside]
            chances = self._chances(paths, rows, kind)
            total = np.minimum(chances.sum(axis=1), MOST_LIKELY)
            luck = uniform(paths.code[rows], STREAMS * number + LUCK_WHEN)
            hit = np.flatnonzero(luck < total)
            # An even hazard within the step: earlier days are a little likelier.
            part = np.log1p(-luck[hit]) / np.log1p(-total[hit])
            when[inside[hit]] = paths.t[rows[hit]] + STEP_DAYS * np.minimum(part, np.float32(0.999))
            where = uniform(paths.code[rows[hit]], STREAMS * number + LUCK_WHERE)
            upto = np.cumsum(chances[hit], axis=1)
            chosen = (where[:, None] * upto[:, -1:] > upto).sum(axis=1)
            way[inside[hit]] = np.minimum(chosen, len(WAYS) - 1)
        return when, way

    def _chances(self, paths: Paths, rows: NDArray[np.int64], group: int) -> Floats:
        """The chance of each way in the coming four weeks; every row is in the same group."""
        t = paths.t[rows]
        known = paths.known[rows]
        x = advancing(
            age_days=t - paths.born[rows],
            days_here=t - paths.here_since[rows],
            days_in_care=t - paths.care_since[rows],
            n_before=paths.n_before[rows],
            n_residential=paths.n_residential[rows],
            n_foster=paths.n_foster[rows],
            n_care=paths.n_care[rows],
            started_before=paths.started_before[rows],
            since_residential=t - paths.left_residential[rows],
            day_of_year=day_of_year(self.first_day_of_year + t),
            lag_days=t - paths.landmark[rows],
            setting=paths.setting[rows],
            known=self.tables.known[known],
        )  # fmt: skip
        odds = np.empty((len(rows), len(WAYS)), np.float32)
        draw = paths.draw[rows]
        cuts = np.searchsorted(draw, np.arange(DRAWS + 1))
        for number in np.flatnonzero(np.diff(cuts)):
            part = slice(cuts[number], cuts[number + 1])
            np.matmul(x[part], self.tables.by_time[number, group], out=odds[part])
            odds[part] += self.tables.base[number, group][known[part]]
        chances: Floats = 1 / (1 + np.exp(-odds))
        planned = np.flatnonzero(paths.planned[rows])
        if len(planned):
            self._after_a_move(chances, paths, rows, planned, group)
        return chances

    def _after_a_move(
        self, chances: Floats, paths: Paths, rows: NDArray[np.int64],
        planned: NDArray[np.int64], group: int,
    ) -> None:  # fmt: skip
        """In the year after a planned move it may end early, as such moves do; in place of that
        group's usual way back to residential care. At home only that can happen.
        """
        mine = rows[planned]
        weeks = (paths.t[mine] - paths.planned_since[mine]) / 7
        kind = KIND_OF_SETTING[paths.setting[mine]]
        own = paths.move_own[mine].astype(int)
        draw = paths.draw[mine]
        step = np.minimum((weeks / STEP_WEEKS).astype(int), 12)
        share = self.engine.lasting[0].early_share[step].astype(np.float32)
        odds = self.tables.late[own, kind, draw, paths.known[mine]]
        odds = odds + self.tables.early[own, kind, draw] * share
        within = weeks * 7 < LASTS_DAYS - 1
        early = np.where(within, 1 / (1 + np.exp(-odds)), np.float32(0))
        if group == HOME:
            chances[planned] = 0
            chances[planned, TO_RESIDENTIAL] = early
        else:
            usual = chances[planned, TO_RESIDENTIAL]
            chances[planned, TO_RESIDENTIAL] = np.where(within, early, usual)

    def _happen(
        self, paths: Paths, rows: NDArray[np.int64], when: Floats, way: NDArray[np.int8],
        number: int, stays: Stays,
    ) -> NDArray[np.int64]:  # fmt: skip
        """Let events happen; gives the paths that left care."""
        placed = way < INTO_PLACEMENT
        early = placed & (way == TO_RESIDENTIAL) & paths.planned[rows]
        early &= when - paths.planned_since[rows] < LASTS_DAYS
        chance = uniform(paths.code[rows], STREAMS * number + LUCK_WHICH)
        setting = paths.setting[rows]
        into = np.where(placed, way, 0).astype(np.int8)
        new = self.engine.mix.draw(when - paths.born[rows], setting, into, chance)
        new = np.where(early, paths.old_setting[rows], new)
        # After a planned move to a foster family another foster family is of the same kind.
        same_kind = paths.planned[rows] & (into == FOSTER) & placed
        new = np.where(same_kind, setting, new).astype(np.int8)
        ended = np.where(early, Left.EARLY, np.where(placed, Left.MOVED, Left.OUT_OF_CARE))
        stays.close(paths, rows, when, ended.astype(np.int8))
        self._arrive(paths, rows[placed], when[placed], new[placed])
        paths.planned[rows[placed & ~same_kind]] = False
        return rows[~placed]

    def _arrive(
        self, paths: Paths, rows: NDArray[np.int64], when: Floats, setting: NDArray[np.int8]
    ) -> None:
        """Put paths into a new placement from a day on."""
        before = GROUP_OF_PLACE[paths.setting[rows]]
        paths.n_before[rows] += 1
        paths.n_residential[rows] += before == RESIDENTIAL
        paths.n_foster[rows] += before == FOSTER
        paths.started_before[rows] = 0
        into_residential = GROUP_OF_PLACE[setting] == RESIDENTIAL
        left = np.where(before == RESIDENTIAL, when, paths.left_residential[rows])
        paths.left_residential[rows] = np.where(into_residential, -STAYS_ON, left)
        paths.setting[rows] = setting
        paths.here_since[rows] = when
        paths.stay_since[rows] = when
        paths.own_price[rows] = paths.priced[rows] & into_residential

    def _move(self, paths: Paths, rows: NDArray[np.int64], when: Floats, stays: Stays) -> None:
        """Carry out planned moves; the path's clock goes on from the day of the move."""
        stays.close(paths, rows, when, all_of(rows, Left.MOVED))
        paths.old_setting[rows] = paths.setting[rows]
        self._arrive(paths, rows, when, paths.move_to[rows])
        paths.planned[rows] = True
        paths.planned_since[rows] = when
        paths.move_day[rows] = NEVER
        paths.t[rows] = when
