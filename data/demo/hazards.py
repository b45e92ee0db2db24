"""How likely each kind of move is in one week, for each child, given what drives it."""

from enum import IntEnum

import numpy as np

from data.demo.effects import YEAR_LOSS, Predictor, weekly_loss
from data.demo.kinds import FAMILY, FOSTER, IN_CARE, SETTLED_RESIDENTIAL, SHORT_STAY, WhereKind
from data.demo.state import Children, Spell

WEEKS_A_YEAR = 52.18


class Cause(IntEnum):
    """What may happen to a child in a week."""

    TO_FOSTER = 0
    TO_RESIDENTIAL = 1
    HOME_PLANNED = 2
    HOME_UNPLANNED = 3
    TO_SUPPORTED = 4
    PERMANENCE = 5
    ADOPTION = 6
    SECURE = 7
    UNREGISTERED = 8
    HEALTH = 9
    CUSTODY = 10
    OTHER_END = 11
    ENDS_EARLY = 12  # of a step-down or a return home: the planted hazard of `effects.csv`


# Chances a year for a child at the centre of every effect; policy choices of the simulator, set so
# that ten years give the public figures that docs/demonstration.md lists.
STEP_DOWN_FOSTER, STEP_DOWN_HOME = 0.125, 0.075
MOVE_BETWEEN_HOMES, TO_SUPPORTED_AT_16 = 0.26, 0.22
ESCALATES, BREAKS = 0.045, 0.15
SETTLING_WEEKS = 10  # nobody is chosen for a planned move before


def weekly_hazards(
    children: Children, log_hazard: np.ndarray, age: np.ndarray, day: int, pressure: float
) -> np.ndarray:
    """Children × `Cause`: hazard in this week. `pressure` raises or lowers all escalation."""
    values = np.zeros((len(age), len(Cause)))
    effect = np.exp(log_hazard)
    weeks = (day - children.since) / 7
    _from_residential(values, children, effect, age, weeks)
    _from_family(values, children, effect, age, weeks, day, pressure)
    _from_elsewhere(values, children, age, weeks)
    _spells(values, children, effect, day)
    return values / WEEKS_A_YEAR


def _from_residential(
    values: np.ndarray, children: Children, effect: np.ndarray, age: np.ndarray, weeks: np.ndarray
) -> None:
    mine = SETTLED_RESIDENTIAL[children.kind]
    settled = mine & (weeks >= SETTLING_WEEKS) & (age < 17.4)
    young = np.where(children.kind == WhereKind.SCHOOL, 0.4, 1.0)
    values[:, Cause.TO_FOSTER] = np.where(
        settled & (age < 16.8), STEP_DOWN_FOSTER * young * effect[:, Predictor.CHOSEN_FOSTER], 0
    )
    values[:, Cause.HOME_PLANNED] = np.where(
        settled & ~children.alone, STEP_DOWN_HOME * young * effect[:, Predictor.CHOSEN_HOME], 0
    )
    values[:, Cause.TO_SUPPORTED] = np.where(
        settled & (age >= 16.05),
        TO_SUPPORTED_AT_16 * np.where(age > 17, 2.0, 1.0) * effect[:, Predictor.SUPPORTED],
        0,
    )
    moving = effect[:, Predictor.MOVES_BETWEEN_HOMES]
    values[:, Cause.TO_RESIDENTIAL] = np.where(mine, MOVE_BETWEEN_HOMES * moving, 0)
    values[:, Cause.HOME_UNPLANNED] = np.where(mine & (age > 13), 0.02, 0)
    values[:, Cause.SECURE] = np.where(mine & (age >= 12), 0.008 * moving**2, 0)
    values[:, Cause.UNREGISTERED] = np.where(mine & (age >= 10), 0.016 * moving**2, 0)
    values[:, Cause.HEALTH] = np.where(mine, 0.008 * moving, 0)
    values[:, Cause.CUSTODY] = np.where(mine & (age >= 14), 0.009 * moving**2, 0)


