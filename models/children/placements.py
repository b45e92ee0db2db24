"""Placements from episodes, exactly by FORMATS section 1. Vectorised over a whole council."""

from datetime import date

import pandas as pd

from models.children.council import SSDA903, CouncilData
from models.children.records import Ending, LegalStatus
from models.children.statements import OPEN, cut_to_returns, known_rows
from models.settings import Setting

TEMPORARY = "temporary"

PLACEMENT_COLUMNS = (
    "child", "starts", "ends", "setting", "provider", "order", "ending", "change_reason",
    "started_on_or_before", "care_started", "absent_since", "short_breaks", "order_since",
)  # fmt: skip


def placements_at(data: CouncilData, as_of: date, *, known_only: bool = False) -> pd.DataFrame:
    """One row a placement known at a date, oldest first within a child (PLACEMENT_COLUMNS).

    `ends` is exclusive, NaT = going on. `order`, `provider` as last stated; `order_since`: from
    when that order is stated without a break in the care. `ending` is "ending unknown" where a
    child was open in one return and absent from the next. Same input in any row order gives the
    same frame.
    """
    rows = known_rows(data, as_of, known_only=known_only)
    if rows.empty:
        nothing = pd.DataFrame({column: pd.Series(dtype=object) for column in PLACEMENT_COLUMNS})
        return nothing.astype({"short_breaks": bool})
    return _gather(mark_steps(cut_to_returns(rows)))


def mark_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """Say of each piece whether a placement, and a period of care, begins with it.

    Adds `new_placement`, `new_care`, `stays` (setting of the home; blank while away),
    `unmarked_change` (L, T or U row with another setting) and `disagree` (two returns differ about
    where the child was on the day one took over from the other).
    """
    rows = rows.copy()
    away = rows["setting"] == TEMPORARY
    by_child = rows.groupby("child")
    first = by_child.cumcount() == 0
    gap = rows["begins"] > by_child["until"].shift()
    rows["stays"] = rows["setting"].mask(away, None)
    rows["lives"] = rows["home"].mask(away, None)
    stays, lives = _before(rows, "stays"), _before(rows, "lives")
    # Annex A's "foster placement" has no word for connected carers: it doesn't mean a move.
    coarse = (
        (rows["kind"] != SSDA903)
        & (rows["setting"] == Setting.FOSTER_IN_HOUSE.value)
        & (stays == Setting.FOSTER_CONNECTED.value)
    )
    same = (rows["setting"] == stays) | away | stays.isna() | coarse
    at_home_again = (
        same & ~_differs(rows["home"], lives) & (by_child["setting"].shift() == TEMPORARY)
    )
    own_start = ~rows["carried"]
    rows["new_care"] = first | gap | (own_start & rows["starts_care"].astype(bool))
    column = own_start & rows["starts_placement"].astype(bool) & ~away & ~at_home_again
    moved = own_start & ~rows["starts_placement"].astype(bool) & ~same & ~gap
    rows["unmarked_change"] = moved & ~rows["resumed"]
    rows["disagree"] = rows["carried"] & ~same & ~gap & ~first
    rows["new_placement"] = rows["new_care"] | (column & ~first) | moved | rows["disagree"]
    return rows


def _before(rows: pd.DataFrame, column: str) -> pd.Series:
    """The last known value of a column before each piece, within the child."""
    return rows.groupby("child")[column].ffill().groupby(rows["child"]).shift()


def _differs(column: pd.Series, other: pd.Series) -> pd.Series:
    """True only where both are known and unlike."""
    return column.notna() & other.notna() & (column != other)


def _order_since(steps: pd.DataFrame) -> pd.Series:
    """The day from which each piece's order has been stated, through any moves of the same care."""
    same = (steps["order"] == steps["order"].shift()) & ~steps["new_care"]
    return steps.groupby((~same).cumsum())["begins"].transform("first")


def _gather(steps: pd.DataFrame) -> pd.DataFrame:
    """Pieces to placements."""
    steps["care"] = steps["new_care"].cumsum()
    steps["placement"] = steps["new_placement"].cumsum()
    steps["unknown_end"] = steps["cut_at_return_end"] | (
        (steps["until"] < OPEN) & steps["ending"].isna()
    )
    steps["care_started"] = steps.groupby("care")["begins"].transform("first")
    first_held = ~steps.duplicated("child")
    steps["order_since"] = _order_since(steps)
    steps["on_or_before"] = first_held & ~steps["starts_care"].astype(bool)
    groups = steps.groupby("placement", sort=False)
    frame = groups.agg(
        child=("child", "first"),
        starts=("begins", "first"),
        ends=("until", "last"),
        setting=("stays", "first"),
        provider=("provider", "last"),
        order=("order", "last"),
        ending=("ending", "last"),
        change_reason=("change_reason", "last"),
        started_on_or_before=("on_or_before", "first"),
        care_started=("care_started", "first"),
        order_since=("order_since", "last"),
        last_setting=("setting", "last"),
        last_begins=("begins", "last"),
        unknown_end=("unknown_end", "last"),
    ).reset_index(drop=True)
    last_piece = groups.tail(1).reset_index(drop=True)  # `last` above skips blanks; endings may not
    frame["ending"] = last_piece["ending"].astype(object)
    going_on = frame["ends"] == OPEN
    next_same_child = frame["child"].shift(-1) == frame["child"]
    moved = next_same_child & (frame["ends"] == frame["starts"].shift(-1))
    frame["ending"] = frame["ending"].mask(frame["unknown_end"], Ending.UNKNOWN.value)
    frame["ending"] = frame["ending"].mask(moved & frame["unknown_end"], Ending.MOVED.value)
    frame["ending"] = frame["ending"].mask(going_on, None)
    frame["ends"] = frame["ends"].mask(going_on)
    frame["setting"] = frame["setting"].fillna("other")
    away = going_on & (frame["last_setting"] == TEMPORARY)
    frame["absent_since"] = frame["last_begins"].where(away)
    frame["short_breaks"] = frame["order"] == LegalStatus.SHORT_BREAKS.value
    return frame[list(PLACEMENT_COLUMNS)]
