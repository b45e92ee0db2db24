"""From what happened to one row a placement, with exactly the wanted number in residential care."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number
from data.demo.kinds import RESIDENTIAL, WhereKind
from data.demo.life import Life
from data.demo.people import YEAR_DAYS, People
from data.demo.simulate_week import PlannedMoves

OPEN = 1_000_000  # a day beyond every other; stands for "going on"
SHORT_BREAKS = 14  # children on an agreed series of short breaks (903 legal status V4)
SHORT_BREAKS_IN_HOMES = 5  # of them, those who stay in a children's home
SEPARATE_STAYS = 4  # children whose short breaks are recorded one by one (V3)


@dataclass(frozen=True, slots=True)
class History:
    """`placements`: child (a place in `people`), starts, ends (exclusive, OPEN = going on), kind,
    care (number of the period of care), care_started, care_ends, rec, why, order ("" = worked out).

    `chosen`: planned moves with their true hazard. `kept`: True for each child of the council.
    """

    people: People
    placements: pd.DataFrame
    chosen: PlannedMoves
    kept: np.ndarray


class TooFew(Exception):
    """The simulation has fewer children in residential care than are wanted; steer it higher."""


def history_of(life: Life, calendar: Calendar, wanted: int, rng: np.random.Generator) -> History:
    """The placements of all children but those who would be too many in residential care now.

    Whole children are left out, drawn at random, so that no journey is bent to fit the count.
    Raises `TooFew`.
    """
    frame = _from_events(life)
    rows = frame[(frame["ends"] == OPEN) & RESIDENTIAL[frame["kind"]]]
    if len(rows) < wanted:
        raise TooFew
    left_out = rng.permutation(rows["child"].to_numpy())[wanted:]
    retained = np.zeros(life.people.count, dtype=bool)
    retained[frame["child"]] = True
    retained[left_out] = False
    frame = frame[retained[frame["child"].to_numpy()]]
    frame = frame[frame["care_ends"] > day_number(calendar.begins)]  # in some return
    retained[:] = False
    retained[frame["child"]] = True
    breaks = _short_breaks(life.people, calendar, retained, rng)
    retained[breaks["child"]] = True
    frame = pd.concat([frame, breaks], ignore_index=True)
    frame = frame.sort_values(["child", "starts"], kind="stable", ignore_index=True)
    return History(life.people, frame, _chosen(life, calendar, retained), retained)


def _from_events(life: Life) -> pd.DataFrame:
    joined = {
        name: np.concatenate([getattr(event, name) for event in life.events])
        for name in ("who", "day", "kind", "rec", "why", "into_care")
    }
    events = pd.DataFrame(joined).rename(columns={"who": "child", "day": "starts"})
    events = events.sort_values(["child", "starts"], kind="stable", ignore_index=True)
    later = events.shift(-1)
    same = (later["child"] == events["child"]).to_numpy()
    left = events["kind"].to_numpy() == WhereKind.LEFT
    next_left = np.roll(left, -1) & same
    ends = np.where(same, later["starts"].fillna(0).to_numpy().astype("int64"), OPEN)
    rec = np.where(next_left, np.roll(events["rec"].to_numpy(), -1), np.where(same, "X1", ""))
    why = np.where(same & ~next_left, np.roll(events["why"].to_numpy(), -1), "")
    frame = events.assign(ends=ends, rec=rec, why=why, care=events["into_care"].cumsum(), order="")
    frame = frame[~left].reset_index(drop=True)
    by_care = frame.groupby("care", sort=False)
    frame["care_started"] = by_care["starts"].transform("first")
    frame["care_ends"] = by_care["ends"].transform("last")
    rows: pd.DataFrame = frame.drop(columns="into_care")
    return rows


def _short_breaks(
    people: People, calendar: Calendar, retained: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Disabled children who live at home and stay elsewhere now and then; taken from the unused."""
    person_record = np.flatnonzero(~retained)[-(SHORT_BREAKS + SEPARATE_STAYS) :]
    end = day_number(calendar.data_date)
    people.born[person_record] = end - (
        rng.uniform(7.5, 15.5, len(person_record)) * YEAR_DAYS
    ).astype("int64")
    people.disabled[person_record], people.alone[person_record], people.cin[person_record] = (
        True,
        False,
        "N2",
    )
    agreed, separate = person_record[:SHORT_BREAKS], person_record[SHORT_BREAKS:]
    starts = end - rng.integers(400, 1200, len(agreed))
    kind = np.full(len(agreed), WhereKind.FOSTER_IN_HOUSE)
    kind[:SHORT_BREAKS_IN_HOMES] = WhereKind.HOME_IN_HOUSE
    rows = [_stays(agreed, starts, np.full(len(agreed), OPEN), kind, "V4", "")]
    for month in range(1, 13):
        begun = end - 31 * month - rng.integers(0, 20, len(separate))
        stayed = begun + rng.integers(2, 4, len(separate))
        homes = np.full(len(separate), WhereKind.HOME_IN_HOUSE)
        rows.append(_stays(separate, begun, stayed, homes, "V3", "E4A"))
    frame = pd.concat(rows, ignore_index=True)
    frame["care"] = -1 - np.arange(len(frame))
    return frame


def _stays(
    people: np.ndarray, starts: np.ndarray, ends: np.ndarray, kind: np.ndarray, order: str, rec: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "child": people,
            "starts": starts,
            "kind": kind,
            "rec": rec,
            "why": "",
            "ends": ends,
            "order": order,
            "care_started": starts,
            "care_ends": ends,
        }
    )


def _chosen(life: Life, calendar: Calendar, retained: np.ndarray) -> PlannedMoves:
    """The planned moves within the returns, of children who are kept."""
    planned_moves = [event.chosen for event in life.events]
    joined = {
        name: np.concatenate([getattr(planned_moves, name) for planned_moves in planned_moves])
        for name in ("who", "day", "log_hazard", "to_home", "from_residential")
    }
    use = retained[joined["who"]] & (joined["day"] >= day_number(calendar.begins))
    return PlannedMoves(**{name: values[use] for name, values in joined.items()})
