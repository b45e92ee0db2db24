"""A small council for what-if tests, its engine fitted once, and a made-up answer for screens."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.budget.outlook import ForecastBand
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.history.kinds import HomeGroup
from models.money import FinancialYear, months_later
from models.scenarios.answer import (
    BreakEven,
    BreakEvenPoint,
    GroupChange,
    How,
    MonthLine,
    Of,
    WhatIf,
    YearChange,
)
from models.scenarios.compiled import ReadyMove
from models.scenarios.levers import EffectKind, RecruitCarers, ScenarioPlan
from models.scenarios.paths import Council, Path, council_of, path_of
from models.scenarios.saved import SavedPlan
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown

AS_OF = last_day(3)
UNTIL = date(AS_OF.year + 2, 3, 31)
SOON = date(AS_OF.year, 7, 1)


def a_saved_plan(name: str = "Ten carers", carers: int = 10) -> SavedPlan:
    """A scenario as somebody saves it."""
    lever = RecruitCarers(carers, Setting.FOSTER_IN_HOUSE, date(2026, 9, 1))
    return SavedPlan(name, "for the budget meeting", (lever,))


@cache
def small_data() -> CouncilData:
    return council(grown(Truth(entries=2.0), days_of(3), np.random.default_rng(5)), 3)


@cache
def small_engine() -> Engine:
    rng = np.random.default_rng(1)
    engine = fit_on_history(small_data(), AS_OF, published_evidence(), evidence_bar(), rng, past=())
    assert engine is not None
    return engine


@cache
def small_council(futures: int = 24) -> Council:
    """Two years ahead in few futures; six children are ready to move to a foster family."""
    made = council_of(
        small_data(),
        small_engine(),
        as_of=AS_OF,
        until=UNTIL,
        price_book=price_book(),
        ready=(),
        seed=3,
        futures=futures,
    )
    start = made.start
    ready = [key for key, here in zip(start.children, start.residential, strict=True) if here][:6]
    moves = tuple(ReadyMove(key, Setting.FOSTER_IN_HOUSE) for key in ready)
    return replace(made, around=replace(made.around, ready=moves))


@cache
def path(plan: ScenarioPlan) -> Path:
    """The path of a plan for the small council."""
    return path_of(small_council(), plan)


def an_answer(plan: ScenarioPlan, months: int = 36, residential: float = 90.0) -> WhatIf:
    """A made-up answer whose numbers a test can work out: 100 children in residential care today,
    a pound of saving for each month so far."""
    days = [months_later(date(2026, 3, 31), ahead) for ahead in range(1, months + 1)]
    names = [f"{day:%Y-%m}" for day in days]
    years = [FinancialYear.holding(day) for day in days]
    million = ForecastBand(1_000_000.0, 800_000.0, 1_300_000.0)
    levers = plan.levers
    return WhatIf(
        levers=levers,
        as_of=date(2026, 3, 31),
        engine_version="abc123def456",
        futures=256,
        returns=9,
        known_to=date(2026, 3, 31),
        groups=tuple(
            GroupChange(
                name,
                HomeGroup.RESIDENTIAL,
                ForecastBand(100.0, 90.0, 110.0),
                ForecastBand(residential, residential - 10, residential + 10),
            )
            for name in names
        ),
        months=tuple(
            MonthLine(name, million, million, ForecastBand(float(n), n - 1.0, n + 1.0))
            for n, name in enumerate(names, 1)
        ),
        years=tuple(
            YearChange(str(year), years.count(year), million, None, None, None, million, 0.0, 0.0)
            for year in dict.fromkeys(years)
        ),
        break_even=(BreakEven(EffectKind.DONE, names[11], 0.8),),
        lived=(),
        moves=None,
        limits=(BreakEvenPoint(0, Of.PLACE_PRICE, 700.0, 2_345.0, How.ARITHMETIC),),
        timing=(),
        assumed=(*(("An assumption of it.",) for _ in levers), ("An assumption of all.",)),
    )
