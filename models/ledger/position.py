"""Where a year's target stands: confirmed, claimed, still expected, possible, the gap, the chance.

Expected sums are exact and add up over their moves to the penny (expected.py); joint futures give
the ranges and the chance of reaching the target. What is confirmed or claimed stands; a move that
is agreed or made goes on saving until it ends early; a move not yet agreed is made by its stage's
chance. Ranges are percentiles of the sums, never sums of percentiles.

All of that is by the ledger's rule: the frozen path stands. Beside it `really`: the path is itself
an estimate, and where the council's history misled it for one child it did so in part for others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from models.evidence import Curve
from models.ledger.expected import (
    FUTURES,
    SEED,
    Draws,
    ExpectedShare,
    Prospect,
    Running,
    SimulatedShare,
    may_come,
    own_futures,
    range_of_futures,
    shared_luck,
    still_expected,
)

# How far the errors of two children's frozen paths go together, as a correlation. Measured on
# simulated councils: benchmarks/savings_truth.py prints the mean of the councils' (0.21 to 0.26);
# the sums of 65 councils over 1,024 futures give 0.20.
PATHS_TOGETHER = 0.2
Move = TypeVar("Move", Running, Prospect)
PATHS = 1  # apart from the futures in which a move lasts or ends


@dataclass(frozen=True, slots=True)
class Likely:
    """An expected sum in pence, with eight in ten futures between `low` and `high`.

    `shares`: of each move behind it, by key; they add up to it exactly.
    """

    moves: int
    pence: int
    low: int
    high: int
    shares: tuple[ExpectedShare, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetPosition:
    """A year's target and what stands against it, in pence.

    `confirmed`: by finance, and standing. `claimed`: in the ledger up to today and not confirmed.
    `expected`: what agreed and made moves are still expected to save. `possible`: moves not yet
    agreed, by their stage. `forecast`: all four together. `chance`: the share of futures in which
    the forecast reaches the target; None without a target. `really`: the forecast against what
    would have happened without the moves, as far as that can be known; the frozen path's own error
    included. `stays_paid`: moves not yet agreed out of beds that stay paid, or of which nobody said
    how they are bought; in no sum.
    """

    target: int | None
    confirmed: int
    claimed: int
    expected: Likely
    possible: Likely
    forecast: Likely
    chance: float | None
    really: Likely
    stays_paid: Likely

    @property
    def gap(self) -> int | None:
        """What is missing after everything that is expected; below nothing: more than enough."""
        return None if self.target is None else self.target - self.forecast.pence


def work_out_position(
    *,
    target: int | None,
    confirmed: int,
    claimed: int,
    running: Sequence[Running],
    prospects: Sequence[Prospect],
    curve: Curve,
    fallback: float,
    unsure: Mapping[str, int] | None = None,
    stays_paid: Sequence[Prospect] = (),
) -> TargetPosition:
    """The position; equal input gives equal output, in whatever order the moves come.

    `fallback`: the chance of lasting a year of a move whose own is withheld. `unsure`: of what each
    move has confirmed or claimed, one standard deviation of what its frozen path may be off.
    """
    shared, which = shared_luck()
    ahead = [still_expected(running, curve, fallback, shared) for running in _by_key(running)]
    drawn_shares = [may_come(prospect, which) for prospect in _by_key(prospects)]
    expected, possible = _likely(ahead), _likely(drawn_shares)
    so_far = confirmed + claimed
    all_values = so_far + _futures(ahead) + _futures(drawn_shares)
    full = so_far + expected.pence + possible.pence
    moves = len(ahead) + len(drawn_shares)
    off: dict[str, Draws | float] = {
        drawn_share.share.move: drawn_share.off for drawn_share in ahead
    }
    for key, past in (unsure or {}).items():
        off[key] = off.get(key, 0.0) + past
    return TargetPosition(
        target=target,
        confirmed=confirmed,
        claimed=claimed,
        expected=expected,
        possible=possible,
        forecast=Likely(moves, full, *range_of_futures(full, all_values)),
        chance=None if target is None else float((all_values >= target).mean()),
        really=Likely(moves, full, *range_of_futures(full, all_values + _paths_off(off))),
        stays_paid=_likely([may_come(prospect, which) for prospect in _by_key(stays_paid)]),
    )


def _by_key(moves: Sequence[Move]) -> list[Move]:
    return sorted(moves, key=lambda prospect: prospect.move)


def _futures(drawn: Sequence[SimulatedShare]) -> Draws:
    return (
        np.sum([drawn_share.futures for drawn_share in drawn], axis=0)
        if drawn
        else np.zeros(FUTURES)
    )


def _likely(drawn: Sequence[SimulatedShare]) -> Likely:
    """The sum of some moves: the expected value is theirs, the range that of their futures."""
    shares = tuple(drawn_share.share for drawn_share in drawn)
    full = sum(share.pence for share in shares)
    return Likely(len(shares), full, *range_of_futures(full, _futures(drawn)), shares)


def _paths_off(off: Mapping[str, Draws | float]) -> Draws:
    """By how many pence all frozen paths together are off, by future."""
    total = np.zeros(FUTURES)
    shared = np.random.default_rng([SEED, PATHS]).standard_normal(FUTURES)
    for key in sorted(off):
        own = own_futures(key, PATHS).standard_normal(FUTURES)
        total += off[key] * (PATHS_TOGETHER**0.5 * shared + (1 - PATHS_TOGETHER) ** 0.5 * own)
    return total