def _from_family(
    values: np.ndarray,
    children: Children,
    effect: np.ndarray,
    age: np.ndarray,
    weeks: np.ndarray,
    day: int,
    pressure: float,
) -> None:
    mine = FAMILY[children.kind]
    foster, connected = FOSTER[children.kind], children.kind == WhereKind.CONNECTED
    in_care_weeks = (day - children.care_since) / 7
    settling = np.where(weeks < 26, 1.6, np.where(weeks < 104, 0.9, 0.5))
    breaks = BREAKS * effect[:, Predictor.BREAKS] * settling
    values[mine, Cause.TO_FOSTER] = (breaks * np.where(connected, 0.5, 1.0))[mine]
    escalates = ESCALATES * pressure * effect[:, Predictor.ESCALATES]
    values[mine, Cause.TO_RESIDENTIAL] = np.where(age >= 8, escalates, escalates * 0.03)[mine]
    planned = np.where(in_care_weeks < 52, 0.26, 0.05) * np.where(children.alone, 0.02, 1.0)
    values[mine, Cause.HOME_PLANNED] = (planned * np.exp(-0.35 * children.severity))[mine]
    values[mine, Cause.HOME_UNPLANNED] = np.where(age > 12, 0.04, 0.012)[mine]
    values[foster & (age >= 16.05), Cause.TO_SUPPORTED] = 0.4
    values[foster & children.alone & (age >= 16.05), Cause.TO_SUPPORTED] = 1.2
    young = np.where(age < 10, 1.0, 0.3) * (in_care_weeks > 30)
    values[foster, Cause.PERMANENCE] = (0.035 * young)[foster]
    values[connected, Cause.PERMANENCE] = (0.22 * young)[connected]
    values[foster & (age < 4) & children.has_order, Cause.ADOPTION] = 0.35
    values[mine, Cause.HEALTH] = 0.002
    values[mine & (age >= 15), Cause.CUSTODY] = 0.004
    values[mine, Cause.OTHER_END] = 0.004


def _from_elsewhere(
    values: np.ndarray, children: Children, age: np.ndarray, weeks: np.ndarray
) -> None:
    """Short stays end, placements with parents are discharged, adoptions are made."""
    short = SHORT_STAY[children.kind] & (weeks >= 3)
    values[short, Cause.TO_RESIDENTIAL] = 2.6
    values[short & (children.kind == WhereKind.SECURE), Cause.TO_RESIDENTIAL] = 2.0
    parent = children.kind == WhereKind.PARENT_AND_CHILD
    values[parent, Cause.TO_RESIDENTIAL] = 0
    values[parent & (weeks >= 8), Cause.TO_FOSTER] = 1.6
    values[parent & (weeks >= 8), Cause.HOME_PLANNED] = 1.0
    values[(children.kind == WhereKind.PARENTS) & (weeks > 30), Cause.PERMANENCE] = 0.45
    values[(children.kind == WhereKind.ADOPTION) & (weeks > 12), Cause.ADOPTION] = 1.6
    supported = children.kind == WhereKind.SUPPORTED
    values[supported, Cause.TO_SUPPORTED] = 0.25
    values[supported & (age < 17.5), Cause.TO_RESIDENTIAL] = 0.03


def _spells(values: np.ndarray, children: Children, effect: np.ndarray, day: int) -> None:
    """In a family after residential care, or at home after care: only the planted hazard counts.

    So that the true chance of lasting is known exactly, nothing else ends such a spell early.
    """
    weeks = np.maximum((day - children.spell_since) // 7, 0)
    loss = weekly_loss(weeks) * WEEKS_A_YEAR
    fostered = (children.spell == Spell.FOSTERED) & FAMILY[children.kind]
    for cause in (Cause.TO_RESIDENTIAL, Cause.HEALTH, Cause.CUSTODY, Cause.HOME_UNPLANNED):
        values[fostered, cause] = 0
    values[fostered & (weeks < 52), Cause.HOME_PLANNED] = 0
    values[fostered & (weeks < 52), Cause.PERMANENCE] = 0
    at_home = children.spell == Spell.AT_HOME
    values[at_home & ~IN_CARE[children.kind]] = 0
    ends = YEAR_LOSS[Predictor.ENDS_FOSTER] * fostered + YEAR_LOSS[Predictor.ENDS_HOME] * at_home
    values[:, Cause.ENDS_EARLY] = ends * loss * np.exp(children.spell_log)
