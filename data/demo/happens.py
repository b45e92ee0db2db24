"""What one week's moves do to the children concerned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from data.demo.effects import Predictor
from data.demo.hazards import Cause
from data.demo.kinds import IN_CARE, RESIDENTIAL, SETTLED_RESIDENTIAL, Kind
from data.demo.state import Children, Spell


@dataclass(frozen=True, slots=True)
class Chosen:
    """Planned moves into a family or home: the log hazard of ending early, on the day."""

    who: np.ndarray
    day: np.ndarray
    log_hazard: np.ndarray
    to_home: np.ndarray
    from_residential: np.ndarray


NOBODY = Chosen(*(np.zeros(0, dtype=kind) for kind in ("int64", "int64", float, bool, bool)))


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
    chosen: Chosen = field(default=NOBODY)


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


def happen(
    now: Children, who: np.ndarray, day: np.ndarray, cause: np.ndarray, age: np.ndarray,
    log_hazard: np.ndarray, rng: np.random.Generator,
) -> Happening:  # fmt: skip
    """Change the children's state and say what happened."""
    before = now.kind[who]
    blank = np.full(len(who), "", dtype=object)
    week = _Week(who, day, before, age, log_hazard, before.copy(), blank, blank.copy())
    for one in Cause:
        here = np.flatnonzero(cause == one)
        if len(here):
            _destination(now, week, one, here, rng)
            week.why[here] = rng.choice(
                np.array(_WHY.get(one, ("OTHER",)), dtype=object), len(here)
            )
    chosen = _spells(now, week, cause)
    planned = _stepped_down(week, cause)
    week.why[planned] = "CARPL"
    into_care = ~IN_CARE[before]
    now.kind[who], now.since[who] = week.kind, day
    now.care_since[who[into_care]] = day[into_care]
    now.moves[who] += IN_CARE[week.kind]
    now.stays[who] += RESIDENTIAL[week.kind] & ~RESIDENTIAL[before]
    _shaken(now, who, cause, rng)
    fresh = IN_CARE[week.kind] & (RESIDENTIAL[week.kind] != RESIDENTIAL[before])
    soon = day[fresh] + rng.integers(14, 56, int(fresh.sum()))
    now.assess_next[who[fresh]] = np.minimum(now.assess_next[who[fresh]], soon)
    week.why[week.rec != ""] = ""
    return Happening(who, day, week.kind, week.rec, week.why, into_care, chosen)


def _destination(
    now: Children, week: _Week, cause: Cause, here: np.ndarray, rng: np.random.Generator
) -> None:
    """The kind of home each moves to, or the code with which care ends."""
    before = week.before[here]
    if cause is Cause.TO_FOSTER:
        week.kind[here] = _family(SETTLED_RESIDENTIAL[before], rng)
    elif cause in (Cause.TO_RESIDENTIAL, Cause.ENDS_EARLY):
        week.kind[here] = _residential(now, week, cause, here, rng)
    elif cause is Cause.HOME_PLANNED:
        stays_in_care = now.has_order[week.who[here]] & (rng.random(len(here)) < 0.75)
        week.kind[here] = np.where(stays_in_care, Kind.PARENTS, Kind.LEFT)
        ends = np.where(rng.random(len(here)) < 0.85, "E4A", "E13")
        week.rec[here] = np.where(stays_in_care, "", ends)
    elif cause is Cause.TO_SUPPORTED:
        week.kind[here] = Kind.SUPPORTED
    elif cause is Cause.ADOPTION and (before != Kind.ADOPTION).all():
        week.kind[here] = Kind.ADOPTION
    elif cause in _LEAVES:
        week.kind[here] = Kind.LEFT
        week.rec[here] = rng.choice(np.array(_LEAVES[cause], dtype=object), len(here))
        _of_two_meanings(week, cause, here)
    else:
        week.kind[here] = {
            Cause.SECURE: Kind.SECURE, Cause.UNREGISTERED: Kind.UNREGISTERED,
            Cause.HEALTH: Kind.HEALTH, Cause.CUSTODY: Kind.CUSTODY,
        }[cause]  # fmt: skip


