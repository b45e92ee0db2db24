"""What is expected to happen: the interface that every number about the future goes through.

Today `PublishedOutlook` (published.py) answers from published evidence; the simulation engine of a
later version answers the same questions from the council's own history.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from models.children.records import Child
from models.children.settings import Setting


class Basis(StrEnum):
    """What a chance of lasting rests on (FORMATS section 8)."""

    OWN_HISTORY = "own_history"
    POOLED = "pooled"
    PUBLISHED = "published"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that a move lasts a year, among children for whom people chose such a move.

    `p_12m` with its 80% interval `low` to `high`, all None when withheld. `count`: the number of
    moves behind it (for published priors: the weight in moves). `source` says where from.
    """

    p_12m: float | None
    low: float | None
    high: float | None
    basis: Basis
    count: float
    source: str


class Outlook(Protocol):
    """Expected futures of one child, by day. Days are whole, 0 = the day of the move."""

    def chance(self, child: Child, destination: Setting) -> Chance:
        """The chance that a move there lasts a year."""

    def expected_weeks_lasting(
        self, child: Child, destination: Setting, from_day: float, to_day: float
    ) -> float | None:
        """Expected weeks in the new home between two days after the move; None when not known."""

    def expected_weeks_staying(self, child: Child, from_day: float, to_day: float) -> float:
        """Expected weeks at today's placement, if nobody plans a move, between the same days."""

    @property
    def baseline_words(self) -> str:
        """One clause that says what today's path is taken to be."""
