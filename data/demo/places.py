"""Where everybody lives: real postcodes of the right area, drawn for made-up children.

`postcodes.csv` is a sample of the Office for National Statistics' postcode directory (Open
Government Licence): where a kind of place may be, and its grid reference. No postcode in it is
known to be the address of any home or family.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.kinds import RESIDENTIAL, Kind
from data.demo.people import People
from data.demo.placements import OPEN

NORTH, WEST = "E06000061", "E06000062"
COUNCILS = ("North Northamptonshire", "West Northamptonshire")  # People.council, 0 and 1
METRES_PER_MILE = 1_609.344
FAR_MILES = 20.0
FAR_SHARE = 0.45  # of children in residential care, over 20 miles from home (public figure)
FURTHEST_MILES = 267.0
LOCAL_FAMILY_SHARE = 0.74

_OWN_HOMES, _SCHOOLS, _SECURE = 8, 24, 4


@dataclass(frozen=True, slots=True)
class Sites:
    """All postcodes by use, with their place on the grid in metres."""

    frame: pd.DataFrame

    def of(self, use: str) -> pd.DataFrame:
        found: pd.DataFrame = self.frame[self.frame["use"] == use].reset_index(drop=True)
        return found


def sites() -> Sites:
    """The postcodes that this council's children and homes may have."""
    return Sites(pd.read_csv(Path(__file__).parent / "postcodes.csv"))


def located(placements: pd.DataFrame, people: People, rng: np.random.Generator) -> pd.DataFrame:
    """Adds home_post, pl_post, site (a place among all homes), host, miles (NaN = not known)."""
    every = sites()
    homes = _homes(every, people, placements["child"].to_numpy())
    found = placements.assign(
        home_post=homes["postcode"].to_numpy(), pl_post="", site=-1, host="", miles=np.nan
    )
    away = people.alone[found["child"].to_numpy()]
    found.loc[away, "home_post"] = ""  # not known in this country
    residential = RESIDENTIAL[found["kind"].to_numpy()]
    _families(found, homes, every, ~residential, rng)
    _residential(found, homes, every, residential, rng)
    at_home = (found["kind"] == Kind.PARENTS).to_numpy()
    found.loc[at_home, "pl_post"] = found.loc[at_home, "home_post"]
    found.loc[at_home, "miles"] = 0.0
    found.loc[away, "miles"] = np.nan
    return found


def _homes(every: Sites, people: People, child: np.ndarray) -> pd.DataFrame:
    """The home of the child of each row."""
    homes = every.of("home")
    place = np.zeros(people.count, dtype=np.intp)
    for council, code in enumerate((NORTH, WEST)):
        rows = np.flatnonzero(homes["authority"] == code)
        mine = people.council == council
        place[mine] = rows[(people.home[mine] * len(rows)).astype(np.intp)]
    found: pd.DataFrame = homes.iloc[place[child]].reset_index(drop=True)
    return found


