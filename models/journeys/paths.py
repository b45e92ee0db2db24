"""The state of every simulated child at its own clock, as columns that grow shorter."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from models.journeys.futures import Left
from models.journeys.noise import Codes

Floats = NDArray[np.float32]
NEVER = np.float32(1e9)


@dataclass(slots=True, eq=False)
class Paths:
    """One row a child in one future; days are after the start of the simulation.

    `known`: the row of what is known of the child. `t`: where its clock stands. `first_step`: the
    step in which it begins. `stay_since`: start of the stay to be written next. `move_*`: a planned
    move still to come (NEVER = none). `planned_since`: when the stay after a planned move began,
    `old_setting` where an early ending leads back to. Sorted by parameter draw.
    """

    who: NDArray[np.int32]
    future: NDArray[np.int32]
    draw: NDArray[np.int64]
    code: Codes
    known: NDArray[np.int64]
    first_step: NDArray[np.int32]
    t: Floats
    born: Floats
    eighteen: Floats
    landmark: Floats
    setting: NDArray[np.int8]
    here_since: Floats
    stay_since: Floats
    care_since: Floats
    n_before: Floats
    n_residential: Floats
    n_foster: Floats
    n_care: Floats
    started_before: Floats
    left_residential: Floats
    priced: NDArray[np.bool_]
    own_price: NDArray[np.bool_]
    move_day: Floats
    move_to: NDArray[np.int8]
    move_own: NDArray[np.bool_]
    planned: NDArray[np.bool_]
    planned_since: Floats
    old_setting: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.who)

    def keep(self, wanted: NDArray[np.bool_]) -> None:
        """Let go of paths that are over."""
        for column in fields(self):
            setattr(self, column.name, getattr(self, column.name)[wanted])


class Stays:
    """Stays as they are closed, to become one table."""

    def __init__(self) -> None:
        self._parts: list[tuple[NDArray[np.generic], ...]] = []

    def close(
        self, paths: Paths, rows: NDArray[np.int64], ends: Floats, ended: NDArray[np.int8]
    ) -> None:
        """Write the present stays of some paths, ending on a day; empty ones leave no row."""
        some = ends > paths.stay_since[rows]
        rows, ends, ended = rows[some], ends[some], ended[some]
        self._parts.append((
            paths.who[rows], paths.future[rows], paths.setting[rows], paths.stay_since[rows],
            ends, paths.planned[rows], paths.own_price[rows], ended,
        ))  # fmt: skip

    def table(self, futures: int) -> tuple[NDArray[np.generic], ...]:
        """All stays, by child, future and start (a path's own stays are closed in order)."""
        if not self._parts:
            empty = np.zeros(0)
            return tuple(
                empty.astype(kind)
                for kind in (
                    np.int32,
                    np.int32,
                    np.int8,
                    np.float32,
                    np.float32,
                    bool,
                    bool,
                    np.int8,
                )
            )
        columns = [np.concatenate(parts) for parts in zip(*self._parts, strict=True)]
        key = columns[0].astype(np.int64) * futures + columns[1].astype(np.int64)
        order = np.argsort(key, kind="stable")
        return tuple(column[order] for column in columns)


def all_of(rows: NDArray[np.int64], left: Left) -> NDArray[np.int8]:
    """The same word for how some stays ended."""
    return np.full(len(rows), left.value, np.int8)
