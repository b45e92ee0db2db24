"""Entrants of every simulated future: on which day each comes, and which past entrant is like."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import lgamma

import numpy as np

from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.entrants import Entrants
from models.journeys.simulate.noise import Codes, codes_of, hash_number, hashed_uniform
from models.journeys.simulate.scenario import EntryChange
from models.money import DAYS_PER_YEAR

# Each kind of luck, and each year's and month's, has a generator of its own, so that how far one
# looks changes nothing of the months before: the same month has the same number on every page.
_LEVEL, _YEAR, _COUNT, _TEMPLATE = range(4)
EXTRA = 100_000  # numbers of entrants that only a scenario brings begin here


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """One row an entrant, sorted by future: its future, day (after the start), template and code.

    `code` names the entrant's luck: the same in every scenario with the same seed.
    """

    future: Whole
    day: Floats
    template: Whole
    code: Codes


@dataclass(frozen=True, slots=True)
class _Month:
    """A calendar month, or what the horizon leaves of it, in days after the start."""

    month: int
    year: int  # 0 for the first 365 days of the horizon, then 1 …
    starts: int
    ends: int


def draw_arrivals(
    entrants: Entrants,
    draw_of: Whole,
    starts: date,
    until: date,
    changes: tuple[EntryChange, ...],
    seed: int,
    part: slice,
) -> Arrivals:
    """All entrants from one day to another in some of the futures, which are numbered from 0.

    `draw_of`: the parameter draw of every future. Entrants are the same whatever the part, and
    those of a whole month the same however far the horizon lies behind it.
    """
    months = _months(starts, until)
    if not entrants.seen or not months:
        none = np.zeros(0, np.int64)
        return Arrivals(
            none.astype(np.int32), none.astype(np.float32), none, none.astype(np.uint64)
        )
    rates = _rates(entrants, draw_of, months, seed)
    by_month = [_luck(seed, _COUNT, n).random((2, len(draw_of))) for n in range(len(months))]
    luck = np.stack(by_month, axis=2)[:, part]
    rates = rates[part]
    most = max((change.factor for change in changes), default=1.0)
    usual = _people(_counts(rates, luck[0]), 0)
    extra = _people(_counts(rates * max(most - 1.0, 0.0), luck[1]), EXTRA)
    future, month, number = (np.concatenate(pair) for pair in zip(usual, extra, strict=True))
    base = codes_of([f"entrant {seed}"])
    numbered = future + (part.start or 0)
    code = hash_number(hash_number(hash_number(base, numbered), month), number)
    begins = np.array([month.starts for month in months], np.float32)
    length = np.array([month.ends - month.starts for month in months], np.float32)
    day = begins[month] + length[month] * hashed_uniform(code, 1)
    pool = len(entrants.age_days)
    rng = _luck(seed, _TEMPLATE, 0)
    upto = np.cumsum(rng.exponential(size=(int(draw_of.max()) + 1, pool)), axis=1)
    template = _pick(upto / upto[:, -1:], draw_of[numbered], hashed_uniform(code, 2))
    comes = _comes(entrants.age_days[template], day, starts, changes, number, most, code)
    order = np.lexsort((number[comes], month[comes], future[comes]))
    retained = np.flatnonzero(comes)[order]
    return Arrivals(
        future[retained].astype(np.int32), day[retained], template[retained], code[retained]
    )


def _luck(seed: int, kind: int, number: int) -> np.random.Generator:
    return np.random.default_rng([seed, 1, kind, number])


def _months(starts: date, until: date) -> tuple[_Month, ...]:
    months, day = [], starts
    while day < until:
        ends = min((day.replace(day=1) + timedelta(days=32)).replace(day=1), until)
        after = (day - starts).days
        months.append(_Month(day.month, after // 365, after, (ends - starts).days))
        day = ends
    return tuple(months)


def _rates(entrants: Entrants, draw_of: Whole, months: tuple[_Month, ...], seed: int) -> Floats:
    """Expected entries, futures × months: level (one a draw) × season × its wandering."""
    seen = _luck(seed, _LEVEL, 0).gamma(entrants.seen + 0.5, 1.0, int(draw_of.max()) + 1)
    level = seen / entrants.years
    years = months[-1].year + 1
    spread = entrants.year_spread
    wanders = [_luck(seed, _YEAR, n).standard_normal(len(draw_of)) for n in range(years)]
    steps = spread * np.stack(wanders, axis=1) - spread**2 / 2
    luck = np.exp(np.cumsum(steps, axis=1))  # the level wanders on from year to year
    of_year = np.array([month.year for month in months])
    share = np.array(
        [
            entrants.season[month.month - 1] * (month.ends - month.starts) / DAYS_PER_YEAR
            for month in months
        ]
    )
    rates: Floats = level[draw_of][:, None] * luck[:, of_year] * share
    return rates


def _counts(rates: Floats, luck: Floats) -> Whole:
    """Poisson counts by their inverse, so that a higher rate only ever adds entrants."""
    top = int(rates.max(initial=0.0) + 8 * np.sqrt(rates.max(initial=0.0)) + 10)
    counts = np.zeros(rates.shape, np.int64)
    upto = np.zeros(rates.shape)
    with np.errstate(divide="ignore"):
        log_rates = np.log(rates)
    for number in range(top):
        upto += (
            np.exp(number * log_rates - rates - lgamma(number + 1)) if number else np.exp(-rates)
        )
        counts += luck > upto
    return np.where(rates > 0, counts, 0)


def _people(counts: Whole, first_number: int) -> tuple[Whole, Whole, Whole]:
    """Counts as people: future, month and number of each."""
    flat = counts.ravel()
    cell = np.repeat(np.arange(len(flat)), flat)
    number = np.arange(len(cell)) - np.repeat(np.cumsum(flat) - flat, flat)
    return cell // counts.shape[1], cell % counts.shape[1], number + first_number


def _pick(upto: Floats, row: Whole, luck: Floats) -> Whole:
    """For each entrant the template at its luck, in its draw's weights (rows add up to 1)."""
    flat = (upto + np.arange(len(upto))[:, None]).ravel()
    place = np.searchsorted(flat, row + luck.astype(np.float64), "right")
    picked: Whole = np.clip(place - row * upto.shape[1], 0, upto.shape[1] - 1)
    return picked


def _comes(
    age_days: Floats,
    day: Floats,
    starts: date,
    changes: tuple[EntryChange, ...],
    number: Whole,
    most: float,
    code: Codes,
) -> Flags:
    """Who comes under the scenario: fewer of the usual ones, or more of the extra ones."""
    factor = np.ones(len(day))
    age = age_days / DAYS_PER_YEAR
    for change in changes:
        affected = (day >= (change.on - starts).days) & (age >= change.from_age)
        factor = np.where(affected & (age < change.to_age), factor * change.factor, factor)
    luck = hashed_uniform(code, 3)
    if most <= 1.0:
        return luck < factor
    return np.where(number < EXTRA, luck < factor, luck < (factor - 1.0) / (most - 1.0))
