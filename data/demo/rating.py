"""When needs profiles are written, and what they say of a child: near the truth, never exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.demo.kinds import FAMILY, RESIDENTIAL, Kind
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


def assess(
    now: Children, day: int, span: int, born: np.ndarray, in_families: bool,
    rng: np.random.Generator,
) -> Ratings:  # fmt: skip
    """Profiles due this week: twice a year in residential care, once a year elsewhere."""
    residential = RESIDENTIAL[now.kind]
    followed_up = now.from_residential & (FAMILY[now.kind] | (now.kind == Kind.PARENTS))
    others = (FAMILY[now.kind] | (now.kind == Kind.PARENTS)) & (born < day - int(9 * YEAR_DAYS))
    counted = residential | followed_up | (others & in_families)
    who = np.flatnonzero(counted & (now.assess_next < day + span))
    on = day + rng.integers(0, span, len(who))
    often = np.where((residential | followed_up)[who], 165, 340) * now.keeps_up[who]
    now.assess_next[who] = on + (often * rng.uniform(0.8, 1.2, len(who))).astype("int64")
    true = np.hstack([now.needs[who], now.strengths[who]])
    seen = np.rint(true + rng.normal(0, RATER_ERROR, true.shape))
    return Ratings(who, on, np.clip(seen, 0, HIGHEST).astype(np.int8))
