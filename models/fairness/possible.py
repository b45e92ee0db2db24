"""What a reader who adds up can tell of a hidden count: how large it may be by all that is printed.

The reader's knowledge is this and no more: no count is below nothing, every printed number is true,
and sums hold (a total is its parts, whichever table each stands in). Exact, by integer programming
(HiGHS); bounds taken one sum at a time would let through what several sums tell together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

Key = tuple[str, ...]
Counts = Mapping[Key, int]
NO_END = 10_000  # more children than a council has: whatever may be as many has no upper end


@dataclass(frozen=True, slots=True)
class PublishedSum:
    """A whole and the parts that make it up, none of them in another."""

    whole: Key
    parts: tuple[Key, ...]

    @property
    def members(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)


def with_most(
    key: Key, shown: Counts, at_least: Counts, sums: Iterable[PublishedSum]
) -> dict[Key, int]:
    """One way to fill all hidden counts that hang together with `key`, with as much there as fits.

    `at_least`: every hidden key, and the least that it may be. NO_END: as much as you like. Raises
    `ValueError` where what is shown contradicts itself.
    """
    texts, rules = _together(key, at_least, sums)
    place = {texts: number for number, texts in enumerate(texts)}
    matrix, wanted = lil_matrix((len(rules), len(texts))), np.zeros(len(rules))
    for number, rule in enumerate(rules):
        for sentences, sign in ((rule.whole, 1), *((part, -1) for part in rule.parts)):
            if sentences in place:
                matrix[number, place[sentences]] += sign
            else:
                wanted[number] -= sign * shown[sentences]
    goal = np.zeros(len(texts))
    goal[place[key]] = -1
    found = milp(
        goal,
        integrality=np.ones(len(texts)),
        bounds=Bounds(np.array([at_least[texts] for texts in texts]), NO_END),
        constraints=LinearConstraint(matrix.tocsr(), wanted, wanted) if rules else (),
    )
    if found.x is None:
        raise ValueError("what is shown contradicts itself")
    return {texts: round(value) for texts, value in zip(texts, found.x, strict=True)}


def _together(
    key: Key, hidden: Counts, sums: Iterable[PublishedSum]
) -> tuple[tuple[Key, ...], tuple[PublishedSum, ...]]:
    """The hidden counts that hang together with one over sums, and those sums."""
    published_sums, none_by_texts, rules = list(sums), {key: None}, []
    grew = True
    while grew:
        near = [
            published_sum
            for published_sum in published_sums
            if any(member in none_by_texts for member in published_sum.members)
        ]
        published_sums = [
            published_sum for published_sum in published_sums if published_sum not in near
        ]
        rules += near
        none_by_texts |= {
            member: None
            for published_sum in near
            for member in published_sum.members
            if member in hidden
        }
        grew = bool(near)
    return tuple(none_by_texts), tuple(rules)
