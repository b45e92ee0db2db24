"""The outlook before the council's own history is used: published chances, a published curve."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.children.records import Child
from models.evidence import Basis, Curve, Evidence, PublishedChance
from models.journeys.answers.outlook import Chance, Suits, Today, Weeks
from models.journeys.fit.published_curve import (
    Numbers,
    expected_weeks,
    survival_at_week,
    weeks_before_ending,
)
from models.money import DAYS_PER_WEEK
from models.settings import Setting

WAYS = 50  # chances, and turns under each: the 10th and 90th percentile then stand within 1%
GOLDEN = (5**0.5 - 1) / 2
NOTHING_PUBLISHED = "no published chance for this kind of home"


@dataclass(frozen=True, slots=True)
class PublishedOutlook:
    """Answers every question about the future from published evidence, the same for every child."""

    evidence: Evidence

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        """The prior's chance with its 80% interval; withheld where nothing is published."""
        prior = self.evidence.chance(destination)
        if prior is None:
            return Chance(None, None, None, Basis.WITHHELD, 0.0, NOTHING_PUBLISHED)
        by_13, by_26 = (
            [
                survival_at_week(value, self.evidence.curve, week)
                for value in (prior.p_12m, prior.low, prior.high)
            ]
            for week in (13, 26)
        )
        return Chance(
            prior.p_12m,
            prior.low,
            prior.high,
            Basis.PUBLISHED,
            prior.weight_moves,
            prior.source,
            by_13[0],
            by_26[0],
            by_13[1],
            by_13[2],
            by_26[1],
            by_26[2],
        )

    def weeks(
        self, child: Child, destination: Setting, suits: Suits, from_day: float, to_day: float
    ) -> Weeks | None:
        """Expected weeks between two days after the move; None if nothing is published.

        Today's path is all the weeks in this placement, so those saved are those that it lasts.
        """
        prior = self.evidence.chance(destination)
        if prior is None:
            return None
        start, end = from_day / DAYS_PER_WEEK, to_day / DAYS_PER_WEEK
        lasting = np.array([expected_weeks(prior.p_12m, self.evidence.curve, start, end)])
        ends = published_endings(prior, self.evidence.curve)
        may_last = np.clip(ends, start, end) - start
        return Weeks(lasting, lasting, (), goes_ahead=np.ones(1), may_last=may_last)

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        """All the weeks in this placement."""
        return Today((to_day - from_day) / DAYS_PER_WEEK)

    @property
    def baseline_words(self) -> str:
        return "without the move, the child is assumed to stay in this placement"


@lru_cache(maxsize=64)
def published_endings(prior: PublishedChance, curve: Curve) -> Numbers:
    """Weeks after which such a move ends early, infinite where it lasts: an even spread of ways.

    Each chance that the prior allows, by its weight, with each turn that a move may take under it.
    """
    chances = np.linspace(0, 1, 2001)[1:-1]
    log_density = (prior.alpha - 1) * np.log(chances) + (prior.beta - 1) * np.log1p(-chances)
    below = np.cumsum(np.exp(log_density - log_density.max()))
    middles = (np.arange(WAYS) + 0.5) / WAYS
    likely = np.interp(middles, below / below[-1], chances)
    turns = np.mod(np.arange(WAYS * WAYS) * GOLDEN, 1.0)  # even, and otherwise under each chance
    values = weeks_before_ending(np.repeat(likely, WAYS), curve, turns)
    values.flags.writeable = False
    return values
