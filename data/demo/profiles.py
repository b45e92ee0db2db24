"""Needs profiles as workers write them: levels, a line of evidence, and the child's own words."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.annex import WORKERS
from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.effects import ITEMS
from data.demo.people import People
from data.demo.write import write_table

NOT_KNOWN_SHARE = 0.025  # of single levels, left blank
HALF_KNOWN_SHARE = 0.06  # of profiles, those where half of the items are left blank
EVIDENCE_SHARE, VIEW_SHARE = 0.6, 0.13
WORDS_FOR_DAYS = 1_000  # older profiles came over from another system, without their words
_WORDS = Path(__file__).parent / "words"


def write_profiles(
    path: Path,
    calendar: Calendar,
    people: People,
    profiles: pd.DataFrame,
    rng: np.random.Generator,
) -> None:
    """One row an item of each profile."""
    levels = profiles[list(range(len(ITEMS)))].to_numpy()
    count = len(levels)
    blank = rng.random(levels.shape) < NOT_KNOWN_SHARE
    half = rng.random(count) < HALF_KNOWN_SHARE
    blank |= half[:, None] & (rng.random(levels.shape) < 0.5)
    person_record = profiles["child"].to_numpy()
    worker = np.array(WORKERS, dtype=object)[
        (person_record * 31 + profiles["day"].to_numpy() // 900) % 96
    ]
    flat = blank.ravel()
    mask = np.repeat(
        profiles["day"].to_numpy() > day_number(calendar.data_date) - WORDS_FOR_DAYS, len(ITEMS)
    )
    item = np.tile(np.arange(len(ITEMS)), count)
    silent = ~mask | flat | (rng.random(flat.size) > EVIDENCE_SHARE)
    write_table(
        path,
        "needs_profile",
        {
            "child_id": np.repeat(people.number[person_record], len(ITEMS)),
            "assessed_on": np.repeat(to_903_dates(profiles["day"].to_numpy()), len(ITEMS)),
            "item": np.array(ITEMS, dtype=object)[item],
            "level": np.where(flat, "", levels.ravel().astype("U1")).astype(object),
            "assessed_by": np.repeat(worker, len(ITEMS)),
            "evidence": np.where(silent, "", _evidence(item, levels.ravel(), rng)),
            "child_view": np.where(
                mask & (rng.random(flat.size) < VIEW_SHARE), _views(item, rng), ""
            ),
        },
    )


def _evidence(item: np.ndarray, level: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A line for each item and level."""
    rows = pd.read_csv(_WORDS / "evidence.csv")
    key = (
        rows["item"].map({name: position for position, name in enumerate(ITEMS)}) * 10
        + rows["level"]
    )
    return _drawn(key.to_numpy(), rows["text"].to_numpy(dtype=object), item * 10 + level, rng)


def _views(item: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What children say."""
    rows = pd.read_csv(_WORDS / "child_views.csv")
    key = rows["item"].map({name: position for position, name in enumerate(ITEMS)}).to_numpy()
    return _drawn(key, rows["text"].to_numpy(dtype=object), item, rng)


def _drawn(
    keys: np.ndarray, texts: np.ndarray, wanted: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """A text with the wanted key, any of them alike. Keys are sorted first."""
    order = np.argsort(keys, kind="stable")
    keys, texts = keys[order], texts[order]
    first = np.searchsorted(keys, wanted, side="left")
    count = np.searchsorted(keys, wanted, side="right") - first
    values: np.ndarray = texts[first + (rng.random(len(wanted)) * count).astype(np.intp)]
    return values
