"""How long the engine takes and how much memory, from one council to England, beside the limit.

The limit is what any simulation of this kind must do at least, measured in the same run: one random
number for each child in care in each four weeks of each future, and the state of a path (29
columns) read once and written once a step. England is the demonstration council 69 times over, each
child with luck of its own, with as many times the entrants; its futures are simulated part by part
on two processes, and only counts by month are kept.

    python benchmarks/engine_scale.py [--england-parts N]

N: how many of England's 500 equal parts (one future each) are run, 0 for none; the whole is what
they take by proportion. On a busy machine look at processor time: the clock counts others' work.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.councils import demonstration
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.journeys.answers.occupancy import children_by_month, months_of
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.history.rows import STEP_DAYS
from models.journeys.simulate.futures import Futures
from models.journeys.simulate.noise import codes_of, hashed_uniform
from models.journeys.simulate.scenario import TODAYS_PATH
from models.journeys.simulate.simulation import parts_of, simulate_futures, simulate_part
from models.journeys.simulate.start import Start, start_from

AS_OF, UNTIL = date(2026, 3, 31), date(2028, 4, 1)
FUTURES, SEED, CORES = 500, 2026, 2
ENGLAND = 83_000  # children looked after, DfE, 31 March 2025
STATE_BYTES = 112  # of a path: its columns in models/journeys/simulate/paths.py


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, seconds on the clock, and seconds of this process's processor time."""
    wall, busy = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - busy


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def times_over(start: Start, times: int) -> Start:
    """The same children so many times, each under a name of its own."""

    def again(name: str) -> Any:  # a field's own kind: names, numbers or truths
        values = getattr(start, name)
        if name in ("children", "names"):
            return tuple(f"{value}#{copy}" for copy in range(times) for value in values)
        if isinstance(values, tuple):
            return values * times
        return np.concatenate([values] * times)

    columns = {field.name: again(field.name) for field in fields(Start) if field.name != "as_of"}
    return Start(as_of=start.as_of, **columns)


def more_entrants(engine: Engine, times: int) -> Engine:
    return replace(engine, entrants=replace(engine.entrants, seen=engine.entrants.seen * times))


def limit(path_steps: int) -> float:
    """Seconds that drawing and moving the state of so many steps of paths takes at least."""
    size = min(path_steps, 1_000_000)
    code = codes_of([str(number) for number in range(1_000)])
    code = np.tile(code, size // 1_000)
    state = np.zeros((STATE_BYTES // 4, len(code)), np.float32)
    copied = state.copy()

    def work() -> None:
        hashed_uniform(code, 1)
        np.copyto(copied, state)

    work()
    busy = min(timed(work)[2] for _ in range(5))
    return busy * path_steps / len(code)


def path_steps(futures: Futures) -> int:
    """Steps of four weeks that the paths of these futures took."""
    return int(np.ceil((futures.ends - futures.starts) / STEP_DAYS).sum())


def england_share(asked: tuple[Engine, Start, int, int]) -> tuple[int, float, int]:
    """Every CORES-th of the first parts, in a process of its own: steps, busy seconds, peak MB."""
    engine, start, first, parts = asked
    slices, months = parts_of(engine, start, UNTIL, FUTURES), months_of(AS_OF, UNTIL)
    busy, steps, retained = time.process_time(), 0, []
    for part in slices[first:parts:CORES]:
        futures = simulate_part(engine, start, TODAYS_PATH, UNTIL, FUTURES, part, seed=SEED)
        retained.append(children_by_month(futures, months))
        steps += path_steps(futures)
    return steps, time.process_time() - busy, peak_mb()


def line(words: str, wall: float, busy: float, peak: int, steps: int) -> None:
    least = limit(steps)
    print(
        f"{words:<34}{wall:8.1f} s{busy:9.1f} s{peak:8,} MB{steps:15,}{least:9.2f} s"
        f"{busy / least:7.1f} ×",
        flush=True,
    )


def england(engine: Engine, start: Start, wanted: int) -> None:
    """83,000 children: `wanted` parts on two processes, then the whole by proportion."""
    times = round(ENGLAND / len(start.children))
    engine, start = more_entrants(engine, times), times_over(start, times)
    parts = len(parts_of(engine, start, UNTIL, FUTURES))
    wanted = min(wanted, parts)
    began = time.perf_counter()
    with get_context("fork").Pool(CORES) as pool:
        orders = [(engine, start, first, wanted) for first in range(CORES)]
        shares = pool.map(england_share, orders, chunksize=1)
    wall = time.perf_counter() - began
    steps, peak = sum(share[0] for share in shares), sum(share[2] for share in shares)
    busy = sum(share[1] for share in shares)
    words = f"England {len(start.children):,} × {wanted} futures"
    line(words, wall, busy, peak, steps)
    if wanted < parts:
        extra = parts / wanted
        line(f"  by proportion × {parts}", wall * extra, busy * extra, peak, round(steps * extra))
    print(f"  on {CORES} processes of their own: {busy * parts / wanted / CORES:.0f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--england-parts", type=int, default=FUTURES)
    options = parser.parse_args()
    data = demonstration()
    first = peak_mb()

    def work() -> Engine | None:
        rng = np.random.default_rng(SEED)
        return fit_on_history(data, AS_OF, published_evidence(), evidence_bar(), rng)

    engine, wall, busy = timed(work)
    if engine is None:
        raise RuntimeError("too little history in the demonstration")
    print(
        f"fit: {engine.fitted_on.rows:,} rows of {engine.fitted_on.children:,} children, "
        f"{wall:.1f} s on the clock, {busy:.1f} s of processor; peak {peak_mb():,} MB "
        f"({first:,} MB of it to import the files)\n"
    )
    print(
        f"{'simulate 24 months':<34}{'clock':>10}{'processor':>11}{'peak':>11}{'path steps':>15}"
        f"{'limit':>11}{'ratio':>9}"
    )
    start = start_from(data, AS_OF)
    for times, futures in ((1, 125), (1, 250), (1, FUTURES), (2, 250), (4, 125)):
        several, engine_item = times_over(start, times), more_entrants(engine, times)

        def simulated(
            start: Start = several, engine: Engine = engine_item, many: int = futures
        ) -> Futures:
            return simulate_futures(engine, start, TODAYS_PATH, UNTIL, many, seed=SEED)

        made, wall, busy = timed(simulated)
        words = f"{len(several.children):,} children × {futures} futures"
        line(words, wall, busy, peak_mb(), path_steps(made))
    if options.england_parts:
        england(engine, start, options.england_parts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
