"""How long the engine takes and how much memory, from one council to England, beside the limit.

The limit is what any simulation of this kind must do at least, measured in the same run: one random
number for each child in care in each four weeks of each future, and the state of a path (29
columns) read once and written once a step. England is the demonstration council 69 times over, each
child with luck of its own, with as many times the entrants; its futures are simulated part by part
on two processes, and only counts by month are kept.

    python benchmarks/engine_scale.py [--without-england]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.councils import demonstration
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.journeys.answers import children_by_month, months_of
from models.journeys.engine import Engine, fit
from models.journeys.futures import Futures
from models.journeys.noise import codes_of, uniform
from models.journeys.rows import STEP_DAYS
from models.journeys.scenario import TODAYS_PATH
from models.journeys.simulate import parts_of, simulate, simulate_part
from models.journeys.start import Start, start_from

AS_OF, UNTIL = date(2026, 3, 31), date(2028, 4, 1)
FUTURES, SEED, CORES = 500, 2026, 2
ENGLAND = 83_000  # children looked after, DfE, 31 March 2025
STATE_BYTES = 112  # of a path: its columns in models/journeys/paths.py


def timed[T](work: Callable[[], T]) -> tuple[T, float, float]:
    """What the work gives, seconds on the clock, and seconds of this process's processor time."""
    wall, busy = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - wall, time.process_time() - busy


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def times_over(start: Start, times: int) -> Start:
    """The same children so many times, each under a name of its own."""

    def again(name: str) -> object:
        held = getattr(start, name)
        if name in ("children", "names"):
            return tuple(f"{one}#{copy}" for copy in range(times) for one in held)
        if isinstance(held, tuple):
            return held * times
        return np.concatenate([held] * times)

    columns = {one.name: again(one.name) for one in fields(Start) if one.name != "as_of"}
    return Start(as_of=start.as_of, **columns)


def more_entrants(engine: Engine, times: int) -> Engine:
    return replace(engine, entrants=replace(engine.entrants, seen=engine.entrants.seen * times))


def limit(path_steps: int) -> float:
    """Seconds that drawing and moving the state of so many steps of paths takes at least."""
    size = min(path_steps, 1_000_000)
    code = codes_of([str(one) for one in range(1_000)])
    code = np.tile(code, size // 1_000)
    state = np.zeros((STATE_BYTES // 4, len(code)), np.float32)
    copied = state.copy()

    def work() -> None:
        uniform(code, 1)
        np.copyto(copied, state)

    work()
    busy = min(timed(work)[2] for _ in range(5))
    return busy * path_steps / len(code)


def path_steps(futures: Futures) -> int:
    """Steps of four weeks that the paths of these futures took."""
    return int(np.ceil((futures.ends - futures.starts) / STEP_DAYS).sum())


def england_part(engine: Engine, start: Start, numbers: range) -> tuple[np.ndarray, int]:
    """Children by month of some of England's parts, and the steps they took."""
    parts, months = parts_of(engine, start, UNTIL, FUTURES), months_of(AS_OF, UNTIL)
    found, steps = [], 0
    for number in numbers:
        part = simulate_part(engine, start, TODAYS_PATH, UNTIL, FUTURES, parts[number], seed=SEED)
        found.append(children_by_month(part, months))
        steps += path_steps(part)
    return np.concatenate(found, axis=-1), steps
