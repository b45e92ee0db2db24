"""The chance that a planned move lasts: published evidence brought up to date by own moves.

A hazard of ending early in each of the thirteen four-week steps after a move, front-loaded as the
published curve is. The published chance enters as weighted pseudo-rows that reproduce its curve, so
with no move of its own a council gets the published figure, and with many its own.
"""

from dataclasses import dataclass
from math import log
from statistics import NormalDist

import numpy as np
import pandas as pd

from models.evidence import Basis, Evidence, MoveTo
from models.interval import Interval
from models.journeys.fit.bar import EvidenceBar
from models.journeys.fit.early_ending import (
    FREE,
    FREE_TERMS,
    STEP_WEEKS,
    STEPS,
    OwnEnding,
    fit_ending,
    fit_own_ending,
    pseudo_rows,
    steps_early,
    survival_after,
)
from models.journeys.fit.family_months import (
    FamilyMonths,
    family_skill,
    known_by,
    learn_effects,
)
from models.journeys.fit.hazards import Hazard
from models.journeys.fit.measures import EIGHT_IN_TEN, Skill
from models.journeys.fit.skill import Tried, skill_of, try_out
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.council import GROUP_OF_PLACE, day_number
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.moves import RESIDENTIAL, SHORT_TIME_TO_18_DAYS, MoveOutcome
from models.journeys.history.past import KnownMoves, year_after

# Policy choice: four early endings that led back to residential care stand before a council's own.
WORTH_ENDINGS = 4.0
TOO_FEW = "there are too few past moves to test the model on"
NO_PRIOR_MOVES, NO_PRIOR_CHANCE = 1.0, 0.5  # where nothing is published: worth one move
# What nobody recorded, in standard deviations: ten kinds of mover, each as frequent.
NOT_RECORDED = np.array([NormalDist().inv_cdf(share) for share in np.arange(0.05, 1.0, 0.1)])