def _miles(homes: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Rows of `homes` × rows of `places`: miles as the crow flies."""
    east = homes["easting_m"].to_numpy()[:, None] - places["easting_m"].to_numpy()[None, :]
    north = homes["northing_m"].to_numpy()[:, None] - places["northing_m"].to_numpy()[None, :]
    found: np.ndarray = np.hypot(east, north) / METRES_PER_MILE
    return found


def _families(
    found: pd.DataFrame, homes: pd.DataFrame, every: Sites, mine: np.ndarray,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    """Foster homes and the rest: local for three in four, else further off."""
    rows = np.flatnonzero(mine)
    places = every.of("family")
    local = places["authority"].isin([NORTH, WEST]).to_numpy()
    near = rng.random(len(rows)) < LOCAL_FAMILY_SHARE
    pick = np.where(near, _any(local, len(rows), rng), _any(~local, len(rows), rng))
    _settle(found, rows, homes, places, pick)


def _any(allowed: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.choice(np.flatnonzero(allowed), count)


def _settle(
    found: pd.DataFrame, rows: np.ndarray, homes: pd.DataFrame, places: pd.DataFrame,
    pick: np.ndarray,
) -> None:  # fmt: skip
    chosen = places.iloc[pick]
    miles = np.hypot(
        homes["easting_m"].to_numpy()[rows] - chosen["easting_m"].to_numpy(),
        homes["northing_m"].to_numpy()[rows] - chosen["northing_m"].to_numpy(),
    ) / METRES_PER_MILE  # fmt: skip
    hosts = {NORTH: COUNCILS[0], WEST: COUNCILS[1]}
    host = chosen["authority"].map(hosts).fillna("Another authority")
    for name, values in (
        ("pl_post", chosen["postcode"]), ("site", pd.Series(pick)), ("miles", pd.Series(miles)),
        ("host", host),
    ):  # fmt: skip
        found.loc[found.index[rows], name] = values.to_numpy()


def _residential(
    found: pd.DataFrame, homes: pd.DataFrame, every: Sites, mine: np.ndarray,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    """Children's homes and schools: 45% of the children there now live over 20 miles from home."""
    rows = np.flatnonzero(mine)
    places = every.of("residential")
    kind = found["kind"].to_numpy()[rows]
    miles = _miles(homes.iloc[rows], places)
    far = rng.random(len(rows)) < np.where(kind == Kind.SCHOOL, 0.55, FAR_SHARE)
    far[kind == Kind.SECURE] = True
    far[kind == Kind.HOME_IN_HOUSE] = False
    now = (found["ends"] == OPEN).to_numpy()[rows] & (found["order"] == "").to_numpy()[rows]
    _exact(far, now & (found["home_post"] != "").to_numpy()[rows], kind, rng)
    allowed = _kinds_of_site(places)[kind] & ((miles > FAR_MILES) == far[:, None])
    weight = np.where(allowed, np.where(far[:, None], np.exp(-miles / 55), 1.0), 0.0)
    weight[weight.sum(axis=1) == 0] = (miles > FAR_MILES)[weight.sum(axis=1) == 0]
    drawn = rng.random(len(rows))[:, None] * weight.sum(axis=1)[:, None]
    pick = (np.cumsum(weight, axis=1) < drawn).sum(axis=1)
    _settle(found, rows, homes, places, pick)
    _one_furthest(found, rows[now & far & (kind == Kind.HOME_INDEPENDENT)], homes, every)


def _exact(far: np.ndarray, now: np.ndarray, kind: np.ndarray, rng: np.random.Generator) -> None:
    """Turn some from near to far or back until the share of those there now is as published."""
    free = np.flatnonzero(now & (kind == Kind.HOME_INDEPENDENT))
    missing = round(FAR_SHARE * int(now.sum())) - int(far[now].sum())
    turn = rng.permutation(free[far[free] != (missing > 0)])[: abs(missing)]
    far[turn] = missing > 0


def _kinds_of_site(places: pd.DataFrame) -> np.ndarray:
    """Kinds × sites: where a home of each kind may be. The council's own homes lie within it."""
    count = len(places)
    found = np.zeros((len(Kind), count), dtype=bool)
    own = np.zeros(count, dtype=bool)
    inside = np.flatnonzero(places["authority"].isin([NORTH, WEST]))
    own[inside[:_OWN_HOMES]] = True
    school = np.zeros(count, dtype=bool)
    school[np.flatnonzero(~own)[:: max(1, (count - _OWN_HOMES) // _SCHOOLS)]] = True
    found[Kind.HOME_IN_HOUSE] = own
    found[Kind.SCHOOL] = school
    secure = np.flatnonzero(~own & ~school)[-_SECURE:]
    found[Kind.SECURE, secure] = True
    for kind in (Kind.HOME_INDEPENDENT, Kind.OTHER_RESIDENTIAL, Kind.UNREGISTERED):
        found[kind] = ~own & ~school & ~found[Kind.SECURE]
    return found


def _one_furthest(found: pd.DataFrame, rows: np.ndarray, homes: pd.DataFrame, every: Sites) -> None:
    """One child lives about 267 miles away, the furthest on record."""
    place = every.of("furthest")
    if not len(rows):
        return
    miles = _miles(homes.iloc[rows], place)[:, 0]
    at = int(np.abs(miles - FURTHEST_MILES).argmin())
    _settle(found, rows[at : at + 1], homes, place, np.zeros(1, dtype=np.intp))
    found.loc[found.index[rows[at]], "site"] = len(every.of("residential"))
