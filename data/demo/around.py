"""The small files: foster homes with room, brothers and sisters, incidents, made-up names."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.events import KINDS_OF_INCIDENT, Events
from data.demo.people import People
from data.demo.placements import OPEN, History
from data.demo.places import COUNCILS, NORTH, load_sites
from data.demo.write import write_table

HOMES = 46
INCIDENTS_FOR_DAYS = 900
_SKILLS = ("trauma", "teenagers", "football", "dogs", "siblings", "night waking", "autism", "farm",
           "education", "life story work", "Makaton", "health needs")  # fmt: skip
_PLANS = ("together", "together", "apart", "together when there is room", "apart, see each other"
          " every week")  # fmt: skip


def write_around(
    folder: Path, calendar: Calendar, history: History, events: Events, rng: np.random.Generator
) -> None:
    """All of them."""
    _foster_homes(folder / "foster_homes.csv", calendar, rng)
    _siblings(folder / "siblings.csv", history, rng)
    _incidents(folder / "incidents.csv", calendar, history.people, events)
    _names(folder / "names.csv", history, rng)


def _foster_homes(path: Path, calendar: Calendar, rng: np.random.Generator) -> None:
    """Homes with a place now or soon; fewer than are needed, and fewest for the hardest lives."""
    places = load_sites().of("family")
    pick = places.iloc[rng.choice(len(places), HOMES, replace=False)]
    setting = rng.choice(
        ["foster_in_house", "foster_independent", "foster_specialist", "foster_connected"],
        HOMES,
        p=[0.42, 0.36, 0.18, 0.04],
    )
    highest = np.select(
        [setting == "foster_specialist", setting == "foster_independent"],
        [3, rng.integers(1, 4, HOMES)],
        rng.integers(1, 3, HOMES),
    )
    fee = np.select(
        [
            setting == "foster_specialist",
            setting == "foster_independent",
            setting == "foster_connected",
        ],
        [1850, 1040, 390],
        690,
    )
    free = day_number(calendar.today) + rng.integers(-90, 60, HOMES)
    lowest_age = rng.choice([0, 3, 5, 8, 10, 12], HOMES)
    skills = [
        "; ".join(rng.choice(_SKILLS, rng.integers(1, 4), replace=False)) for _ in range(HOMES)
    ]
    north = (pick["authority"] == NORTH).to_numpy()
    write_table(
        path,
        "foster_homes",
        {
            "home_id": [f"H-{number:03d}" for number in range(1, HOMES + 1)],
            "setting": setting,
            "council": np.where(north, *COUNCILS),
            "postcode": pick["postcode"],
            "places": rng.choice([1, 1, 1, 2], HOMES),
            "vacant_from": to_903_dates(free),
            "min_age": lowest_age,
            "max_age": np.where(lowest_age > 4, 18, 12),
            "takes_siblings": np.where(rng.random(HOMES) < 0.3, "yes", "no"),
            "skills": skills,
            "highest_level": highest,
            "weekly_fee_gbp": fee + rng.integers(-4, 5, HOMES) * 10,
        },
    )


def _siblings(path: Path, history: History, rng: np.random.Generator) -> None:
    """Pairs of children of one family who are both in care now, each way round."""
    current = np.unique(history.placements.loc[history.placements["ends"] == OPEN, "child"])
    family = pd.DataFrame({"child": current, "family": history.people.family[current]})
    pairs = family.merge(family, on="family", suffixes=("", "_other"))
    pairs = pairs[pairs["child"] != pairs["child_other"]]
    plan = rng.choice(np.array(_PLANS, dtype=object), history.people.count)
    older = np.minimum(pairs["child"], pairs["child_other"])
    write_table(
        path,
        "siblings",
        {
            "child_id": history.people.number[pairs["child"]],
            "sibling_id": history.people.number[pairs["child_other"]],
            "plan": plan[older],
        },
    )


def _incidents(path: Path, calendar: Calendar, people: People, events: Events) -> None:
    rows = events.incidents
    rows = rows[rows["day"] > day_number(calendar.data_date) - INCIDENTS_FOR_DAYS]
    rows = rows.drop_duplicates(["child", "day", "kind"])
    write_table(
        path,
        "incidents",
        {
            "child_id": people.number[rows["child"]],
            "on": to_903_dates(rows["day"].to_numpy()),
            "kind": np.array(KINDS_OF_INCIDENT, dtype=object)[rows["kind"]],
            "serious": np.where(rows["serious"] == 1, "yes", "no"),
        },
    )


def _names(path: Path, history: History, rng: np.random.Generator) -> None:
    """Made-up names for the children in care now; a few stay without, as in life."""
    words = pd.read_csv(Path(__file__).parent / "words" / "names.csv")
    first = words.loc[words["part"] == "first", "text"].to_numpy(dtype=object)
    last = words.loc[words["part"] == "last", "text"].to_numpy(dtype=object)
    current = np.unique(history.placements.loc[history.placements["ends"] == OPEN, "child"])
    family = rng.choice(last, history.people.count)[history.people.family[current]]
    names = rng.choice(first, len(current)) + " " + family
    named = rng.random(len(current)) < 0.985
    write_table(
        path,
        "names",
        {
            "child_id": history.people.number[current[named]],
            "name": names[named],
        },
    )
