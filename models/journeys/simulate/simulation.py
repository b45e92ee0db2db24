"""Simulating many futures at once: every child's path, four weeks a step, in arrays.

No loop over children or futures. A child's luck is named (noise.py), so a path depends on nobody
else, except through places that are limited, and two scenarios with one seed share all luck.
"""

from datetime import date
from typing import Any

import numpy as np

from models.journeys.fit.engine import DRAWS, Engine
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.council import GROUP_OF_PLACE, STAYS_ON
from models.journeys.history.features import KNOWN
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.moves import RESIDENTIAL
from models.journeys.history.rows import STEP_DAYS
from models.journeys.simulate.arrivals import Arrivals, draw_arrivals
from models.journeys.simulate.futures import Futures
from models.journeys.simulate.noise import codes_of, hash_number
from models.journeys.simulate.paths import NEVER, ChildPaths, Stays
from models.journeys.simulate.places import PlaceFinder
from models.journeys.simulate.run import Run, tables_of
from models.journeys.simulate.scenario import FutureScenario
from models.journeys.simulate.start import Start
from models.money import DAYS_PER_YEAR

PATHS_AT_ONCE = 50_000  # so many lie in a processor's own memory; more are simulated in parts


def simulate_futures(
    engine: Engine,
    start: Start,
    scenario: FutureScenario,
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
    parts = parts_of(engine, start, until if entrants else start.as_of, futures)
    futures_result = [
        simulate_part(engine, start, scenario, until, futures, part, seed=seed, entrants=entrants)
        for part in parts
    ]
    return futures_result[0] if len(futures_result) == 1 else _joined(futures_result, futures)


def parts_of(engine: Engine, start: Start, until: date, futures: int) -> tuple[slice, ...]:
    """Futures in parts that fit a processor's own memory: by hand for all that is too large.

    `until`: the day until which children still come into care.
    """
    years = (until - start.as_of).days / DAYS_PER_YEAR
    size = max(
        1, round(PATHS_AT_ONCE / max(len(start.children) + years * engine.entrants.yearly, 1))
    )
    return tuple(slice(first, min(first + size, futures)) for first in range(0, futures, size))


def simulate_part(
    engine: Engine,
    start: Start,
    scenario: FutureScenario,
    until: date,
    futures: int,
    part: slice,
    *,
    seed: int,
    entrants: bool = True,
) -> Futures:
    """Some of the futures that `simulate` gives, numbered from 0: each is the same in any part."""
    end = (until - start.as_of).days
    draw_of = np.arange(futures, dtype=np.int64) * min(DRAWS, futures) // futures
    last = until if entrants else start.as_of
    coming = draw_arrivals(
        engine.entrants, draw_of, start.as_of, last, scenario.entries, seed, part
    )
    recorded = np.vstack([start.x[:, : len(KNOWN)], engine.entrants.known])
    draws = slice(draw_of[part][0], draw_of[part][-1] + 1)
    mine = draw_of[part] - draws.start
    paths = _paths(engine, start, scenario, coming, mine, part.start, seed)
    tables = tables_of(engine, recorded, start, draws, bool(scenario.moves))
    number = part.stop - part.start
    places = PlaceFinder(scenario, start.as_of, number)
    # Who comes back from home is among the entrants, where there are any.
    run = Run(engine, tables, float(end), start.as_of, places, come_back=not entrants)
    stays = Stays()
    step = 0
    while len(paths):
        run.step(paths, step, stays)
        step += 1
    people, future, setting, starts, ends, planned, own_price, ended, place = stays.table(number)
    councils = (
        np.array(engine.entrants.councils, object)[coming.template] if len(coming.day) else ()
    )
    return Futures(
        as_of=start.as_of,
        until=until,
        futures=number,
        children=start.children,
        councils=(*start.councils, *councils),
        who=people,
        future=future,
        setting=setting,
        starts=starts,
        ends=ends,
        planned=planned,
        own_price=own_price,
        ended=ended,
        place=place,
    )


def _joined(parts: list[Futures], futures: int) -> Futures:
    """Parts as one table of stays, by child, future and start; entrants are numbered on."""
    children = len(parts[0].children)
    people, future, councils = [], [], list(parts[0].councils[:children])
    first = 0
    for part in parts:
        before = len(councils) - children
        people.append(np.where(part.who < children, part.who, part.who + before).astype(np.int32))
        future.append(part.future + np.int32(first))
        councils += part.councils[children:]
        first += part.futures
    names, numbers = np.concatenate(people), np.concatenate(future)
    order = np.argsort(names.astype(np.int64) * futures + numbers, kind="stable")

    def column(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])[order]

    return Futures(
        as_of=parts[0].as_of,
        until=parts[0].until,
        futures=futures,
        children=parts[0].children,
        councils=tuple(councils),
        who=names[order],
        future=numbers[order],
        setting=column("setting"),
        starts=column("starts"),
        ends=column("ends"),
        planned=column("planned"),
        own_price=column("own_price"),
        ended=column("ended"),
        place=column("place"),
    )


