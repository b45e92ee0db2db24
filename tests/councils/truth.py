"""The truth about moves in a simulated council, as an Outlook: same arithmetic, true futures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.children.records import Child
from models.evidence import Basis
from models.journeys.answers.outlook import Chance, Elsewhere, Suits, Today, Weeks
from models.settings import Setting
from tests.councils.world import FOSTER, HOME, IN_CARE, RESIDENTIAL, World

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
    """True futures of the given children of a world, moved to a foster family (or placed at home)
    on a day or not."""

    def __init__(
        self,
        world: World,
        rows: dict[str, int],
        today: int,
        move_day: int,
        futures: int,
        seed: int,
        to: int = FOSTER,
    ) -> None:
        self._place = {key: number for number, key in enumerate(rows)}
        numbers = np.array(list(rows.values()))
        self._futures, self._move_day, self._to = futures, move_day, to
        self._world, self._numbers = world, numbers
        self._arms = [
            self._run(world.copies(numbers, futures), today, moves, np.random.default_rng(seed))
            for moves in (False, True)
        ]

    def _run(self, world: World, today: int, moves: bool, rng: np.random.Generator) -> Arm:
        all_values = np.arange(len(world.born))
        day = today
        for day in range(today, today + 18 * 366, 7):
            if moves and day <= self._move_day < day + 7:
                world.move(all_values, self._move_day, self._to)
            world.step(day, rng)
            gone = ~np.isin(world.state, IN_CARE) & (day - world.went_home > 365)
            if gone.all():
                break
        live = np.flatnonzero(np.isin(world.state, IN_CARE))
        world.close(live, np.full(len(live), day), np.full(len(live), 4))
        row, state, starts, ends, _ = (
            np.concatenate(part) for part in zip(*world.stays, strict=True)
        )
        planned = np.zeros(len(row), bool)
        if moves:  # the stays from the move up to an early ending
            order = np.lexsort((starts, row))
            row, state, starts, ends = row[order], state[order], starts[order], ends[order]
            back = self._is_back(state) & (starts >= self._move_day)
            first_back = np.full(len(world.born), 10**9)
            np.minimum.at(first_back, row[back], starts[back])
            moved = np.zeros(len(world.born), bool)
            moved[row[(state == self._to) & (starts == self._move_day)]] = True
            planned = (state == self._to) & moved[row]
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
        back = mine & self._is_back(arm.state) & (arm.starts > self._move_day)
        back &= arm.starts <= self._move_day + 365
        ended = np.zeros(self._futures, bool)
        ended[arm.future[back]] = True
        return 1.0 - ended[self._made(child) > 0]

    def p_lasts(self, child: Child) -> float:
        """The chance of no early ending in the year after the move, to the digit: week by week,
        beside the other ways out of a family."""
        place = np.array([self._place[child.key]])
        world = self._world.copies(self._numbers[place], 1)
        world.state[:] = RESIDENTIAL
        world.move(np.array([0]), self._move_day, self._to)
        truth, there, ended = world.truth, 1.0, 0.0
        leaves = truth.foster_to_home + 0.001 if self._to == FOSTER else 0.0
        for week in range(52):
            day = self._move_day + 7 * week
            hazard = world.ends_early(day) if self._to == FOSTER else world.comes_back(day)
            early = 1 - float(np.exp(-hazard[0]))
            ended += there * early
            there *= max(1 - early - (1 - float(np.exp(-leaves))), 0.0)
        return 1 - ended

    def _is_back(self, state: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which stays end a move early: residential care, after a return home any placement."""
        back: NDArray[np.bool_] = state == RESIDENTIAL if self._to == FOSTER else state != HOME
        return back

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
            elsewhere=(
                Elsewhere(OTHER_FOSTER, today[1] - moved[1]),
                Elsewhere(Setting.HOME, today[3] - moved[3]),
            ),
            goes_ahead=self._made(child),
            lasts=np.ones(self._futures),
        )

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        first, last = self._move_day + from_day, self._move_day + to_day
        lived = self._lived(self._arms[0], child, first, last).mean(axis=1)
        return Today(
            float(lived[0]), ((OTHER_FOSTER, float(lived[1])), (Setting.HOME, float(lived[3])))
        )

    def _lived(self, arm: Arm, child: Child, first: float, last: float) -> NDArray[np.float64]:
        own = np.flatnonzero(arm.child == self._place[child.key])
        days = np.minimum(arm.ends[own], last) - np.maximum(arm.starts[own], first)
        usual = np.select([arm.state[own] == FOSTER, arm.state[own] == HOME], [1, 3], 0)
        kind = np.where(arm.planned[own], 2, usual)
        cell = kind * self._futures + arm.future[own]
        lived = np.maximum(days, 0) / 7
        weeks = np.bincount(cell, lived, minlength=4 * self._futures).astype(np.float64)
        return weeks.reshape(4, self._futures)
