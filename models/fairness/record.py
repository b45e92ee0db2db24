"""How good the engine's estimates are on this council's own history: the evidence, as one value."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.evidence import Basis, Evidence, MoveTo
from models.fairness.forecasts import PastForecasts, past_forecasts
from models.fairness.groups import GroupOutcome, group_lines
from models.interval import Interval
from models.journeys.fit.bar import EvidenceBar
from models.journeys.fit.engine import MOVES_TO, Engine
from models.journeys.fit.lasting import Lasting, counts_of_kind
from models.journeys.fit.measures import Bin, Skill, calibration_bins, wilson_interval
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import study_history
from models.journeys.history.moves import list_moves
from models.journeys.history.past import data_known_on
from models.progress import ProgressCallback


@dataclass(frozen=True, slots=True)
class YearOutcome:
    """The moves of the year after one 31 March: chances given (the child's own, and the same for
    everybody) and the share that lasted with its 80% interval."""

    origin: date
    n: int
    expected: float
    pooled: float
    observed: Interval


@dataclass(frozen=True, slots=True)
class KindRecord:
    """One kind of move: the history, how good chances were out of time, and what may be said now.

    `moves`, `ended_early`, `not_yet`: own moves with 26 weeks or more to 18. `skill` None: too few
    could be tried. `families`: the same of all placements in such a family, one a child and year.
    `strength`: how strongly what differs in families shows after a move (1: as in any family), None
    without a figure of a child's own.
    `basis`: the closest thing to a child that is allowed; `verdict` says so in
    words, against the bar.
    """

    move_to: MoveTo
    moves: int
    ended_early: int
    not_yet: int
    tried: int
    skill: Skill | None
    families: Skill | None
    strength: float | None
    bins: tuple[Bin, ...]
    years: tuple[YearOutcome, ...]
    basis: Basis
    verdict: str


@dataclass(frozen=True, slots=True)
class EngineRecord:
    """All evidence about one engine; `version` None: the history is too short for an engine."""

    version: str | None
    as_of: date
    returns: int
    first_day: date | None
    last_day: date | None
    children: int
    bar: EvidenceBar
    kinds: tuple[KindRecord, ...]
    forecasts: PastForecasts
    groups: tuple[GroupOutcome, ...]

    @property
    def moves(self) -> int:
        return sum(kind.moves for kind in self.kinds)

    @property
    def ended_early(self) -> int:
        return sum(kind.ended_early for kind in self.kinds)


def engine_record(
    data: CouncilData,
    engine: Engine | None,
    audit: pd.DataFrame,
    *,
    as_of: date,
    published: Evidence,
    bar: EvidenceBar,
    seed: int,
    say: ProgressCallback,
) -> EngineRecord:
    """Try everything out of time. `engine`: the one fitted on `data` at `as_of`, None = no engine.

    `audit`: see `group_lines`. `say` is told how far it has come; the fits take seconds each.
    """
    history = list_moves(study_history(data, as_of))
    frame = data_known_on(data, as_of).frame("returns")
    full = frame[frame["kind"] != "annex_a"].drop_duplicates(["source", "year"])
    return EngineRecord(
        version=engine.version if engine else None,
        as_of=as_of,
        returns=len(full),
        first_day=_day(full["covers_from"].min()),
        last_day=_day(full["covers_to"].max()),
        children=engine.fitted_on.children if engine else 0,
        bar=bar,
        kinds=tuple(kind_record(kind, engine, history, bar) for kind in MOVES_TO),
        forecasts=past_forecasts(data, as_of, published, bar, seed, say),
        groups=_groups(engine, history, bar, data, audit),
    )


def _day(stamp: object) -> date | None:
    return None if pd.isna(stamp) else pd.Timestamp(stamp).date()  # type: ignore[call-overload,arg-type]


def kind_record(
    move_to: MoveTo, engine: Engine | None, history: pd.DataFrame, bar: EvidenceBar
) -> KindRecord:
    if engine is None:
        made, early, not_yet = counts_of_kind(history, move_to)
        why = (
            f"withheld: {made} own moves and too little history for an engine. Published evidence "
            "is used if there is any"
        )
        return KindRecord(
            move_to, made, early, not_yet, 0, None, None, None, (), (), Basis.WITHHELD, why
        )
    lasting = engine.lasting_of(move_to)
    tried = lasting.tried
    return KindRecord(
        move_to=move_to,
        moves=lasting.moves,
        ended_early=lasting.ended_early,
        not_yet=lasting.not_yet,
        tried=len(tried),
        skill=lasting.skill,
        families=lasting.families_skill,
        strength=None if lasting.own is None else lasting.own.strength,
        bins=calibration_bins(tried.expected, tried.lasted),
        years=_years(lasting),
        basis=lasting.best_basis(bar),
        verdict=_verdict(lasting, bar),
    )


def _verdict(lasting: Lasting, bar: EvidenceBar) -> str:
    """What may be said of a child, and why no more."""
    basis = lasting.best_basis(bar)
    if basis is Basis.OWN_HISTORY:
        return "passes: a child may have their own chance, if the child is like past movers"
    why = f"withheld for a single child: {lasting.why_not}"
    if basis is Basis.POOLED:
        return f"{why}. The council's pooled figure is given, and named as pooled"
    if basis is Basis.PUBLISHED:
        return (
            f"{why}. There are fewer than {bar.pooled_moves} own moves, so the published figure "
            "is given, and named as published"
        )
    return f"{why}. Nothing is published, so no chance and no saving are given"


def _years(lasting: Lasting) -> tuple[YearOutcome, ...]:
    """Every origin that was tried, bad years too."""
    tried = lasting.tried
    lines = []
    for year in np.unique(tried.origin):
        mine = tried.origin == year
        lasted = tried.lasted[mine]
        lines.append(
            YearOutcome(
                origin=date(int(year), 3, 31),
                n=len(lasted),
                expected=float(tried.expected[mine].mean()),
                pooled=float(tried.base_rate[mine].mean()),
                observed=wilson_interval(int(lasted.sum()), len(lasted)),
            )
        )
    return tuple(lines)


def _groups(
    engine: Engine | None,
    history: pd.DataFrame,
    bar: EvidenceBar,
    data: CouncilData,
    audit: pd.DataFrame,
) -> tuple[GroupOutcome, ...]:
    """All kinds of move together, each by the chance that may be given now."""
    if engine is None:
        return ()
    row, expected, lasted = _given(engine, bar)
    if not len(row):
        return ()
    return group_lines(history.loc[row].reset_index(drop=True), expected, lasted, data, audit)


def _given(engine: Engine, bar: EvidenceBar) -> tuple[Whole, Floats, Flags]:
    tried = [
        (lasting.tried, lasting.best_basis(bar) is Basis.OWN_HISTORY) for lasting in engine.lasting
    ]
    return (
        np.concatenate([tried.row for tried, _ in tried]),
        np.concatenate([tried.expected if own else tried.base_rate for tried, own in tried]),
        np.concatenate([tried.lasted for tried, _ in tried]),
    )
