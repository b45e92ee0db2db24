"""What several moves save together: their futures are added up, never their ranges."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from models.saving.estimate import Window
from models.saving.windows import HIGH, LOW


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
    all_windows = tuple(windows)
    gbp = sum(window.gbp for window in all_windows)
    realised = [window.realised for window in all_windows if window.realised is not None]
    if not all_windows or len(realised) < len(all_windows):
        return Total(len(all_windows), gbp, None, None)
    total = np.sum(realised, axis=0)
    low, high = np.percentile(total, [LOW, HIGH])
    reaches = None if target_gbp is None else float((total >= target_gbp).mean())
    return Total(len(all_windows), gbp, float(low), float(high), reaches)
