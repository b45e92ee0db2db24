"""What the engine may know of a child: things that a practitioner would name, and nothing else.

Two kinds. KNOWN is found out on a day (needs, missing episodes, SDQ …): it is taken as known at a
landmark and stays what it was, its weight changing with the weeks since. ADVANCING goes on by
itself (age, time in the placement, counts, season). Never ethnicity, religion, nationality, asylum,
disability, postcode or price. Missing is a column of its own, never a mean.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.children.records import LegalStatus
from models.children.statements import known_rows
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.council import STAYS_ON, Study, days_of
from models.journeys.history.kinds import SETTINGS
from models.money import DAYS_PER_YEAR
from models.needs.profile import RULE_NEEDS
from models.needs.scheme import NEVER_IN_A_RULE, STALE_AFTER_DAYS, Need, Strength

MISSING_DAYS = 182
SDQ_YEARS = 2
FULL_LAG_DAYS = 364.0  # what is known at a landmark has its late weight from here on
NAMED_NEEDS = (Need.BEHAVIOUR_TOWARDS_OTHERS, Need.SELF_HARM, Need.EXPLOITATION_AND_MISSING)
RULE_STRENGTHS = tuple(strength for strength in Strength if strength not in NEVER_IN_A_RULE)
HIGH_LEVEL = 3

KNOWN: tuple[str, ...] = (
    "profile_known", "needs_mean", "needs_high", "strengths_known", "strengths_mean",
    "direction_known", "direction", *(f"{need.value}_known" for need in NAMED_NEEDS),
    *(need.value for need in NAMED_NEEDS), "missing_episodes", "sdq_known", "sdq",
    "interim_order", "placement_order", "section_20", "other_order", "sibling_in_care",
)  # fmt: skip
# Columns that only mean something together with their "known" column.
TOGETHER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("profile_known", ("needs_mean", "needs_high", "needs_mean_late")),
    ("strengths_known", ("strengths_mean",)),
    ("direction_known", ("direction", "direction_late")),
    ("sdq_known", ("sdq",)),
    *((f"{need.value}_known", (need.value,)) for need in NAMED_NEEDS),
)
LATE = ("needs_mean", "direction", "missing_episodes")  # their weight changes with time
ADVANCING: tuple[str, ...] = (
    "age", "under_one", "under_five", "over_13", "over_16", "first_weeks", "weeks_here",
    "years_in_care", "placements_before", "residential_before", "foster_before",
    "in_care_before", "started_on_or_before", "after_residential", "soon_after_residential",
    "winter", "spring", "late",
    *(f"{name}_late" for name in LATE), *(f"in_{setting.value}" for setting in SETTINGS),
)  # fmt: skip
FEATURES: tuple[str, ...] = (*KNOWN, *ADVANCING)
LATE_PLACES = [KNOWN.index(name) for name in LATE]


def known_at(data: CouncilData, study: Study, person: Whole, day: Whole) -> Floats:
    """KNOWN for each (person, day), as known on that day and at the study's date. One row each."""
    points = pd.DataFrame({"person": person, "day": day})
    everyone = pd.Series(study.people.index, index=study.people["child"])
    place = everyone.iloc[np.unique(person)]  # nobody else's rows need looking through
    columns: dict[str, Floats] = {
        **_profile(_of_people(data.frame("profiles"), place, "assessed_on"), points),
        **_missing(_of_people(data.frame("missing"), place, "starts"), points),
        **_sdq(data.frame("sdq"), place, points),
        **_order(data, study, place, points),
        "sibling_in_care": _sibling(data.frame("siblings"), everyone, study, points),
    }
    return np.column_stack([columns[name].astype(np.float64) for name in KNOWN])


def need_levels(data: CouncilData, study: Study, person: Whole, day: Whole) -> Floats:
    """The level of each of RULE_NEEDS as KNOWN counts it on each (person, day); NaN = not known."""
    place = pd.Series(study.people.index, index=study.people["child"])
    rows = _of_people(data.frame("profiles"), place, "assessed_on")
    points = pd.DataFrame({"person": person, "day": day})
    return np.column_stack([_level(rows, need.value, points, worst=True)[0] for need in RULE_NEEDS])


