"""The state of every simulated child at its own clock, as columns that grow shorter."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.simulate.futures import Left
from models.journeys.simulate.noise import Codes

NEVER = np.float32(1e9)
OVER = 2**31 - 1  # the first step of a path that has none left
WORTH_COPYING = 0.9  # columns grow shorter when this share of them is left
# Columns of a stay: who, future, setting, starts, ends, planned, own_price, ended, place.
EMPTY: tuple[NDArray[Any], ...] = tuple(
    np.zeros(0, kind) for kind in ("i4", "i4", "i1", "f4", "f4", "?", "?", "i1", "i2")
)


@dataclass(slots=True, eq=False)
class ChildPaths:
    """One row a child in one future; days are after the start of the simulation.

    `known`: the row of what is known of the child. `t`: where its clock stands. `first_step`: the
    step in which it begins. `stay_since`: start of the stay to be written next. `move_*`: a planned
    move still to come (NEVER = none). `planned_since`: when the stay after a planned move began,
    `still_there`: the share still living there of those who haven't come back by now,
    `old_setting` where an early ending leads back to. `new_place`: which of a scenario's new places
    the child is in (0 = none); `instead`: it is there in place of residential care, so that this
    may end early as a planned move may. `left_care`: the day on which the child left care for home
    (NEVER: hasn't) and may still come back from there; nothing is paid from then on. Sorted by
    parameter draw.
    """

    who: Whole
    future: Whole
    draw: Whole
    code: Codes
    known: Whole
    first_step: Whole
    t: Floats
    born: Floats
    eighteen: Floats
    landmark: Floats
    setting: Whole
    here_since: Floats
    stay_since: Floats
    care_since: Floats
    n_before: Floats
    n_residential: Floats
    n_foster: Floats
    n_care: Floats
    started_before: Floats
    left_residential: Floats
    priced: Flags
    own_price: Flags
    move_day: Floats
    move_to: Whole
    move_own: Flags
    planned: Flags
    planned_since: Floats
    still_there: Floats
    old_setting: Whole
    new_place: Whole
    instead: Flags
    left_care: Floats

    def __len__(self) -> int:
        return len(self.who)

    def let_go(self, over: Whole) -> None:
        """Let go of paths that are over: at once out of every step, in time out of memory."""
        self.first_step[over] = OVER
        retained = np.flatnonzero(self.first_step != OVER)
        if len(retained) <= WORTH_COPYING * len(self):
            for column in fields(self):
                setattr(self, column.name, getattr(self, column.name)[retained])


class Stays:
    """Stays as they are closed, to become one table."""

    def __init__(self) -> None:
        self._parts: list[tuple[NDArray[Any], ...]] = []

    def close(self, paths: ChildPaths, rows: Whole, ends: Floats, ended: Whole) -> None:
        """Write the present stays of some paths, ending on a day; empty ones leave no row."""
        left = paths.left_care[rows] < ends
        ends = np.minimum(ends, paths.left_care[rows])
        ended = np.where(left & (ended != Left.EARLY), Left.OUT_OF_CARE, ended).astype(np.int8)
        some = ends > paths.stay_since[rows]
        rows, ends, ended = rows[some], ends[some], ended[some]
        self._parts.append(
            (
                paths.who[rows],
                paths.future[rows],
                paths.setting[rows],
                paths.stay_since[rows],
                ends,
                paths.planned[rows],
                paths.own_price[rows],
                ended,
                paths.new_place[rows].astype(np.int16),
            )
        )

    def table(self, futures: int) -> tuple[NDArray[Any], ...]:
        """All stays, by child, future and start (a path's own stays are closed in order)."""
        columns = [np.concatenate(parts) for parts in zip(*(EMPTY, *self._parts), strict=True)]
        order = np.argsort(columns[0].astype(np.int64) * futures + columns[1], kind="stable")
        return tuple(column[order] for column in columns)


def all_of(rows: Whole, leaving: Left) -> Whole:
    """The same word for how some stays ended."""
    return np.full(len(rows), leaving.value, np.int8)
