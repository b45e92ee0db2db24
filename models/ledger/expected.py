"""What one move is still expected to save: exact products of weights and windows, with a range.

One function for every page and paper, so that a move has one value wherever it stands. The
expected sum is the chance that the move is made × the chance that it still lasts (the published
curve, by its frozen chance) × what each slice of the ledger saves. Futures are drawn for the range
alone; a move's own are drawn from its key, so that it has the same range in every view.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from models.evidence import Curve
from models.journeys.fit.published_curve import loss_by, survival_at_week, weeks_before_ending

Draws = NDArray[np.float64]
FUTURES = 4000
SEED = 2026
Z_80 = 1.2816  # half the width of an 80% interval in standard deviations
LOW, HIGH = 10, 90


@dataclass(frozen=True, slots=True)
class Running:
    """A move that is agreed or made, and what is left of it in the year, in pence.

    `starts`: the first day of each slice to come, `weeks`: weeks after the move then. `homes`: what
    each saves if the move still lasts; `costs`: support and the like, paid in any case. `lasted`:
    weeks that it has lasted. `made`: the chance that it is made (1 once it was). `p_lasts` with its
    80% interval; None: nothing is known, and it is taken to end as published evidence says
    (`fallback`). `unsure`: of each slice, one standard deviation of what the frozen path may be
    off; empty where nobody can say.
    """

    move: str
    council: str
    weeks: tuple[float, ...]
    homes: tuple[int, ...]
    costs: tuple[int, ...]
    lasted: float = 0.0
    made: float = 1.0
    p_lasts: float | None = None
    p_low: float | None = None
    p_high: float | None = None
    unsure: tuple[int, ...] = ()
    starts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Prospect:
    """A move not yet agreed: the chance that it is made, by its stage, and what it would save in
    the year, in pounds, one number a future of the engine's. `on`: the day it is expected on."""

    move: str
    council: str
    weight: float
    realised: Draws
    on: date = date.min

    @property
    def pence_if_made(self) -> int:
        return round(float(self.realised.mean()) * 100)


@dataclass(frozen=True, slots=True)
class ExpectedShare:
    """What one move brings to an expected sum, in pence, eight in ten of its futures between `low`
    and `high`. `lasting`: of each slice to come, the chance that the move was made and still lasts.
    """

    move: str
    pence: int
    low: int
    high: int
    lasting: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SimulatedShare:
    """A move's share, and pence in each future; `off`: how far its frozen path may be off there."""

    share: ExpectedShare
    futures: Draws
    off: Draws


def own_futures(key: str, purpose: int = 0) -> np.random.Generator:
    """A generator that is a move's own, whichever other moves it is looked at with."""
    return np.random.default_rng([SEED, purpose, crc32(key.encode())])


def shared_luck() -> tuple[Draws, Draws]:
    """What all moves share in each future: how well moves last (a standard normal number), and
    which of the engine's futures comes true (from [0, 1))."""
    rng = np.random.default_rng(SEED)
    return rng.standard_normal(FUTURES), rng.random(FUTURES)


def chances_of_lasting(move: Running, curve: Curve, fallback: float) -> tuple[float, ...]:
    """Of each slice to come, the chance that the move was made and still lasts when it begins."""
    p_12m = move.p_lasts or fallback
    until_now = survival_at_week(p_12m, curve, move.lasted)
    return tuple(
        move.made * survival_at_week(p_12m, curve, max(week, move.lasted)) / until_now
        for week in move.weeks
    )


def still_expected(move: Running, curve: Curve, fallback: float, shared: Draws) -> SimulatedShare:
    """What a move agreed or made still saves in the year; `shared`: of `shared_luck`."""
    lasting = chances_of_lasting(move, curve, fallback)
    homes, costs = np.asarray(move.homes, np.float64), float(sum(move.costs))
    expected = float(np.asarray(lasting) @ homes) + costs * move.made
    rng = own_futures(move.move)
    luck, goes = rng.random(FUTURES), rng.random(FUTURES) < move.made
    chances = _chances(move, fallback, shared)
    # It has lasted until today in every future, whatever the chance is there: only what is left
    # of the year's risk is uncertain.
    still = chances ** loss_by(curve, move.lasted)
    until = weeks_before_ending(chances, curve, 1 - (1 - luck) * still)
    stays = np.asarray(move.weeks)[None, :] < until[:, None]
    futures = np.where(goes, stays @ homes + costs, 0.0)
    off = np.zeros(FUTURES)
    if move.unsure:
        off = np.where(goes, stays @ np.asarray(move.unsure, np.float64), 0.0)
    return SimulatedShare(_share(move.move, expected, futures, lasting), futures, off)


def may_come(prospect: Prospect, which: Draws) -> SimulatedShare:
    """What a move not yet agreed brings: its stage's weight × what it would save.

    Future n of each is one future of the engine's (`which`), so that risks shared stay shared.
    """
    number = (which * len(prospect.realised)).astype(np.int64)
    made = own_futures(prospect.move).random(FUTURES) < prospect.weight
    futures = np.where(made, prospect.realised[number] * 100, 0.0)
    expected = prospect.weight * float(prospect.realised.mean()) * 100
    return SimulatedShare(_share(prospect.move, expected, futures), futures, np.zeros(FUTURES))


def range_of_futures(expected: int, futures: Draws) -> tuple[int, int]:
    """The 10th and 90th percentile of the futures, widened where the expected sum lies outside:
    most futures may be alike and a few pull the mean away from them."""
    low, high = (round(float(one)) for one in np.percentile(futures, [LOW, HIGH]))
    return min(low, expected), max(high, expected)


def _share(
    move: str, expected: float, futures: Draws, lasting: Sequence[float] = ()
) -> ExpectedShare:
    pence = round(expected)
    return ExpectedShare(move, pence, *range_of_futures(pence, futures), tuple(lasting))


def _chances(move: Running, fallback: float, shared: Draws) -> Draws:
    """The chance of lasting a year in each future: its interval as a spread of log-odds."""
    best = move.p_lasts or fallback
    middle = np.log(best / (1 - best)) if best < 1 else np.inf
    width = 0.0
    if move.p_low and move.p_high and 0 < move.p_low < move.p_high < 1:
        low, high = (np.log(p / (1 - p)) for p in (move.p_low, move.p_high))
        width = (high - low) / (2 * Z_80)
    values: Draws = 1 / (1 + np.exp(-(middle + width * shared)))
    return values
