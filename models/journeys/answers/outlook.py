"""What is expected to happen: the interface that every number about a child's future goes through.

`EngineOutlook` (engine_outlook.py) answers from the council's own history by simulation;
`PublishedOutlook` (published.py) from published evidence, where there is no usable history.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.children.records import Child
from models.evidence import Basis
from models.interval import Interval
from models.settings import Setting

Numbers = NDArray[np.float64]


class Suits(StrEnum):
    """What the rules say of a destination, as far as a chance may depend on it.

    A child's own figure needs `YES` (ready or nearly); `NOT_KNOWN` gets the pooled one at most,
    `NO` (not yet, ruled out) none: people never chose the move for such children.
    """

    YES = "ready or nearly"
    NOT_KNOWN = "not enough known"
    NO = "not yet or ruled out"


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that a move lasts a year, among children for whom people chose such a move.

    `p_12m` with its 80% interval `low` to `high`, all None when withheld; `p_13w`, `p_26w` the
    chance of lasting so many weeks, each with its 80% interval. `count`: the number of moves behind
    it (for published priors: the weight in moves). `source` says where from, and why it is no
    closer to the child, which `not_own` says alone ("" = nothing more to say). `differ`: where one
    figure stands for all children, the chances between which eight in ten of them lie.
    """

    p_12m: float | None
    low: float | None
    high: float | None
    basis: Basis
    count: float
    source: str
    p_13w: float | None = None
    p_26w: float | None = None
    low_13w: float | None = None
    high_13w: float | None = None
    low_26w: float | None = None
    high_26w: float | None = None
    not_own: str = ""
    differ: Interval | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Weeks in a kind of home that is neither the old nor the new one, one number a future.

    Positive: today's path would spend them there; negative: the path after the move does.
    """

    setting: Setting
    weeks: Numbers


@dataclass(frozen=True, slots=True)
class Weeks:
    """Where a child lives between two days after a move, with it and without: one number a future.

    `old`: weeks at the old home's price on today's path, less those with the move (after an early
    ending the child is taken to be back at that price). `new`: weeks in the new home. `goes_ahead`:
    1 in the futures in which the child is still there on the day to be moved, else 0. `lasts`: 1
    where the move doesn't end early, None where futures aren't simulated. All have the same length,
    the number of futures; 1 where only an expectation is known. `may_last`: then the weeks in the
    new home in each of many ways that it may turn out, so that a range can still be given.
    """

    old: Numbers
    new: Numbers
    elsewhere: tuple[Elsewhere, ...]
    goes_ahead: Numbers
    lasts: Numbers | None = None
    may_last: Numbers | None = None

    @property
    def is_simulated(self) -> bool:
        """Whether the numbers are futures, so that a range may be taken from them."""
        return self.lasts is not None


@dataclass(frozen=True, slots=True)
class Today:
    """Weeks expected on today's path between two days: at the old home's price, and in other kinds
    of home. The rest of the time the child has left care.

    `off`: how far these expectations may themselves be wrong (what a council's history teaches is
    never exact), as the covariance of weeks: the old home first, then `elsewhere` in its order.
    None where nobody can say.
    """

    old: float
    elsewhere: tuple[tuple[Setting, float], ...] = ()
    off: Numbers | None = None

    def sd_of_cost(self, old_weekly: float, other_weekly: Sequence[float]) -> float | None:
        """By how much what the path costs may be wrong at these prices, as a standard deviation.

        A week wrongly expected at the old home is in part a week missing in another, so that the
        prices of both count. None where nobody can say.
        """
        if self.off is None:
            return None
        prices = np.array([old_weekly, *other_weekly])
        return math.sqrt(max(float(prices @ self.off @ prices), 0.0))


class Outlook(Protocol):
    """Expected futures of one child, by day. Days are whole, 0 = the day of the move."""

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        """The chance that a move there lasts a year."""

    def weeks(
        self, child: Child, destination: Setting, suits: Suits, from_day: float, to_day: float
    ) -> Weeks | None:
        """Where the child lives between two days after the move; None when nothing is known."""

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        """Today's path between two days after the day of the move; None when nothing is known."""

    @property
    def baseline_words(self) -> str:
        """One clause that says what today's path is taken to be."""
