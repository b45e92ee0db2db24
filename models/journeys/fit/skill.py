"""How well a model told, before they happened, which moves would last.

The one place where chances are tried out of time: what the engine withholds for (bar.py) and what
the evidence shows are the same numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.journeys.fit.early_ending import PseudoRows, chance_of_lasting, fit_ending
from models.journeys.fit.measures import brier_score, gain_over_base_rate, measure_auc
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import day_number
from models.journeys.history.moves import LASTS_DAYS, MoveOutcome
from models.journeys.history.past import KnownMoves, year_after

FEWEST_TO_FIT = 30
FEWEST_TO_TRY = 30


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """Moves of the year after each origin with what was said of them then; aligned arrays.

    `expected`: the chance of lasting a year with the child's features; `base_rate`: the pooled
    chance for everyone; `lasted` what came of it; `origin` the year of the origin's 31 March; `row`
    the label of the move's row.
    """

    expected: Floats
    base_rate: Floats
    lasted: Flags
    origin: Whole
    row: Whole

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, slots=True)
class Skill:
    """Out-of-time skill over `moves` moves whose year is known, `ended_early` of them early.

    `brier` against `brier_base_rate`, `gain` (share of the latter) and `auc` with their 80%
    intervals.
    """

    moves: int
    ended_early: int
    brier: float
    brier_base_rate: float
    gain: float
    gain_low: float
    gain_high: float
    auc: float
    auc_low: float
    auc_high: float


def try_out(
    moves: pd.DataFrame,
    x: Floats,
    past: tuple[KnownMoves, ...],
    is_kind: Callable[[pd.DataFrame], Flags],
    columns_of: Callable[[Floats], Whole],
    pseudo: PseudoRows,
    early_share: Floats,
) -> Tried:
    """Fit at each origin on what was known then, try on the moves of the year after.

    `moves` of one kind as known now, with their features `x`; of each origin's moves `is_kind`
    takes the same kind. `columns_of`: which features tell children apart. An origin with too few
    moves to fit is passed over.
    """
    parts = [_nothing()]
    for known_moves in past:
        own = is_kind(known_moves.moves)
        test = _to_try(moves, known_moves)
        if own.sum() < FEWEST_TO_FIT or not len(test):
            continue
        train, seen = known_moves.moves[own], known_moves.x[own]
        columns = columns_of(seen)
        centre = seen[:, columns].mean(axis=0)
        model = fit_ending(train, seen[:, columns] - centre, pseudo, early_share)
        pooled = fit_ending(train, np.zeros((len(train), 0)), pseudo, early_share)
        parts.append(
            Tried(
                chance_of_lasting(model, x[test][:, columns] - centre, early_share),
                chance_of_lasting(pooled, np.zeros((len(test), 0)), early_share),
                (moves["outcome"] == MoveOutcome.LASTED.value).to_numpy(bool)[test],
                np.full(len(test), known_moves.on.year),
                moves.index.to_numpy()[test],
            )
        )
    names = Tried.__dataclass_fields__
    return Tried(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def skill_of(tried: Tried) -> Skill | None:
    """The figures over all origins; None where too few were tried to say anything."""
    area = measure_auc(tried.expected, tried.lasted)
    if len(tried) < FEWEST_TO_TRY or area is None:
        return None
    better = gain_over_base_rate(tried.expected, tried.base_rate, tried.lasted)
    return Skill(
        moves=len(tried),
        ended_early=int((~tried.lasted).sum()),
        brier=brier_score(tried.expected, tried.lasted),
        brier_base_rate=brier_score(tried.base_rate, tried.lasted),
        gain=better.value,
        gain_low=better.low,
        gain_high=better.high,
        auc=area.value,
        auc_low=area.low,
        auc_high=area.high,
    )


def _to_try(moves: pd.DataFrame, known_moves: KnownMoves) -> Whole:
    """The moves of the year after an origin whose year is known by now and wasn't cut by 18."""
    moved_on = moves["moved_on"].to_numpy(np.int64)
    resolved = (
        moves["outcome"].isin([MoveOutcome.LASTED.value, MoveOutcome.ENDED_EARLY.value]).to_numpy()
    )
    whole_year = moves["days_to_18"].to_numpy() >= LASTS_DAYS
    after = (moved_on > known_moves.day) & (moved_on <= day_number(year_after(known_moves.on)))
    return np.flatnonzero(after & resolved & whole_year)


def _nothing() -> Tried:
    none, full = np.zeros(0), np.zeros(0, np.int64)
    return Tried(none, none, np.zeros(0, bool), full, full)
