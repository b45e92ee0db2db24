"""What every child's months in a family teach about who finds one hard.

A council has few moves out of residential care that ended early, but hundreds of family placements
that did. So the effects of needs, strengths, age, missing episodes, the SDQ and history are learnt
from every month that children of school age spent in a family, apart from the year after
residential care: that year belongs to the moves themselves (lasting.py), which these effects are
lent to.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.children.council import CouncilData
from models.evidence import MoveTo
from models.journeys.fit.hazards import Hazard, fit_around, odds_to_chance, telling_columns
from models.journeys.fit.measures import Skill, skill_of_chances
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import NO_WAY, Study
from models.journeys.history.features import FEATURES, NAMED_NEEDS, first_weeks, weeks_here
from models.journeys.history.kinds import GROUPS, SETTINGS, HomeGroup
from models.journeys.history.moves import (
    CUSTODY,
    FOSTER,
    HOME,
    RESIDENTIAL,
    MoveOutcome,
    list_moves,
)
from models.journeys.history.past import features_of_moves
from models.journeys.history.rows import STEP_DAYS, Rows
from models.money import DAYS_PER_YEAR

SCHOOL_AGE = 5.0  # years; younger children are seldom in residential care and live other lives
EFFECT_PRIOR_SD = 0.35  # log odds for one unit of a feature
FEWEST_ENDINGS = 50  # fewer teach nothing: no effect is lent
ROWS_AN_ENDING = 10
EARNS = 1.0  # log chance given to what happened in those years; less is noise
VALIDATION_DAYS = 2 * 365  # the last two years say which things earn their place

# Few, summed-up things that may tell who finds a family hard; each with the columns that say it.
THINGS: tuple[tuple[str, ...], ...] = (
    ("profile_known", "needs_mean"),
    ("needs_high",),
    ("strengths_known", "strengths_mean"),
    ("missing_episodes",),
    ("sdq_known", "sdq"),
    ("age", "over_13"),
    ("placements_before",),
    *((f"{need.value}_known", need.value) for need in NAMED_NEEDS),
)
THING_COLUMNS = tuple(name for thing in THINGS for name in thing)
# What the months of a placement have in common, whoever lives there; never lent.
COURSE = (
    "first_weeks", "weeks_here", "years_in_care", "started_on_or_before", "in_care_before", "late",
    *(f"in_{setting.value}" for setting in SETTINGS),
)  # fmt: skip
_GROUP = {
    MoveTo.FOSTERING: GROUPS.index(HomeGroup.FOSTER),
    MoveTo.HOME: GROUPS.index(HomeGroup.HOME),
    MoveTo.OTHER: GROUPS.index(HomeGroup.SUPPORTED),
}
_AFTER_RESIDENTIAL, _AGE, _FIRST_WEEKS, _WEEKS_HERE = (
    FEATURES.index(name) for name in ("after_residential", "age", "first_weeks", "weeks_here")
)


@dataclass(frozen=True, slots=True, eq=False)
class FamilyMonths:
    """Four-weekly rows of children in one kind of family. `x`: FEATURES; `ended`: the row ended
    early, as a move would; `left`: the child went elsewhere in another way; `weight`: the part of
    four weeks that was seen; `ends`: its last day. Sorted by person and day."""

    person: Whole
    day: Whole
    ends: Whole
    x: Floats
    ended: Flags
    left: Flags
    weight: Floats

    def only(self, mask: Flags) -> "FamilyMonths":
        return FamilyMonths(
            self.person[mask],
            self.day[mask],
            self.ends[mask],
            self.x[mask],
            self.ended[mask],
            self.left[mask],
            self.weight[mask],
        )


@dataclass(frozen=True, slots=True, eq=False)
class FamilyEffects:
    """Effects on ending early, in log odds of four weeks for one unit of a feature.

    `columns`: places in FEATURES, those of THING_COLUMNS that earned their place. `hazard`: of four
    weeks in such a family, with these columns first and then its course (`course`, places too).
    `years`: years that children lived in such a family; `endings`: how many ended.
    """

    columns: Whole
    course: Whole
    hazard: Hazard
    years: float
    endings: int

    @property
    def coefficients(self) -> Floats:
        return self.hazard.coefficients[1 : len(self.columns) + 1]

    @property
    def covariance(self) -> Floats:
        """Laplace's."""
        return self.hazard.covariance[1 : len(self.columns) + 1, 1 : len(self.columns) + 1]


