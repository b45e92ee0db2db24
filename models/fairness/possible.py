"""What a reader who adds up can tell of a hidden count: how large it may be by all that is printed.

The reader's knowledge is this and no more: no count is below nothing, every printed number is true,
and sums hold (a total is its parts, whichever table each stands in). Exact, by integer programming
(HiGHS); bounds taken one sum at a time would let through what several sums tell together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

Key = tuple[str, ...]
Counts = Mapping[Key, int]
NO_END = 10_000  # more children than a council has: whatever may be as many has no upper end


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and the parts that make it up, none of them in another."""

    whole: Key
    parts: tuple[Key, ...]

    @property
    def members(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)


def with_most(key: Key, shown: Counts, at_least: Counts, sums: Iterable[Sum]) -> dict[Key, int]:
    """One way to fill all hidden counts that hang together with `key`, with as much there as fits.

    `at_least`: every hidden key, and the least that it may be. NO_END: as much as you like. Raises
    `ValueError` where what is shown contradicts itself.
    """
    mine, rules = _together(key, at_least, sums)
    place = {one: number for number, one in enumerate(mine)}
    matrix, wanted = lil_matrix((len(rules), len(mine))), np.zeros(len(rules))
    for number, rule in enumerate(rules):
        for one, sign in ((rule.whole, 1), *((part, -1) for part in rule.parts)):
            if one in place:
                matrix[number, place[one]] += sign
            else:
                wanted[number] -= sign * shown[one]
    goal = np.zeros(len(mine))
    goal[place[key]] = -1
    found = milp(
        goal,
        integrality=np.ones(len(mine)),
        bounds=Bounds(np.array([at_least[one] for one in mine]), NO_END),
        constraints=LinearConstraint(matrix.tocsr(), wanted, wanted) if rules else (),
    )
    if found.x is None:
        raise ValueError("what is shown contradicts itself")
    return {one: round(value) for one, value in zip(mine, found.x, strict=True)}


def _together(
    key: Key, hidden: Counts, sums: Iterable[Sum]
) -> tuple[tuple[Key, ...], tuple[Sum, ...]]:
    """The hidden counts that hang together with one over sums, and those sums."""
    left, mine, rules = list(sums), {key: None}, []
    grew = True
    while grew:
        near = [one for one in left if any(each in mine for each in one.members)]
        left = [one for one in left if one not in near]
        rules += near
        mine |= {each: None for one in near for each in one.members if each in hidden}
        grew = bool(near)
    return tuple(mine), tuple(rules)
