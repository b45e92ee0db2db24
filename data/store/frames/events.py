"""What happened and who belongs together: missing, incidents, siblings, orders, SDQ, reviews."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from data.store.bulk import read_frame
from data.store.frames.held import Held
from data.store.tables import FILE_PRICE_YEAR, FILE_STATED_ON, import_file
from models.children.council import COLUMNS

_FLAGGED = ("placement_census", "placements_standard")  # cost files that may say of an order
_DOLO_FROM = 2027  # first collection year with a deprivation of liberty table


def missing_frame(held: Held) -> pd.DataFrame:
    """Times missing; a later return that gives the end replaces the one that had none."""
    rows = held.newest("missing", ["child", "missing", "mis_start"])
    rows = rows.rename(columns={"mis_start": "starts", "mis_end": "ends"})
    return rows[list(COLUMNS["missing"])]


def incidents_frame(held: Held) -> pd.DataFrame:
    """Incidents as files tell of them; `models/recording/join.py` adds those recorded here."""
    rows = held.rows("incidents").sort_values(["child_id", "on", "kind"], ignore_index=True)
    rows["recorded"] = pd.array([False] * len(rows), dtype="boolean")
    return rows[list(COLUMNS["incidents"])]


def siblings_frame(held: Held) -> pd.DataFrame:
    """Pairs as written; a brother or sister who isn't held, or not in scope, has no key."""
    rows = held.rows("siblings")
    people = held.children
    rows = rows.merge(people[["child", "source"]], on="child", how="left")
    keys = people.rename(columns={"child": "sibling", "child_id": "sibling_id"})
    rows = rows.merge(keys[["sibling", "sibling_id", "source"]], how="left")
    rows = rows.sort_values(["source", "child_id", "sibling_id"], ignore_index=True)
    return rows[list(COLUMNS["siblings"])]


def sdq_frame(held: Held) -> pd.DataFrame:
    """One score a child and year, by the newest return of the year; no score, no row."""
    rows = held.newest("oc2", ["child", "year"]).rename(columns={"sdq_score": "score"})
    rows = rows.dropna(subset=["score"])
    return rows.assign(score=rows["score"].astype("float64"))[list(COLUMNS["sdq"])]


def reviews_frame(held: Held) -> pd.DataFrame:
    """Days of statutory reviews, each once, from the 903 and from Annex A."""
    in_903 = held.rows("reviews")[["child", "child_id", "review"]]
    list_8 = held.rows("annex_a")[["child", "child_id", "last_review"]]
    columns = ["child", "child_id", "on"]
    both = [in_903.set_axis(columns, axis=1), list_8.set_axis(columns, axis=1)]
    rows = pd.concat(both, ignore_index=True).dropna(subset=["on"])
    rows = rows.drop_duplicates(["child", "on"]).sort_values(["child_id", "on"], ignore_index=True)
    return rows[list(COLUMNS["reviews"])]


def deprivation_of_liberty_frame(held: Held) -> pd.DataFrame:
    """Orders with their dates (903, from 2027), and the newest cost file's word for it.

    A cost file says only that an order is in force (or not) for the placement that it prices; it
    counts from that placement's start, else from the April of the file's prices.
    """
    orders = held.newest("dolo", ["child", "dolo_start"])
    orders = orders.rename(columns={"dolo_start": "starts", "dolo_end": "ends"})
    orders["in_force"] = None  # the dates tell
    columns = list(COLUMNS["deprivation_of_liberty"])
    frames = [orders[[*columns, "child_id"]], _flags(held)[[*columns, "child_id"]]]
    every = pd.concat([f.astype({"in_force": object}) for f in frames], ignore_index=True)
    return every.sort_values(["child_id", "starts", "ends"], ignore_index=True)[columns]


def orders_ever_held(held: Held) -> bool:
    """True when a file has said of orders at all, so that no order means that there is none."""
    years = held.returns.set_index("return_id")["year"]
    dolo = read_frame(held.connection, select(import_file.c.recognised_as).distinct())
    named = dolo["recognised_as"].str.split(r",\s*", regex=True).explode()
    if "dolo" in set(named) and (years >= _DOLO_FROM).any():
        return True
    return any(held.rows(name)["deprivation_of_liberty"].notna().any() for name in _FLAGGED)


def _flags(held: Held) -> pd.DataFrame:
    """The newest cost line of each child that says whether an order is in force."""
    rows = pd.concat([held.rows(name) for name in _FLAGGED], ignore_index=True)
    rows = rows.dropna(subset=["deprivation_of_liberty"])
    newest_last = [FILE_PRICE_YEAR, FILE_STATED_ON, "starts", "deprivation_of_liberty"]
    rows = rows.sort_values(newest_last, na_position="first")
    rows = rows.drop_duplicates("child", keep="last")
    april = pd.to_datetime(rows[FILE_PRICE_YEAR].astype("str") + "-04-01", errors="coerce")
    starts = pd.to_datetime(rows["starts"]).fillna(april)
    ended = pd.to_datetime(rows["ends"])
    in_force = rows["deprivation_of_liberty"].astype(bool)
    # A placement that was over ended the order's reason; a planned end says nothing of the order.
    over = in_force & (ended <= held.returns["content_date"].max())
    return pd.DataFrame(
        {
            "child": rows["child"],
            "child_id": rows["child_id"],
            "starts": starts.astype("datetime64[us]"),
            "ends": ended.where(over).astype("datetime64[us]"),
            "in_force": in_force,
        }
    )