def advancing_columns(
    *,
    age_days: Floats,
    days_here: Floats,
    days_in_care: Floats,
    n_before: Floats,
    n_residential: Floats,
    n_foster: Floats,
    n_care: Floats,
    started_before: Floats,
    since_residential: Floats,
    day_of_year: Floats,
    lag_days: Floats,
    late_known: Floats,
) -> Floats:
    """ADVANCING for each row, but for the settings (the last columns, `setting_columns`).

    The same function for fitting and for simulating. `late_known`: the columns LATE of what is
    known. A column lies in one piece of memory: they are written and read one by one.

    `since_residential`: days since residential care was left for a placement (large = not so).
    Units say how much an effect is expected to be: the same prior holds every coefficient, so what
    is known to matter (age, the first weeks) is in large numbers, season in small ones.
    """
    age = age_days / DAYS_PER_YEAR
    weeks = days_here / 7.0
    turn = 2 * np.pi * day_of_year / DAYS_PER_YEAR
    lately = since_residential < FULL_LAG_DAYS  # the year in which a move may end early
    late = np.minimum(lag_days, FULL_LAG_DAYS) / FULL_LAG_DAYS
    columns = (
        (age - 10) / 3,
        2 * (age < 1),
        np.maximum(5 - age, 0) / 2,
        np.maximum(age - 13, 0),
        np.maximum(age - 16, 0),
        first_weeks(weeks),
        weeks_here(weeks),
        np.log1p(days_in_care / DAYS_PER_YEAR),
        np.log1p(n_before),
        np.log1p(n_residential),
        np.log1p(n_foster),
        n_care > 0,
        started_before,
        2.0 * lately,
        2.0 * lately * np.exp(-np.minimum(since_residential, FULL_LAG_DAYS) / 56),
        np.cos(turn) / 2,
        np.sin(turn) / 2,
        late / 2,
        *(late_known[:, place] * late / 2 for place in range(len(LATE))),
    )
    out = np.empty((len(columns), len(age_days)), np.float32)
    for place, column in enumerate(columns):
        out[place] = column
    return out.T


def first_weeks(weeks: Floats) -> Floats:
    """How much of the unsettled first weeks of a placement is still felt after so many weeks."""
    felt: Floats = 2 * np.exp(-weeks / 6)
    return felt


def weeks_here(weeks: Floats) -> Floats:
    """Weeks in a placement as a feature: each counts for less than the one before."""
    counted: Floats = np.log1p(weeks) / 2
    return counted


def setting_columns(setting: Whole) -> Floats:
    """The last columns of ADVANCING: in which kind of home each row lives."""
    out = np.zeros((len(setting), len(SETTINGS)), np.float32)
    out[np.arange(len(setting)), setting.astype(np.int64)] = 1
    return out


def _of_people(frame: pd.DataFrame, place: pd.Series, dated: str) -> pd.DataFrame:
    """Rows of the study's people with `person` and `day`; undated ones are left out."""
    rows = frame[frame["child"].isin(place.index) & frame[dated].notna()]
    return rows.assign(person=rows["child"].map(place).astype(np.int64), day=days_of(rows[dated]))


def _profile(rows: pd.DataFrame, points: pd.DataFrame) -> dict[str, Floats]:
    """Levels known on the day: the newest entry of each item, unless blank or over 183 days old."""
    needs = {need: _level(rows, need.value, points, worst=True) for need in RULE_NEEDS}
    strengths = {
        rule_strengths: _level(rows, rule_strengths.value, points, worst=False)
        for rule_strengths in RULE_STRENGTHS
    }
    levels = np.column_stack([current for current, _ in needs.values()])
    strong = np.column_stack([current for current, _ in strengths.values()])
    before = np.column_stack([was for _, was in needs.values()])
    change = before - levels  # less help needed is better
    known, has_strengths, has_direction = (
        ~np.isnan(table).all(axis=1) for table in (levels, strong, change)
    )
    columns = {
        "profile_known": known,
        "needs_mean": _mean(levels) - 2 * known,
        "needs_high": (levels >= HIGH_LEVEL).sum(axis=1) / 2 - known,
        "strengths_known": has_strengths,
        "strengths_mean": _mean(strong) - 1.5 * has_strengths,
        "direction_known": has_direction,
        "direction": np.nansum(np.sign(change), axis=1) / 3,
    }
    for need in NAMED_NEEDS:
        level = needs[need][0]
        columns[f"{need.value}_known"] = ~np.isnan(level)
        columns[need.value] = np.nan_to_num(level - 2, nan=0.0)
    return columns


def _level(
    rows: pd.DataFrame, item: str, points: pd.DataFrame, *, worst: bool
) -> tuple[Floats, Floats]:
    """The level of an item known on each day, and the level known before that; NaN = not known."""
    frame_own = rows[rows["item"] == item]
    if frame_own.empty:
        nothing = np.full(len(points), np.nan)
        return nothing, nothing
    levels = frame_own.assign(level=pd.to_numeric(frame_own["level"], errors="coerce"))
    grouped = levels.groupby(["person", "day"])["level"]
    frame_item = (grouped.max() if worst else grouped.min()).reset_index()
    frame_item["was"] = (
        frame_item.groupby("person")["level"].shift().groupby(frame_item["person"]).ffill()
    )
    frame = _as_of(points, frame_item, STALE_AFTER_DAYS)
    return frame["level"].to_numpy(np.float64), frame["was"].to_numpy(np.float64)