def _of_two_meanings(week: _Week, cause: Cause, here: np.ndarray) -> None:
    """A discharge at home is a planned return; adoption starts with a placement for it."""
    before = week.before[here]
    if cause is Cause.PERMANENCE:
        week.rec[here[before == Kind.PARENTS]] = "E4A"
    if cause is Cause.ADOPTION:
        to_placement = here[before != Kind.ADOPTION]
        week.kind[to_placement], week.rec[to_placement] = Kind.ADOPTION, ""


def _family(stepping_down: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    kinds: Sequence[Kind] = (
        Kind.FOSTER_SPECIALIST, Kind.FOSTER_INDEPENDENT, Kind.FOSTER_IN_HOUSE, Kind.CONNECTED,
    )  # fmt: skip
    down = rng.choice(kinds, len(stepping_down), p=(0.38, 0.36, 0.17, 0.09))
    across = rng.choice(kinds, len(stepping_down), p=(0.0, 0.52, 0.42, 0.06))
    found: np.ndarray = np.where(stepping_down, down, across)
    return found


def _residential(
    now: Children, week: _Week, cause: Cause, here: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Into residential care; back from home, or from hospital to a family, for some."""
    who, before = week.who[here], week.before[here]
    found = rng.choice((Kind.HOME_INDEPENDENT, Kind.HOME_IN_HOUSE), len(here), p=(0.85, 0.15))
    at_school = (now.needs[who][:, 8] + now.needs[who][:, 9] > 4.0) & (rng.random(len(here)) < 0.45)
    found[at_school] = Kind.SCHOOL
    found[(week.age[here] > 14.5) & (rng.random(len(here)) < 0.05)] = Kind.OTHER_RESIDENTIAL
    never = now.stays[who] == 0
    found[(before == Kind.HEALTH) & never] = Kind.FOSTER_INDEPENDENT
    if cause is Cause.ENDS_EARLY:
        draw = rng.random(len(here))
        found[(draw < 0.06) & (week.age[here] > 12)] = Kind.UNREGISTERED
        found[(draw > 0.96) & (week.age[here] > 14) & IN_CARE[before]] = Kind.CUSTODY
        home = now.spell[who] == Spell.AT_HOME
        to_family = home & (draw < np.where(now.from_residential[who], 0.35, 0.85))
        found[to_family] = Kind.FOSTER_INDEPENDENT
    return found


def _stepped_down(week: _Week, cause: np.ndarray) -> np.ndarray:
    """Planned moves from a residential home to a family."""
    found: np.ndarray = (cause == Cause.TO_FOSTER) & SETTLED_RESIDENTIAL[week.before]
    return found


def _spells(now: Children, week: _Week, cause: np.ndarray) -> Chosen:
    """Start and end the spells in which the planted hazard runs; the planned ones are the truth."""
    who = week.who
    stepped = _stepped_down(week, cause)
    planned = cause == Cause.HOME_PLANNED
    home = planned | (cause == Cause.HOME_UNPLANNED)
    discharged = (cause == Cause.PERMANENCE) & (week.before == Kind.PARENTS)
    across = (cause == Cause.TO_FOSTER) & (now.spell[who] == Spell.FOSTERED) & ~stepped
    now.spell[who[~(stepped | home | discharged | across)]] = Spell.NONE
    log = np.where(stepped, week.log_hazard[:, Predictor.ENDS_FOSTER],
                   week.log_hazard[:, Predictor.ENDS_HOME] + 0.6 * ~planned)  # fmt: skip
    started = stepped | home
    begun = who[started]
    now.spell[begun] = np.where(stepped, Spell.FOSTERED, Spell.AT_HOME)[started]
    now.spell_since[begun], now.spell_log[begun] = week.day[started], log[started]
    now.from_residential[begun] = RESIDENTIAL[week.before[started]]
    true = stepped | planned
    return Chosen(
        who[true], week.day[true], log[true], planned[true], RESIDENTIAL[week.before[true]]
    )


def _shaken(now: Children, who: np.ndarray, cause: np.ndarray, rng: np.random.Generator) -> None:
    """A breakdown sets a child back."""
    broke = who[np.isin(cause, [Cause.TO_RESIDENTIAL, Cause.ENDS_EARLY, Cause.UNREGISTERED])]
    now.worsening[broke] += 0.25
    jump = rng.uniform(0, 0.25, (len(broke), now.needs.shape[1]))
    now.needs[broke] = np.clip(now.needs[broke] + jump, 0, 4.4)
