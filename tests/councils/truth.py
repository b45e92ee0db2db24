"""The truth about moves in a simulated council, as an Outlook: same arithmetic, true futures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.children.records import Child
from models.evidence import Basis
from models.journeys.answers.outlook import Chance, Elsewhere, Suits, Today, Weeks
from models.settings import Setting
from tests.councils.world import FOSTER, RESIDENTIAL, World

OTHER_FOSTER = Setting.FOSTER_INDEPENDENT  # the dearest usual one; the mix is tried elsewhere


@dataclass(slots=True)
class Arm:
    """True stays of some children in many futures: columns of one table."""

    child: NDArray[np.int64]
    future: NDArray[np.int64]
    state: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    planned: NDArray[np.bool_]


class TrueOutlook:
    """True futures of the given children of a world, moved to a foster family on a day or not."""

    def __init__(
        self, world: World, rows: dict[str, int], today: int, move_day: int, futures: int, seed: int
    ) -> None:
        self._place = {key: number for number, key in enumerate(rows)}
        numbers = np.array(list(rows.values()))
        self._futures, self._move_day = futures, move_day
        self._arms = [
            self._run(world.copies(numbers, futures), today, moves, np.random.default_rng(seed))
            for moves in (False, True)
        ]

    def _run(self, world: World, today: int, moves: bool, rng: np.random.Generator) -> Arm:
        all_values = np.arange(len(world.born))
        day = today
        for day in range(today, today + 18 * 366, 7):
            if moves and day <= self._move_day < day + 7:
                world.move(all_values, self._move_day)
            world.step(day, rng)
            if not np.isin(world.state, [RESIDENTIAL, FOSTER]).any():
                break
        live = np.flatnonzero(np.isin(world.state, [RESIDENTIAL, FOSTER]))
        world.close(live, np.full(len(live), day), np.full(len(live), 4))
        row, state, starts, ends, _ = (
            np.concatenate(part) for part in zip(*world.stays, strict=True)
        )
        planned = np.zeros(len(row), bool)
        if moves:  # the foster stays from the move up to a return to residential care
            order = np.lexsort((starts, row))
            row, state, starts, ends = row[order], state[order], starts[order], ends[order]
            back = (state == RESIDENTIAL) & (starts >= self._move_day)
            first_back = np.full(len(world.born), 10**9)
            np.minimum.at(first_back, row[back], starts[back])
            moved = np.zeros(len(world.born), bool)
            moved[row[(state == FOSTER) & (starts == self._move_day)]] = True
            planned = (state == FOSTER) & moved[row]
            planned &= (starts >= self._move_day) & (starts < first_back[row])
        return Arm(row // self._futures, row % self._futures, state, starts, ends, planned)

    @property
    def baseline_words(self) -> str:
        return "today's path is the true one"

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        lasts = self.lasts(child)
        return Chance(
            float(np.nanmean([*lasts, np.nan])), 0.0, 1.0, Basis.OWN_HISTORY, 1.0, "the truth"
        )

    def lasts(self, child: Child) -> NDArray[np.float64]:
        """1 in the futures in which the move is made and doesn't end early within 365 days."""
        arm, mine = self._arms[1], self._arms[1].child == self._place[child.key]
        back = mine & (arm.state == RESIDENTIAL) & (arm.starts > self._move_day)
        back &= arm.starts <= self._move_day + 365
        ended = np.zeros(self._futures, bool)
        ended[arm.future[back]] = True
        return 1.0 - ended[self._made(child) > 0]

    def _made(self, child: Child) -> NDArray[np.float64]:
        arm = self._arms[1]
        made = np.zeros(self._futures)
        made[arm.future[arm.planned & (arm.child == self._place[child.key])]] = 1
        return made

    def weeks(
        self, child: Child, destination: Setting, suits: Suits, from_day: float, to_day: float
    ) -> Weeks | None:
        first, last = self._move_day + from_day, self._move_day + to_day
        today, moved = (self._lived(arm, child, first, last) for arm in self._arms)
        return Weeks(
            old=today[0] - moved[0],
            new=moved[2],
            elsewhere=(Elsewhere(OTHER_FOSTER, today[1] - moved[1]),),
            goes_ahead=self._made(child),
            lasts=np.ones(self._futures),
        )

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        first, last = self._move_day + from_day, self._move_day + to_day
        lived = self._lived(self._arms[0], child, first, last).mean(axis=1)
        return Today(float(lived[0]), ((OTHER_FOSTER, float(lived[1])),))

    def _lived(self, arm: Arm, child: Child, first: float, last: float) -> NDArray[np.float64]:
        own = np.flatnonzero(arm.child == self._place[child.key])
        days = np.minimum(arm.ends[own], last) - np.maximum(arm.starts[own], first)
        kind = np.where(arm.planned[own], 2, np.where(arm.state[own] == FOSTER, 1, 0))
        cell = kind * self._futures + arm.future[own]
        weeks = np.bincount(cell, np.maximum(days, 0) / 7, minlength=3 * self._futures)
        return weeks.reshape(3, self._futures)
