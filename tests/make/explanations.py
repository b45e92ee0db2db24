"""A small hand-made chance with its grounds: a few things in the model, moves as wanted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from data.reference.evidence_bar import evidence_bar
from models.evidence import MoveTo
from models.interval import Interval
from models.journeys.explain.grounds import Grounds
from models.journeys.fit.early_ending import OwnEnding
from models.journeys.fit.family_months import FamilyEffects
from models.journeys.fit.hazards import Hazard, standard_normal
from models.journeys.fit.lasting import Lasting
from models.journeys.fit.skill import Tried
from models.journeys.history.features import FEATURES
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.past import KnownMoves
from models.needs.profile import RULE_NEEDS
from models.needs.scheme import Need
from models.settings import Setting

# So low that every child may have a figure of their own: here it is only asked whether they agree.
NO_BAR = replace(
    evidence_bar(),
    auc_low=0.0,
    brier_gain=-9.0,
    moves_tried=1,
    move_gain=-9.0,
    slope_sds=99.0,
    chosen_low=0,
    chosen_high=100,
)

AS_OF = date(2026, 3, 31)
BEHAVIOUR = Need.BEHAVIOUR_TOWARDS_OTHERS
IN_MODEL = ("age", "behaviour_towards_others_known", "behaviour_towards_others", "needs_mean")
EFFECTS = (0.3, 0.0, 0.5, 0.4)  # log odds of ending early in a step, for one unit of each


def a_lasting(
    features: Sequence[str] = IN_MODEL,
    effects: Sequence[float] = EFFECTS,
    *,
    constant: float = -3.0,
    centre: Sequence[float] | None = None,
    spread: float = 0.0,
    move_to: MoveTo = MoveTo.FOSTERING,
    own: bool = True,
) -> Lasting:
    """A kind of move whose hazard of ending early is the same in all thirteen steps."""
    columns = np.array([FEATURES.index(name) for name in features], np.int64)
    coefficients = np.array([constant, 0.0])
    none, full = np.zeros(0), np.zeros(0, np.int64)
    number = len(effects)
    steps = np.array([constant, 0.0, 1.0, *np.zeros(number)])
    sds = np.array([spread, spread, 0.0, *np.zeros(number)])
    learnt = Hazard(full, steps, np.diag(sds**2), 50)
    lent = Hazard(full, np.array([constant, *effects]), np.eye(number + 1) * spread**2, 90)
    middle = np.zeros(number) if centre is None else np.array(centre)
    hazard = OwnEnding(learnt, FamilyEffects(columns, full, lent, 1200.0, 90), middle)
    pooled = Hazard(full, coefficients, np.eye(2) * spread**2, 50)
    return Lasting(
        move_to=move_to,
        moves=140,
        ended_early=60,
        not_yet=10,
        short_time=3,
        pooled=pooled,
        own=hazard if own else None,
        families_skill=None,
        tried=Tried(none, none, np.zeros(0, bool), full, full),
        skill=None,
        why_not="" if own else "too few years",
        differ=Interval(0.6, 0.4, 0.8),
        selection_sd=0.0,
        prior_moves=12.0,
        prior_source="a study",
        early_share=np.zeros(13),
        back_upto=np.ones(1 + len(SETTINGS)),
    )


def features(**values: float) -> np.ndarray:
    """FEATURES of one child; what isn't named is 0."""
    x = np.zeros(len(FEATURES))
    for name, value in values.items():
        x[FEATURES.index(name)] = value
    return x


def child_features(age: float = 10.0, levels: dict[Need, int] | None = None) -> np.ndarray:
    """FEATURES of a child of an age with these levels of needs."""
    number_by_need = levels or {}
    named = {f"{need.value}_known": 1.0 for need in number_by_need if need.value in FEATURES}
    named |= {
        need.value: level - 2.0 for need, level in number_by_need.items() if need.value in FEATURES
    }
    mean = sum(number_by_need.values()) / len(number_by_need) - 2 if number_by_need else 0.0
    high = sum(level >= 3 for level in number_by_need.values()) / 2 - 1 if number_by_need else 0.0
    return features(
        age=(age - 10) / 3,
        profile_known=float(bool(number_by_need)),
        needs_mean=mean,
        needs_high=high,
        **named,
    )


def level_row(levels: dict[Need, int] | None) -> np.ndarray:
    return np.array([(levels or {}).get(need, np.nan) for need in RULE_NEEDS], float)


def a_move(
    child: str,
    outcome: str = "lasted",
    *,
    same: bool | None = True,
    over: bool = True,
    setting: Setting = Setting.FOSTER_IN_HOUSE,
    days_to_18: int = 2000,
) -> dict[str, object]:
    """One row of models/journeys/history/moves.py, as far as a count asks."""
    return {
        "child": child,
        "outcome": outcome,
        "same_family": same,
        "year_over": over,
        "setting": SETTINGS.index(setting),
        "days_to_18": days_to_18,
    }


def grounds(
    *,
    key: str = "me",
    age: float = 10.0,
    levels: dict[Need, int] | None = None,
    lasting: Sequence[Lasting] | None = None,
    moves: Sequence[tuple[dict[str, object], np.ndarray]] = (),
) -> Grounds:
    """One child, and past moves with the FEATURES of each."""
    rows = [row for row, _ in moves]
    columns = list(a_move(""))
    frame = pd.DataFrame(rows, columns=columns)
    frame["same_family"] = frame["same_family"].astype("boolean")
    return Grounds(
        as_of=AS_OF,
        children=(key,),
        x=child_features(age, levels)[None, :],
        levels=level_row(levels)[None, :],
        lasting=tuple(lasting or (a_lasting(),)),
        known=KnownMoves(AS_OF, frame, np.array([x for _, x in moves]).reshape(-1, len(FEATURES))),
        normal=standard_normal(np.random.default_rng(1), 200, 40),
    )
