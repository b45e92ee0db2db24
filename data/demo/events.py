"""What happens beside the placements: reviews, times missing, incidents, orders, convictions."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number
from data.demo.kinds import WhereKind
from data.demo.life import Life
from data.demo.placements import History
from data.demo.rating import HIGHEST

FIRST_REVIEW, SECOND_REVIEW, LATER_REVIEWS = 26, 115, 176  # days; the law's limits, mostly kept
MOST_REVIEWS = 42
LIBERTY_SHARE = {
    WhereKind.UNREGISTERED: 0.85,
    WhereKind.HOME_INDEPENDENT: 0.035,
    WhereKind.SECURE: 0.0,
}
KINDS_OF_INCIDENT = ("physical", "damage", "self-harm", "police called", "verbal", "bullying")


@dataclass(frozen=True, slots=True)
class Events:
    """Rows with `child`, `day` and, where they last, `until`; days are numbers.

    `profiles`: child, day and a column for each item (0 to 19), as rated.
    """

    reviews: pd.DataFrame
    missing: pd.DataFrame
    incidents: pd.DataFrame
    orders: pd.DataFrame
    convicted: pd.DataFrame
    profiles: pd.DataFrame
    needs_at_first: np.ndarray

    def levels_at(self, people: np.ndarray, day: int) -> np.ndarray:
        """The twenty levels rated last by that day; at entry where nobody had rated yet."""
        rated = self.profiles[self.profiles["day"] <= day].drop_duplicates("child", keep="last")
        levels = self.needs_at_first.copy()
        levels[rated["child"]] = rated[list(range(len(HIGHEST)))].to_numpy()
        values: np.ndarray = levels[people]
        return values


def events_of(life: Life, history: History, calendar: Calendar, rng: np.random.Generator) -> Events:
    """Everything that belongs to children of this council while they were in care."""
    people = history.people
    missing = pd.DataFrame(np.concatenate(life.missing), columns=["child", "day", "length"])
    missing["until"] = missing["day"] + missing["length"]
    missing["code"] = np.where(rng.random(len(missing)) < 0.86, "M", "A")
    missing = _apart(missing)
    incidents = pd.DataFrame(
        np.concatenate(life.incidents), columns=["child", "day", "kind", "serious"]
    )
    convicted = pd.DataFrame(np.concatenate(life.convicted), columns=["child", "day", "yes"])
    convicted = convicted[convicted["yes"] == 1]
    return Events(
        reviews=_reviews(history, calendar, rng),
        missing=_in_care(missing, history, calendar),
        incidents=_in_care(incidents, history, calendar),
        orders=_orders(history, rng),
        convicted=convicted[["child", "day"]],
        profiles=_profiles(life, history),
        needs_at_first=np.clip(np.hstack([people.needs, people.strengths]), 0, HIGHEST),
    )


def _apart(missing: pd.DataFrame) -> pd.DataFrame:
    """Times missing of one child that don't run into each other."""
    rows = missing.sort_values(["child", "day"], kind="stable", ignore_index=True)
    before = rows.groupby("child")["until"].cummax().groupby(rows["child"]).shift().fillna(0)
    return rows[rows["day"] > before].reset_index(drop=True)


def _in_care(rows: pd.DataFrame, history: History, calendar: Calendar) -> pd.DataFrame:
    """Rows within a placement of the child; one that lasts ends with it."""
    placements = history.placements[history.placements["order"] == ""]
    placements = placements[["child", "starts", "ends"]].sort_values("starts")
    rows = rows[history.kept[rows["child"].to_numpy()]].sort_values("day", kind="stable")
    joined = pd.merge_asof(rows, placements, left_on="day", right_on="starts", by="child")
    inside = joined[joined["day"] < joined["ends"].fillna(0)]
    if "until" in inside:
        inside = inside.assign(until=np.minimum(inside["until"], inside["ends"]).astype("int64"))
    inside = inside[inside["day"] <= day_number(calendar.data_date)]
    inside = inside.sort_values(["child", "day"], kind="stable", ignore_index=True)
    return inside.drop(columns=["starts", "ends"])


def _reviews(history: History, calendar: Calendar, rng: np.random.Generator) -> pd.DataFrame:
    """Statutory reviews of each period of care, some of them late."""
    cares = history.placements.drop_duplicates("care")
    cares = cares[cares["order"] == ""]
    begun, end = cares["care_started"].to_numpy(), cares["care_ends"].to_numpy()
    until = np.minimum(end, day_number(calendar.data_date) + 1)
    own = rng.integers(-8, 10, len(cares))
    parts = []
    for number in range(MOST_REVIEWS):
        due = FIRST_REVIEW if number == 0 else SECOND_REVIEW + LATER_REVIEWS * (number - 1)
        late = np.where(rng.random(len(cares)) < 0.07, rng.integers(10, 40, len(cares)), 0)
        day = begun + due + late + (own if number else 0)
        held = (day < until) & (day >= day_number(calendar.begins))
        parts.append(pd.DataFrame({"child": cares["child"].to_numpy()[held], "day": day[held]}))
    frame = pd.concat(parts, ignore_index=True).drop_duplicates()
    return frame.sort_values(["child", "day"], kind="stable", ignore_index=True)


def _orders(history: History, rng: np.random.Generator) -> pd.DataFrame:
    """Deprivation-of-liberty orders: on most unregistered placements and a few others."""
    rows = history.placements
    share = np.zeros(len(WhereKind))
    for kind, value in LIBERTY_SHARE.items():
        share[kind] = value
    severe = history.people.severity[rows["child"]] > 0.5
    chance = share[rows["kind"]] * np.where(
        severe | (rows["kind"] == WhereKind.UNREGISTERED), 1.6, 0.3
    )
    chosen = rows[(rng.random(len(rows)) < chance) & (rows["order"] == "")]
    day = chosen["starts"] + rng.integers(0, 6, len(chosen))
    until = np.minimum(chosen["ends"], day + rng.integers(120, 420, len(chosen)))
    frame = pd.DataFrame(
        {"child": chosen["child"], "day": day, "until": until, "starts": chosen["starts"]}
    )
    return frame[frame["until"] > frame["day"]].reset_index(drop=True)


def _profiles(life: Life, history: History) -> pd.DataFrame:
    levels = np.concatenate([rating.levels for rating in life.ratings])
    frame = pd.DataFrame(levels.astype(int))
    frame.insert(0, "day", np.concatenate([rating.day for rating in life.ratings]))
    frame.insert(0, "child", np.concatenate([rating.who for rating in life.ratings]))
    frame = frame[history.kept[frame["child"].to_numpy()]]
    placements = history.placements[["child", "starts", "ends", "kind"]].sort_values("starts")
    frame = pd.merge_asof(
        frame.sort_values("day", kind="stable"),
        placements,
        left_on="day",
        right_on="starts",
        by="child",
    )
    frame = frame[frame["day"] < frame["ends"].fillna(0)]
    return frame.drop(columns=["starts", "ends"]).sort_values(
        ["child", "day"], kind="stable", ignore_index=True
    )