def _paths(
    engine: Engine,
    start: Start,
    scenario: FutureScenario,
    coming: Arrivals,
    draw_of: Whole,
    first: int,
    seed: int,
) -> ChildPaths:
    """All paths of some futures at their beginning, sorted by future (and so by draw).

    `first`: the number of the first of these futures among all.
    """
    children, futures = len(start.children), len(draw_of)
    people = np.concatenate(
        [np.tile(np.arange(children), futures), children + np.arange(len(coming.day))]
    )
    future = np.concatenate([np.repeat(np.arange(futures), children), coming.future])
    order = np.argsort(future, kind="stable")
    is_child = np.arange(len(people)) < children * futures
    template = coming.template
    entrants = engine.entrants

    def column(of_child: Floats, of_entrant: Floats) -> Floats:
        both = np.concatenate([np.tile(of_child, futures), of_entrant]).astype(np.float32)
        return both[order]

    nothing = np.zeros(len(template))
    code = np.concatenate(
        [
            hash_number(
                np.tile(hash_number(codes_of(list(start.names)), seed), futures),
                first + future[is_child],
            ),
            coming.code,
        ]
    )[order]
    setting = np.concatenate([np.tile(start.setting, futures), entrants.setting[template]])[order]
    group = GROUP_OF_PLACE[setting]
    day = coming.day.astype(np.float64)
    born = day - entrants.age_days[template]
    move_day, move_to, move_own = _planned(start, scenario)
    recorded = np.concatenate([np.tile(np.arange(children), futures), children + template])[order]
    here_since = column(start.here_since, day)
    since = column(np.zeros(children), day)
    return ChildPaths(
        who=people[order].astype(np.int32),
        future=future[order].astype(np.int32),
        draw=draw_of[future[order]],
        code=code,
        known=recorded,
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
        n_residential=column(start.n_residential, entrants.n_residential[template]),
        n_foster=column(start.n_foster, entrants.n_foster[template]),
        n_care=column(start.n_care, entrants.n_care[template]),
        started_before=column(start.started_before, nothing),
        left_residential=column(start.left_residential, nothing - STAYS_ON),
        priced=(is_child[order] & (group == RESIDENTIAL)),
        own_price=is_child[order].copy(),
        move_day=column(move_day, np.full(len(template), float(NEVER))),
        move_to=column(move_to, nothing).astype(np.int8),
        move_own=column(move_own, nothing).astype(bool),
        planned=np.zeros(len(people), bool),
        planned_since=np.zeros(len(people), np.float32),
        still_there=np.ones(len(people), np.float32),
        old_setting=setting.copy(),
        new_place=np.zeros(len(people), np.int64),
        instead=np.zeros(len(people), bool),
        left_care=np.full(len(people), NEVER),
    )


def _planned(start: Start, scenario: FutureScenario) -> tuple[Floats, Floats, Floats]:
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
