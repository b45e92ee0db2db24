"""Families supported so that a child stays at home, from the councils' own file."""

import pandas as pd

from data.store.frames.held import Held
from models.children.council import COLUMNS


def edge_of_care_frame(lines: Held) -> pd.DataFrame:
    """`edge_of_care` of `models/children/council.py`; of a referral said twice the last counts."""
    rows = lines.rows("edge_of_care").drop_duplicates(["child", "referred_on"], keep="last")
    for day in ("referred_on", "ends_on"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    order = ["child_id", "referred_on"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["edge_of_care"])]
