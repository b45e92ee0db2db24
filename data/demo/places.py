"""Where everybody lives: real postcodes of the right area, drawn for made-up children.

`postcodes.csv` is a sample of the Office for National Statistics' postcode directory (Open
Government Licence): where a kind of place may be, and its grid reference. No postcode in it is
known to be the address of any home or family.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.kinds import RESIDENTIAL, WhereKind
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
        frame: pd.DataFrame = self.frame[self.frame["use"] == use].reset_index(drop=True)
        return frame


def load_sites() -> Sites:
    """The postcodes that this council's children and homes may have."""
    return Sites(pd.read_csv(Path(__file__).parent / "postcodes.csv"))


def add_places(placements: pd.DataFrame, people: People, rng: np.random.Generator) -> pd.DataFrame:
    """Adds home_post, pl_post, site (a place among all homes), host, miles (NaN = not known)."""
    sites_all = load_sites()
    homes = _homes(sites_all, people, placements["child"].to_numpy())
    frame = placements.assign(
        home_post=homes["postcode"].to_numpy(), pl_post="", site=-1, host="", miles=np.nan
    )
    away = people.alone[frame["child"].to_numpy()]
    frame.loc[away, "home_post"] = ""  # not known in this country
    residential = RESIDENTIAL[frame["kind"].to_numpy()]
    _families(frame, homes, sites_all, ~residential, rng)
    _residential(frame, homes, sites_all, residential, rng)
    at_home = (frame["kind"] == WhereKind.PARENTS).to_numpy()
    frame.loc[at_home, "pl_post"] = frame.loc[at_home, "home_post"]
    frame.loc[at_home, "miles"] = 0.0
    frame.loc[away, "miles"] = np.nan
    return frame


def _homes(sites: Sites, people: People, child: np.ndarray) -> pd.DataFrame:
    """The home of the child of each row."""
    homes = sites.of("home")
    place = np.zeros(people.count, dtype=np.intp)
    for council, code in enumerate((NORTH, WEST)):
        rows = np.flatnonzero(homes["authority"] == code)
        mine = people.council == council
        place[mine] = rows[(people.home[mine] * len(rows)).astype(np.intp)]
    frame: pd.DataFrame = homes.iloc[place[child]].reset_index(drop=True)
    return frame


def _miles(homes: pd.DataFrame, places: pd.DataFrame) -> np.ndarray:
    """Rows of `homes` × rows of `places`: miles as the crow flies."""
    east = homes["easting_m"].to_numpy()[:, None] - places["easting_m"].to_numpy()[None, :]
    north = homes["northing_m"].to_numpy()[:, None] - places["northing_m"].to_numpy()[None, :]
    values: np.ndarray = np.hypot(east, north) / METRES_PER_MILE
    return values


def _families(
    frame: pd.DataFrame,
    homes: pd.DataFrame,
    sites: Sites,
    own: np.ndarray,
    rng: np.random.Generator,
) -> None:
    """Foster homes and the rest: local for three in four, else further off."""
    rows = np.flatnonzero(own)
    places = sites.of("family")
    local = places["authority"].isin([NORTH, WEST]).to_numpy()
    near = rng.random(len(rows)) < LOCAL_FAMILY_SHARE
    pick = np.where(near, _any(local, len(rows), rng), _any(~local, len(rows), rng))
    _settle(frame, rows, homes, places, pick)


