"""Thirteen years in the life of a made-up council, week by week."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from data.demo.calendar import Calendar, day_number
from data.demo.effects import log_hazards
from data.demo.happens import Happening, happen
from data.demo.hazards import weekly_hazards
from data.demo.kinds import FAMILY, IN_CARE, RESIDENTIAL, Kind
from data.demo.people import AGE_SLOPE, STOCK, YEAR_DAYS, People
from data.demo.rating import Ratings, assess
from data.demo.state import Children, Spell, children_before

WEEK, QUARTER_WEEKS = 7, 13
ENTRANTS_A_WEEK = 6.4
FORGET_AFTER_DAYS = 6 * 365  # nobody comes back later than this, so nobody is watched for longer
PROFILES_IN_FAMILIES_YEARS = 3  # needs profiles began in residential care, then spread


@dataclass(frozen=True, slots=True)
class Paths:
    """How many children live in residential care, and are in care, over the years.

    The two the simulator is steered by: (years before the data date, children). 175 in 2021 and 228
    in 2025 are public figures; the rest is drawn through them.
    """

    residential: tuple[tuple[float, float], ...]
    in_care: tuple[tuple[float, float], ...] = ((14, 1_000), (10, 1_050), (5, 1_115), (0, 1_170))

    def pressure(self, held: float, years_to_go: float, *, of_all: bool) -> float:
        """Above 1 when fewer are there than the path has."""
        path = self.in_care if of_all else self.residential
        points = sorted((-years, number) for years, number in path)
        wanted = float(
            np.interp(-years_to_go, [one[0] for one in points], [one[1] for one in points])
        )
        return float(np.clip(np.exp(10 * (wanted - held) / wanted), 0.15, 5.0))


@dataclass(slots=True)
class Life:
    """What happened: placements begun and ended, ratings, times missing, incidents."""

    people: People
    events: list[Happening] = field(default_factory=list)
    ratings: list[Ratings] = field(default_factory=list)
    missing: list[np.ndarray] = field(default_factory=list)  # rows: child, day, length
    incidents: list[np.ndarray] = field(default_factory=list)  # rows: child, day, kind, serious
    convicted: list[np.ndarray] = field(default_factory=list)


def live(people: People, calendar: Calendar, paths: Paths, rng: np.random.Generator) -> Life:
    """Simulate from three years before the first return to the data date."""
    life = Life(people)
    now = children_before(people, rng)
    begins, ends = day_number(calendar.simulated_from), day_number(calendar.data_date)
    life.events.append(_stock(people, now, begins, rng))
    came = STOCK
    for week, day in enumerate(range(begins, ends + 1, WEEK)):
        span = min(WEEK, ends + 1 - day)
        years_to_go = (ends - day) / YEAR_DAYS
        if week % QUARTER_WEEKS == 0:
            _quarter(life, now, day, min(ends - day, 91), rng)
        inside = IN_CARE[now.kind]
        wanted = paths.pressure(float(inside.sum()), years_to_go, of_all=True)
        new = min(
            rng.poisson(ENTRANTS_A_WEEK * min(wanted, 2.0) * span / WEEK), people.count - came
        )
        held = float((RESIDENTIAL[now.kind] & inside).sum())
        pressure = paths.pressure(held, years_to_go, of_all=False)
        _birthdays(life, now, day, span)
        _moves(life, now, day, span, pressure, rng)
        life.events.append(
            _entrants(people, now, np.arange(came, came + new), day, span, pressure, rng)
        )
        came += new
        in_families = years_to_go < PROFILES_IN_FAMILIES_YEARS
        life.ratings.append(assess(now, day, span, people.born, in_families, rng))
    return life


def _stock(people: People, now: Children, begins: int, rng: np.random.Generator) -> Happening:
    """Children already in care: in families mostly, in residential care when older and needier."""
    who = np.arange(STOCK)
    age = (begins - people.born[:STOCK]) / YEAR_DAYS
    chance = 1 / (1 + np.exp(2.6 - 1.4 * people.severity[:STOCK] - 0.25 * (age - 12)))
    kind = _first_family(age, rng)
    kind[(rng.random(STOCK) < chance) & (age > 8)] = Kind.HOME_INDEPENDENT
    in_house = (kind == Kind.HOME_INDEPENDENT) & (rng.random(STOCK) < 0.15)
    kind[in_house] = Kind.HOME_IN_HOUSE
    most = np.maximum(begins - people.born[:STOCK] - 20, 30)
    since = begins - np.minimum(rng.exponential(500, STOCK), most).astype("int64")
    return _placed(now, who, since, kind, begins, rng)


def _entrants(
    people: People, now: Children, who: np.ndarray, day: int, span: int, pressure: float,
    rng: np.random.Generator,
) -> Happening:  # fmt: skip
    """Children who come into care this week."""
    came_on = np.sort(day + rng.integers(0, span, len(who)))
    people.born[who] = came_on - np.maximum(people.age_at_entry[who] * YEAR_DAYS, 1).astype("int64")
    age = people.age_at_entry[who]
    alone = people.alone[who]
    kind = _first_family(age, rng)
    odds = np.exp(-2.8 + 1.5 * people.severity[who] + 0.2 * (age - 13)) * pressure
    residential = (rng.random(len(who)) < odds / (1 + odds)) & (age > 9) & ~alone
    kind[residential] = np.where(
        rng.random(int(residential.sum())) < 0.87, Kind.HOME_INDEPENDENT, Kind.HOME_IN_HOUSE
    )
    older = alone & (age > 16.05)
    kind[older] = np.where(
        rng.random(int(older.sum())) < 0.7, Kind.SUPPORTED, Kind.FOSTER_INDEPENDENT
    )
    kind[(age < 1) & (rng.random(len(who)) < 0.12)] = Kind.PARENT_AND_CHILD
    return _placed(now, who, came_on, kind, day, rng)


def _first_family(age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    draw = rng.random(len(age))
    connected = np.where(age < 10, 0.24, 0.14)
    found = np.where(draw < connected, Kind.CONNECTED, Kind.FOSTER_INDEPENDENT)
    found[draw > 1 - np.where(age < 10, 0.42, 0.28)] = Kind.FOSTER_IN_HOUSE
    return found.astype(np.intp)


def _placed(
    now: Children, who: np.ndarray, since: np.ndarray, kind: np.ndarray, day: int,
    rng: np.random.Generator,
) -> Happening:  # fmt: skip
    now.kind[who], now.since[who], now.care_since[who] = kind, since, since
    now.stays[who] += RESIDENTIAL[kind]
    now.assess_next[who] = day + rng.integers(10, 60, len(who))
    blank = np.full(len(who), "", dtype=object)
    return Happening(who, since, kind, blank, blank, np.ones(len(who), dtype=bool))


def _quarter(life: Life, now: Children, day: int, days: int, rng: np.random.Generator) -> None:
    """Needs drift, strengths grow where life is settled, and some go missing or have incidents."""
    who = np.flatnonzero(IN_CARE[now.kind] | (now.spell == Spell.AT_HOME))
    count = len(who)
    if not count or days <= 0:
        return
    unsettled = day - now.since[who] < 120
    mean = np.where(unsettled, 0.10, -0.06)
    now.worsening[who] = 0.72 * now.worsening[who] + mean + rng.normal(0, 0.26, count)
    share = rng.uniform(0.5, 1.5, (count, now.needs.shape[1]))
    change = 0.25 * now.worsening[who][:, None] * share + AGE_SLOPE * 0.05
    change += rng.normal(0, 0.10, change.shape)
    now.needs[who] = np.clip(now.needs[who] + change, 0, 4.4)
    settled = np.where(unsettled, -0.03, 0.03)[:, None]
    grown = now.strengths[who] + settled - 0.08 * now.worsening[who][:, None]
    now.strengths[who] = np.clip(grown + rng.normal(0, 0.08, grown.shape), 0, 3.3)
    _missing(life, now, who, day, days, rng)


def _missing(
    life: Life, now: Children, who: np.ndarray, day: int, days: int, rng: np.random.Generator
) -> None:
    """Times missing and incidents of the quarter, from what children really need."""
    who = who[IN_CARE[now.kind[who]] & (life.people.born[who] < day - int(9.5 * YEAR_DAYS))]
    needs = now.needs[who]
    away, hurt, behaviour = needs[:, 0], needs[:, 1], needs[:, 2]
    often = np.exp(-3.9 + 1.15 * away) * days / 91
    times = np.repeat(who, np.minimum(rng.poisson(often), 8))
    life.missing.append(np.column_stack([
        times, day + rng.integers(0, days, len(times)), 1 + rng.geometric(0.55, len(times)),
    ]))  # fmt: skip
    often = np.exp(-3.4 + 0.75 * behaviour + 0.35 * hurt) * days / 91
    times = np.repeat(who, np.minimum(rng.poisson(often), 12))
    kind = rng.integers(0, 6, len(times))
    serious = rng.random(len(times)) < 0.06 + 0.03 * now.needs[times, 2]
    life.incidents.append(
        np.column_stack([times, day + rng.integers(0, days, len(times)), kind, serious])
    )
    life.convicted.append(
        np.column_stack([who, np.full(len(who), day), rng.random(len(who)) < 0.02 * needs[:, 10]])
    )


def _birthdays(life: Life, now: Children, day: int, span: int) -> None:
    """Nobody is in care past 18."""
    turned = life.people.eighteenth
    watched = IN_CARE[now.kind] | (now.spell == Spell.AT_HOME)
    due = np.flatnonzero(watched & (turned < day + span))
    cared_for = due[IN_CARE[now.kind[due]]]
    stays_put = FAMILY[now.kind[cared_for]]
    supported = now.kind[cared_for] == Kind.SUPPORTED
    rec = np.where(stays_put, "E17", np.where(supported, "E5", "E6")).astype(object)
    rec[now.needs[cared_for][:, 9] > 2.6] = "E7"
    blank = np.full(len(cared_for), "", dtype=object)
    left = np.full(len(cared_for), Kind.LEFT, dtype=np.intp)
    no = np.zeros(len(cared_for), dtype=bool)
    life.events.append(Happening(cared_for, turned[cared_for], left, rec, blank, no))
    now.kind[due], now.spell[due] = Kind.LEFT, Spell.NONE


def _moves(
    life: Life, now: Children, day: int, span: int, pressure: float, rng: np.random.Generator
) -> None:
    """Draw what happens this week, and let it happen."""
    old = (now.spell == Spell.AT_HOME) & (now.kind == Kind.LEFT)
    now.spell[old & (day - now.spell_since > FORGET_AFTER_DAYS)] = Spell.NONE
    who = np.flatnonzero(IN_CARE[now.kind] | (now.spell == Spell.AT_HOME))
    age = (day - life.people.born[who]) / YEAR_DAYS
    these = now.at(who)
    log_hazard = log_hazards(these.features(age))
    hazards = weekly_hazards(these, log_hazard, age, day, pressure) * (span / WEEK)
    total = hazards.sum(axis=1)
    moving = np.flatnonzero(rng.random(len(who)) < 1 - np.exp(-total))
    shares = np.cumsum(hazards[moving], axis=1) / total[moving][:, None]
    cause = (rng.random(len(moving))[:, None] > shares).sum(axis=1)
    on = day + rng.integers(0, span, len(moving))
    life.events.append(happen(now, who[moving], on, cause, age[moving], log_hazard[moving], rng))
