"""What one week's moves do to the children concerned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from data.demo.effects import Predictor
from data.demo.hazards import Cause
from data.demo.kinds import IN_CARE, RESIDENTIAL, SETTLED_RESIDENTIAL, WhereKind
from data.demo.state import Children, Spell


@dataclass(frozen=True, slots=True)
class PlannedMoves:
    """Planned moves into a family or home: the log hazard of ending early, on the day."""

    who: np.ndarray
    day: np.ndarray
    log_hazard: np.ndarray
    to_home: np.ndarray
    from_residential: np.ndarray


NOBODY = PlannedMoves(*(np.zeros(0, dtype=kind) for kind in ("int64", "int64", float, bool, bool)))


@dataclass(frozen=True, slots=True)
class Happening:
    """Placements that begin, or care that ends (`kind` LEFT, with its 903 REC code).

    `why`: reason for the change of placement. `into_care`: a period of care begins.
    """

    who: np.ndarray
    day: np.ndarray
    kind: np.ndarray
    rec: np.ndarray
    why: np.ndarray
    into_care: np.ndarray
    chosen: PlannedMoves = field(default=NOBODY)


@dataclass(slots=True)
class _Week:
    """The moves of one week while they are worked out."""

    who: np.ndarray
    day: np.ndarray
    before: np.ndarray
    age: np.ndarray
    log_hazard: np.ndarray
    kind: np.ndarray
    rec: np.ndarray
    why: np.ndarray


_WHY = {
    Cause.TO_FOSTER: ("CREQB", "CREQO", "CARPL", "CHILD"),
    Cause.TO_RESIDENTIAL: ("CREQB", "CREQB", "CARPL", "LAREQ", "CLOSE", "STAND"),
    Cause.HOME_PLANNED: ("CARPL",), Cause.TO_SUPPORTED: ("CARPL", "CARPL", "CHILD"),
    Cause.ADOPTION: ("CARPL",), Cause.SECURE: ("LAREQ",), Cause.UNREGISTERED: ("CREQB", "LAREQ"),
    Cause.HEALTH: ("OTHER",), Cause.CUSTODY: ("CUSTOD",),
    Cause.ENDS_EARLY: ("CREQB", "CREQB", "CHILD"),
}  # fmt: skip
_LEAVES = {
    Cause.HOME_UNPLANNED: ("E4B",), Cause.PERMANENCE: ("E45", "E46", "E47", "E48"),
    Cause.ADOPTION: ("E11", "E12"), Cause.OTHER_END: ("E3", "E8", "E8", "E2", "E16"),
}  # fmt: skip


def simulate_week(
    children: Children,
    people: np.ndarray,
    day: np.ndarray,
    cause: np.ndarray,
    age: np.ndarray,
    log_hazard: np.ndarray,
    rng: np.random.Generator,
) -> Happening:
    """Change the children's state and say what happened."""
    before = children.kind[people]
    blank = np.full(len(people), "", dtype=object)
    week = _Week(people, day, before, age, log_hazard, before.copy(), blank, blank.copy())
    for cause_item in Cause:
        current = np.flatnonzero(cause == cause_item)
        if len(current):
            _destination(children, week, cause_item, current, rng)
            week.why[current] = rng.choice(
                np.array(_WHY.get(cause_item, ("OTHER",)), dtype=object), len(current)
            )
    chosen = _spells(children, week, cause)
    planned = _stepped_down(week, cause)
    week.why[planned] = "CARPL"
    into_care = ~IN_CARE[before]
    children.kind[people], children.since[people] = week.kind, day
    children.care_since[people[into_care]] = day[into_care]
    children.moves[people] += IN_CARE[week.kind]
    children.stays[people] += RESIDENTIAL[week.kind] & ~RESIDENTIAL[before]
    _shaken(children, people, cause, rng)
    fresh = IN_CARE[week.kind] & (RESIDENTIAL[week.kind] != RESIDENTIAL[before])
    soon = day[fresh] + rng.integers(14, 56, int(fresh.sum()))
    children.assess_next[people[fresh]] = np.minimum(children.assess_next[people[fresh]], soon)
    week.why[week.rec != ""] = ""
    return Happening(people, day, week.kind, week.rec, week.why, into_care, chosen)


def _destination(
    children: Children, week: _Week, cause: Cause, current: np.ndarray, rng: np.random.Generator
) -> None:
    """The kind of home each moves to, or the code with which care ends."""
    before = week.before[current]
    if cause is Cause.TO_FOSTER:
        week.kind[current] = _family(SETTLED_RESIDENTIAL[before], rng)
    elif cause in (Cause.TO_RESIDENTIAL, Cause.ENDS_EARLY):
        week.kind[current] = _residential(children, week, cause, current, rng)
    elif cause is Cause.HOME_PLANNED:
        stays_in_care = children.has_order[week.who[current]] & (rng.random(len(current)) < 0.75)
        week.kind[current] = np.where(stays_in_care, WhereKind.PARENTS, WhereKind.LEFT)
        ends = np.where(rng.random(len(current)) < 0.85, "E4A", "E13")
        week.rec[current] = np.where(stays_in_care, "", ends)
    elif cause is Cause.TO_SUPPORTED:
        week.kind[current] = WhereKind.SUPPORTED
    elif cause is Cause.ADOPTION and (before != WhereKind.ADOPTION).all():
        week.kind[current] = WhereKind.ADOPTION
    elif cause in _LEAVES:
        week.kind[current] = WhereKind.LEFT
        week.rec[current] = rng.choice(np.array(_LEAVES[cause], dtype=object), len(current))
        _of_two_meanings(week, cause, current)
    else:
        week.kind[current] = {
            Cause.SECURE: WhereKind.SECURE,
            Cause.UNREGISTERED: WhereKind.UNREGISTERED,
            Cause.HEALTH: WhereKind.HEALTH,
            Cause.CUSTODY: WhereKind.CUSTODY,
        }[cause]


