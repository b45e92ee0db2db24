"""The whole demonstration council, from a seed and a day to a folder of files."""

from datetime import date
from pathlib import Path

import numpy as np

from data.demo.annex import write_annex_a
from data.demo.apart_files import write_apart
from data.demo.around import write_around
from data.demo.calendar import Calendar, calendar_of, day_number
from data.demo.episodes import episodes_of
from data.demo.events import Events, events_of
from data.demo.life import PopulationPaths, simulate_lives
from data.demo.money_files import write_money
from data.demo.people import people_of
from data.demo.placements import History, TooFew, history_of
from data.demo.places import add_places
from data.demo.prices import prices_of
from data.demo.profiles import write_profiles
from data.demo.returns import write_returns
from data.demo.truth import Truth, truth_of
from models.money import FinancialYear

RESIDENTIAL_NOW = 228  # children in residential care at the data date (public figure)
# (years before the data date, children) that the simulation is steered towards. It stays some way
# below its path, so the path lies above the published 175 in 2021 and 228 in 2025.
RESIDENTIAL_PATH = ((14.0, 148.0), (10.0, 160.0), (5.6, 186.0), (1.0, 243.0), (0.0, 252.0))
_TRIES, _HIGHER = 6, 8.0


def write_council(folder: Path, *, seed: int, today: date) -> Truth:
    """Write every file that a council holds into the folder, and return what is really true.

    The same seed and day give byte-equal files. The newest return ends on the last 31 March before
    today; Annex A is of six days before today.
    """
    calendar = calendar_of(today)
    history, events, rng = _simulated(calendar, seed)
    people = history.people
    newest = FinancialYear.holding(calendar.data_date)
    placements = add_places(history.placements, people, rng)
    episodes = episodes_of(placements, people, day_number(calendar.data_date), rng)
    prices = prices_of(placements, people, newest.start, rng)
    write_returns(folder / "ssda903", calendar, people, episodes, events, rng)
    if calendar.has_extract:
        path = folder / "annex_a_list_8.csv"
        write_annex_a(path, calendar, people, placements, episodes, events, rng)
    write_money(folder, calendar, people, placements, prices, events, rng)
    write_profiles(folder / "needs_profile.csv", calendar, people, events.profiles, rng)
    write_around(folder, calendar, history, events, rng)
    write_apart(folder, calendar, people, placements, prices, rng)
    return truth_of(history, seed, today, calendar.data_date)


def _simulated(calendar: Calendar, seed: int) -> tuple[History, Events, np.random.Generator]:
    """A life with enough children in residential care; steered higher if it has too few."""
    for attempt in range(_TRIES):
        rng = np.random.default_rng((seed, attempt))
        path = tuple((years, number + _HIGHER * attempt) for years, number in RESIDENTIAL_PATH)
        life = simulate_lives(people_of(calendar, rng), calendar, PopulationPaths(path), rng)
        try:
            history = history_of(life, calendar, RESIDENTIAL_NOW, rng)
        except TooFew:
            continue
        return history, events_of(life, history, calendar, rng), rng
    raise RuntimeError("the demonstration council can't be steered to its public figures")
