"""What published studies say about moves that last, as frozen values with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.settings import Setting


class MoveTo(StrEnum):
    """Kinds of move for which evidence may exist."""

    HOME = "home"
    FOSTERING = "fostering"
    OTHER = "other"

    @classmethod
    def of(cls, destination: Setting) -> MoveTo:
        """The kind of move that a destination makes; a foster family is one, whoever pays it."""
        if destination is Setting.HOME:
            return cls.HOME
        return cls.FOSTERING if destination in FOSTERING else cls.OTHER


FOSTERING: frozenset[Setting] = frozenset(
    {
        Setting.FOSTER_CONNECTED,
        Setting.FOSTER_IN_HOUSE,
        Setting.FOSTER_INDEPENDENT,
        Setting.FOSTER_SPECIALIST,
    }
)


@dataclass(frozen=True, slots=True)
class PublishedChance:
    """The chance that a move of this kind lasts a year: a Beta prior and its 80% interval.

    `alpha`, `beta`: the prior, whose mean is the chance. `low`, `high`: the 10th and 90th
    percentile; where the source states an interval, that one, and the prior is the nearest to it.
    `weight_moves`: how many of the council's own moves would weigh as much.
    """

    move_to: MoveTo
    alpha: float
    beta: float
    low: float
    high: float
    weight_moves: float
    source: str

    @property
    def p_12m(self) -> float:
        """The chance that the move lasts a year."""
        return self.alpha / (self.alpha + self.beta)


@dataclass(frozen=True, slots=True)
class Curve:
    """When within the year moves end early: a share of the log-survival loss in the first weeks.

    The hazard is constant up to `early_weeks`, constant again up to `all_weeks`, then none.
    """

    early_weeks: float
    all_weeks: float
    early_share_of_log_loss: float
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All published evidence held; a kind of move without an entry has none."""

    chances: tuple[PublishedChance, ...]
    curve: Curve

    def chance(self, destination: Setting) -> PublishedChance | None:
        """The published chance for a destination, or None where nothing is published."""
        kind = MoveTo.of(destination)
        return next((chance for chance in self.chances if chance.move_to is kind), None)


class Basis(StrEnum):
    """What a chance of lasting rests on (FORMATS section 8)."""

    OWN_HISTORY = "own_history"
    POOLED = "pooled"
    PUBLISHED = "published"
    WITHHELD = "withheld"
