"""How well a model told, before they happened, which moves would last.

The one place where chances are tried out of time: what the engine withholds for (bar.py) and what
the evidence shows are the same numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.journeys.fit.early_ending import (
    PseudoRows,
    chance_of_lasting,
    fit_ending,
    fit_own_ending,
)
from models.journeys.fit.family_months import FamilyEffects
from models.journeys.fit.measures import Skill, skill_of_chances
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import day_number
from models.journeys.history.moves import LASTS_DAYS, MoveOutcome
from models.journeys.history.past import KnownMoves, year_after

FEWEST_TO_FIT = 30


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """Moves of the year after each origin with what was said of them then; aligned arrays.

    `expected`: the chance of lasting a year with the child's features; `base_rate`: the pooled
    chance for everyone; `lasted` what came of it; `origin` the year of the origin's 31 March; `row`
    the label of the move's row.
    """

    expected: Floats
    base_rate: Floats
    lasted: Flags
    origin: Whole
    row: Whole

    def __len__(self) -> int:
        return len(self.row)


def try_out(
    moves: pd.DataFrame,
    x: Floats,
    past: tuple[KnownMoves, ...],
    is_kind: Callable[[pd.DataFrame], Flags],
    effects_at: Callable[[int], FamilyEffects | None],
    pseudo: PseudoRows,
    early_share: Floats,
) -> Tried:
    """Fit at each origin on what was known then, try on the moves of the year after.

    `moves` of one kind as known now, with their FEATURES `x`; of each origin's moves `is_kind`
    takes the same kind. `effects_at`: what family placements taught up to a day; where that is
    nothing, each child's chance is the pooled one. An origin with too few moves to fit is passed
    over.
    """
    parts = [_nothing()]
    for known_moves in past:
        own = is_kind(known_moves.moves)
        test = _to_try(moves, known_moves)
        if own.sum() < FEWEST_TO_FIT or not len(test):
            continue
        train, seen = known_moves.moves[own], known_moves.x[own]
        pooled = fit_ending(train, pseudo, early_share)
        base_rate = chance_of_lasting(pooled, np.zeros((len(test), 0)), early_share)
        expected = base_rate
        effects = effects_at(known_moves.day)
        if effects is not None:
            model = fit_own_ending(train, seen, pseudo, early_share, effects)
            expected = chance_of_lasting(model, model.features(x[test]), early_share)
        parts.append(
            Tried(
                expected,
                base_rate,
                (moves["outcome"] == MoveOutcome.LASTED.value).to_numpy(bool)[test],
                np.full(len(test), known_moves.on.year),
                moves.index.to_numpy()[test],
            )
        )
    names = Tried.__dataclass_fields__
    return Tried(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def skill_of(tried: Tried, fewest: int) -> Skill | None:
    """The figures over all origins; None where fewer were tried than may say anything."""
    if len(tried) < fewest:
        return None
    return skill_of_chances(tried.expected, tried.base_rate, tried.lasted)


def _to_try(moves: pd.DataFrame, known_moves: KnownMoves) -> Whole:
    """The moves of the year after an origin whose year is known by now and wasn't cut by 18."""
    moved_on = moves["moved_on"].to_numpy(np.int64)
    resolved = (
        moves["outcome"].isin([MoveOutcome.LASTED.value, MoveOutcome.ENDED_EARLY.value]).to_numpy()
    )
    whole_year = moves["days_to_18"].to_numpy() >= LASTS_DAYS
    after = (moved_on > known_moves.day) & (moved_on <= day_number(year_after(known_moves.on)))
    return np.flatnonzero(after & resolved & whole_year)


def _nothing() -> Tried:
    none, full = np.zeros(0), np.zeros(0, np.int64)
    return Tried(none, none, np.zeros(0, bool), full, full)
