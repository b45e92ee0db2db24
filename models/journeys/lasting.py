"""The chance that a planned move lasts: published evidence brought up to date by own moves.

A hazard of ending early in each of the thirteen four-week steps after a move, front-loaded as the
published curve is. The published chance enters as weighted pseudo-rows that reproduce its curve, so
with no move of its own a council gets the published figure, and with many its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
import pandas as pd

from models.evidence import Evidence, MoveTo
from models.journeys.arrays import Floats, Whole
from models.journeys.bar import Bar
from models.journeys.ending import (
    FREE,
    FREE_TERMS,
    STEP_WEEKS,
    STEPS,
    PseudoRows,
    fit_ending,
    pseudo_rows,
    steps_early,
    survival_after,
)
from models.journeys.features import FEATURES, KNOWN, TOGETHER
from models.journeys.hazards import Hazard, telling_columns
from models.journeys.kinds import SETTINGS
from models.journeys.moves import SHORT_TIME_TO_18_DAYS, Outcome
from models.journeys.skill import Skill, skill_of

EIGHT_IN_TEN = 1.2815515655446004  # standard normal's 90th percentile
NO_PRIOR_MOVES, NO_PRIOR_CHANCE = 1.0, 0.5  # where nothing is published: worth one move
BY_ITSELF = ("age", "over_13", "over_16", "weeks_here", "years_in_care", "placements_before",
             "residential_before", "foster_before")  # fmt: skip
MEANINGFUL = np.array([FEATURES.index(name) for name in (*KNOWN, *BY_ITSELF)])
_NAMES = tuple(FEATURES[place] for place in MEANINGFUL)
_TOGETHER = tuple(
    (known, tuple(one for one in others if one in _NAMES)) for known, others in TOGETHER
)


@dataclass(frozen=True, slots=True, eq=False)
class Lasting:
    """What is known of how long one kind of move lasts.

    `moves`, `ended_early`: own moves with at least 26 weeks to 18, and how many ended early;
    `not_yet`: those among them whose year isn't over; `short_time`: moves with less time, apart.
    `pooled`: hazard for all children; `own`: with a child's features (columns: places in FEATURES,
    less `centre`), None unless the evidence bar is passed; `why_not` says why in words. `skill`:
    how `own` did out of time. `selection_sd`: log odds of the hazard by which movers may differ.
    `prior_moves` 0: nothing is published. `prior_source`: where the prior comes from.
    """

    move_to: MoveTo
    moves: int
    ended_early: int
    not_yet: int
    short_time: int
    pooled: Hazard
    own: Hazard | None
    own_columns: Whole
    centre: Floats
    skill: Skill | None
    why_not: str
    selection_sd: float
    prior_moves: float
    prior_source: str
    early_share: Floats

    def log_odds(self, x: Floats, normal: Floats, *, own: bool) -> tuple[Floats, Floats]:
        """For draws (rows of `normal`) and children (rows of FEATURES `x`): the log odds of ending
        in a late step, and by how much (one a draw) the log odds are higher early on.

        The last column of `normal` is the draw's difference of movers from what files show.
        """
        hazard = self.own if own and self.own is not None else self.pooled
        drawn = hazard.draws(normal[:, :-1])
        late = np.repeat(drawn[:, :1], len(x), axis=1)
        if hazard is self.own:
            late = late + drawn[:, FREE_TERMS:] @ (x[:, self.own_columns] - self.centre).T
        return late + self.selection_sd * normal[:, -1:], FREE * drawn[:, 1]

    def lasts(self, x: Floats, normal: Floats, weeks: float, *, own: bool) -> Floats:
        """The chance of lasting so many weeks (up to 52): draws × children."""
        late, early = self.log_odds(x, normal, own=own)
        return survival_after(late, early, self.early_share, weeks)


def fit_lasting(
    move_to: MoveTo, moves: pd.DataFrame, x: Floats, evidence: Evidence, bar: Bar, as_of_day: int
) -> Lasting:
    """Fit one kind of move. `moves`: all moves of the history, `x`: FEATURES of each, aligned."""
    kind = np.array([MoveTo.of(SETTINGS[place]) is move_to for place in moves["setting"]], bool)
    short = (moves["days_to_18"] < SHORT_TIME_TO_18_DAYS).to_numpy(bool)
    mine, seen = moves[kind & ~short], x[kind & ~short][:, MEANINGFUL]
    early_share = steps_early(evidence.curve)
    prior = next((one for one in evidence.chances if one.move_to is move_to), None)
    weight, chance = (
        (NO_PRIOR_MOVES, NO_PRIOR_CHANCE) if prior is None else (prior.weight_moves, prior.p_12m)
    )
    pseudo = pseudo_rows(chance, weight, evidence.curve)
    pooled = _pooled(mine, pseudo, early_share)
    columns = telling_columns(seen, _NAMES, _TOGETHER) if len(seen) else np.zeros(0, np.int64)
    centre = seen[:, columns].mean(axis=0) if len(seen) else np.zeros(0)
    features = seen[:, columns] - centre
    skill = skill_of(mine, features, pseudo, early_share, as_of_day)
    ended_early = int((mine["outcome"] == Outcome.ENDED_EARLY.value).sum())
    why_not = _why_not(len(mine), ended_early, skill, bar)
    own = None if why_not else fit_ending(mine, features, pseudo, early_share)
    return Lasting(
        move_to=move_to,
        moves=len(mine),
        ended_early=ended_early,
        not_yet=int((mine["outcome"] == Outcome.NOT_YET.value).sum()),
        short_time=int((kind & short).sum()),
        pooled=pooled,
        own=own,
        own_columns=MEANINGFUL[columns],
        centre=centre,
        skill=skill,
        why_not=why_not,
        selection_sd=_selection(pooled, early_share, bar),
        prior_moves=0.0 if prior is None else prior.weight_moves,
        prior_source="nothing is published" if prior is None else prior.source,
        early_share=early_share,
    )


def _pooled(moves: pd.DataFrame, pseudo: PseudoRows, early_share: Floats) -> Hazard:
    return fit_ending(moves, np.zeros((len(moves), 0)), pseudo, early_share)


def _selection(pooled: Hazard, early_share: Floats, bar: Bar) -> float:
    """The bar's log odds of lasting a year, as log odds of the hazard of one step."""
    late, early = pooled.coefficients[:1][:, None], FREE * pooled.coefficients[1:2]
    lasts = float(survival_after(late, early, early_share, STEPS * STEP_WEEKS)[0, 0])
    by_log_hazard = -log(lasts) / (1 - lasts)  # how fast log odds of lasting follow log hazard
    return bar.selection_log_odds / EIGHT_IN_TEN / by_log_hazard


def _why_not(moves: int, ended_early: int, skill: Skill | None, bar: Bar) -> str:
    """Why no figure of a child's own may be given for this kind of move; "" if it may."""
    if moves < bar.own_moves:
        return f"{moves} own moves, {bar.own_moves} are needed to tell children apart"
    if ended_early < bar.own_ended_early:
        return f"{ended_early} moves ended early, {bar.own_ended_early} are needed"
    if skill is None:
        return "too few years to try the model out of time"
    if skill.auc_low < bar.auc_low:
        return "out of time the model doesn't tell well enough which moves last"
    if skill.brier > skill.brier_base_rate * (1 - bar.brier_gain):
        return "out of time the model does no better than the same chance for every child"
    return ""
