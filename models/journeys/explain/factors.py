"""The things a practitioner would name, and which of the engine's features tell of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from models.children.records import Child
from models.journeys.history.arrays import Floats
from models.journeys.history.features import FEATURES
from models.needs.scheme import Need


class Thing(StrEnum):
    """One thing about a child that may go with lasting more or less often."""

    AGE = "age"
    EARLIER = "earlier placements"
    NEEDS = "needs as a whole"
    BEHAVIOUR = "behaviour_towards_others"
    SELF_HARM = "self_harm"
    EXPLOITATION = "exploitation_and_missing"
    STRENGTHS = "strengths"
    MISSING = "missing episodes"
    SDQ = "SDQ"

    @property
    def need(self) -> Need | None:
        """The one need that this is; None for everything else."""
        return Need(self.value) if self.value in set(Need) else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The features that tell of a thing, and how a child's own are said in a few words."""

    thing: Thing
    features: tuple[str, ...]
    words: Callable[[FeatureReading], str]


@dataclass(frozen=True, slots=True, eq=False)
class FeatureReading:
    """A child's FEATURES `x`, read back into what they were made of."""

    child: Child
    as_of: date
    x: Floats

    def value(self, feature: str) -> float:
        return float(self.x[FEATURES.index(feature)])

    def has(self, feature: str) -> bool:
        return self.value(feature) != 0

    def number(self, feature: str) -> int:
        """A count that is held as log(1 + count)."""
        return round(float(np.expm1(self.value(feature))))


def _age(read: FeatureReading) -> str:
    return f"age {read.child.age_on(read.as_of)}"


def _earlier(read: FeatureReading) -> str:
    before = read.number("placements_before")
    parts = [_count(before, "earlier placement") if before else "no earlier placement"]
    parts += [
        f"{read.number(feature)} {kind}"
        for feature, kind in (("residential_before", "residential"), ("foster_before", "fostering"))
        if read.number(feature)
    ]
    return ", ".join(parts)


def _needs(read: FeatureReading) -> str:
    if not read.has("profile_known"):
        return "no needs profile"
    return f"needs as a whole, on average level {read.value('needs_mean') + 2:.1f}"


def _one_need(need: Need) -> Callable[[FeatureReading], str]:
    def words(read: FeatureReading) -> str:
        recorded = read.has(f"{need.value}_known")
        return f"level {read.value(need.value) + 2:.0f}" if recorded else "not known"

    return words


def _strengths(read: FeatureReading) -> str:
    if not read.has("strengths_known"):
        return "strengths not known"
    return f"strengths, on average {read.value('strengths_mean') + 1.5:.1f} of 3"


def _missing(read: FeatureReading) -> str:
    times = read.number("missing_episodes")
    return f"{_count(times, 'missing episode')} in 26 weeks" if times else "not missing in 26 weeks"


def _sdq(read: FeatureReading) -> str:
    return f"SDQ {read.value('sdq') * 7 + 14:.0f}" if read.has("sdq_known") else "no SDQ"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _meaning_of_need(thing: Thing, need: Need) -> Meaning:
    return Meaning(thing, (f"{need.value}_known", need.value), _one_need(need))


# Every feature that a chance of lasting may use is in exactly one of them (a test holds it).
MEANINGS: tuple[Meaning, ...] = (
    Meaning(Thing.AGE, ("age", "over_13"), _age),
    Meaning(Thing.EARLIER, ("placements_before",), _earlier),
    Meaning(Thing.NEEDS, ("profile_known", "needs_mean", "needs_high"), _needs),
    _meaning_of_need(Thing.BEHAVIOUR, Need.BEHAVIOUR_TOWARDS_OTHERS),
    _meaning_of_need(Thing.SELF_HARM, Need.SELF_HARM),
    _meaning_of_need(Thing.EXPLOITATION, Need.EXPLOITATION_AND_MISSING),
    Meaning(Thing.STRENGTHS, ("strengths_known", "strengths_mean"), _strengths),
    Meaning(Thing.MISSING, ("missing_episodes",), _missing),
    Meaning(Thing.SDQ, ("sdq_known", "sdq"), _sdq),
)
