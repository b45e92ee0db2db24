"""What happened and who belongs together: missing, incidents, siblings, orders, SDQ, reviews."""

from typing import Any

import pandas as pd
from sqlalchemy import Column, select

from data.formats.table import UNREAD_STOPS
from data.formats.tables import TABLES
from data.store.frames.held import NEWEST_LAST, Held
from data.store.schema.bulk import read_frame
from data.store.schema.tables import (
    FILE_PRICE_YEAR,
    FILE_STATED_ON,
    RETURN_TABLES,
    ROWS,
    import_file,
    statutory_return,
)
from models.children.council import COLUMNS

BEFORE = pd.Timestamp("1900-01-01")  # stands for a date that isn't known while rows are compared
_DOLO_FROM = 2027  # first collection year with a deprivation of liberty table


def missing_frame(lines: Held) -> pd.DataFrame:
    """Times missing; a later return that gives the end replaces the one that had none."""
    rows = lines.newest("missing", ["child", "missing", "mis_start"])
    rows = rows.rename(columns={"mis_start": "starts", "mis_end": "ends"})
    return rows[list(COLUMNS["missing"])]


def incidents_frame(lines: Held) -> pd.DataFrame:
    """Incidents as files tell of them; `models/recording/join.py` adds those recorded here."""
    rows = lines.rows("incidents").sort_values(["child_id", "on", "kind"], ignore_index=True)
    rows["recorded"] = pd.array([False] * len(rows), dtype="boolean")
    return rows[list(COLUMNS["incidents"])]


def siblings_frame(lines: Held) -> pd.DataFrame:
    """Pairs as written; a brother or sister who isn't held, or not in scope, has no key."""
    rows = lines.rows("siblings")
    people = lines.children
    rows = rows.merge(people[["child", "source"]], on="child", how="left")
    keys = people.rename(columns={"child": "sibling", "child_id": "sibling_id"})
    rows = rows.merge(keys[["sibling", "sibling_id", "source"]], how="left")
    rows = rows.sort_values(["source", "child_id", "sibling_id"], ignore_index=True)
    return rows[list(COLUMNS["siblings"])]


def sdq_frame(lines: Held) -> pd.DataFrame:
    """One score a child and year, by the newest return of the year; no score, no row."""
    rows = lines.newest("oc2", ["child", "year"]).rename(columns={"sdq_score": "score"})
    rows = rows.dropna(subset=["score"])
    return rows.assign(score=rows["score"].astype("float64"))[list(COLUMNS["sdq"])]


def reviews_frame(lines: Held) -> pd.DataFrame:
    """Days of statutory reviews, each once, from the 903 and from Annex A."""
    in_903 = lines.rows("reviews")[["child", "child_id", "review"]]
    list_8 = lines.rows("annex_a")[["child", "child_id", "last_review"]]
    columns = ["child", "child_id", "on"]
    both = [in_903.set_axis(columns, axis=1), list_8.set_axis(columns, axis=1)]
    rows = pd.concat(both, ignore_index=True).dropna(subset=["on"])
    rows = rows.drop_duplicates(["child", "on"]).sort_values(["child_id", "on"], ignore_index=True)
    return rows[list(COLUMNS["reviews"])]


def deprivation_of_liberty_frame(lines: Held) -> pd.DataFrame:
    """Orders with their dates (903, from 2027), who has none by that table, and cost files' word.

    `in_force` None: the dates tell. False: the 903's table names no order of the child, until a
    later return without such a table; or the newest cost file about the child says no. A cost file
    speaks only of the children in it.
    """
    columns = list(COLUMNS["deprivation_of_liberty"])
    frames = [_orders(lines), _without_order(lines), _by_cost_files(lines)]
    rows = pd.concat([frame.astype({"in_force": object}) for frame in frames], ignore_index=True)
    rows["child_id"] = rows["child"].map(lines.children.set_index("child")["child_id"])
    for day in ("starts", "ends"):
        rows[day] = pd.to_datetime(rows[day]).astype("datetime64[us]")
    return rows.sort_values(["child_id", "starts", "ends"], ignore_index=True)[columns]


def orders_ever_held(rows: Held) -> bool:
    """True when a return with a deprivation-of-liberty table is held (2027 on)."""
    return bool(_with_order_table(rows))


def _orders(lines: Held) -> pd.DataFrame:
    """Orders by the newest return of each year that names the child.

    An order whose start nobody can read is in force from before.
    """
    rows = lines.rows("dolo")
    named = _named_by_returns(lines).drop_duplicates(["child", "year"], keep="last")
    rows = rows.merge(named[["child", "return_id"]], on=["child", "return_id"])
    rows = rows.drop_duplicates(["child", "dolo_start", "dolo_end"], keep="last")
    column = rows["dolo_start"].notna()
    dated = rows[column].drop_duplicates(["child", "dolo_start"], keep="last")
    rows = pd.concat([rows[~column], dated], ignore_index=True)
    rows = rows.rename(columns={"dolo_start": "starts", "dolo_end": "ends"})
    # An end before the start ends nothing: the order is in force until somebody says better.
    rows["ends"] = rows["ends"].mask(rows["ends"] < rows["starts"])
    rows["in_force"] = None
    return rows[list(COLUMNS["deprivation_of_liberty"])]


def _without_order(lines: Held) -> pd.DataFrame:
    """Children of a return with an order table, none of whose orders is in it unless told apart.

    Counts until a later return names the child and has no such table, which then says nothing.
    """
    named = _named_by_returns(lines)
    named["has_table"] = named["return_id"].isin(_with_order_table(lines))
    following = named.groupby("child")["has_table"].shift(-1)
    later = named.groupby("child")["covers_from"].shift(-1)
    named["ends"] = later.where(following.eq(False))
    rows = named[named["has_table"]].rename(columns={"covers_from": "starts"})
    return rows.assign(in_force=False)[list(COLUMNS["deprivation_of_liberty"])]


