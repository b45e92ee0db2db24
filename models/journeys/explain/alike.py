"""Past moves like a child's, as an anonymous count: never who, never fewer than ten."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.evidence import MoveTo
from models.journeys.explain.grounds import Grounds
from models.journeys.fit.lasting import of_kind
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.features import FEATURES, HIGH_LEVEL
from models.journeys.history.moves import SHORT_TIME_TO_18_DAYS, MoveOutcome
from models.needs.profile import RULE_NEEDS
from models.needs.scheme import Need

FEWEST = 10  # moves, and children who made them
FEWEST_SHOWN = 5  # a part under it is not told exactly, nor one that leaves so few


@dataclass(frozen=True, slots=True)
class LikenessStep:
    """How alike: age at the move within so many years, and on the same side of these needs."""

    years: int | None
    needs: tuple[Need, ...]


# From alike to hardly alike: the first that holds enough moves counts.
STEPS: tuple[LikenessStep, ...] = (
    LikenessStep(2, (Need.BEHAVIOUR_TOWARDS_OTHERS, Need.SELF_HARM, Need.EXPLOITATION_AND_MISSING)),
    LikenessStep(2, (Need.BEHAVIOUR_TOWARDS_OTHERS,)),
    LikenessStep(2, ()),
    LikenessStep(3, ()),
    LikenessStep(None, ()),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Moves whose year is over: how many, how many lasted, how many in the same home all along.

    `not_yet`: moves beside them whose year isn't over. What became of a move in its first weeks
    says nothing of it here before its year is over, or early endings would be counted sooner.
    """

    moves: int
    lasted: int
    same_home: int
    not_yet: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Past moves like this one: how alike, and what became of them."""

    step: LikenessStep
    tally: Tally


def find_moves_alike(grounds: Grounds, child: str, move_to: MoveTo) -> Alike | None:
    """The closest ten or more moves of other children; None where there are fewer of this kind."""
    row = grounds.row(child)
    if row is None:
        return None
    moves, x = grounds.known.moves, grounds.known.x
    others = _counted(moves, move_to) & (moves["child"] != child).to_numpy(bool)
    for step in STEPS:
        if any(np.isnan(_level(grounds, row, need)) for need in step.needs):
            continue
        near = others & _near(x, grounds.x[row], step.years)
        for need in step.needs:
            near &= _same_side(x, _level(grounds, row, need), need)
        if tally := _tally(moves[near]):
            return Alike(step, tally)
    return None


def all_of_kind(grounds: Grounds, move_to: MoveTo) -> Tally | None:
    """What became of all the moves of a kind; None where there are fewer than ten."""
    return _tally(grounds.known.moves[_counted(grounds.known.moves, move_to)])


def blur_part(part: int, full: int) -> str:
    """A part of a whole as it may be told: "9", "fewer than 5", "10 or more" (of 14)."""
    if part >= FEWEST_SHOWN and full - part < FEWEST_SHOWN:
        return f"{full - FEWEST_SHOWN + 1} or more"
    return at_least_few(part)


def at_least_few(number: int) -> str:
    """A number that stands alone, as it may be told: "6", "fewer than 5"."""
    return str(number) if number >= FEWEST_SHOWN else f"fewer than {FEWEST_SHOWN}"


def _counted(moves: pd.DataFrame, move_to: MoveTo) -> Flags:
    """Moves of a kind with at least 26 weeks to 18 that weren't lost from sight."""
    in_sight = (moves["outcome"] != MoveOutcome.CENSORED.value).to_numpy(bool)
    in_time = (moves["days_to_18"] >= SHORT_TIME_TO_18_DAYS).to_numpy(bool)
    return of_kind(moves, move_to) & in_sight & in_time


def _tally(moves: pd.DataFrame) -> Tally | None:
    over = moves[moves["year_over"].astype(bool)]
    if len(over) < FEWEST or over["child"].nunique() < FEWEST:
        return None
    lasted = over["outcome"] == MoveOutcome.LASTED.value
    same = over["same_family"].fillna(False).astype(bool)
    return Tally(len(over), int(lasted.sum()), int((lasted & same).sum()), len(moves) - len(over))


def _level(grounds: Grounds, row: int, need: Need) -> float:
    return float(grounds.levels[row, RULE_NEEDS.index(need)])


def _near(x: Floats, own: Floats, years: int | None) -> Flags:
    if years is None:
        return np.ones(len(x), bool)
    place = FEATURES.index("age")  # in units of three years
    near: Flags = np.abs(x[:, place] - own[place]) * 3 <= years + 1e-6
    return near


def _same_side(x: Floats, level: float, need: Need) -> Flags:
    """Moves of children whose need was known and, as the child's is, under 3 or not."""
    recorded = x[:, FEATURES.index(f"{need.value}_known")] > 0
    high = x[:, FEATURES.index(need.value)] + 2 >= HIGH_LEVEL
    same: Flags = recorded & (high == (level >= HIGH_LEVEL))
    return same
