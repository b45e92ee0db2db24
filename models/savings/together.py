"""What several moves save together: their futures are added up, never their ranges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from models.savings.estimate import Window
from models.savings.windows import HIGH, LOW


@dataclass(frozen=True, slots=True)
class Total:
    """The expected saving of `moves` moves together, and the range of eight in ten futures.

    `chance_of_reaching` belongs to a target that was asked about (None: none was).
    """

    moves: int
    gbp: float
    p10_gbp: float | None
    p90_gbp: float | None
    chance_of_reaching: float | None = None


def together(windows: Iterable[Window], target_gbp: float | None = None) -> Total:
    """All windows of one set of moves, simulated with one seed: future n of each is one future.

    The range is None if any of them has no futures. The chance of reaching a target is the share of
    futures whose sum does.
    """
    every = tuple(windows)
    gbp = sum(one.gbp for one in every)
    realised = [one.realised for one in every if one.realised is not None]
    if not every or len(realised) < len(every):
        return Total(len(every), gbp, None, None)
    total = np.sum(realised, axis=0)
    low, high = np.percentile(total, [LOW, HIGH])
    reaches = None if target_gbp is None else float((total >= target_gbp).mean())
    return Total(len(every), gbp, float(low), float(high), reaches)