def _as_of(points: pd.DataFrame, rows: pd.DataFrame, within_days: int) -> pd.DataFrame:
    """The newest row of the person on or before each point's day, in the points' order.

    `rows` have one a person and day, in that order; blank where there is none within so many days.
    """
    person, day = rows["person"].to_numpy(np.int64), rows["day"].to_numpy(np.int64)
    wanted, on = points["person"].to_numpy(np.int64), points["day"].to_numpy(np.int64)
    found = np.searchsorted(person * STAYS_ON + day, wanted * STAYS_ON + on, "right") - 1
    there = found >= 0
    at = found[there]
    there[there] = (person[at] == wanted[there]) & (on[there] - day[at] <= within_days)
    return rows.reset_index(drop=True).reindex(np.where(there, found, -1))  # -1: no such row


def _mean(levels: Floats) -> Floats:
    """The mean of what is known in each row; 0 where nothing is (its column "known" is 0 then)."""
    number = (~np.isnan(levels)).sum(axis=1)
    total: Floats = np.nansum(levels, axis=1)
    mean: Floats = total / np.maximum(number, 1)
    return mean


def _missing(rows: pd.DataFrame, points: pd.DataFrame) -> dict[str, Floats]:
    """Missing episodes that began in the 26 weeks up to the day, as log(1 + number)."""
    keys = np.sort(rows["person"].to_numpy(np.int64) * STAYS_ON + rows["day"].to_numpy(np.int64))
    at = points["person"].to_numpy(np.int64) * STAYS_ON + points["day"].to_numpy(np.int64)
    number = np.searchsorted(keys, at, "right") - np.searchsorted(keys, at - MISSING_DAYS, "right")
    return {"missing_episodes": np.log1p(number)}


def _sdq(frame: pd.DataFrame, place: pd.Series, points: pd.DataFrame) -> dict[str, Floats]:
    """The newest SDQ total of the last two collection years, known from 31 March of its year."""
    rows = frame[frame["child"].isin(place.index) & frame["score"].notna()]
    if rows.empty:
        return {"sdq_known": np.zeros(len(points)), "sdq": np.zeros(len(points))}
    said_on = pd.to_datetime(rows["year"].astype(int).astype(str) + "-03-31")
    scores = pd.DataFrame(
        {
            "person": rows["child"].map(place).astype(np.int64).to_numpy(),
            "day": days_of(said_on),
            "score": rows["score"].astype(np.float64).to_numpy(),
        }
    )
    highest = scores.groupby(["person", "day"])["score"].max().reset_index()
    score = _as_of(points, highest, round(SDQ_YEARS * DAYS_PER_YEAR))["score"].to_numpy(np.float64)
    return {"sdq_known": ~np.isnan(score), "sdq": np.nan_to_num((score - 14) / 7, nan=0.0)}


_ORDERS: Mapping[str, tuple[str, ...]] = {
    "interim_order": (LegalStatus.INTERIM_CARE_ORDER.value,),
    "placement_order": (LegalStatus.PLACEMENT_ORDER.value, LegalStatus.FREEING_ORDER.value),
    "section_20": (LegalStatus.SECTION_20.value,),
}


def _order(
    data: CouncilData, study: Study, place: pd.Series, points: pd.DataFrame
) -> dict[str, Floats]:
    """The legal status on the day; all columns 0 is a full care order."""
    rows = known_rows(data, study.as_of, known_only=study.known_only)
    rows = _of_people(rows, place, "starts")
    rows = rows.sort_values(["person", "day", "place", "text"])
    rows = rows.drop_duplicates(["person", "day"], keep="last")
    column = _as_of(points, rows[["person", "day", "order"]], STAYS_ON)["order"].astype(object)
    columns = {name: column.isin(values).to_numpy() for name, values in _ORDERS.items()}
    usual = column.eq(LegalStatus.FULL_CARE_ORDER.value).to_numpy()
    return columns | {"other_order": ~np.logical_or.reduce([usual, *columns.values()])}


def _sibling(frame: pd.DataFrame, place: pd.Series, study: Study, points: pd.DataFrame) -> Floats:
    """Whether a recorded brother or sister is in care on the day. The file has no dates."""
    pairs = frame[frame["child"].isin(place.index) & frame["sibling"].isin(place.index)]
    if pairs.empty:
        return np.zeros(len(points))
    values, other = (pairs[name].map(place).to_numpy(np.int64) for name in ("child", "sibling"))
    both = pd.DataFrame(
        {"person": np.concatenate([values, other]), "other": np.concatenate([other, values])}
    )
    met = points.reset_index().merge(both.drop_duplicates(), on="person")
    keys = (study.placements["person"] * STAYS_ON + study.placements["starts"]).to_numpy()
    at = met["other"].to_numpy() * STAYS_ON + met["day"].to_numpy()
    found = np.searchsorted(keys, at, "right") - 1
    rows = study.placements.iloc[np.maximum(found, 0)]
    there = (found >= 0) & (rows["person"].to_numpy() == met["other"].to_numpy())
    there &= rows["ends"].to_numpy() > met["day"].to_numpy()
    out = np.zeros(len(points))
    out[met["index"].to_numpy()[there]] = 1
    return out
