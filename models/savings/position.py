"""Where a year's target stands: delivered, agreed, likely, the gap, and the chance of reaching it.

Joint futures of one year: what is delivered stands; a move that is agreed or made goes on saving
until it ends early, by its frozen chance and the published curve (risks shared by all moves are
drawn once for all); a move not yet agreed is made by its stage's chance and saves what one of the
engine's futures says. Ranges are percentiles of the sums, never sums of percentiles.

All of that is by the ledger's rule: the frozen path stands. Beside it `really`: the path is itself
an estimate, and where the council's history misled it for one child it did so in part for others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.evidence import Curve
from models.journeys.endings import weeks_before_ending
from models.journeys.published import survival
from models.money import shared_pence

Draws = NDArray[np.float64]
FUTURES = 4000
Z_80 = 1.2816  # half the width of an 80% interval in standard deviations
LOW, HIGH = 10, 90
# How far the errors of two children's frozen paths go together, as a correlation. Measured:
# benchmarks/savings_truth.py prints it (0.19 to 0.2 over simulated councils).
PATHS_TOGETHER = 0.2


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
    the year, in pounds, one number a future of the engine's."""

    move: str
    council: str
    weight: float
    realised: Draws


@dataclass(frozen=True, slots=True)
class Share:
    """What one move brings to an expected sum, in pence, eight in ten of its futures between `low`
    and `high`. `lasting`: of each slice to come, the chance that the move was made and still lasts.
    """

    move: str
    pence: int
    low: int
    high: int
    lasting: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """An expected sum in pence, with eight in ten futures between `low` and `high`.

    `shares`: of each move behind what is still to come, by key; they add up to it exactly.
    """

    moves: int
    pence: int
    low: int
    high: int
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A year's target and what stands against it, in pence.

    `delivered`: confirmed and standing. `open`: in the ledger up to today and not confirmed.
    `agreed`: open, and what agreed and made moves are still expected to save. `likely`: moves not
    yet agreed. `chance`: the share of futures in which all of it together reaches the target; None
    without a target. `really`: together, against what would have happened without the moves, as
    far as that can be known; the frozen path's own error included.
    """

    target: int | None
    delivered: int
    open: int
    agreed: Likely
    likely: Likely
    together: Likely
    chance: float | None
    really: Likely

    @property
    def gap(self) -> int | None:
        """What is missing after everything that is expected; below nothing: more than enough."""
        return None if self.target is None else self.target - self.together.pence


def position(
    *,
    target: int | None,
    delivered: int,
    open_pence: int,
    running: Sequence[Running],
    prospects: Sequence[Prospect],
    curve: Curve,
    fallback: float,
    rng: np.random.Generator,
    unsure: Mapping[str, int] | None = None,
) -> Position:
    """The position by joint futures; equal input and a generator of one seed give equal output.

    `fallback`: the chance of lasting a year of a move whose own is withheld. `unsure`: of what
    each move has delivered or open, one standard deviation of what its frozen path may be off.
    """
    ahead, off, under_way = _running(running, curve, fallback, rng)
    for key, past in (unsure or {}).items():
        off[key] = off.get(key, 0.0) + past
    more, not_agreed = _prospects(prospects, rng)
    fixed, moves = delivered + open_pence, len(running) + len(prospects)
    every = fixed + ahead + more
    return Position(
        target=target,
        delivered=delivered,
        open=open_pence,
        agreed=_likely(len(running), open_pence + ahead, under_way, open_pence),
        likely=_likely(len(prospects), more, not_agreed),
        together=_likely(moves, every),
        chance=None if target is None else float((every >= target).mean()),
        really=_likely(moves, every + _paths_off(off, rng)),
    )


def _likely(moves: int, draws: Draws, each: Sequence[_One] = (), sure: int = 0) -> Likely:
    """The sum and what each move brings to it; `sure`: pence in it that no future changes."""
    low, high = np.percentile(draws, [LOW, HIGH])
    whole = round(float(draws.mean()))
    parts = shared_pence(whole - sure, [one.mean for one in each]) if each else ()
    shares = tuple(Share(one.move, part, one.low, one.high, one.lasting)
                   for one, part in zip(each, parts, strict=True))  # fmt: skip
    return Likely(moves, whole, round(float(low)), round(float(high)), shares)


@dataclass(frozen=True, slots=True)
class _One:
    """One move's draws in a few numbers, so that those of a thousand need not be kept."""

    move: str
    mean: float
    low: int
    high: int
    lasting: tuple[float, ...] = ()


