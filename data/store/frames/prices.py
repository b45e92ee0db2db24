"""What placements cost, from any of the three shapes of cost file, and the council's own prices."""

from __future__ import annotations

import pandas as pd

from data.formats.tables import COST_TABLES
from data.formats.tables import table as declared
from data.store.frames.held import Held
from data.store.tables import FILE_PRICE_YEAR
from models.children.council import COLUMNS
from models.money import FinancialYear


def prices_frame(held: Held) -> pd.DataFrame:
    """`prices` of `models/children/council.py`: every line of every cost file, pounds a week."""
    columns = list(COLUMNS["prices"])
    frames = []
    for name in sorted(COST_TABLES):
        rows = held.rows(name).rename(columns={FILE_PRICE_YEAR: "price_year"})
        rows["source"] = declared(name).title
        frames.append(rows.reindex(columns=[*columns, "child_id"]))
    every = pd.concat([f for f in frames if len(f)] or frames[:1], ignore_index=True)
    numbers = [name for name in columns if name.endswith("_gbp")] + ["price_year", "notice_days"]
    every[numbers] = every[numbers].astype("float64")
    for day in ("starts", "ends"):
        every[day] = pd.to_datetime(every[day]).astype("datetime64[us]")
    every["block"] = every["block"].astype("boolean").fillna(False).astype(bool)
    order = ["child_id", "price_year", "starts", "ends", "source", "total_gbp", "trust_gbp"]
    return every.sort_values(order, ignore_index=True)[columns]


def unit_costs_frame(held: Held) -> pd.DataFrame:
    """`unit_costs` of `models/children/council.py`, newest last; blank stays not known."""
    rows = held.rows("unit_costs").rename(columns={"weekly_cost_gbp": "weekly_gbp"})
    rows["price_year"] = [_start(text) for text in rows["price_year"].astype(object)]
    rows["price_year"] = rows["price_year"].astype("float64")
    rows["support_weeks"] = rows["support_weeks"].astype("float64")
    order = ["price_year", "setting", "weekly_gbp", "source"]
    return rows.sort_values(order, ignore_index=True)[list(COLUMNS["unit_costs"])]


def _start(text: object) -> float:
    """The year a financial year starts in; NaN for words that are none."""
    try:
        return float(FinancialYear.parse(str(text)).start)
    except ValueError:
        return float("nan")
