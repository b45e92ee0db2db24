"""The planted truth: what really drives moves in the demonstration council, and how strongly.

`effects.csv` has one row a predictor and feature: on the log-hazard scale, `weight` for each unit
above `centre`. Needs are 0 to 4 and strengths 0 to 3 as they really are, before anybody rates them;
`worsening` is the change of needs in levels a year; `age` in years; `moves` and `residential_stays`
count earlier ones.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from models.needs.scheme import Need, Strength

ITEMS: tuple[str, ...] = (*Need, *Strength)
FEATURES: tuple[str, ...] = (*ITEMS, "worsening", "age", "moves", "residential_stays")
MOST_MOVES, MOST_STAYS = 8, 5  # more than these drive nothing further

EARLY_WEEKS, YEAR_WEEKS = 14, 52
EARLY_SHARE = 0.557  # of a year's log-survival loss, by week 14 (published_curve.csv)
LATER_WEEKLY = 0.0035  # of that loss again in each week after the first year


class Predictor(IntEnum):
    """What a row of `effects.csv` is about; the value is its column in a matrix of predictors."""

    CHOSEN_FOSTER = 0
    CHOSEN_HOME = 1
    ENDS_FOSTER = 2
    ENDS_HOME = 3
    ESCALATES = 4
    BREAKS = 5
    MOVES_BETWEEN_HOMES = 6
    SUPPORTED = 7


# The log-survival loss over a year of a child at the centre of every effect. Chosen so that, over
# the children whom the simulator chooses to move, 57% of foster step-downs and 72% of planned
# returns home last a year (published_evidence.csv); a test measures both.
YEAR_LOSS = {Predictor.ENDS_FOSTER: 0.78, Predictor.ENDS_HOME: 0.35}


@dataclass(frozen=True, slots=True)
class Effect:
    """One row of `effects.csv`."""

    predictor: str
    feature: str
    centre: float
    weight: float


@cache
def planted_effects() -> tuple[Effect, ...]:
    """Every planted effect, in the order of the file."""
    rows = pd.read_csv(Path(__file__).parent / "effects.csv")
    return tuple(
        Effect(predictor, feature, centre, weight)
        for predictor, feature, centre, weight in zip(
            *(rows[name].tolist() for name in ("predictor", "feature", "centre", "weight")),
            strict=True,
        )
    )


@cache
def _matrix() -> tuple[np.ndarray, np.ndarray]:
    weights = np.zeros((len(FEATURES), len(Predictor)))
    constant = np.zeros(len(Predictor))
    for effect in planted_effects():
        row, column = FEATURES.index(effect.feature), Predictor[effect.predictor.upper()]
        weights[row, column] += effect.weight
        constant[column] -= effect.weight * effect.centre
    return weights, constant


def log_hazards(features: np.ndarray) -> np.ndarray:
    """Children × FEATURES in, children × `Predictor` out: log of the hazard beside the base."""
    weights, constant = _matrix()
    values: np.ndarray = features @ weights + constant
    return values


def weekly_loss(weeks: np.ndarray) -> np.ndarray:
    """The share of a year's log-survival loss in the given week after a move (0 = first).

    Front-loaded: breakdowns come early, as in the published programmes.
    """
    early = EARLY_SHARE / EARLY_WEEKS
    later = (1 - EARLY_SHARE) / (YEAR_WEEKS - EARLY_WEEKS)
    values: np.ndarray = np.where(
        weeks < EARLY_WEEKS, early, np.where(weeks < YEAR_WEEKS, later, LATER_WEEKLY)
    )
    return values


def chance_of_lasting(predictor: Predictor, log_hazard: np.ndarray, weeks: int) -> np.ndarray:
    """The true chance that a move has not ended early after so many weeks."""
    share = float(weekly_loss(np.arange(weeks)).sum())
    values: np.ndarray = np.exp(-np.exp(log_hazard) * YEAR_LOSS[predictor] * share)
    return values