def _one(move: str, draws: Draws, lasting: Draws | None = None) -> _One:
    low, high = np.percentile(draws, [LOW, HIGH])
    told = () if lasting is None else tuple(float(each) for each in lasting)
    return _One(move, float(draws.mean()), round(float(low)), round(float(high)), told)


def _running(
    moves: Sequence[Running], curve: Curve, fallback: float, rng: np.random.Generator
) -> tuple[Draws, dict[str, Draws | float], list[_One]]:
    """Pence that moves under way still save in the year, by future; by move how far its frozen
    path may be off in what is left, as one standard deviation; and what each move brings."""
    shared = rng.standard_normal(FUTURES)  # how well moves last this year, for all alike
    total, off = np.zeros(FUTURES), dict[str, Draws | float]()
    each: list[_One] = []
    for move in sorted(moves, key=lambda one: one.move):
        luck, goes = rng.random(FUTURES), rng.random(FUTURES) < move.made
        chances = _chances(move, fallback, shared)
        still = survival(move.p_lasts or fallback, curve, move.lasted)
        until = weeks_before_ending(chances, curve, 1 - (1 - luck) * still)
        lasting = np.asarray(move.weeks)[None, :] < until[:, None]
        saved = lasting @ np.asarray(move.homes, np.float64) + float(sum(move.costs))
        mine = np.where(goes, saved, 0.0)
        total += mine
        each.append(_one(move.move, mine, (lasting & goes[:, None]).mean(axis=0)))
        if move.unsure:
            left = lasting @ np.asarray(move.unsure, np.float64)
            off[move.move] = np.where(goes, left, 0.0)
    return total, off, each


def _paths_off(off: Mapping[str, Draws | float], rng: np.random.Generator) -> Draws:
    """By how many pence all frozen paths together are off, by future."""
    shared, total = rng.standard_normal(FUTURES), np.zeros(FUTURES)
    for key in sorted(off):
        own = rng.standard_normal(FUTURES)
        total += off[key] * (PATHS_TOGETHER**0.5 * shared + (1 - PATHS_TOGETHER) ** 0.5 * own)
    return total


def _chances(move: Running, fallback: float, shared: Draws) -> Draws:
    """The chance of lasting a year in each future: its interval as a spread of log-odds."""
    best = move.p_lasts or fallback
    middle = np.log(best / (1 - best))
    spread = 0.0
    if move.p_low and move.p_high and 0 < move.p_low < move.p_high < 1:
        low, high = (np.log(p / (1 - p)) for p in (move.p_low, move.p_high))
        spread = (high - low) / (2 * Z_80)
    found: Draws = 1 / (1 + np.exp(-(middle + spread * shared)))
    return found


def _prospects(prospects: Sequence[Prospect], rng: np.random.Generator) -> tuple[Draws, list[_One]]:
    """Pence that moves not yet agreed save in the year, by future, and what each move brings.

    Future n of each is one future of the engine's, so that risks shared by moves stay shared.
    """
    total, which = np.zeros(FUTURES), rng.random(FUTURES)
    each: list[_One] = []
    for one in sorted(prospects, key=lambda every: every.move):
        number = (which * len(one.realised)).astype(np.int64)
        made = rng.random(FUTURES) < one.weight
        mine = np.where(made, one.realised[number] * 100, 0.0)
        total += mine
        each.append(_one(one.move, mine))
    return total, each
