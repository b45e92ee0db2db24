"""Simulated futures: every stay of every child in every future, as columns of one table."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from models.journeys.history.arrays import Flags, Floats, Whole


class Left(IntEnum):
    """How a stay ended, in `Futures.ended`."""

    NOT_YET = 0  # still there when the simulation stops
    MOVED = 1
    OUT_OF_CARE = 2
    EIGHTEEN = 3
    EARLY = 4  # a planned move, or a stay in a new place instead of residential care, ended early


@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """One row a stay: who (place in `children`), in which future, where, from when to when.

    `setting` is a place in kinds.SETTINGS. `starts`, `ends` are days after `as_of` (half-open,
    fractions of days are possible). `planned`: the stay that a planned move began. `own_price`: the
    stay is paid at the child's own price of today (residential care goes on being that child's
    price, also in another home and after an early ending; not in a new place). `place`: the number
    of the scenario's new place that the stay is in (from 1; 0 = none). Sorted by child, future,
    start.
    `children`: keys of those in care at the start, then future entrants ("" each), whose `council`
    is in `councils`.
    """

    as_of: date
    until: date
    futures: int
    children: tuple[str, ...]
    councils: tuple[str, ...]  # of each of the children
    who: Whole
    future: Whole
    setting: Whole
    starts: Floats
    ends: Floats
    planned: Flags
    own_price: Flags
    ended: Whole
    place: Whole
