"""Who the children are: the newest statement of each, and what Annex A alone knows of them."""

import pandas as pd
from sqlalchemy import select

from data.reference.annex_a import without_letter
from data.store.frames.held import NEWEST_LAST, Held
from data.store.schema.bulk import read_frame
from data.store.schema.tables import RETURN_TABLES, ROWS
from models.children.council import COLUMNS


def children_frame(rows: Held) -> pd.DataFrame:
    """`children` of `models/children/council.py`: one row a child in scope."""
    people = rows.children.copy()
    for column, of_child in (
        ("name", _names),
        ("born", _born),
        ("asylum_seeking", _asylum_seeking),
    ):
        # Not `map`, which makes numbers of dates where nobody has one.
        people[column] = of_child(rows).reindex(people["child"]).array
    return people[list(COLUMNS["children"])]


def annex_a_frame(lines: Held) -> pd.DataFrame:
    """`annex_a` of `models/children/council.py`: the newest list that names the child."""
    rows = lines.newest("annex_a", ["child"])
    rows["as_at"] = rows["content_date"]
    rows["permanence_plan"] = without_letter(rows["permanence_plan"]).str.capitalize()
    return rows[list(COLUMNS["annex_a"])]


def _names(lines: Held) -> pd.Series:
    """Names where the council wants them; a later import's spelling replaces an earlier one."""
    table = ROWS["names"]
    rows = read_frame(lines.connection, select(table.c.file_id, table.c.child_key, table.c.name))
    rows = (
        rows.dropna(subset=["name"])
        .sort_values(["file_id", "name"])
        .drop_duplicates("child_key", keep="last")
    )
    return rows.set_index("child_key")["name"]


def _born(rows: Held) -> pd.Series:
    """Dates of birth: the newest Header or Annex A, and any other table only where both lack it."""
    first = _newest_said(rows, ["header", "annex_a"], "dob")
    others = sorted(name for name in RETURN_TABLES - {"header", "annex_a"} if "dob" in ROWS[name].c)
    if rows.children["child"].isin(first.index).all():
        return first
    return first.combine_first(_newest_said(rows, others, "dob"))


def _newest_said(lines: Held, tables: list[str], column: str) -> pd.Series:
    frames = [lines.rows(name)[["child", column, *NEWEST_LAST]] for name in tables]
    rows = pd.concat(frames, ignore_index=True).dropna(subset=[column])
    rows = rows.sort_values([*NEWEST_LAST, column]).drop_duplicates("child", keep="last")
    return rows.set_index("child")[column]


def _asylum_seeking(lines: Held) -> pd.Series:
    """True, False or missing: came alone to seek asylum, by the newest return that names the child.

    In the 903 a UASC row whose status had not ended by the return's newest date is a yes; a child
    of a return that has UASC rows, but none about the child, is a no; Annex A says it outright.
    """
    rows = lines.rows("uasc")
    rows["said"] = rows["duc"].isna() | (rows["duc"] > rows["content_date"])
    with_table = lines.rows("episodes")[["child", "return_id", *NEWEST_LAST]].drop_duplicates()
    with_table = with_table[with_table["return_id"].isin(rows["return_id"])].assign(said=False)
    list_8 = lines.rows("annex_a").dropna(subset=["asylum_seeking"])
    list_8["said"] = list_8["asylum_seeking"].astype(bool)
    columns = ["child", "said", *NEWEST_LAST]
    # Within one return a yes counts more than the no that silence is.
    frame = pd.concat([with_table[columns], list_8[columns], rows[columns]], ignore_index=True)
    frame["said"] = frame["said"].astype(bool)
    frame = frame.sort_values([*NEWEST_LAST, "said"], kind="stable")
    column = frame.drop_duplicates("child", keep="last").set_index("child")["said"]
    return column.astype("boolean")
