"""The chance that a planned move lasts: published evidence brought up to date by own moves.

A hazard of ending early in each of the thirteen four-week steps after a move, front-loaded as the
published curve is. The published chance enters as weighted pseudo-rows that reproduce its curve, so
with no move of its own a council gets the published figure, and with many its own.
"""

from dataclasses import dataclass, replace
from math import log

import numpy as np
import pandas as pd

from models.evidence import Basis, Evidence, MoveTo
from models.journeys.fit.bar import EvidenceBar
from models.journeys.fit.early_ending import (
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
from models.journeys.fit.hazards import Hazard, telling_columns
from models.journeys.fit.measures import EIGHT_IN_TEN
from models.journeys.fit.skill import Skill, Tried, skill_of, try_out
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.features import FEATURES, KNOWN, TOGETHER
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.moves import SHORT_TIME_TO_18_DAYS, MoveOutcome
from models.journeys.history.past import KnownMoves

NO_PRIOR_MOVES, NO_PRIOR_CHANCE = 1.0, 0.5  # where nothing is published: worth one move
BY_ITSELF = ("age", "over_13", "over_16", "weeks_here", "years_in_care", "placements_before",
             "residential_before", "foster_before")  # fmt: skip
MEANINGFUL = np.array([FEATURES.index(name) for name in (*KNOWN, *BY_ITSELF)])
_NAMES = tuple(FEATURES[place] for place in MEANINGFUL)
_TOGETHER = tuple(
    (name, tuple(other for other in others if other in _NAMES)) for name, others in TOGETHER
)


@dataclass(frozen=True, slots=True, eq=False)
class Lasting:
    """What is known of how long one kind of move lasts.

    `moves`, `ended_early`: own moves with at least 26 weeks to 18, and how many ended early;
    `not_yet`: those among them whose year isn't over; `short_time`: moves with less time, apart.
    `pooled`: hazard for all children; `own`: with a child's features (columns: places in FEATURES,
    less `centre`), None unless the evidence bar is passed; `why_not` says why in words. `tried`:
    what was said of moves before they were made and what came of them; `skill`: how good it was.
    `selection_sd`: log odds of the hazard by which movers may differ. `prior_moves` 0: nothing is
    published. `prior_source`: where the prior comes from.
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
    tried: Tried
    skill: Skill | None
    why_not: str
    selection_sd: float
    prior_moves: float
    prior_source: str
    early_share: Floats

    def best_basis(self, bar: EvidenceBar) -> Basis:
        """The closest thing to a child that a chance of this kind of move may rest on."""
        if not self.prior_moves and self.moves < bar.pooled_moves:
            return Basis.WITHHELD
        if self.moves < bar.pooled_moves:
            return Basis.PUBLISHED
        return Basis.POOLED if self.own is None else Basis.OWN_HISTORY

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
    move_to: MoveTo,
    moves: pd.DataFrame,
    x: Floats,
    evidence: Evidence,
    bar: EvidenceBar,
    past: tuple[KnownMoves, ...],
) -> Lasting:
    """Fit one kind of move. `moves`: all moves of the history, `x`: FEATURES of each, aligned.

    `past`: what was known at earlier origins, to try the model out of time.
    """
    kind = of_kind(moves, move_to)
    short = _short(moves)
    frame, seen = moves[kind & ~short], x[kind & ~short][:, MEANINGFUL]
    early_share = steps_early(evidence.curve)
    prior = next((chance for chance in evidence.chances if chance.move_to is move_to), None)
    weight, chance = (
        (NO_PRIOR_MOVES, NO_PRIOR_CHANCE) if prior is None else (prior.weight_moves, prior.p_12m)
    )
    pseudo = pseudo_rows(chance, weight, evidence.curve)
    pooled = _pooled(frame, pseudo, early_share)
    columns = _columns(seen)
    centre = seen[:, columns].mean(axis=0) if len(seen) else np.zeros(0)
    features = seen[:, columns] - centre
    tried = try_out(
        frame,
        seen,
        tuple(replace(known_moves, x=known_moves.x[:, MEANINGFUL]) for known_moves in past),
        lambda frame: of_kind(frame, move_to) & ~_short(frame),
        _columns,
        pseudo,
        early_share,
    )
    skill = skill_of(tried)
    made, ended_early, not_yet = counts_of_kind(moves, move_to)
    why_not = _why_not(made, ended_early, skill, bar)
    own = None if why_not else fit_ending(frame, features, pseudo, early_share)
    return Lasting(
        move_to=move_to,
        moves=made,
        ended_early=ended_early,
        not_yet=not_yet,
        short_time=int((kind & short).sum()),
        pooled=pooled,
        own=own,
        own_columns=MEANINGFUL[columns],
        centre=centre,
        tried=tried,
        skill=skill,
        why_not=why_not,
        selection_sd=_selection(pooled, early_share, bar),
        prior_moves=0.0 if prior is None else prior.weight_moves,
        prior_source="nothing is published" if prior is None else prior.source,
        early_share=early_share,
    )


def of_kind(moves: pd.DataFrame, move_to: MoveTo) -> Flags:
    """Which of the moves are of a kind."""
    return np.array([MoveTo.of(SETTINGS[place]) is move_to for place in moves["setting"]], bool)


def counts_of_kind(moves: pd.DataFrame, move_to: MoveTo) -> tuple[int, int, int]:
    """Own moves of a kind with 26 weeks or more to 18: how many, ended early, not yet known."""
    column = moves["outcome"][of_kind(moves, move_to) & ~_short(moves)]
    words = (MoveOutcome.ENDED_EARLY.value, MoveOutcome.NOT_YET.value)
    early, not_yet = (int((column == word).sum()) for word in words)
    return len(column), early, not_yet


def _short(moves: pd.DataFrame) -> Flags:
    return (moves["days_to_18"] < SHORT_TIME_TO_18_DAYS).to_numpy(bool)


def _columns(seen: Floats) -> Whole:
    """Which of MEANINGFUL tell so many movers apart."""
    return telling_columns(seen, _NAMES, _TOGETHER) if len(seen) else np.zeros(0, np.int64)


def _pooled(moves: pd.DataFrame, pseudo: PseudoRows, early_share: Floats) -> Hazard:
    return fit_ending(moves, np.zeros((len(moves), 0)), pseudo, early_share)


def _selection(pooled: Hazard, early_share: Floats, bar: EvidenceBar) -> float:
    """The bar's log odds of lasting a year, as log odds of the hazard of one step."""
    late, early = pooled.coefficients[:1][:, None], FREE * pooled.coefficients[1:2]
    lasts = float(survival_after(late, early, early_share, STEPS * STEP_WEEKS)[0, 0])
    by_log_hazard = -log(lasts) / (1 - lasts)  # how fast log odds of lasting follow log hazard
    return bar.selection_log_odds / EIGHT_IN_TEN / by_log_hazard


def _why_not(moves: int, ended_early: int, skill: Skill | None, bar: EvidenceBar) -> str:
    """Why no figure of a child's own may be given for this kind of move; "" if it may."""
    if moves < bar.own_moves:
        return (
            f"{moves} own moves, and {bar.own_moves} are needed to give each child a chance of "
            "their own"
        )
    if ended_early < bar.own_ended_early:
        return f"{ended_early} moves ended early, and {bar.own_ended_early} are needed"
    if skill is None:
        return "there are too few past years to test the model on"
    if skill.auc_low < bar.auc_low:
        return "in tests on past years, the model did not show well enough which moves last"
    if skill.brier > skill.brier_base_rate * (1 - bar.brier_gain):
        return "in tests on past years, the model did no better than one chance for every child"
    return ""
