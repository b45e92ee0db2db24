"""A council's history as the engine reads it: placements as known at a date, in whole days."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.children.placements import placements_at
from models.children.statements import governing_returns
from models.journeys.history.arrays import Whole
from models.journeys.history.kinds import GROUPS, SETTINGS, WAY_OF_ENDING, WAYS, group_of

STAYS_ON = 10**6  # stands for "no end known"
NO_WAY = -1  # the placement's end says nothing (going on, unknown, 18)
_PLACE_OF_SETTING = {setting.value: place for place, setting in enumerate(SETTINGS)}
_PLACE_OF_WAY = {end.value: WAYS.index(way) for end, way in WAY_OF_ENDING.items()}
GROUP_OF_PLACE: Whole = np.array([GROUPS.index(group_of(setting)) for setting in SETTINGS], np.int8)


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """What was known of a council's children at a date, in an order that no file decides.

    `people`: one row a child, in order of source and child_id: child, council, born, eighteen,
    first_day and last_day (both inclusive) of what the returns of the child's source govern.
    `placements`: one row a placement, sorted by person and start: person (place in `people`),
    starts, ends (STAYS_ON while going on), setting, group, way (out of care, else NO_WAY), care
    (number of the period of care), care_started, started_on_or_before, ending, order, and how many
    placements came before it (n_before, n_residential, n_foster, n_care), and left_residential: the
    day on which residential care was last left for a placement in the same period of care
    (-STAYS_ON: it wasn't).
    `known_only`: nothing that a later return said is in it (else it is the caseload's view).
    Short breaks are in neither, nor is anybody without a date of birth. Dates are day numbers.
    """

    as_of: date
    known_only: bool
    people: pd.DataFrame
    placements: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        return self.placements.empty


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - date(1970, 1, 1)).days


def days_of(column: pd.Series) -> Whole:
    """A column of dates as day numbers; missing ones as STAYS_ON."""
    stamps = pd.to_datetime(column).to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(stamps), STAYS_ON, stamps.astype(np.int64))


def study_history(data: CouncilData, as_of: date, *, known_only: bool = True) -> Study:
    """The history as known at a date (`known_only`), or as the caseload at the date has it."""
    placements = placements_at(data, as_of, known_only=known_only)
    returns = governing_returns(data.frame("returns"), as_of, known_only=known_only)
    people = _people(data, returns)
    people = people[people["child"].isin(set(placements["child"]))].reset_index(drop=True)
    placements = placements[~placements["short_breaks"].astype(bool)]
    return Study(as_of, known_only, people, _placements(placements, people))


def _people(data: CouncilData, returns: pd.DataFrame) -> pd.DataFrame:
    """One row a child with a date of birth, and the days that the source's returns govern."""
    people = data.frame("children")
    people = people[people["born"].notna()].sort_values(["source", "child_id"])
    by_source = returns.groupby("source")
    # As dicts, because a frame without returns has no dates to map to.
    first, last = by_source["covers_from"].min().to_dict(), by_source["covers_to"].max().to_dict()
    born = pd.to_datetime(people["born"])
    leap_day = (born.dt.month == 2) & (born.dt.day == 29)
    eighteen = born + pd.DateOffset(years=18)  # of a 29 February: the 28th, so a day is added
    return pd.DataFrame(
        {
            "child": people["child"].astype(str),
            "name": (people["source"].astype(str) + "|" + people["child_id"].astype(str)),
            "council": people["council"].fillna("unknown").astype(str),
            "asylum_seeking": people["asylum_seeking"].fillna(False).astype(bool),
            "born": days_of(born),
            "eighteen": days_of(eighteen) + leap_day.to_numpy().astype(np.int64),
            "first_day": days_of(people["source"].map(first)),
            "last_day": days_of(people["source"].map(last)),
        }
    ).reset_index(drop=True)


def _placements(rows: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Placements with numbers in place of words, and what came before each."""
    place = pd.Series(people.index, index=people["child"])
    rows = rows[rows["child"].isin(place.index)]
    setting = rows["setting"].map(_PLACE_OF_SETTING).to_numpy(np.int8)
    frame = pd.DataFrame(
        {
            "person": rows["child"].map(place).to_numpy(np.int64),
            "starts": days_of(rows["starts"]),
            "ends": days_of(rows["ends"]),
            "setting": setting,
            "group": GROUP_OF_PLACE[setting],
            "way": rows["ending"].map(_PLACE_OF_WAY).fillna(NO_WAY).to_numpy(np.int8),
            "care_started": days_of(rows["care_started"]),
            "started_on_or_before": rows["started_on_or_before"].to_numpy(bool),
            "ending": rows["ending"].astype(object).to_numpy(),
            "order": rows["order"].astype(object).to_numpy(),
        }
    )
    frame = frame.sort_values(["person", "starts"], ignore_index=True)
    return frame.assign(**_before(frame))


def _before(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """How many placements, residential and foster ones, and periods of care came before each."""
    new_care = ~frame.duplicated(["person", "care_started"])
    by_person = frame.groupby("person")
    is_residential, is_foster = (frame["group"] == place for place in (0, 1))

    def earlier(flag: pd.Series) -> pd.Series:
        counted = flag.astype(np.int64).groupby(frame["person"]).cumsum()
        return counted - flag.astype(np.int64)

    same_care = frame.groupby(["person", "care_started"])
    return {
        "care": new_care.cumsum(),
        "n_before": same_care.cumcount(),
        "n_residential": earlier(is_residential),
        "n_foster": earlier(is_foster),
        "left_residential": _left_residential(frame, new_care.cumsum()),
        "n_care": new_care.astype(np.int64).groupby(frame["person"]).cumsum() - 1,
        "is_last": by_person.cumcount(ascending=False) == 0,
    }


def _left_residential(frame: pd.DataFrame, care: pd.Series) -> pd.Series:
    """The end of the last residential placement before one of another kind, same period of care."""
    residential = frame["group"] == 0
    ends = frame["ends"].where(residential).groupby(care).ffill()
    return ends.mask(residential).fillna(-STAYS_ON).astype(np.int64)
