"""The range of what moves save together: joint futures, so that risks shared by moves stay shared.

`JointDraws` gives joint futures of moves: `SimulatedDraws` the engine's own, `PublishedDraws` those
of published evidence alone, where a council's history is too thin for an engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.evidence import Evidence, MoveTo
from models.journeys.fit.published_curve import weeks_before_ending
from models.money import DAYS_PER_WEEK
from models.saving.estimate import SavingComponent, Window
from models.saving.portfolio import CountedMove, Cut
from models.saving.windows import HOMES

Draws = NDArray[np.float64]
FUTURES = 4000  # the 10th and 90th percentile of a sum then stand within about 1% of its spread
LOW, HIGH = 0.10, 0.90


@dataclass(frozen=True, slots=True)
class MoveInPeriod:
    """A move and what it is expected to save in the period that is asked about."""

    move: CountedMove
    window: Window


class JointDraws(Protocol):
    """Futures of some moves, drawn together."""

    def draws(self, moves: Sequence[MoveInPeriod], rng: np.random.Generator) -> Draws:
        """Pounds saved in the period: a row a future, a column a move, in the order given."""

    @property
    def includes(self) -> tuple[str, ...]:
        """What may turn out otherwise in these futures, a clause each."""

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What may turn out otherwise too, and isn't in them, a clause each."""


@dataclass(frozen=True, slots=True)
class Range:
    """8 in 10 futures of a sum lie between the two, in pounds."""

    low_gbp: float
    high_gbp: float


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Joint futures of a portfolio's moves in one period, asked by cut."""

    identities: tuple[tuple[str, str], ...]
    draws: Draws

    def of(self, cut: Cut) -> Range | None:
        """The 10th to 90th percentile of what the cut's moves save together; None for no figure."""
        wanted = {move.identity for move in cut.moves}
        columns = [turn for turn, texts in enumerate(self.identities) if texts in wanted]
        if not columns:
            return None
        low, high = np.quantile(self.draws[:, columns].sum(axis=1), [LOW, HIGH])
        return Range(float(low), float(high))


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """The futures of the counted year and of the first 365 days, and what may vary in them."""

    this_year: Joint
    full_year: Joint
    includes: tuple[str, ...]
    leaves_out: tuple[str, ...]


def joint_ranges(moves: Sequence[CountedMove], joint: JointDraws, seed: int) -> Ranges:
    """Joint futures of the moves that have a figure, whatever order they come in."""
    ordered = sorted(moves, key=lambda counted_move: counted_move.identity)
    this_year = [(counted_move, counted_move.saving.this_year) for counted_move in ordered]
    full_year = [(counted_move, counted_move.saving.full_year) for counted_move in ordered]
    return Ranges(
        this_year=_joint(this_year, joint, seed),
        full_year=_joint(full_year, joint, seed),
        includes=joint.includes,
        leaves_out=joint.leaves_out,
    )


def _joint(
    moves: Sequence[tuple[CountedMove, Window | None]], joint: JointDraws, seed: int
) -> Joint:
    move_in_periods = [
        MoveInPeriod(counted_move, window) for counted_move, window in moves if window is not None
    ]
    draws = joint.draws(move_in_periods, np.random.default_rng(seed))
    return Joint(tuple(move_in_period.move.identity for move_in_period in move_in_periods), draws)


@dataclass(frozen=True, slots=True)
class PublishedDraws:
    """Futures from published chances and the published curve.

    In each future the chance that a kind of move lasts is drawn once, from its prior, and shared by
    all moves of that kind; given it, each move lasts or ends early by itself.
    """

    evidence: Evidence

    def draws(self, moves: Sequence[MoveInPeriod], rng: np.random.Generator) -> Draws:
        chances = {
            prior.move_to: rng.beta(prior.alpha, prior.beta, FUTURES)
            for prior in sorted(
                self.evidence.chances, key=lambda published_chance: published_chance.move_to
            )
        }
        values = np.zeros((FUTURES, len(moves)))
        for turn, move_in_period in enumerate(moves):
            chance = chances[MoveTo.of(move_in_period.move.saving.destination)]
            ends = weeks_before_ending(chance, self.evidence.curve, rng.random(FUTURES))
            values[:, turn] = self._saved(move_in_period, ends)
        return values

    @property
    def includes(self) -> tuple[str, ...]:
        return (
            "whether each move lasts, by the published curve",
            "how sure the published chance is, for all moves of a kind",
        )

    @property
    def leaves_out(self) -> tuple[str, ...]:
        return (
            "whether the moves are made at all, and when",
            "where the children would have lived without a move",
            "prices, notice and support other than those listed",
            "how far this council differs from the places studied",
        )

    def _saved(self, move_in_period: MoveInPeriod, ends: Draws) -> Draws:
        """Pounds in each future: both homes for the weeks it lasts there, the other costs in full.

        The homes' lines hold expected weeks; they are scaled by weeks in the future ÷ expected.
        """
        window, moved = move_in_period.window, move_in_period.move.saving.move_on
        first = max((window.starts - moved).days, 0) / DAYS_PER_WEEK
        last = max((window.ends - moved).days, 0) / DAYS_PER_WEEK
        lasting = np.clip(ends, first, last) - first
        expected = sum(
            line.weeks or 0.0 for line in window.lines if line.part is SavingComponent.NEW_HOME
        )
        homes = sum(line.gbp for line in window.lines if line.part in HOMES)
        others = sum(line.gbp for line in window.lines if line.part not in HOMES)
        return others + homes * (lasting / expected if expected else np.ones_like(ends))


@dataclass(frozen=True, slots=True)
class SimulatedDraws:
    """The futures in which the engine simulated each move: future n of all moves is one future."""

    def draws(self, moves: Sequence[MoveInPeriod], rng: np.random.Generator) -> Draws:
        columns = [move.window.realised for move in moves if move.window.realised is not None]
        if not columns:
            return np.zeros((0, 0))
        return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])

    @property
    def includes(self) -> tuple[str, ...]:
        return (
            "whether each move lasts, by this council's history and published evidence",
            "where each child would have lived without a move, leaving care included",
            "how sure the history is, for all moves of a kind",
        )

    @property
    def leaves_out(self) -> tuple[str, ...]:
        return (
            "whether the moves are made at all, and when",
            "prices, notice and support other than those listed",
            "years unlike those in the history",
        )


def is_simulated(moves: Sequence[CountedMove]) -> bool:
    """Whether every move that has a figure was simulated, so that futures can be joined.

    False without any figure in either period.
    """
    all_windows = ((move.saving.this_year, move.saving.full_year) for move in moves)
    windows = [window for both in all_windows for window in both if window is not None]
    return bool(windows) and all(window.realised is not None for window in windows)
