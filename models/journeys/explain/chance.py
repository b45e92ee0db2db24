"""Why a child's own chance is what it is: the few things that move it, and what would change it.

Every size is the fitted hazard's own: the same child asked about again with one thing set to what
it was for past movers on average, or one need a level lower or higher. It says what went together
in this council's history, not what makes a move last.
"""

from dataclasses import dataclass

import numpy as np

from models.children.records import Child
from models.evidence import MoveTo
from models.interval import Interval
from models.journeys.explain.factors import MEANINGS, FeatureReading, Meaning, Thing
from models.journeys.explain.grounds import Grounds
from models.journeys.fit.early_ending import OwnEnding
from models.journeys.fit.lasting import Lasting
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.features import FEATURES, HIGH_LEVEL, NAMED_NEEDS
from models.needs.profile import RULE_NEEDS
from models.needs.scheme import HIGHEST_NEED, Need

MOST_FACTORS = 4
LEAST_POINTS = 1.0  # of 100; what is less is told among the rest
A_YEAR_WEEKS = 52.0
LOW, HIGH = 10, 90


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing about the child against the average past mover; `words` are the child's own.

    `points`: the difference in the chance of lasting a year, in points of 100.
    """

    thing: Thing
    words: str
    points: Interval


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A child like this with one need one level lower (`step` -1) or higher (1).

    `need` None: any one of the needs that the model only knows together, none of which crosses
    from level 2 to 3 or back. `p_12m`: the chance then.
    """

    need: Need | None
    step: int
    p_12m: float
    points: Interval


@dataclass(frozen=True, slots=True)
class Because:
    """The few things that move a child's chance, largest first.

    `average`: the chance of the average past mover, `p_12m` the child's. What is not among the
    `factors` (smaller things, and what comes of things together) is the rest. `changes` is empty
    where no known need is in the model. It was learnt from `family_years` that all children lived
    in such a family, of which `family_endings` ended early, and from `moves` of this kind.
    """

    move_to: MoveTo
    average: float
    p_12m: float
    factors: tuple[Factor, ...]
    changes: tuple[LevelChange, ...]
    family_years: float
    family_endings: int
    moves: int

    @property
    def rest_whole(self) -> int:
        """The same between whole numbers, so that what is shown adds up."""
        number = sum(round(factor.points.value) for factor in self.factors)
        return round(100 * self.p_12m) - round(100 * self.average) - number


def explain_chance(grounds: Grounds, child: Child, move_to: MoveTo) -> Because | None:
    """The explanation of a child's own chance; None where the kind of move has none."""
    lasting, row = grounds.lasting_of(move_to), grounds.row(child.key)
    if lasting.own is None or row is None:
        return None
    own = lasting.own
    mine = grounds.x[row].astype(np.float64)
    centre = mine.copy()
    centre[own.lent.columns] = own.centre
    meanings = [meanings for meanings in MEANINGS if len(_places(meanings, own))]
    changed = _changed_needs(mine, grounds.levels[row], own)
    asked = [centre, mine, *(_set_to(mine, centre, meaning, own) for meaning in meanings)]
    asked += [x for _, _, x in changed]
    best, draws = _chances(lasting, np.array(asked), grounds.normal)
    read = FeatureReading(child, grounds.as_of, mine)
    without = range(2, 2 + len(meanings))
    factors = [
        Factor(meaning.thing, meaning.words(read), _points(best, draws, 1, place))
        for meaning, place in zip(meanings, without, strict=True)
    ]
    large = [factor for factor in factors if abs(factor.points.value) >= LEAST_POINTS]
    large.sort(key=lambda factor: -abs(factor.points.value))
    changes = tuple(
        LevelChange(need, step, float(best[place]), _points(best, draws, place, 1))
        for place, (need, step, _) in enumerate(changed, 2 + len(meanings))
    )
    average, p_12m = float(best[0]), float(best[1])
    return Because(
        move_to,
        average,
        p_12m,
        tuple(large[:MOST_FACTORS]),
        changes,
        own.lent.years,
        own.lent.endings,
        lasting.moves,
    )


def _places(meaning: Meaning, own: OwnEnding) -> Whole:
    """Where in FEATURES the model uses what tells of a thing."""
    places = [FEATURES.index(name) for name in meaning.features]
    return np.intersect1d(places, own.lent.columns)


def _set_to(mine: Floats, centre: Floats, meaning: Meaning, own: OwnEnding) -> Floats:
    x, places = mine.copy(), _places(meaning, own)
    x[places] = centre[places]
    return x


def _changed_needs(
    mine: Floats, levels: Floats, own: OwnEnding
) -> list[tuple[Need | None, int, Floats]]:
    """The child's features with one need a level lower and higher, for needs in the model."""
    used = {FEATURES[place] for place in own.lent.columns}
    together = "needs_mean" in used
    changes: list[tuple[Need | None, int, Floats]] = []
    for step in (-1, 1):
        for need in NAMED_NEEDS:
            level = levels[RULE_NEEDS.index(need)]
            recorded = need.value in used and not np.isnan(level)
            if recorded and 0 <= level + step <= HIGHEST_NEED:
                changes.append((need, step, _with_need(mine, levels, need, step)))
        others = [RULE_NEEDS.index(need) for need in RULE_NEEDS if need.value not in used]
        movable = [level for level in levels[others] if _stays_on_its_side(level, step)]
        if together and movable:
            changes.append((None, step, _with_need(mine, levels, None, step)))
    return changes


def _stays_on_its_side(level: float, step: int) -> bool:
    """Whether a level can go one step without crossing from 2 to 3 or back; False if not known."""
    possible = bool(0 <= level + step <= HIGHEST_NEED)  # False where it is NaN
    return possible and (level >= HIGH_LEVEL) == (level + step >= HIGH_LEVEL)


def _with_need(own: Floats, levels: Floats, need: Need | None, step: int) -> Floats:
    """The features (models/journeys/history/features.py) after one need's level has gone one
    step."""
    x = own.copy()
    x[FEATURES.index("needs_mean")] += step / max(int((~np.isnan(levels)).sum()), 1)
    if need is not None:
        level = levels[RULE_NEEDS.index(need)]
        crosses = (level + step >= HIGH_LEVEL) != (level >= HIGH_LEVEL)
        x[FEATURES.index("needs_high")] += step * crosses / 2
        x[FEATURES.index(need.value)] += step
    return x


def _chances(lasting: Lasting, x: Floats, normal: Floats) -> tuple[Floats, Floats]:
    """For each row the best single chance of lasting a year, and its draws (draws × rows)."""
    best = lasting.lasts(x, normal[:1] * 0.0, A_YEAR_WEEKS, own=True)[0]
    return best, lasting.lasts(x, normal, A_YEAR_WEEKS, own=True)


def _points(best: Floats, draws: Floats, number: int, other: int) -> Interval:
    """By how much one row's chance is above another's."""
    low, high = np.percentile(draws[:, number] - draws[:, other], [LOW, HIGH])
    return Interval(100 * float(best[number] - best[other]), 100 * float(low), 100 * float(high))