def family_months(rows: Rows, move_to: MoveTo) -> FamilyMonths:
    """The months of school-age children in the kind of family that a move leads to."""
    age = rows.x[:, _AGE] * 3 + 10
    there = (rows.group == _GROUP[move_to]) & (age >= SCHOOL_AGE)
    there &= rows.x[:, _AFTER_RESIDENTIAL] == 0
    way, to_setting = rows.way[there], rows.to_setting[there]
    ended = (way == RESIDENTIAL) | (to_setting == CUSTODY)
    if move_to is MoveTo.HOME:  # coming back from home to any placement ends it
        ended |= (way >= 0) & (way < len(GROUPS)) & (way != HOME)
    return FamilyMonths(
        rows.person[there],
        rows.day[there],
        rows.day[there] + STEP_DAYS,
        rows.x[there],
        ended,
        ~ended & (way != NO_WAY) & (way != _GROUP[move_to]),
        rows.weight[there],
    )


def months_at_home(data: CouncilData, study: Study) -> FamilyMonths:
    """The year after leaving care for home, of school-age children who lived in a foster family.

    Whoever is placed anywhere again has ended it early.
    """
    moves = list_moves(study, FOSTER)
    moves = moves[moves["left_care"].astype(bool)].reset_index(drop=True)
    x = features_of_moves(data, study, moves)
    observed = moves["observed_days"].to_numpy(np.int64)
    steps = -(-observed // STEP_DAYS)
    of = np.repeat(np.arange(len(moves)), steps)
    number = np.arange(len(of)) - np.repeat(np.cumsum(steps) - steps, steps)
    is_last = number == steps[of] - 1
    early = (moves["outcome"] == MoveOutcome.ENDED_EARLY.value).to_numpy(bool)
    rows, weeks = x[of], number * STEP_DAYS / 7.0
    rows[:, _FIRST_WEEKS], rows[:, _WEEKS_HERE] = first_weeks(weeks), weeks_here(weeks)
    day = moves["moved_on"].to_numpy(np.int64)[of] + STEP_DAYS * number
    months = FamilyMonths(
        person=moves["person"].to_numpy(np.int64)[of],
        day=day,
        ends=day + STEP_DAYS,
        x=rows,
        ended=early[of] & is_last,
        left=np.zeros(len(of), bool),
        weight=np.where(
            early[of] & is_last, 1.0, np.minimum(observed[of] / STEP_DAYS - number, 1.0)
        ),
    )
    return months.only(rows[:, _AGE] * 3 + 10 >= SCHOOL_AGE)


def join_months(first: FamilyMonths, second: FamilyMonths) -> FamilyMonths:
    """The rows of both, by person and day."""
    order = np.lexsort(
        (np.concatenate([first.day, second.day]), np.concatenate([first.person, second.person]))
    )
    columns = (
        np.concatenate([getattr(first, name), getattr(second, name)])[order]
        for name in FamilyMonths.__dataclass_fields__
    )
    return FamilyMonths(*columns)


def learn_effects(months: FamilyMonths) -> FamilyEffects | None:
    """The effects of the things that earned their place; None where too few endings were seen."""
    endings = int(months.ended.sum())
    if endings < FEWEST_ENDINGS:
        return None
    things = _things_that_earn_their_place(months)
    columns = _columns_of(things)
    hazard, used = _fit(months, columns)
    return FamilyEffects(
        columns=columns,
        course=used[len(columns) :],
        hazard=hazard,
        years=float(months.weight.sum()) * STEP_DAYS / DAYS_PER_YEAR,
        endings=endings,
    )


def known_by(months: FamilyMonths, day: int) -> FamilyMonths:
    """The rows that were over by a day."""
    return months.only(months.ends <= day)


def family_skill(
    months: FamilyMonths,
    days: tuple[tuple[int, int], ...],
    effects_at: Callable[[int], FamilyEffects | None],
) -> Skill | None:
    """How well effects learnt up to a day tell who finds a family hard in the year after it.

    One line a child and year. The base rate knows the course of a placement (its first weeks, its
    kind), so that only what is known of the child can do better. `days`: first and last of each
    year; `effects_at`: what had been learnt by a day. None where no year can be tried.
    """
    tried = (
        _try_year(months, effects, first, last)
        for first, last in days
        if (effects := effects_at(first)) is not None
    )
    parts = [part for part in tried if part is not None]
    if not parts:
        return None
    expected, base_rate, lasted = (np.concatenate(column) for column in zip(*parts, strict=True))
    return skill_of_chances(expected, base_rate, lasted)


def _try_year(
    months: FamilyMonths, effects: FamilyEffects, first: int, last: int
) -> tuple[Floats, Floats, Flags] | None:
    """Chances of lasting a year as of its first day, the base rate's, and what came of it."""
    train = known_by(months, first)
    test = months.only((months.day >= first) & (months.day < last))
    if not len(test.day):
        return None
    _, begins, of = np.unique(test.person, return_index=True, return_inverse=True)
    ended = np.bincount(of, test.ended & (test.ends <= last)) > 0
    leaves = float(train.left.sum() / train.weight.sum())
    # As known at each child's first row: what came later must not tell how it ended.
    x, steps = test.x[begins], (last - test.day[begins]) / STEP_DAYS
    used = np.concatenate([effects.columns, effects.course])
    expected = _lasts_so_long(effects.hazard, used, x, steps, leaves)
    return expected, _lasts_so_long(*_fit(train, used[:0]), x, steps, leaves), ~ended


def _lasts_so_long(hazard: Hazard, used: Whole, x: Floats, steps: Floats, leaves: float) -> Floats:
    """The chance of no early ending in so many four-week steps from rows of FEATURES on, where a
    share `leaves` of those still there goes elsewhere in each."""
    weeks = np.expm1(2 * x[:, _WEEKS_HERE])
    now, loss = x.copy(), np.zeros(len(x))
    for step in range(int(np.ceil(steps.max(initial=0.0)))):
        later = weeks + step * STEP_DAYS / 7
        now[:, _FIRST_WEEKS], now[:, _WEEKS_HERE] = first_weeks(later), weeks_here(later)
        chance = odds_to_chance(hazard.coefficients[0] + now[:, used] @ hazard.coefficients[1:])
        part = np.clip(steps - step, 0.0, 1.0) * (1 - leaves) ** step
        loss -= part * np.log1p(-np.minimum(chance, 0.999))
    survival: Floats = np.exp(-loss)
    return survival


def _things_that_earn_their_place(months: FamilyMonths) -> list[tuple[str, ...]]:
    """Things without which the last years would have been foreseen less well, one after another."""
    split = int(months.ends.max(initial=0)) - VALIDATION_DAYS
    train, test = known_by(months, split), months.only(months.ends > split)
    if int(train.ended.sum()) < FEWEST_ENDINGS or not test.ended.any():
        return list(THINGS)
    kept: list[tuple[str, ...]] = []
    best = _log_score(train, test, _columns_of(kept))
    for thing in THINGS:
        score = _log_score(train, test, _columns_of([*kept, thing]))
        if score > best + EARNS:
            kept, best = [*kept, thing], score
    return kept


def _columns_of(things: list[tuple[str, ...]]) -> Whole:
    return np.array([FEATURES.index(name) for thing in things for name in thing], np.int64)


def _fit(months: FamilyMonths, columns: Whole) -> tuple[Hazard, Whole]:
    """The hazard with the course of a placement and these columns; and the columns it has."""
    # Of the rows that did not end every nth counts for n: beside ten of them an ending tells as
    # much as beside all.
    every = max(len(months.day) // (ROWS_AN_ENDING * max(int(months.ended.sum()), 1)), 1)
    some = months.ended | (np.arange(len(months.day)) % every == 0)
    weight = np.where(months.ended, 1.0, every * months.weight)[some]
    course = np.array([FEATURES.index(name) for name in COURSE], np.int64)
    varied = course[telling_columns(months.x[some][:, course], COURSE, ())]
    used = np.concatenate([columns, varied])
    hazard = fit_around(
        months.x[some][:, used],
        months.ended[some],
        weight,
        mean=np.zeros(len(used)),
        sd=np.full(len(used), EFFECT_PRIOR_SD),
    )
    return hazard, used


def _log_survival(train: FamilyMonths, test: FamilyMonths, columns: Whole) -> Floats:
    hazard, used = _fit(train, columns)
    chance = odds_to_chance(hazard.coefficients[0] + test.x[:, used] @ hazard.coefficients[1:])
    survival: Floats = np.log1p(-np.minimum(chance, 0.999))
    return survival


def _log_score(train: FamilyMonths, test: FamilyMonths, columns: Whole) -> float:
    """The log of the chance that was given to what happened."""
    log_survival = _log_survival(train, test, columns)
    went_on = log_survival * test.weight
    return float(np.where(test.ended, np.log(-np.expm1(log_survival)), went_on).sum())
