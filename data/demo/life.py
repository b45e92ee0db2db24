"""Thirteen years in the life of a made-up council, week by week."""

from dataclasses import dataclass, field

import numpy as np

from data.demo.calendar import Calendar, day_number
from data.demo.effects import log_hazards
from data.demo.hazards import weekly_hazards
from data.demo.kinds import FAMILY, IN_CARE, RESIDENTIAL, WhereKind
from data.demo.people import AGE_SLOPE, STOCK, YEAR_DAYS, People
from data.demo.rating import Ratings, rate_children
from data.demo.simulate_week import Happening, simulate_week
from data.demo.state import Children, Spell, children_before

WEEK, QUARTER_WEEKS = 7, 13
ENTRANTS_A_WEEK = 6.4
FORGET_AFTER_DAYS = 6 * 365  # nobody comes back later than this, so nobody is watched for longer
PROFILES_IN_FAMILIES_YEARS = 3  # needs profiles began in residential care, then spread


@dataclass(frozen=True, slots=True)
class PopulationPaths:
    """How many children live in residential care, and are in care, over the years.

    The two the simulator is steered by: (years before the data date, children). 175 in 2021 and 228
    in 2025 are public figures; the rest is drawn through them.
    """

    residential: tuple[tuple[float, float], ...]
    in_care: tuple[tuple[float, float], ...] = ((14, 1_000), (10, 1_050), (5, 1_115), (0, 1_170))

    def pressure(self, value: float, years_to_go: float, *, of_all: bool) -> float:
        """Above 1 when fewer are there than the path has."""
        path = self.in_care if of_all else self.residential
        points = sorted((-years, number) for years, number in path)
        wanted = float(
            np.interp(-years_to_go, [point[0] for point in points], [point[1] for point in points])
        )
        return float(np.clip(np.exp(10 * (wanted - value) / wanted), 0.15, 5.0))


@dataclass(slots=True)
class Life:
    """What happened: placements begun and ended, ratings, times missing, incidents."""

    people: People
    events: list[Happening] = field(default_factory=list)
    ratings: list[Ratings] = field(default_factory=list)
    missing: list[np.ndarray] = field(default_factory=list)  # rows: child, day, length
    incidents: list[np.ndarray] = field(default_factory=list)  # rows: child, day, kind, serious
    convicted: list[np.ndarray] = field(default_factory=list)


def simulate_lives(
    people: People, calendar: Calendar, paths: PopulationPaths, rng: np.random.Generator
) -> Life:
    """Simulate from three years before the first return to the data date."""
    life = Life(people)
    children = children_before(people, rng)
    begins, ends = day_number(calendar.simulated_from), day_number(calendar.data_date)
    life.events.append(_stock(people, children, begins, rng))
    came = STOCK
    for week, day in enumerate(range(begins, ends + 1, WEEK)):
        span = min(WEEK, ends + 1 - day)
        years_to_go = (ends - day) / YEAR_DAYS
        if week % QUARTER_WEEKS == 0:
            _quarter(life, children, day, min(ends - day, 91), rng)
        inside = IN_CARE[children.kind]
        wanted = paths.pressure(float(inside.sum()), years_to_go, of_all=True)
        new = min(
            rng.poisson(ENTRANTS_A_WEEK * min(wanted, 2.0) * span / WEEK), people.count - came
        )
        value = float((RESIDENTIAL[children.kind] & inside).sum())
        pressure = paths.pressure(value, years_to_go, of_all=False)
        _birthdays(life, children, day, span)
        _moves(life, children, day, span, pressure, rng)
        life.events.append(
            _entrants(people, children, np.arange(came, came + new), day, span, pressure, rng)
        )
        came += new
        in_families = years_to_go < PROFILES_IN_FAMILIES_YEARS
        life.ratings.append(rate_children(children, day, span, people.born, in_families, rng))
    return life


