"""What the councils plan to spend and to save, from their own files."""

from __future__ import annotations

import pandas as pd

from data.store.frames.held import Held
from models.children.council import COLUMNS


def budgets_frame(held: Held) -> pd.DataFrame:
    """`budgets` of `models/children/council.py`, of the councils in scope."""
    return _plan(held, "budgets")


def targets_frame(held: Held) -> pd.DataFrame:
    """`targets` of `models/children/council.py`, of the councils in scope."""
    return _plan(held, "targets")


def programme_costs_frame(held: Held) -> pd.DataFrame:
    """`programme_costs` of `models/children/council.py`, of the councils in scope."""
    return _plan(held, "programme_costs")


def renegotiations_frame(held: Held) -> pd.DataFrame:
    """`renegotiations` of `models/children/council.py`; of one said twice the last row counts. One
    whose price or kind can't be read is none: nobody guesses whether it saves or avoids."""
    rows = held.rows("renegotiations")
    rows = rows.dropna(subset=["old_weekly_gbp", "new_weekly_gbp", "kind"])
    rows = rows.drop_duplicates(["child", "agreed_on", "starts"], keep="last")
    for day in ("agreed_on", "starts", "until"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    order = ["child_id", "starts", "agreed_on"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["renegotiations"])]


def _plan(held: Held, table: str) -> pd.DataFrame:
    """The rows of a plan; of what is said twice the last row brought in counts."""
    columns = list(COLUMNS[table])
    rows = held.of_councils(table)
    keys = columns[:-1]
    said = rows.drop_duplicates(keys, keep="last").dropna(subset=[columns[-1]])
    return said.sort_values(keys, ignore_index=True)[columns]
