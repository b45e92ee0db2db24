"""Moves out of residential care in a council's history, and whether they lasted (FORMATS 7)."""

from enum import StrEnum

import numpy as np
import pandas as pd

from models.children.records import Ending, LegalStatus
from models.journeys.history.arrays import Floats
from models.journeys.history.council import STAYS_ON, Study
from models.journeys.history.kinds import GROUPS, SETTINGS, HomeGroup
from models.settings import Setting

LASTS_DAYS = 365
HEALTH_DAYS = 28  # a stay in health for longer ends a move early
SHORT_TIME_TO_18_DAYS = 26 * 7  # moves with less are shown apart

RESIDENTIAL, FOSTER, HOME, SUPPORTED = (
    GROUPS.index(group)
    for group in (HomeGroup.RESIDENTIAL, HomeGroup.FOSTER, HomeGroup.HOME, HomeGroup.SUPPORTED)
)
CUSTODY, HEALTH, HOME_SETTING = (
    SETTINGS.index(setting) for setting in (Setting.CUSTODY, Setting.HEALTH, Setting.HOME)
)
LEFT_FOR_HOME = (Ending.HOME_PLANNED.value, Ending.HOME_NO_RESPONSIBILITY.value)
NOT_KNOWN_AFTER = (
    Ending.DIED.value,
    Ending.TRANSFERRED.value,
    Ending.OTHER.value,
    Ending.ABROAD.value,
    Ending.UNKNOWN.value,
)


class MoveOutcome(StrEnum):
    """How a move turned out, as far as is known at the date."""

    LASTED = "lasted"
    ENDED_EARLY = "ended early"
    NOT_YET = "not yet known"
    CENSORED = "lost from sight"  # died, another authority, abroad, another reason, ending unknown


MOVE_COLUMNS = (
    "person", "child", "council", "moved_on", "from_setting", "setting", "left_care", "outcome",
    "observed_days", "days_to_18", "same_family", "year_over", "ended_in",
)  # fmt: skip


def list_moves(study: Study, origin: int = RESIDENTIAL) -> pd.DataFrame:
    """Every planned move from residential care to a family, home or supported accommodation.

    One row a move, MOVE_COLUMNS, in order of person and day. `setting`: a place in kinds.SETTINGS.
    `left_care`: home by leaving care, not as a placement with parents. `observed_days`: days after
    the move that are seen, at most 365 and never past 18; an early ending is on the last of them.
    `same_family`: still in that very placement a year on (or at 18); missing while not known.
    `year_over`: the year after the move (or the time to 18, if shorter) is wholly known, so that
    moves that lasted can be counted beside those that didn't. `ended_in`: the place in
    kinds.SETTINGS that an early ending led to (-1: it didn't end early).

    `origin`: the group of homes moved from, residential care unless said.
    """
    frame = pd.concat(
        [_to_placements(study, origin), _home_by_leaving(study, origin)], ignore_index=True
    )
    if frame.empty:
        return pd.DataFrame(columns=list(MOVE_COLUMNS))
    people = study.people.loc[frame["person"]].reset_index(drop=True)
    frame["child"], frame["council"] = people["child"], people["council"]
    frame["days_to_18"] = people["eighteen"] - frame["moved_on"]
    # A move before the first return is only seen if nothing ended it, so it can't be counted.
    seen = (frame["moved_on"] >= people["first_day"]) & (frame["days_to_18"] > 0)
    seen &= frame["moved_on"] <= people["last_day"]
    frame, people = frame[seen].reset_index(drop=True), people[seen].reset_index(drop=True)
    frame = _outcomes(frame, people, study.placements)
    return frame.sort_values(["person", "moved_on"], ignore_index=True)[list(MOVE_COLUMNS)]


def _to_placements(study: Study, origin: int) -> pd.DataFrame:
    """Moves from a home of a group straight to another placement."""
    rows = study.placements
    following = rows.groupby("person").shift(-1)
    goes_on = (following["starts"] == rows["ends"]) & (following["care"] == rows["care"])
    there = following["group"].isin([FOSTER, HOME, SUPPORTED])
    moved = rows[(rows["group"] == origin) & goes_on & there]
    new = following.loc[moved.index]
    return pd.DataFrame(
        {
            "person": moved["person"],
            "moved_on": moved["ends"],
            "from_setting": moved["setting"],
            "setting": new["setting"].astype(np.int64),
            "left_care": False,
            "stays_until": new["ends"].astype(np.int64),
        }
    )