@dataclass(frozen=True, slots=True, eq=False)
class Lasting:
    """What is known of how long one kind of move lasts.

    `moves`, `ended_early`: own moves with at least 26 weeks to 18, and how many ended early;
    `not_yet`: those among them whose year isn't over; `short_time`: moves with less time, apart.
    `pooled`: hazard for all children; `own`: with a child's features, None unless the evidence
    bar is passed; `why_not` says why in words. `families_skill`: how well all placements in
    such a family were foretold, None where they are too few. `tried`: what was said of moves
    before they were made and what came of them; `skill`: how good it was. `differ`: the chances
    of lasting a year between which eight in ten past movers lay, as far as can be told.
    `selection_sd`: log odds of the hazard by which movers may differ. `prior_moves` 0: nothing
    is published. `prior_source`: where the prior comes from. `back_upto`: the chance that an
    early ending leads back to the old home's kind, then up to each of kinds.SETTINGS in order.
    """

    move_to: MoveTo
    moves: int
    ended_early: int
    not_yet: int
    short_time: int
    pooled: Hazard
    own: OwnEnding | None
    families_skill: Skill | None
    tried: Tried
    skill: Skill | None
    why_not: str
    differ: Interval
    selection_sd: float
    prior_moves: float
    prior_source: str
    early_share: Floats
    back_upto: Floats

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
        hazard: Hazard | OwnEnding = self.own if own and self.own is not None else self.pooled
        drawn = hazard.draws(normal[:, :-1])
        late = np.repeat(drawn[:, :1], len(x), axis=1)
        if isinstance(hazard, OwnEnding):
            late = late + drawn[:, FREE_TERMS:] @ hazard.features(x).T
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
    months: FamilyMonths,
) -> Lasting:
    """Fit one kind of move. `moves`: all moves of the history, `x`: FEATURES of each, aligned.

    `past`: what was known at earlier origins, to try the model out of time. `months`: of all
    children in such a family.
    """
    kind = of_kind(moves, move_to)
    short = _short(moves)
    frame, seen = moves[kind & ~short], x[kind & ~short]
    early_share = steps_early(evidence.curve)
    prior = next((chance for chance in evidence.chances if chance.move_to is move_to), None)
    weight, chance = (
        (NO_PRIOR_MOVES, NO_PRIOR_CHANCE) if prior is None else (prior.weight_moves, prior.p_12m)
    )
    pseudo = pseudo_rows(chance, weight, evidence.curve)
    pooled = fit_ending(frame, pseudo, early_share)
    effects = learn_effects(months)
    years = tuple((before.day, day_number(year_after(before.on))) for before in past)
    learnt_by = {first: learn_effects(known_by(months, first)) for first, _ in years}
    families_skill = family_skill(months, years, learnt_by.__getitem__)
    tried = try_out(
        frame,
        seen,
        past,
        lambda frame: of_kind(frame, move_to) & ~_short(frame),
        learnt_by.__getitem__,
        pseudo,
        early_share,
    )
    skill = skill_of(tried, bar.moves_tried)
    made, ended_early, not_yet = counts_of_kind(moves, move_to)
    why_not = TOO_FEW if skill is None else why_no_own(families_skill, skill, bar)
    own = None
    if effects is not None and len(seen):
        own = fit_own_ending(frame, seen, pseudo, early_share, effects)
    selection_sd = _selection(pooled, early_share, bar)
    return Lasting(
        move_to=move_to,
        moves=made,
        ended_early=ended_early,
        not_yet=not_yet,
        short_time=int((kind & short).sum()),
        pooled=pooled,
        own=None if why_not else own,
        families_skill=families_skill,
        tried=tried,
        skill=skill,
        why_not=why_not,
        differ=_differ(own, pooled, seen, early_share, selection_sd),
        selection_sd=selection_sd,
        prior_moves=0.0 if prior is None else prior.weight_moves,
        prior_source="nothing is published" if prior is None else prior.source,
        early_share=early_share,
        back_upto=_back_upto(frame),
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


def _back_upto(moves: pd.DataFrame) -> Floats:
    """Where early endings led: with few of them mostly back to the old home, the dearest way."""
    ended_in = moves["ended_in"].to_numpy(np.int64)
    counts = np.bincount(ended_in[ended_in >= 0], minlength=len(SETTINGS)).astype(np.float64)
    residential = GROUP_OF_PLACE == RESIDENTIAL
    back = np.concatenate([[counts[residential].sum() + WORTH_ENDINGS], counts * ~residential])
    upto: Floats = np.cumsum(back / back.sum())
    upto[-1] = 1.0
    return upto


def _differ(
    own: OwnEnding | None, pooled: Hazard, x: Floats, early_share: Floats, selection_sd: float
) -> Interval:
    """Between which chances of lasting a year eight in ten movers lay, and their median: by their
    features where there is a model of them, and by what nobody recorded."""
    coefficients, late = pooled.coefficients, pooled.coefficients[:1]
    if own is not None:
        coefficients = own.coefficients
        late = coefficients[0] + own.features(x) @ coefficients[FREE_TERMS:]
    late = (late[:, None] + selection_sd * NOT_RECORDED).ravel()
    early = np.full(len(late), FREE * coefficients[1])
    chances = survival_after(late[:, None], early, early_share, STEPS * STEP_WEEKS)[:, 0]
    low, high = np.percentile(chances, [10, 90])
    return Interval(float(np.median(chances)), float(low), float(high))


def _selection(pooled: Hazard, early_share: Floats, bar: EvidenceBar) -> float:
    """The bar's log odds of lasting a year, as log odds of the hazard of one step."""
    late, early = pooled.coefficients[:1][:, None], FREE * pooled.coefficients[1:2]
    lasts = float(survival_after(late, early, early_share, STEPS * STEP_WEEKS)[0, 0])
    by_log_hazard = -log(lasts) / (1 - lasts)  # how fast log odds of lasting follow log hazard
    return bar.selection_log_odds / EIGHT_IN_TEN / by_log_hazard


def _why_families_say_no(skill: Skill | None, bar: EvidenceBar) -> str:
    """Why all placements in a family don't support a figure of a child's own; "" if they do."""
    if skill is None:
        return "too few family placements ended early to learn what differs between children"
    if skill.auc_low < bar.auc_low:
        return (
            "in tests on past years, the model did not show well enough which family placements "
            "last"
        )
    if skill.gain < bar.brier_gain:
        return (
            "in tests on past years, the model did no better on family placements than one chance "
            "for every child"
        )
    return (
        "" if _fits(skill, bar) else "in tests on past years, the model was too sure of its chances"
    )


def why_no_own(families: Skill | None, moves: Skill, bar: EvidenceBar) -> str:
    """Why families or the moves themselves don't support a child's own figure; "" if both do.

    The few moves have a veto only where they do worse than chance explains: with fifteen early
    endings a true model comes out a little worse than one chance for all one time in five.
    """
    why = _why_families_say_no(families, bar)
    if why:
        return why
    if moves.gain_high < bar.move_gain:
        return "in tests on past moves, the model did worse than one chance for every child"
    if not _fits(moves, bar):
        return "in tests on past moves, the model separated children too much or too little"
    return ""


def _fits(skill: Skill, bar: EvidenceBar) -> bool:
    """Whether the slope of calibration may be 1."""
    if skill.slope is None:
        return False
    sd = (skill.slope.high - skill.slope.low) / 2 / EIGHT_IN_TEN
    return abs(skill.slope.value - 1) <= bar.slope_sds * sd
