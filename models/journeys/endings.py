"""When a move ends early in one future: the published curve turned round, many futures at once."""

from __future__ import annotations

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
    found = np.where(drawn < early_loss, early, np.where(drawn < loss, late, np.inf))
    return np.asarray(found, dtype=np.float64)