def _any(allowed: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.choice(np.flatnonzero(allowed), count)


def _settle(
    frame: pd.DataFrame,
    rows: np.ndarray,
    homes: pd.DataFrame,
    places: pd.DataFrame,
    pick: np.ndarray,
) -> None:
    chosen = places.iloc[pick]
    miles = (
        np.hypot(
            homes["easting_m"].to_numpy()[rows] - chosen["easting_m"].to_numpy(),
            homes["northing_m"].to_numpy()[rows] - chosen["northing_m"].to_numpy(),
        )
        / METRES_PER_MILE
    )
    hosts = {NORTH: COUNCILS[0], WEST: COUNCILS[1]}
    host = chosen["authority"].map(hosts).fillna("Another authority")
    for name, values in (
        ("pl_post", chosen["postcode"]),
        ("site", pd.Series(pick)),
        ("miles", pd.Series(miles)),
        ("host", host),
    ):
        frame.loc[frame.index[rows], name] = values.to_numpy()


def _residential(
    frame: pd.DataFrame,
    homes: pd.DataFrame,
    sites: Sites,
    own: np.ndarray,
    rng: np.random.Generator,
) -> None:
    """Children's homes and schools: 45% of the children there now live over 20 miles from home."""
    rows = np.flatnonzero(own)
    places = sites.of("residential")
    kind = frame["kind"].to_numpy()[rows]
    miles = _miles(homes.iloc[rows], places)
    far = rng.random(len(rows)) < np.where(kind == WhereKind.SCHOOL, 0.55, FAR_SHARE)
    far[kind == WhereKind.SECURE] = True
    far[kind == WhereKind.HOME_IN_HOUSE] = False
    current = (frame["ends"] == OPEN).to_numpy()[rows] & (frame["order"] == "").to_numpy()[rows]
    _exact(far, current & (frame["home_post"] != "").to_numpy()[rows], kind, rng)
    allowed = _kinds_of_site(places)[kind] & ((miles > FAR_MILES) == far[:, None])
    weight = np.where(allowed, np.where(far[:, None], np.exp(-miles / 55), 1.0), 0.0)
    weight[weight.sum(axis=1) == 0] = (miles > FAR_MILES)[weight.sum(axis=1) == 0]
    drawn = rng.random(len(rows))[:, None] * weight.sum(axis=1)[:, None]
    pick = (np.cumsum(weight, axis=1) < drawn).sum(axis=1)
    _settle(frame, rows, homes, places, pick)
    _one_furthest(frame, rows[current & far & (kind == WhereKind.HOME_INDEPENDENT)], homes, sites)


def _exact(
    far: np.ndarray, current: np.ndarray, kind: np.ndarray, rng: np.random.Generator
) -> None:
    """Turn some from near to far or back until the share of those there now is as published."""
    free = np.flatnonzero(current & (kind == WhereKind.HOME_INDEPENDENT))
    missing = round(FAR_SHARE * int(current.sum())) - int(far[current].sum())
    turn = rng.permutation(free[far[free] != (missing > 0)])[: abs(missing)]
    far[turn] = missing > 0


def _kinds_of_site(places: pd.DataFrame) -> np.ndarray:
    """Kinds × sites: where a home of each kind may be. The council's own homes lie within it."""
    count = len(places)
    values = np.zeros((len(WhereKind), count), dtype=bool)
    own = np.zeros(count, dtype=bool)
    inside = np.flatnonzero(places["authority"].isin([NORTH, WEST]))
    own[inside[:_OWN_HOMES]] = True
    school = np.zeros(count, dtype=bool)
    school[np.flatnonzero(~own)[:: max(1, (count - _OWN_HOMES) // _SCHOOLS)]] = True
    values[WhereKind.HOME_IN_HOUSE] = own
    values[WhereKind.SCHOOL] = school
    secure = np.flatnonzero(~own & ~school)[-_SECURE:]
    values[WhereKind.SECURE, secure] = True
    for kind in (WhereKind.HOME_INDEPENDENT, WhereKind.OTHER_RESIDENTIAL, WhereKind.UNREGISTERED):
        values[kind] = ~own & ~school & ~values[WhereKind.SECURE]
    return values


def _one_furthest(frame: pd.DataFrame, rows: np.ndarray, homes: pd.DataFrame, sites: Sites) -> None:
    """One child lives about 267 miles away, the furthest on record."""
    place = sites.of("furthest")
    if not len(rows):
        return
    miles = _miles(homes.iloc[rows], place)[:, 0]
    position = int(np.abs(miles - FURTHEST_MILES).argmin())
    _settle(frame, rows[position : position + 1], homes, place, np.zeros(1, dtype=np.intp))
    frame.loc[frame.index[rows[position]], "site"] = len(sites.of("residential"))
