"""Made-up evidence about an engine, for screens and files."""

from dataclasses import replace
from datetime import date

from data.reference.evidence_bar import evidence_bar
from models.evidence import Basis, MoveTo
from models.fairness.forecasts import ForecastLine, PastForecasts
from models.fairness.groups import AuditGroup, GroupOutcome
from models.fairness.record import EngineRecord, KindRecord, YearOutcome
from models.interval import Interval
from models.journeys.fit.measures import Bin, wilson_interval
from models.journeys.fit.skill import Skill
from models.journeys.history.kinds import HomeGroup
from models.settings import Setting

SKILL = Skill(80, 32, 0.19712345, 0.2458, 0.198, 0.11, 0.28, 0.7536, 0.6863, 0.8208,
              Interval(1.02, 0.6, 1.44))  # fmt: skip
IN_FAMILIES = replace(SKILL, moves=4210, ended_early=230, gain=0.05, gain_low=0.03, gain_high=0.07)
WITHHELD = KindRecord(
    MoveTo.HOME, 20, 6, 2, 0, None, None, None, (), (), Basis.POOLED,
    "withheld for a single child: there are too few past moves to test the model on. The council's "
    "pooled figure is given, and named as pooled",
)  # fmt: skip
PASSES = KindRecord(
    MoveTo.FOSTERING, 139, 60, 5, 80, SKILL, IN_FAMILIES, 0.84,
    (Bin(0.1, 0.5, 40, 0.4, 0.45, 0.35, 0.55), Bin(0.51, 0.9, 40, 0.7, 0.75, 0.65, 0.83)),
    (YearOutcome(date(2024, 3, 31), 80, 0.55, 0.57, wilson_interval(48, 80)),),
    Basis.OWN_HISTORY,
    "passes: a child may have their own chance, if the child is like past movers",
)  # fmt: skip
NOTHING = replace(
    WITHHELD, move_to=MoveTo.OTHER, moves=0, ended_early=0, not_yet=0, basis=Basis.WITHHELD
)
LINE = ForecastLine(date(2024, 3, 31), Setting.SECURE, 3, 4.0449, 2.0, 7.0)
TOGETHER = ForecastLine(date(2024, 3, 31), HomeGroup.RESIDENTIAL, 217, 200.6, 186.0, 214.0)
GROUPS = (
    GroupOutcome(AuditGroup.SEX, "boys", 50, 0.6, Interval(0.62, 0.53, 0.7)),
    GroupOutcome(AuditGroup.SEX, "girls", 30, 0.5, Interval(0.7, 0.58, 0.79)),
    GroupOutcome(AuditGroup.DISABILITY, "yes", None, None, None),
)


def a_record(**changes: object) -> EngineRecord:
    usual = EngineRecord(
        "60196b20d27a",
        date(2026, 3, 31),
        10,
        date(2016, 4, 1),
        date(2026, 3, 31),
        2345,
        evidence_bar(),
        (WITHHELD, PASSES, NOTHING),
        PastForecasts((LINE,), (TOGETHER,)),
        GROUPS,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def too_short() -> EngineRecord:
    """What a council with a first return has."""
    kinds = tuple(
        replace(
            WITHHELD,
            move_to=move_to,
            moves=2,
            basis=Basis.WITHHELD,
            verdict="withheld: 2 own moves and too little history for an engine",
        )
        for move_to in MoveTo
    )
    return a_record(
        version=None, returns=1, children=0, kinds=kinds, forecasts=PastForecasts((), ()), groups=()
    )