def _named_by_returns(lines: Held) -> pd.DataFrame:
    """Each child with each 903 return that names them, the newest statement last."""
    rows = lines.rows("episodes")[["child", "return_id"]].drop_duplicates()
    returns = lines.returns[["return_id", "year", "covers_from", *NEWEST_LAST]]
    rows = rows.merge(returns, on="return_id").sort_values(["child", *NEWEST_LAST])
    return rows.reset_index(drop=True)


def _with_order_table(rows: Held) -> frozenset[int]:
    """Returns (from 2027) with a deprivation-of-liberty table, be it one without a row.

    A table without a row is known only by the file of the import that brought the return; where
    that import brought several returns, nobody can tell whose it was.
    """
    of_2027 = rows.returns.loc[rows.returns["year"] >= _DOLO_FROM, "return_id"]
    with_rows = rows.rows("dolo")["return_id"]
    brought = read_frame(
        rows.connection, select(statutory_return.c.id, statutory_return.c.import_id)
    ).drop_duplicates("import_id", keep=False)
    files = read_frame(
        rows.connection, select(import_file.c.import_id, import_file.c.recognised_as)
    )
    tables = files["recognised_as"].astype("str").str.split(r",\s*", regex=True).explode()
    named = files.loc[tables.index[tables == "dolo"], "import_id"]
    empty = brought.loc[brought["import_id"].isin(named), "id"]
    numbers = {int(str(number)) for number in [*with_rows, *empty]}
    return frozenset(numbers & {int(str(number)) for number in of_2027})


def _by_cost_files(rows_stored: Held) -> pd.DataFrame:
    """What the newest cost file about each child says of an order; of several lines, yes wins.

    A line without a start counts from before. A file that says nothing takes no earlier yes back,
    and leaves no earlier no to be believed.
    """
    lines = newest_files_last([cost_lines(rows_stored, name) for name in _flagging()])
    if lines.empty:
        return pd.DataFrame(columns=list(COLUMNS["deprivation_of_liberty"]))
    yes = lines["deprivation_of_liberty"].fillna(False).astype(bool)
    lines = lines.assign(
        yes=yes,
        no=~yes & lines["deprivation_of_liberty"].notna(),
        # A placement that was over ended the order's reason; a planned end says nothing of it.
        ended=lines["ends"].where(lines["ends"] <= rows_stored.returns["content_date"].max()),
        starts=lines["starts"].fillna(BEFORE),
    )
    by_file = lines.groupby(["child", "place"], as_index=False)[["yes", "no"]].any()
    newest = by_file.groupby("child")["place"].transform("max") == by_file["place"]
    speaks = by_file[by_file["yes"] | (by_file["no"] & newest)]
    speaks = speaks.sort_values(["child", "place"]).drop_duplicates("child", keep="last")
    speaks = speaks.rename(columns={"yes": "says"})[["child", "place", "says"]]
    lines = lines.merge(speaks, on=["child", "place"])
    lines = lines[lines["yes"] | (lines["no"] & ~lines["says"])]
    rows = pd.DataFrame(
        {
            "child": lines["child"],
            "starts": lines["starts"].mask(lines["starts"] == BEFORE),
            "ends": lines["ended"].where(lines["yes"]),
            "in_force": lines["yes"],
        }
    )
    return rows.drop_duplicates()


def cost_lines(lines: Held, name: str) -> pd.DataFrame:
    """Lines of a table of no return as read: what they say of stops, and of which file they are."""
    table = ROWS[name]
    wanted = {
        "deprivation_of_liberty",
        "starts",
        "ends",
        "setting",
        "provision",
        "placement_type",
        "ls",
        "place",
        UNREAD_STOPS.name,
    }
    own: list[Column[Any]] = [column for column in table.c if column.name in wanted]
    names = {"child_key": "child", "place": "place_code"}
    rows = read_frame(
        lines.connection,
        select(
            table.c.child_key,
            table.c.file_id,
            table.c[FILE_PRICE_YEAR],
            table.c[FILE_STATED_ON],
            *own,
        ),
    ).rename(columns=names)
    rows = rows[rows["child"].isin(lines.children["child"])].reset_index(drop=True)
    for day in ("starts", "ends"):
        days = rows[day] if day in rows else pd.Series(pd.NaT, index=rows.index)
        rows[day] = pd.to_datetime(days).astype("datetime64[us]")
    return rows


def newest_files_last(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Lines of cost files with `place`: a number that grows with how new the file is.

    Newer is the file of later prices, then of the later date, then the one imported later.
    """
    lines = pd.concat([rows for rows in tables if len(rows)] or tables, ignore_index=True)
    lines["year"] = pd.to_numeric(lines[FILE_PRICE_YEAR]).astype("float64").fillna(0.0)
    lines["stated"] = pd.to_datetime(lines[FILE_STATED_ON]).fillna(BEFORE)
    by = ["year", "stated", "file_id"]
    lines = lines.sort_values(by, kind="stable", ignore_index=True)
    return lines.assign(place=lines.groupby(by).ngroup())


def _flagging() -> tuple[str, ...]:
    """Tables of no return that may say whether an order is in force."""
    return tuple(
        table.name
        for table in TABLES
        if table.name not in RETURN_TABLES
        and any(column.name == "deprivation_of_liberty" for column in table.columns)
    )
