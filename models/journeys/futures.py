"""Simulated futures: every stay of every child in every future, as columns of one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Left(IntEnum):
    """How a stay ended, in `Futures.ended`."""

    NOT_YET = 0  # still there when the simulation stops
    MOVED = 1
    OUT_OF_CARE = 2
    EIGHTEEN = 3
    EARLY = 4  # a planned move that ended early


@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """One row a stay: who (place in `children`), in which future, where, from when to when.

    `setting` is a place in kinds.SETTINGS. `starts`, `ends` are days after `as_of` (half-open,
    fractions of days are possible). `planned`: the stay that a planned move began. `own_price`: the
    stay is paid at the child's own price of today (residential care goes on being that child's
    price, also in another home and after an early ending). Sorted by child, future, start.
    `children`: keys of those in care at the start, then future entrants ("" each), whose `council`
    is in `councils`.
    """

    as_of: date
    until: date
    futures: int
    children: tuple[str, ...]
    councils: tuple[str, ...]  # of each of the children
    who: NDArray[np.int32]
    future: NDArray[np.int32]
    setting: NDArray[np.int8]
    starts: NDArray[np.float32]
    ends: NDArray[np.float32]
    planned: NDArray[np.bool_]
    own_price: NDArray[np.bool_]
    ended: NDArray[np.int8]
