"""How good chances were, once it is known what came of them. Every figure with its 80% interval."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.interval import Interval
from models.journeys.fit.hazards import fit_around
from models.journeys.history.arrays import Flags, Floats

EIGHT_IN_TEN = 1.2815515655446004  # standard normal's 90th percentile
ALIKE, NOT_HELD = 1e-6, 100.0
ROWS_A_BIN = 20  # moves that a bin of a calibration holds at least, unless there are fewer
MOST_BINS = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Moves that were given like chances: from `lowest` to `highest`, `expected` on average.

    `observed`: the share that lasted, with Wilson's 80% band `low` to `high`.
    """

    lowest: float
    highest: float
    n: int
    expected: float
    observed: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Skill:
    """Out-of-time skill over `moves` moves whose year is known, `ended_early` of them early.

    `brier` against `brier_base_rate`, `gain` (share of the latter), `auc` and `slope` (of the
    calibration; None where all were given one chance) with their 80% intervals.
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
    slope: Interval | None


def measure_auc(expected: Floats, lasted: Flags) -> Interval | None:
    """The chance that of two moves the one that lasted had been given more; 0.5 is a coin's.

    Ties count half. The spread is Hanley and McNeil's (1982). None where all or none lasted.
    """
    n_yes, n_no = int(lasted.sum()), int((~lasted).sum())
    if not n_yes or not n_no:
        return None
    ranks = pd.Series(expected).rank().to_numpy()
    area = float((ranks[lasted].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * n_no))
    both, other = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (n_yes - 1) * (both - area**2) + (n_no - 1) * (other - area**2)
    half = EIGHT_IN_TEN * float(np.sqrt(max(variance, 0.0) / (n_yes * n_no)))
    return Interval(area, max(0.0, area - half), min(1.0, area + half))


def brier_score(expected: Floats, lasted: Flags) -> float:
    """The mean square of what a chance was wrong by: 0 is perfect, 0.25 is always one half."""
    return float(np.mean((expected - lasted) ** 2))


def gain_over_base_rate(expected: Floats, base: Floats, lasted: Flags) -> Interval:
    """How much smaller the Brier score is than that of the base rate, as a share of the latter.

    Paired move by move, so that moves that are hard for both don't widen the interval (the normal
    one of a mean). 0 where the base rate was never wrong.
    """
    wrong_base = (base - lasted) ** 2
    saved, full = wrong_base - (expected - lasted) ** 2, float(wrong_base.mean())
    if full == 0:
        return Interval(0.0, 0.0, 0.0)
    spread = float(saved.std(ddof=1)) if len(saved) > 1 else 0.0
    half = EIGHT_IN_TEN * spread / float(np.sqrt(len(saved)))
    mean = float(saved.mean())
    return Interval(mean / full, (mean - half) / full, (mean + half) / full)


def calibration_slope(expected: Floats, base_rate: Floats, lasted: Flags) -> Interval | None:
    """How far lasting follows what tells a child's chance from the base rate's: 1 is right, less
    says that children were told too far apart, more that not far enough.

    Logistic regression on the base rate's log odds and the difference from them, with a constant;
    the interval is the likelihood's curvature. None where all were given the base rate's chance, or
    all or none lasted.
    """
    odds, base = (_log_odds(chances) for chances in (expected, base_rate))
    apart = odds - base
    if np.ptp(apart) < ALIKE or lasted.all() or not lasted.any():
        return None
    hazard = fit_around(
        np.column_stack([base - base.mean(), apart - apart.mean()]),
        lasted,
        np.ones(len(odds)),
        mean=np.ones(2),
        sd=np.array([NOT_HELD, NOT_HELD]),
    )
    slope = float(hazard.coefficients[2])
    half = EIGHT_IN_TEN * float(np.sqrt(hazard.covariance[2, 2]))
    return Interval(slope, slope - half, slope + half)


def _log_odds(chances: Floats) -> Floats:
    chance = np.clip(chances, 1e-6, 1 - 1e-6)
    odds: Floats = np.log(chance / (1 - chance))
    return odds


def skill_of_chances(expected: Floats, base_rate: Floats, lasted: Flags) -> Skill | None:
    """How good chances were against a base rate; None where all or none lasted."""
    area = measure_auc(expected, lasted)
    if area is None:
        return None
    better = gain_over_base_rate(expected, base_rate, lasted)
    return Skill(
        moves=len(lasted),
        ended_early=int((~lasted).sum()),
        brier=brier_score(expected, lasted),
        brier_base_rate=brier_score(base_rate, lasted),
        gain=better.value,
        gain_low=better.low,
        gain_high=better.high,
        auc=area.value,
        auc_low=area.low,
        auc_high=area.high,
        slope=calibration_slope(expected, base_rate, lasted),
    )


def wilson_interval(happened: int, of: int) -> Interval:
    """A share with Wilson's 80% interval, which stays within 0 and 1 and holds for few."""
    if of == 0:
        raise ValueError("a share of nothing")
    share, z2 = happened / of, EIGHT_IN_TEN**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = EIGHT_IN_TEN / (1 + z2 / of)
    half *= float(np.sqrt(share * (1 - share) / of + z2 / (4 * of**2)))
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def calibration_bins(expected: Floats, lasted: Flags) -> tuple[Bin, ...]:
    """Moves from the lowest chances given to the highest, in up to five bins of like size.

    Equal chances are never in two bins, so that a chance that all share makes one.
    """
    if not len(expected):
        return ()
    bins = int(np.clip(len(expected) // ROWS_A_BIN, 1, MOST_BINS))
    edges = np.unique(np.quantile(expected, np.linspace(0, 1, bins + 1)[1:-1]))
    place = np.searchsorted(edges, expected, "right")
    return tuple(_bin(expected[place == one], lasted[place == one]) for one in np.unique(place))


def _bin(expected: Floats, lasted: Flags) -> Bin:
    share = wilson_interval(int(lasted.sum()), len(lasted))
    lowest, highest = float(expected.min()), float(expected.max())
    mean = float(expected.mean())
    return Bin(lowest, highest, len(lasted), mean, share.value, share.low, share.high)