def _of_two_meanings(week: _Week, cause: Cause, current: np.ndarray) -> None:
    """A discharge at home is a planned return; adoption starts with a placement for it."""
    before = week.before[current]
    if cause is Cause.PERMANENCE:
        week.rec[current[before == WhereKind.PARENTS]] = "E4A"
    if cause is Cause.ADOPTION:
        to_placement = current[before != WhereKind.ADOPTION]
        week.kind[to_placement], week.rec[to_placement] = WhereKind.ADOPTION, ""


def _family(stepping_down: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    kinds: Sequence[WhereKind] = (
        WhereKind.FOSTER_SPECIALIST,
        WhereKind.FOSTER_INDEPENDENT,
        WhereKind.FOSTER_IN_HOUSE,
        WhereKind.CONNECTED,
    )
    down = rng.choice(kinds, len(stepping_down), p=(0.38, 0.36, 0.17, 0.09))
    across = rng.choice(kinds, len(stepping_down), p=(0.0, 0.52, 0.42, 0.06))
    values: np.ndarray = np.where(stepping_down, down, across)
    return values


def _residential(
    children: Children, week: _Week, cause: Cause, current: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Into residential care; back from home, or from hospital to a family, for some."""
    who, before = week.who[current], week.before[current]
    values = rng.choice(
        (WhereKind.HOME_INDEPENDENT, WhereKind.HOME_IN_HOUSE), len(current), p=(0.85, 0.15)
    )
    at_school = (children.needs[who][:, 8] + children.needs[who][:, 9] > 4.0) & (
        rng.random(len(current)) < 0.45
    )
    values[at_school] = WhereKind.SCHOOL
    values[(week.age[current] > 14.5) & (rng.random(len(current)) < 0.05)] = (
        WhereKind.OTHER_RESIDENTIAL
    )
    never = children.stays[who] == 0
    values[(before == WhereKind.HEALTH) & never] = WhereKind.FOSTER_INDEPENDENT
    if cause is Cause.ENDS_EARLY:
        draw = rng.random(len(current))
        values[(draw < 0.06) & (week.age[current] > 12)] = WhereKind.UNREGISTERED
        values[(draw > 0.96) & (week.age[current] > 14) & IN_CARE[before]] = WhereKind.CUSTODY
        home = children.spell[who] == Spell.AT_HOME
        to_family = home & (draw < np.where(children.from_residential[who], 0.35, 0.85))
        values[to_family] = WhereKind.FOSTER_INDEPENDENT
    return values


def _stepped_down(week: _Week, cause: np.ndarray) -> np.ndarray:
    """Planned moves from a residential home to a family."""
    values: np.ndarray = (cause == Cause.TO_FOSTER) & SETTLED_RESIDENTIAL[week.before]
    return values


def _spells(children: Children, week: _Week, cause: np.ndarray) -> PlannedMoves:
    """Start and end the spells in which the planted hazard runs; the planned ones are the truth."""
    people = week.who
    stepped = _stepped_down(week, cause)
    planned = cause == Cause.HOME_PLANNED
    home = planned | (cause == Cause.HOME_UNPLANNED)
    discharged = (cause == Cause.PERMANENCE) & (week.before == WhereKind.PARENTS)
    across = (cause == Cause.TO_FOSTER) & (children.spell[people] == Spell.FOSTERED) & ~stepped
    children.spell[people[~(stepped | home | discharged | across)]] = Spell.NONE
    log = np.where(
        stepped,
        week.log_hazard[:, Predictor.ENDS_FOSTER],
        week.log_hazard[:, Predictor.ENDS_HOME] + 0.6 * ~planned,
    )
    started = stepped | home
    begun = people[started]
    children.spell[begun] = np.where(stepped, Spell.FOSTERED, Spell.AT_HOME)[started]
    children.spell_since[begun], children.spell_log[begun] = week.day[started], log[started]
    children.from_residential[begun] = RESIDENTIAL[week.before[started]]
    true = stepped | planned
    return PlannedMoves(
        people[true], week.day[true], log[true], planned[true], RESIDENTIAL[week.before[true]]
    )


def _shaken(
    children: Children, people: np.ndarray, cause: np.ndarray, rng: np.random.Generator
) -> None:
    """A breakdown sets a child back."""
    broke = people[np.isin(cause, [Cause.TO_RESIDENTIAL, Cause.ENDS_EARLY, Cause.UNREGISTERED])]
    children.worsening[broke] += 0.25
    jump = rng.uniform(0, 0.25, (len(broke), children.needs.shape[1]))
    children.needs[broke] = np.clip(children.needs[broke] + jump, 0, 4.4)
