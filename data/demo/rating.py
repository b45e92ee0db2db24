"""When needs profiles are written, and what they say of a child: near the truth, never exact."""

from dataclasses import dataclass

import numpy as np

from data.demo.kinds import FAMILY, RESIDENTIAL, WhereKind
from data.demo.people import YEAR_DAYS
from data.demo.state import Children

RATER_ERROR = 0.30  # standard deviation, in levels
HIGHEST = np.array([4] * 12 + [3] * 8)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Profiles of one week: who, when, and the level of each of the twenty items."""

    who: np.ndarray
    day: np.ndarray
    levels: np.ndarray


def rate_children(
    children: Children,
    day: int,
    span: int,
    born: np.ndarray,
    in_families: bool,
    rng: np.random.Generator,
) -> Ratings:
    """Profiles due this week: twice a year in residential care, once a year elsewhere."""
    residential = RESIDENTIAL[children.kind]
    followed_up = children.from_residential & (
        FAMILY[children.kind] | (children.kind == WhereKind.PARENTS)
    )
    others = (FAMILY[children.kind] | (children.kind == WhereKind.PARENTS)) & (
        born < day - int(9 * YEAR_DAYS)
    )
    counted = residential | followed_up | (others & in_families)
    people = np.flatnonzero(counted & (children.assess_next < day + span))
    on = day + rng.integers(0, span, len(people))
    often = np.where((residential | followed_up)[people], 165, 340) * children.keeps_up[people]
    children.assess_next[people] = on + (often * rng.uniform(0.8, 1.2, len(people))).astype("int64")
    true = np.hstack([children.needs[people], children.strengths[people]])
    seen = np.rint(true + rng.normal(0, RATER_ERROR, true.shape))
    return Ratings(people, on, np.clip(seen, 0, HIGHEST).astype(np.int8))
