"""A simulated council as the frames that the store would give: returns, episodes, profiles."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.children.records import Ending, LegalStatus
from models.settings import Setting
from tests.councils.world import FIRST_DAY, FOSTER, HOME, IN_CARE, OUT, RESIDENTIAL, World

ENDINGS = np.array([
    Ending.MOVED.value, Ending.MOVED.value, Ending.HOME_PLANNED.value, Ending.ADOPTED.value,
    Ending.AGED_OUT.value,
])  # fmt: skip
START = pd.Timestamp(FIRST_DAY)


def council(world: World, years: int, *, profiles: bool = True, seed: int = 0) -> CouncilData:
    """What a council of so many years of returns holds, from FIRST_DAY on."""
    stays = _stays(world)
    returns = _returns(years)
    frames = {
        "returns": returns,
        "episodes": _episodes(stays, returns, seed),
        "children": _children(world, stays),
    }
    if profiles:
        frames["profiles"] = _profiles(world, stays, years, np.random.default_rng(seed))
    return CouncilData(version=f"simulated {years} {seed}", frames=frames)


def key_of(number: int) -> str:
    return f"k{number:06d}"


def _stays(world: World) -> pd.DataFrame:
    """Every stay, closed or going on (`ends` a day far away), in order."""
    live = np.flatnonzero(np.isin(world.state, IN_CARE))
    far = np.full(len(live), 10**6)
    parts = [*world.stays, (live, world.state[live], world.since[live].astype(np.int64), far, far)]
    columns = [np.concatenate(part) for part in zip(*parts, strict=True)]
    stays = pd.DataFrame(
        dict(zip(("child", "state", "starts", "ends", "to"), columns, strict=True))
    )
    stays = stays.sort_values(["child", "starts"], ignore_index=True)
    before = stays.groupby("child")[["ends", "to"]].shift()
    came_back = (before["ends"] < stays["starts"]) | (before["to"] == 2) & (stays["state"] != HOME)
    stays["first"] = ~stays.duplicated("child") | came_back
    return stays


def _returns(years: int) -> pd.DataFrame:
    ends = [date(FIRST_DAY.year + year + 1, 3, 31) for year in range(years)]
    return pd.DataFrame(
        {
            "return_id": range(1, years + 1),
            "source": "default",
            "kind": "ssda903",
            "year": [end.year for end in ends],
            "covers_from": pd.to_datetime([date(end.year - 1, 4, 1) for end in ends]),
            "covers_to": pd.to_datetime(ends),
            "line": 0,
            "rank": [end.isoformat() for end in ends],
        }
    )


def _episodes(stays: pd.DataFrame, returns: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Each return's rows: the stays that touch its year, with ends after it blank."""
    kinds = np.random.default_rng([seed, 7]).random(len(stays))
    foster = np.select(
        [kinds < 0.4, kinds < 0.9],
        [Setting.FOSTER_IN_HOUSE.value, Setting.FOSTER_INDEPENDENT.value],
        Setting.FOSTER_CONNECTED.value,
    )
    residential = Setting.CHILDRENS_HOME_INDEPENDENT.value
    goes_on = (stays.groupby("child")["state"].shift(-1) == HOME).to_numpy()
    frame = pd.DataFrame(
        {
            "child": [key_of(number) for number in stays["child"]],
            "starts": START + pd.to_timedelta(stays["starts"], "D"),
            "ends": START + pd.to_timedelta(stays["ends"].clip(upper=36_000), "D"),
            "starts_placement": True,
            "starts_care": stays["first"],
            "setting": np.select(
                [stays["state"] == RESIDENTIAL, stays["state"] == HOME],
                [residential, Setting.HOME.value],
                foster,
            ),
            "provider": "external",
            "order": LegalStatus.FULL_CARE_ORDER.value,
            "ending": np.where(goes_on, Ending.MOVED.value, ENDINGS[np.minimum(stays["to"], 4)]),
            "change_reason": "",
            "home": None,
            "text": [
                f"{child}|{start}"
                for child, start in zip(stays["child"], stays["starts"], strict=True)
            ],
        }
    )
    parts: list[pd.DataFrame] = []
    columns = (returns[name].tolist() for name in ("return_id", "covers_from", "covers_to"))
    for return_id, covers_from, covers_to in zip(*columns, strict=True):
        touches = (frame["starts"] <= covers_to) & (frame["ends"] > covers_from)
        part = frame[touches].assign(return_id=return_id)
        later = part["ends"] > covers_to
        parts.append(
            part.assign(ends=part["ends"].mask(later), ending=part["ending"].mask(later, None))
        )
    return pd.concat(parts, ignore_index=True)


def _children(world: World, stays: pd.DataFrame) -> pd.DataFrame:
    numbers = stays["child"].unique()
    born = START + pd.to_timedelta(np.floor(world.born[numbers]), "D")
    return pd.DataFrame(
        {
            "child": [key_of(number) for number in numbers],
            "child_id": [f"{number:06d}" for number in numbers],
            "source": "default",
            "council": np.where(numbers % 3 == 0, "North", "West"),
            "name": None,
            "born": born,
            "asylum_seeking": False,
        }
    )


def _profiles(
    world: World, stays: pd.DataFrame, years: int, rng: np.random.Generator
) -> pd.DataFrame:
    """A profile every 17 weeks or so in residential care (and in families, where the truth says
    that children are rated there): levels around 2 + the true needs."""
    days = years * 365
    rated_states = [RESIDENTIAL, FOSTER] if world.truth.rated_in_families else [RESIDENTIAL]
    rated = stays[stays["state"].isin(rated_states)]
    starts = np.maximum(rated["starts"].to_numpy(), 0)
    ends = np.minimum(rated["ends"].to_numpy(), days)
    times = np.maximum(-(-(ends - starts) // 120), 0)
    of = np.repeat(np.arange(len(rated)), times)
    number = np.arange(len(of)) - np.repeat(np.cumsum(times) - times, times)
    child = rated["child"].to_numpy()[of]
    on = START + pd.to_timedelta(starts[of] + 120 * number, "D")
    parts = []
    for item in ("behaviour_towards_others", "self_harm", "education", "attachment"):
        level = np.clip(np.round(2 + world.needs[child] + 0.5 * rng.standard_normal(len(of))), 0, 4)
        parts.append(
            pd.DataFrame(
                {
                    "child": [key_of(one) for one in child],
                    "assessed_on": on,
                    "item": item,
                    "level": level,
                    "assessed_by": "sw",
                    "evidence": "",
                    "child_view": "",
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def last_day(years: int) -> date:
    """The last day of the last return."""
    return date(FIRST_DAY.year + years, 3, 31)


def days_of(years: int) -> int:
    return (last_day(years) - FIRST_DAY).days + 1


__all__ = ["FOSTER", "OUT", "RESIDENTIAL", "council", "days_of", "key_of", "last_day", "timedelta"]