def _home_by_leaving(study: Study, origin: int) -> pd.DataFrame:
    """Planned returns home out of care from a home of a group."""
    rows = study.placements
    moved = rows[(rows["group"] == origin) & rows["ending"].isin(LEFT_FOR_HOME)]
    return pd.DataFrame(
        {
            "person": moved["person"],
            "moved_on": moved["ends"],
            "from_setting": moved["setting"],
            "setting": HOME_SETTING,
            "left_care": True,
            "stays_until": STAYS_ON,
        }
    )


def _outcomes(frame: pd.DataFrame, people: pd.DataFrame, placements: pd.DataFrame) -> pd.DataFrame:
    """Adds outcome, observed_days, same_family and year_over; `people` is aligned with `frame`."""
    moved_on = frame["moved_on"].to_numpy()
    ended, lost, pending, ended_in = _first_days(frame, people, placements)
    last_day = people["last_day"].to_numpy()
    horizon = np.minimum(moved_on + LASTS_DAYS, people["eighteen"].to_numpy())
    before_18 = ended < people["eighteen"].to_numpy()
    early = before_18 & (ended <= horizon) & (ended <= last_day) & (ended <= lost)
    out_of_sight = ~early & (lost < horizon) & (lost <= last_day)
    waiting = ~early & ~out_of_sight & (np.minimum(last_day, pending) < horizon)
    words = np.select(
        [early, out_of_sight, waiting],
        [MoveOutcome.ENDED_EARLY.value, MoveOutcome.CENSORED.value, MoveOutcome.NOT_YET.value],
        MoveOutcome.LASTED.value,
    )
    seen_until = np.select([early, out_of_sight], [ended, lost], np.minimum(last_day + 1, pending))
    stayed = frame["stays_until"].to_numpy() >= horizon
    same = pd.Series(stayed, dtype="boolean").mask(waiting & stayed)
    return frame.assign(
        outcome=words,
        observed_days=np.clip(np.minimum(seen_until, horizon) - moved_on, 0, LASTS_DAYS),
        same_family=same.mask(out_of_sight),
        year_over=(last_day >= horizon) & ~waiting,
        ended_in=np.where(early, ended_in, -1),
    )


def _first_days(
    frame: pd.DataFrame, people: pd.DataFrame, placements: pd.DataFrame
) -> tuple[Floats, Floats, Floats, Floats]:
    """For each move the first day that ended it, that lost it from sight, and that may end it yet
    (the start of a stay in health that is going on and not yet over 28 days old); and the setting
    that the first one led to."""
    moved = frame[["person", "moved_on", "setting", "left_care"]].assign(move=frame.index)
    moved["last_day"] = people["last_day"]
    later = moved.merge(
        placements[
            ["person", "starts", "ends", "group", "setting", "ending", "order", "care", "is_last"]
        ],
        on="person",
        suffixes=("", "_of"),
    )
    later = later[later["ends"] > later["moved_on"]]
    after = later["starts"] > later["moved_on"]
    after |= (later["starts"] == later["moved_on"]) & later["left_care"]
    placed = _placed_again(later) & after
    to_custody = (later["ending"] == Ending.CUSTODY.value) & (
        later["order"] != LegalStatus.REMAND.value
    )
    ends_it = later["starts"].where(placed, later["ends"].where(to_custody, STAYS_ON))
    loses_it = later["ends"].where(later["ending"].isin(NOT_KNOWN_AFTER), STAYS_ON)
    in_health = (later["setting_of"] == HEALTH) & after & ~placed & (later["ends"] == STAYS_ON)
    first = pd.DataFrame({"move": later["move"], "ends_it": ends_it, "loses_it": loses_it})
    first["pending"] = later["starts"].where(in_health, STAYS_ON)
    by_move = first.groupby("move").min().reindex(frame.index, fill_value=STAYS_ON)
    led_to = pd.Series(np.where(placed, later["setting_of"], CUSTODY), later["move"])
    first_of_move = first.sort_values("ends_it", kind="stable").drop_duplicates("move").index
    ended_in = led_to.iloc[later.index.get_indexer(first_of_move)].reindex(frame.index)
    days = (by_move[name].to_numpy() for name in ("ends_it", "loses_it", "pending"))
    return *days, ended_in.fillna(-1).to_numpy(np.int64)  # type: ignore[return-value]


def _placed_again(later: pd.DataFrame) -> pd.Series:
    """Whether a later placement is one that ends the move early by its kind."""
    stayed = np.minimum(later["ends"], later["last_day"] + 1) - later["starts"]
    worse = (later["group"] == RESIDENTIAL) | (later["setting_of"] == CUSTODY)
    worse |= (later["setting_of"] == HEALTH) & (stayed > HEALTH_DAYS)
    from_home = later["setting"] == HOME_SETTING
    back = from_home & (later["left_care"] | (later["setting_of"] != HOME_SETTING))
    ends_it: pd.Series = worse | back
    return ends_it