def _stock(people: People, children: Children, begins: int, rng: np.random.Generator) -> Happening:
    """Children already in care: in families mostly, in residential care when older and needier."""
    person_record = np.arange(STOCK)
    age = (begins - people.born[:STOCK]) / YEAR_DAYS
    chance = 1 / (1 + np.exp(2.6 - 1.4 * people.severity[:STOCK] - 0.25 * (age - 12)))
    kind = _first_family(age, rng)
    kind[(rng.random(STOCK) < chance) & (age > 8)] = WhereKind.HOME_INDEPENDENT
    in_house = (kind == WhereKind.HOME_INDEPENDENT) & (rng.random(STOCK) < 0.15)
    kind[in_house] = WhereKind.HOME_IN_HOUSE
    most = np.maximum(begins - people.born[:STOCK] - 20, 30)
    since = begins - np.minimum(rng.exponential(500, STOCK), most).astype("int64")
    return _placed(children, person_record, since, kind, begins, rng)


def _entrants(
    people: People,
    children: Children,
    person_record: np.ndarray,
    day: int,
    span: int,
    pressure: float,
    rng: np.random.Generator,
) -> Happening:
    """Children who come into care this week."""
    came_on = np.sort(day + rng.integers(0, span, len(person_record)))
    people.born[person_record] = came_on - np.maximum(
        people.age_at_entry[person_record] * YEAR_DAYS, 1
    ).astype("int64")
    age = people.age_at_entry[person_record]
    alone = people.alone[person_record]
    kind = _first_family(age, rng)
    odds = np.exp(-2.8 + 1.5 * people.severity[person_record] + 0.2 * (age - 13)) * pressure
    residential = (rng.random(len(person_record)) < odds / (1 + odds)) & (age > 9) & ~alone
    kind[residential] = np.where(
        rng.random(int(residential.sum())) < 0.87,
        WhereKind.HOME_INDEPENDENT,
        WhereKind.HOME_IN_HOUSE,
    )
    older = alone & (age > 16.05)
    kind[older] = np.where(
        rng.random(int(older.sum())) < 0.7, WhereKind.SUPPORTED, WhereKind.FOSTER_INDEPENDENT
    )
    kind[(age < 1) & (rng.random(len(person_record)) < 0.12)] = WhereKind.PARENT_AND_CHILD
    return _placed(children, person_record, came_on, kind, day, rng)


