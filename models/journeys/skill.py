"""How well a model told, before they happened, which moves would last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.journeys.arrays import Flags, Floats, Whole
from models.journeys.ending import PseudoRows, chance_of_lasting, fit_ending
from models.journeys.moves import LASTS_DAYS, Outcome

ORIGINS = 6  # yearly; each is fitted on what was known then and tried on the year after
FEWEST_TO_FIT = 30
FEWEST_TO_TRY = 30
EIGHT_IN_TEN = 1.2815515655446004


@dataclass(frozen=True, slots=True, eq=False)
class Skill:
    """Out-of-time skill over `moves` moves whose year is known, `ended_early` of them early.

    `expected`: the chance of lasting a year that was given, `lasted` what came of it (aligned).
    `brier` against `brier_base_rate` (the pooled chance known then for everyone); `auc` with its
    80% interval.
    """

    moves: int
    ended_early: int
    brier: float
    brier_base_rate: float
    auc: float
    auc_low: float
    auc_high: float
    expected: Floats
    base_rate: Floats
    lasted: Flags
    row: Whole  # labels of the moves' rows


def skill_of(
    moves: pd.DataFrame,
    features: Floats,
    pseudo: PseudoRows,
    early_share: Floats,
    as_of_day: int,
) -> Skill | None:
    """Fit at yearly origins on what was known then, try on the year after; None if too few."""
    tried = list(_tries(moves, features, pseudo, early_share, as_of_day))
    if not tried:
        return None
    expected, base, rows = (np.concatenate(parts) for parts in zip(*tried, strict=True))
    lasted = moves["outcome"].to_numpy()[rows] == Outcome.LASTED.value
    if len(rows) < FEWEST_TO_TRY or lasted.all() or not lasted.any():
        return None
    auc, spread = _auc(expected, lasted)
    return Skill(
        moves=len(rows),
        ended_early=int((~lasted).sum()),
        brier=float(np.mean((expected - lasted) ** 2)),
        brier_base_rate=float(np.mean((base - lasted) ** 2)),
        auc=auc,
        auc_low=max(0.0, auc - EIGHT_IN_TEN * spread),
        auc_high=min(1.0, auc + EIGHT_IN_TEN * spread),
        expected=expected,
        base_rate=base,
        lasted=lasted,
        row=moves.index.to_numpy()[rows],
    )


def _tries(
    moves: pd.DataFrame, features: Floats, pseudo: PseudoRows, early_share: Floats, as_of_day: int
) -> Iterator[tuple[Floats, Floats, Whole]]:  # fmt: skip
    """Chances given at each origin for the moves of the year after whose year is known now."""
    moved_on = moves["moved_on"].to_numpy(np.int64)
    resolved = moves["outcome"].isin([Outcome.LASTED.value, Outcome.ENDED_EARLY.value]).to_numpy()
    resolved = resolved & (moves["days_to_18"].to_numpy() >= LASTS_DAYS)
    for back in range(ORIGINS, 1, -1):
        origin = as_of_day - back * LASTS_DAYS
        test = np.flatnonzero((moved_on >= origin) & (moved_on < origin + LASTS_DAYS) & resolved)
        train = np.flatnonzero(moved_on < origin)
        if len(train) < FEWEST_TO_FIT or len(test) == 0:
            continue
        known = _as_known(moves.iloc[train], origin)
        model = fit_ending(known, features[train], pseudo, early_share)
        pooled = fit_ending(known, features[train][:, :0], pseudo, early_share)
        yield (
            chance_of_lasting(model, features[test], early_share),
            chance_of_lasting(pooled, features[test][:, :0], early_share),
            test,
        )


def _as_known(moves: pd.DataFrame, origin: int) -> pd.DataFrame:
    """The moves with everything after the origin taken away."""
    seen = np.minimum(moves["observed_days"], origin - moves["moved_on"])
    cut = seen < moves["observed_days"]
    return moves.assign(
        observed_days=seen, outcome=moves["outcome"].mask(cut, Outcome.NOT_YET.value)
    )


def _auc(expected: Floats, lasted: Flags) -> tuple[float, float]:
    """The chance that of two moves the one that lasted had been given more, with its spread.

    Ties count half. The spread is Hanley and McNeil's (1982).
    """
    ranks = pd.Series(expected).rank().to_numpy()
    n_yes, n_no = int(lasted.sum()), int((~lasted).sum())
    auc = float((ranks[lasted].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * n_no))
    both, other = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    variance = auc * (1 - auc) + (n_yes - 1) * (both - auc**2) + (n_no - 1) * (other - auc**2)
    return auc, float(np.sqrt(max(variance, 0.0) / (n_yes * n_no)))
