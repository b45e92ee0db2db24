"""When a move ends early in one future: the published curve turned round, many futures at once."""

from math import exp, log

import numpy as np
from numpy.typing import NDArray

from models.evidence import Curve

Numbers = NDArray[np.float64]


def weeks_before_ending(p_12m: Numbers, curve: Curve, uniform: Numbers) -> Numbers:
    """Weeks after which a move ends early, infinite where it lasts: `survival` solved for the week.

    `p_12m`: the chance of lasting a year in each future. `uniform`: a number from [0, 1) a future;
    the move ends in the week at which the survival curve falls below it, so with the chance
    `p_12m` never.
    """
    loss, drawn = -np.log(np.clip(p_12m, 1e-12, 1.0)), -np.log1p(-uniform)
    early_loss = loss * curve.early_share_of_log_loss
    late_loss = loss - early_loss
    late_weeks = curve.all_weeks - curve.early_weeks
    with np.errstate(divide="ignore", invalid="ignore"):
        early = curve.early_weeks * drawn / early_loss
        late = curve.early_weeks + late_weeks * (drawn - early_loss) / late_loss
    values = np.where(drawn < early_loss, early, np.where(drawn < loss, late, np.inf))
    return np.asarray(values, dtype=np.float64)


def survival_at_week(p_12m: float, curve: Curve, week: float) -> float:
    """The chance that a move still lasts so many weeks after it (week 0: 1; week 52 on: p_12m)."""
    return exp(log(p_12m) * loss_by(curve, week))


def loss_by(curve: Curve, week: float) -> float:
    """The share of a year's loss (of the log of the chance) that is over so many weeks after the
    move: survival is `p_12m` to the power of it."""
    early = min(max(week, 0.0), curve.early_weeks) / curve.early_weeks
    late_length = curve.all_weeks - curve.early_weeks
    late = min(max(week - curve.early_weeks, 0.0), late_length) / late_length
    share = curve.early_share_of_log_loss
    return share * early + (1 - share) * late


def expected_weeks(p_12m: float, curve: Curve, from_week: float, to_week: float) -> float:
    """Weeks a move is expected to last within a stretch: the area under the survival curve.

    Exact for the curve's three parts: an exponential's area is (height lost) / hazard. Weeks before
    the move count nothing. Example: p 0.64, 0 to 52 weeks gives about 39.3.
    """
    cuts = (0.0, curve.early_weeks, curve.all_weeks, float("inf"))
    loss, share = -log(p_12m), curve.early_share_of_log_loss
    hazards = (
        loss * share / curve.early_weeks,
        loss * (1 - share) / (curve.all_weeks - curve.early_weeks),
        0.0,
    )
    weeks = 0.0
    for begins, ends, hazard in zip(cuts, cuts[1:], hazards, strict=False):
        start, end = max(begins, from_week), min(ends, to_week)
        if end <= start:
            continue
        height = survival_at_week(p_12m, curve, start)
        if hazard > 0:
            weeks += (height - survival_at_week(p_12m, curve, end)) / hazard
        else:
            weeks += height * (end - start)
    return weeks
