"""What the councils plan to spend and to save, from their own files."""

import pandas as pd

from data.formats.merge import same_council
from data.store.frames.held import Held
from models.children.council import COLUMNS


def budgets_frame(rows: Held) -> pd.DataFrame:
    """`budgets` of `models/children/council.py`, of the councils in scope."""
    return _plan(rows, "budgets")


def targets_frame(rows: Held) -> pd.DataFrame:
    """`targets` of `models/children/council.py`, of the councils in scope."""
    return _plan(rows, "targets")


def programme_costs_frame(rows: Held) -> pd.DataFrame:
    """`programme_costs` of `models/children/council.py`, of the councils in scope."""
    return _plan(rows, "programme_costs")


def renegotiations_frame(lines: Held) -> pd.DataFrame:
    """`renegotiations` of `models/children/council.py`; of one said twice the last row counts."""
    rows = lines.rows("renegotiations")
    rows = rows.drop_duplicates(["child", "agreed_on", "starts"], keep="last")
    for day in ("agreed_on", "starts", "until"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    order = ["child_id", "starts", "agreed_on"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["renegotiations"])]


def _plan(lines: Held, table: str) -> pd.DataFrame:
    """The rows of a plan; of what is said twice the last row brought in counts, however the council
    is spelt and whether a sum of several is called `both` or `all`."""
    columns = list(COLUMNS[table])
    rows = lines.of_councils(table)
    keys = columns[:-1]
    named = rows["council"].map({name: same_council(name) for name in rows["council"].unique()})
    frame = rows[~rows[keys].assign(council=named).duplicated(keep="last").to_numpy()]
    return frame.sort_values(keys, ignore_index=True)[columns]