def _first_family(age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    draw = rng.random(len(age))
    connected = np.where(age < 10, 0.24, 0.14)
    values = np.where(draw < connected, WhereKind.CONNECTED, WhereKind.FOSTER_INDEPENDENT)
    values[draw > 1 - np.where(age < 10, 0.42, 0.28)] = WhereKind.FOSTER_IN_HOUSE
    return values.astype(np.intp)


def _placed(
    children: Children,
    people: np.ndarray,
    since: np.ndarray,
    kind: np.ndarray,
    day: int,
    rng: np.random.Generator,
) -> Happening:
    children.kind[people], children.since[people], children.care_since[people] = kind, since, since
    children.stays[people] += RESIDENTIAL[kind]
    children.assess_next[people] = day + rng.integers(10, 60, len(people))
    blank = np.full(len(people), "", dtype=object)
    return Happening(people, since, kind, blank, blank, np.ones(len(people), dtype=bool))


def _quarter(life: Life, children: Children, day: int, days: int, rng: np.random.Generator) -> None:
    """Needs drift, strengths grow where life is settled, and some go missing or have incidents."""
    people = np.flatnonzero(IN_CARE[children.kind] | (children.spell == Spell.AT_HOME))
    count = len(people)
    if not count or days <= 0:
        return
    unsettled = day - children.since[people] < 120
    mean = np.where(unsettled, 0.10, -0.06)
    children.worsening[people] = (
        0.72 * children.worsening[people] + mean + rng.normal(0, 0.26, count)
    )
    share = rng.uniform(0.5, 1.5, (count, children.needs.shape[1]))
    change = 0.25 * children.worsening[people][:, None] * share + AGE_SLOPE * 0.05
    change += rng.normal(0, 0.10, change.shape)
    children.needs[people] = np.clip(children.needs[people] + change, 0, 4.4)
    settled = np.where(unsettled, -0.03, 0.03)[:, None]
    grown = children.strengths[people] + settled - 0.08 * children.worsening[people][:, None]
    children.strengths[people] = np.clip(grown + rng.normal(0, 0.08, grown.shape), 0, 3.3)
    _missing(life, children, people, day, days, rng)


def _missing(
    life: Life,
    children: Children,
    people: np.ndarray,
    day: int,
    days: int,
    rng: np.random.Generator,
) -> None:
    """Times missing and incidents of the quarter, from what children really need."""
    people = people[
        IN_CARE[children.kind[people]] & (life.people.born[people] < day - int(9.5 * YEAR_DAYS))
    ]
    needs = children.needs[people]
    away, hurt, behaviour = needs[:, 0], needs[:, 1], needs[:, 2]
    often = np.exp(-3.9 + 1.15 * away) * days / 91
    times = np.repeat(people, np.minimum(rng.poisson(often), 8))
    life.missing.append(
        np.column_stack(
            [
                times,
                day + rng.integers(0, days, len(times)),
                1 + rng.geometric(0.55, len(times)),
            ]
        )
    )
    often = np.exp(-3.4 + 0.75 * behaviour + 0.35 * hurt) * days / 91
    times = np.repeat(people, np.minimum(rng.poisson(often), 12))
    kind = rng.integers(0, 6, len(times))
    serious = rng.random(len(times)) < 0.06 + 0.03 * children.needs[times, 2]
    life.incidents.append(
        np.column_stack([times, day + rng.integers(0, days, len(times)), kind, serious])
    )
    life.convicted.append(
        np.column_stack(
            [people, np.full(len(people), day), rng.random(len(people)) < 0.02 * needs[:, 10]]
        )
    )


def _birthdays(life: Life, children: Children, day: int, span: int) -> None:
    """Nobody is in care past 18."""
    turned = life.people.eighteenth
    watched = IN_CARE[children.kind] | (children.spell == Spell.AT_HOME)
    due = np.flatnonzero(watched & (turned < day + span))
    cared_for = due[IN_CARE[children.kind[due]]]
    stays_put = FAMILY[children.kind[cared_for]]
    supported = children.kind[cared_for] == WhereKind.SUPPORTED
    rec = np.where(stays_put, "E17", np.where(supported, "E5", "E6")).astype(object)
    rec[children.needs[cared_for][:, 9] > 2.6] = "E7"
    blank = np.full(len(cared_for), "", dtype=object)
    remaining = np.full(len(cared_for), WhereKind.LEFT, dtype=np.intp)
    no = np.zeros(len(cared_for), dtype=bool)
    life.events.append(Happening(cared_for, turned[cared_for], remaining, rec, blank, no))
    children.kind[due], children.spell[due] = WhereKind.LEFT, Spell.NONE


def _moves(
    life: Life, children: Children, day: int, span: int, pressure: float, rng: np.random.Generator
) -> None:
    """Draw what happens this week, and let it happen."""
    old = (children.spell == Spell.AT_HOME) & (children.kind == WhereKind.LEFT)
    children.spell[old & (day - children.spell_since > FORGET_AFTER_DAYS)] = Spell.NONE
    people = np.flatnonzero(IN_CARE[children.kind] | (children.spell == Spell.AT_HOME))
    age = (day - life.people.born[people]) / YEAR_DAYS
    these = children.at(people)
    log_hazard = log_hazards(these.features(age))
    hazards = weekly_hazards(these, log_hazard, age, day, pressure) * (span / WEEK)
    total = hazards.sum(axis=1)
    moving = np.flatnonzero(rng.random(len(people)) < 1 - np.exp(-total))
    shares = np.cumsum(hazards[moving], axis=1) / total[moving][:, None]
    cause = (rng.random(len(moving))[:, None] > shares).sum(axis=1)
    on = day + rng.integers(0, span, len(moving))
    life.events.append(
        simulate_week(children, people[moving], on, cause, age[moving], log_hazard[moving], rng)
    )
