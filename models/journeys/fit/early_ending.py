"""The hazard of ending early in each of the thirteen four-week steps after a move."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models.evidence import Curve
from models.journeys.fit.hazards import Hazard, fit_hazard, odds_to_chance
from models.journeys.fit.published_curve import survival_at_week
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.moves import MoveOutcome
from models.journeys.history.rows import STEP_DAYS

STEPS = 13
STEP_WEEKS = STEP_DAYS / 7
FREE = 6.0  # the early term is scaled up by this, so that its prior hardly holds it
OWN_PRIOR_SD = 0.3  # of a child's features: what predicts breakdown is known to do so weakly
FREE_TERMS = 2  # the constant and the early term come before the child's features


def survival_after(late: Floats, early: Floats, early_share: Floats, weeks: float) -> Floats:
    """The chance of no early ending in so many weeks; within a step its hazard is even."""
    loss = np.zeros_like(late)
    for step in range(STEPS):
        part = min(max(weeks / STEP_WEEKS - step, 0.0), 1.0)
        hazard = odds_to_chance(late + (early * early_share[step])[:, None])
        loss += part * -np.log1p(-hazard)
    return np.exp(-loss)


@dataclass(frozen=True, slots=True, eq=False)
class PseudoRows:
    """Weighted rows that stand for published evidence: step, whether it ended, weight in moves."""

    step: Whole
    ended: Flags
    weight: Floats


def pseudo_rows(chance: float, moves: float, curve: Curve) -> PseudoRows:
    """So many moves that last so often, ending along the published curve."""
    heights = np.array(
        [survival_at_week(chance, curve, STEP_WEEKS * step) for step in range(STEPS + 1)]
    )
    ends = moves * (heights[:-1] - heights[1:])
    goes_on = moves * heights[1:]
    step = np.arange(STEPS)
    return PseudoRows(
        step=np.concatenate([step, step]),
        ended=np.repeat([True, False], STEPS),
        weight=np.concatenate([ends, goes_on]),
    )


def steps_early(curve: Curve) -> Floats:
    """The part of each four-week step after a move that lies in the first, riskier weeks."""
    starts = STEP_WEEKS * np.arange(STEPS)
    share: Floats = np.clip((curve.early_weeks - starts) / STEP_WEEKS, 0.0, 1.0)
    return share


def fit_ending(
    moves: pd.DataFrame, features: Floats, pseudo: PseudoRows, early_share: Floats
) -> Hazard:
    """The hazard of ending early with a child's features; pseudo-rows are the typical mover's."""
    observed = moves["observed_days"].to_numpy(np.int64)
    ended = (moves["outcome"] == MoveOutcome.ENDED_EARLY.value).to_numpy(bool)
    last = np.minimum(np.maximum(observed - ended, 0) // STEP_DAYS, STEPS - 1)
    steps = np.where(observed > 0, last + 1, ended.astype(np.int64))
    of = np.repeat(np.arange(len(moves)), steps)
    step = np.arange(len(of)) - np.repeat(np.cumsum(steps) - steps, steps)
    happened = ended[of] & (step == last[of])
    seen = np.clip(observed[of] / STEP_DAYS - step, 0.0, 1.0)
    early = FREE * early_share[np.concatenate([step, pseudo.step])]
    rows = np.vstack([features[of], np.zeros((len(pseudo.step), features.shape[1]))])
    # The early term first: it belongs to every fit and is hardly held by its prior.
    hazard = fit_hazard(
        np.column_stack([early, rows]),
        np.concatenate([happened, pseudo.ended]),
        np.concatenate([np.where(happened, 1.0, seen), pseudo.weight]),
        prior_sd=OWN_PRIOR_SD,
        fewest_events=0.0,
    )
    # Not lowered: over a year ending early is no rare event, and the chance is near straight.
    return replace(hazard, lift=0.0)


def chance_of_lasting(hazard: Hazard, features: Floats, early_share: Floats) -> Floats:
    """The best single chance of lasting a year, for each row of features."""
    late = hazard.coefficients[0] + features @ hazard.coefficients[FREE_TERMS:]
    early = np.full(len(late), FREE * hazard.coefficients[1])
    by_child: Floats = survival_after(late[:, None], early, early_share, STEPS * STEP_WEEKS)[:, 0]
    return by_child
