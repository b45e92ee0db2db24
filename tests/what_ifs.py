"""A small council for what-if tests, its engine fitted once, and a made-up answer for screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.budget.whatif.compiled import ReadyMove
from models.budget.whatif.levers import Plan
from models.budget.whatif.paths import Council, Path, council_of, path_of
from models.children.council import CouncilData
from models.children.settings import Setting
from models.journeys.engine import Engine, fit
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown

AS_OF = last_day(3)
UNTIL = date(AS_OF.year + 2, 3, 31)
SOON = date(AS_OF.year, 7, 1)


@cache
def small_data() -> CouncilData:
    return council(grown(Truth(entries=2.0), days_of(3), np.random.default_rng(5)), 3)


@cache
def small_engine() -> Engine:
    rng = np.random.default_rng(1)
    engine = fit(small_data(), AS_OF, published_evidence(), evidence_bar(), rng, past=())
    assert engine is not None
    return engine


@cache
def small_council(futures: int = 24) -> Council:
    """Two years ahead in few futures; six children are ready to move to a foster family."""
    made = council_of(small_data(), small_engine(), as_of=AS_OF, until=UNTIL,
                      price_book=price_book(), ready=(), seed=3, futures=futures)  # fmt: skip
    start = made.start
    ready = [key for key, here in zip(start.children, start.residential, strict=True) if here][:6]
    moves = tuple(ReadyMove(key, Setting.FOSTER_IN_HOUSE) for key in ready)
    return replace(made, around=replace(made.around, ready=moves))


@cache
def path(plan: Plan) -> Path:
    """The path of a plan for the small council."""
    return path_of(small_council(), plan)
