"""Where every child of the simulation is in one week; the only arrays that change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from data.demo.effects import MOST_MOVES, MOST_STAYS
from data.demo.kinds import WhereKind
from data.demo.people import People


class Spell(IntEnum):
    """Whether the planted hazard of ending early is running."""

    NONE = 0
    FOSTERED = 1  # in a family after a planned move from residential care
    AT_HOME = 2  # back with the family, with or without a care order


@dataclass(slots=True)
class Children:
    """One place a child, in every array. Days are numbers since 1970."""

    kind: np.ndarray
    since: np.ndarray  # this placement
    care_since: np.ndarray  # this period of care
    moves: np.ndarray
    stays: np.ndarray  # residential placements so far
    spell: np.ndarray
    spell_since: np.ndarray
    spell_log: np.ndarray  # log hazard of ending early, fixed on the day of the move
    from_residential: np.ndarray  # the spell began in residential care
    worsening: np.ndarray  # levels a year
    needs: np.ndarray
    strengths: np.ndarray
    has_order: np.ndarray
    alone: np.ndarray
    severity: np.ndarray
    assess_next: np.ndarray
    keeps_up: np.ndarray  # how much longer than usual the time between two profiles is

    def at(self, places: np.ndarray) -> Children:
        """A copy of some children."""
        return Children(**{field.name: getattr(self, field.name)[places] for field in fields(self)})

    def features(self, age: np.ndarray) -> np.ndarray:
        """Children × FEATURES, as they really are."""
        moves = np.minimum(self.moves, MOST_MOVES)
        stays = np.minimum(self.stays, MOST_STAYS)
        remainder = np.column_stack([self.worsening, age, moves, stays])
        return np.hstack([self.needs, self.strengths, remainder])


def children_before(people: People, rng: np.random.Generator) -> Children:
    """Everybody, not yet in care."""
    count = people.count
    none = np.zeros(count, dtype="int64")
    return Children(
        kind=np.full(count, WhereKind.NOT_YET, dtype=np.intp),
        since=none.copy(),
        care_since=none.copy(),
        moves=none.copy(),
        stays=none.copy(),
        spell=none.copy(),
        spell_since=none.copy(),
        spell_log=np.zeros(count),
        from_residential=np.zeros(count, dtype=bool),
        worsening=rng.normal(0, 0.3, count),
        needs=people.needs.copy(),
        strengths=people.strengths.copy(),
        has_order=rng.random(count) < np.where(people.alone, 0.03, 0.62),
        alone=people.alone,
        severity=people.severity,
        assess_next=none.copy(),
        keeps_up=np.where(rng.random(count) < 0.12, 2.3, 1.0),
    )
