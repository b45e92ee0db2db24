"""The hazard of ending early in each of the thirteen four-week steps after a move."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models.evidence import Curve
from models.journeys.fit.family_months import FamilyEffects
from models.journeys.fit.hazards import TINY, Hazard, fit_around, fit_hazard, odds_to_chance
from models.journeys.fit.published_curve import survival_at_week
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.moves import MoveOutcome
from models.journeys.history.rows import STEP_DAYS

STEPS = 13
STEP_WEEKS = STEP_DAYS / 7
FREE = 6.0  # the early term is scaled up by this, so that its prior hardly holds it
EARLY_PRIOR_SD = 0.3
STRENGTH_SD = (
    0.5  # effects in a family may show half as strongly after a move, or half as much again
)
DEPARTURE_SD = 0.15  # log odds for one unit of a feature by which moves depart from that
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


def fit_ending(moves: pd.DataFrame, pseudo: PseudoRows, early_share: Floats) -> Hazard:
    """The hazard of ending early of nobody in particular: published evidence and own moves."""
    steps = _steps_of(moves, np.zeros((len(moves), 0)), pseudo, early_share)
    hazard = fit_hazard(
        steps.early[:, None],
        steps.happened,
        steps.weight,
        prior_sd=EARLY_PRIOR_SD,
        fewest_events=0.0,
    )
    # Not lowered: over a year ending early is no rare event, and the chance is near straight.
    return replace(hazard, lift=0.0)


@dataclass(frozen=True, slots=True, eq=False)
class OwnEnding:
    """The hazard of ending early with a child's features.

    Its effects are those of all family placements (`lent`) times how strongly they show after a
    move, and how far each departs from that: `steps` has the constant, the early term, that
    strength (1: as in any family) and the departures, all fitted on the moves.

    `centre`: what movers were like on average, in the features that have an effect.
    """

    steps: Hazard
    lent: FamilyEffects
    centre: Floats

    def features(self, x: Floats) -> Floats:
        """The features that have an effect, less the average mover's, of rows of FEATURES."""
        differences: Floats = x[:, self.lent.columns] - self.centre
        return differences

    @property
    def strength(self) -> float:
        """How strongly the effects of all family placements show after a move."""
        return float(self.steps.coefficients[FREE_TERMS])

    @property
    def coefficients(self) -> Floats:
        """The constant, the early term, and an effect for each feature."""
        steps = self.steps.coefficients
        effects = steps[FREE_TERMS] * self.lent.coefficients + steps[FREE_TERMS + 1 :]
        return np.concatenate([steps[:FREE_TERMS], effects])

    @property
    def numbers_a_draw(self) -> int:
        return len(self.steps.coefficients) + len(self.lent.columns)

    def draws(self, normal: Floats) -> Floats:
        """Coefficients as they may be: one row a row of `normal` (`numbers_a_draw` columns)."""
        size = len(self.steps.coefficients)
        steps = self.steps.draws(normal[:, :size])
        covariance = self.lent.covariance
        root = np.linalg.cholesky(covariance + TINY * np.eye(len(covariance)))
        lent = self.lent.coefficients + normal[:, size : self.numbers_a_draw] @ root.T
        effects = steps[:, FREE_TERMS : FREE_TERMS + 1] * lent + steps[:, FREE_TERMS + 1 :]
        return np.hstack([steps[:, :FREE_TERMS], effects])


def fit_own_ending(
    moves: pd.DataFrame, x: Floats, pseudo: PseudoRows, early_share: Floats, lent: FamilyEffects
) -> OwnEnding:
    """The hazard of ending early with a child's features, given what families teach of them.

    `x`: FEATURES of each move.

    Without moves the effects are those of all family placements; the more moves, the more their
    own. Pseudo-rows are the typical mover's (features 0).
    """
    centre = x[:, lent.columns].mean(axis=0) if len(x) else np.zeros(len(lent.columns))
    steps = _steps_of(moves, x[:, lent.columns] - centre, pseudo, early_share)
    score = steps.features @ lent.coefficients
    departures = len(lent.columns)
    hazard = fit_around(
        np.column_stack([steps.early, score, steps.features]),
        steps.happened,
        steps.weight,
        mean=np.array([0.0, 1.0, *np.zeros(departures)]),
        sd=np.array([EARLY_PRIOR_SD, STRENGTH_SD, *np.full(departures, DEPARTURE_SD)]),
    )
    return OwnEnding(hazard, lent, centre)


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Four-week steps after moves, then the pseudo-rows."""

    early: Floats
    features: Floats
    happened: Flags
    weight: Floats


def _steps_of(
    moves: pd.DataFrame, features: Floats, pseudo: PseudoRows, early_share: Floats
) -> _Steps:
    observed = moves["observed_days"].to_numpy(np.int64)
    ended = (moves["outcome"] == MoveOutcome.ENDED_EARLY.value).to_numpy(bool)
    last = np.minimum(np.maximum(observed - ended, 0) // STEP_DAYS, STEPS - 1)
    steps = np.where(observed > 0, last + 1, ended.astype(np.int64))
    of = np.repeat(np.arange(len(moves)), steps)
    step = np.arange(len(of)) - np.repeat(np.cumsum(steps) - steps, steps)
    happened = ended[of] & (step == last[of])
    seen = np.clip(observed[of] / STEP_DAYS - step, 0.0, 1.0)
    return _Steps(
        early=FREE * early_share[np.concatenate([step, pseudo.step])],
        features=np.vstack([features[of], np.zeros((len(pseudo.step), features.shape[1]))]),
        happened=np.concatenate([happened, pseudo.ended]),
        weight=np.concatenate([np.where(happened, 1.0, seen), pseudo.weight]),
    )


def chance_of_lasting(hazard: Hazard | OwnEnding, features: Floats, early_share: Floats) -> Floats:
    """The best single chance of lasting a year, for each row of features."""
    late = hazard.coefficients[0] + features @ hazard.coefficients[FREE_TERMS:]
    early = np.full(len(late), FREE * hazard.coefficients[1])
    by_child: Floats = survival_after(late[:, None], early, early_share, STEPS * STEP_WEEKS)[:, 0]
    return by_child
