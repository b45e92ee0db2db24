"""Who the children are: the newest statement of each, and what Annex A alone knows of them."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from data.reference.annex_a import without_letter
from data.store.bulk import read_frame
from data.store.frames.held import NEWEST_LAST, Held
from data.store.tables import RETURN_TABLES, ROWS
from models.children.council import COLUMNS


def children_frame(held: Held) -> pd.DataFrame:
    """`children` of `models/children/council.py`: one row a child in scope."""
    people = held.children.copy()
    for column, of_child in (
        ("name", _names),
        ("born", _born),
        ("asylum_seeking", _asylum_seeking),
    ):
        # Not `map`, which makes numbers of dates where nobody has one.
        people[column] = of_child(held).reindex(people["child"]).array
    return people[list(COLUMNS["children"])]


def annex_a_frame(held: Held) -> pd.DataFrame:
    """`annex_a` of `models/children/council.py`: the newest list that names the child."""
    rows = held.newest("annex_a", ["child"])
    rows["as_at"] = rows["content_date"]
    rows["permanence_plan"] = without_letter(rows["permanence_plan"]).str.capitalize()
    return rows[list(COLUMNS["annex_a"])]


def _names(held: Held) -> pd.Series:
    """Names where the council wants them; a later import's spelling replaces an earlier one."""
    table = ROWS["names"]
    rows = read_frame(held.connection, select(table.c.file_id, table.c.child_key, table.c.name))
    rows = (
        rows.dropna(subset=["name"])
        .sort_values(["file_id", "name"])
        .drop_duplicates("child_key", keep="last")
    )
    return rows.set_index("child_key")["name"]


def _born(held: Held) -> pd.Series:
    """Dates of birth: the newest Header or Annex A, and any other table only where both lack it."""
    first = _newest_said(held, ["header", "annex_a"], "dob")
    others = sorted(name for name in RETURN_TABLES - {"header", "annex_a"} if "dob" in ROWS[name].c)
    if held.children["child"].isin(first.index).all():
        return first
    return first.combine_first(_newest_said(held, others, "dob"))


def _newest_said(held: Held, tables: list[str], column: str) -> pd.Series:
    said = [held.rows(name)[["child", column, *NEWEST_LAST]] for name in tables]
    rows = pd.concat(said, ignore_index=True).dropna(subset=[column])
    rows = rows.sort_values([*NEWEST_LAST, column]).drop_duplicates("child", keep="last")
    return rows.set_index("child")[column]


def _asylum_seeking(held: Held) -> pd.Series:
    """True, False or missing: came alone to seek asylum, by the newest return that names the child.

    In the 903 a UASC row whose status had not ended by the return's newest date is a yes; a child
    of a return that has UASC rows, but none about the child, is a no; Annex A says it outright.
    """
    rows = held.rows("uasc")
    rows["said"] = rows["duc"].isna() | (rows["duc"] > rows["content_date"])
    with_table = held.rows("episodes")[["child", "return_id", *NEWEST_LAST]].drop_duplicates()
    with_table = with_table[with_table["return_id"].isin(rows["return_id"])].assign(said=False)
    list_8 = held.rows("annex_a").dropna(subset=["asylum_seeking"])
    list_8["said"] = list_8["asylum_seeking"].astype(bool)
    columns = ["child", "said", *NEWEST_LAST]
    # Within one return a yes counts more than the no that silence is.
    every = pd.concat([with_table[columns], list_8[columns], rows[columns]], ignore_index=True)
    every["said"] = every["said"].astype(bool)
    every = every.sort_values([*NEWEST_LAST, "said"], kind="stable")
    said = every.drop_duplicates("child", keep="last").set_index("child")["said"]
    return said.astype("boolean")
