"""The rows of the children whom somebody may see, with the return that said each."""

from __future__ import annotations

from functools import cached_property

import pandas as pd
from sqlalchemy import Connection, select

from data.formats.tables import table as declared
from data.store.bulk import read_frame
from data.store.councils import UNKNOWN, council_of_children
from data.store.tables import RETURN_TABLES, ROWS, child, statutory_return

NEWEST_LAST = ["content_date", "fingerprint"]


class Held:
    """What is held, as far as a scope lets it be seen, read through one connection.

    `councils` None = every council's children; else only those known to be of one of these.
    """

    def __init__(self, connection: Connection, councils: frozenset[str] | None) -> None:
        self.connection, self._councils = connection, councils
        self._read: dict[str, pd.DataFrame] = {}
        self._texts: dict[str, pd.Series] = {}

    @cached_property
    def children(self) -> pd.DataFrame:
        """child, child_id, source, council of every child in scope."""
        people = read_frame(self.connection, select(child.c.key, child.c.child_id, child.c.source))
        people = people.rename(columns={"key": "child"})
        known = people["child"].map(council_of_children(self.connection)).astype("str")
        people["council"] = known.fillna(UNKNOWN)
        if self._councils is not None:
            allowed = {name.strip().casefold() for name in self._councils}
            people = people[people["council"].str.casefold().isin(allowed)]
        return people.sort_values(["source", "child_id"], ignore_index=True)

    def seen(self, children: frozenset[str]) -> frozenset[str]:
        """Those of some children who are in scope, without reading everybody."""
        if not children or self._councils is not None:
            return children & frozenset(self.children["child"]) if children else children
        known = select(child.c.key).where(child.c.key.in_(children))
        return frozenset(self.connection.execute(known).scalars())

    @cached_property
    def returns(self) -> pd.DataFrame:
        """Every return, with `rank`: its place among those of one source, kind and year."""
        wanted = ("id", "source", "kind", "year", "covers_from", "covers_to", *NEWEST_LAST)
        held = read_frame(self.connection, select(*(statutory_return.c[name] for name in wanted)))
        held = held.rename(columns={"id": "return_id"})
        for column in ("return_id", "year"):
            held[column] = held[column].astype("int64")
        held = held.sort_values(["source", "year", *NEWEST_LAST, "kind"], ignore_index=True)
        held["rank"] = held.groupby(["source", "year"]).cumcount() + 1
        return held

    def rows(self, table: str) -> pd.DataFrame:
        """The rows of one declared table, `child` for its key, those of children out of scope gone.

        A row of a return also has `year`, `content_date` and `fingerprint` of the return; its
        frame is sorted so that the newest statement comes last.
        """
        if table not in self._read:
            self._read[table] = self._rows(table)
        return self._read[table].copy()

    def as_text(self, table: str) -> pd.Series:
        """Each row as the council wrote it, in one canonical line; decides between equals."""
        if table not in self._texts:
            self._texts[table] = _as_text(self.rows(table), table)
        return self._texts[table]

    def _rows(self, table: str) -> pd.DataFrame:
        target = ROWS[table]
        columns = [column for column in target.c if column.name not in {"id", "file_id"}]
        rows = read_frame(self.connection, select(*columns))
        if "child_key" in rows.columns:
            people = self.children.set_index("child")["child_id"]
            rows = rows.rename(columns={"child_key": "child"})
            if self._councils is not None:  # else the keys of the database see to it
                rows = rows[rows["child"].isin(people.index)]
            rows = rows.assign(child_id=rows["child"].map(people).astype("str"))
        if table not in RETURN_TABLES:
            return rows.reset_index(drop=True)
        said = self.returns[["return_id", "year", *NEWEST_LAST]]
        rows["return_id"] = rows["return_id"].astype("int64")
        return rows.merge(said, on="return_id").sort_values(NEWEST_LAST, kind="stable")

    def of_councils(self, table: str) -> pd.DataFrame:
        """The rows of a table about councils that are in scope, in the order they were brought in.

        What is said of several councils together (no name, `both`, `all`) is only for those who
        may see every council.
        """
        target = ROWS[table]
        columns = [column for column in target.c if column.name not in {"id", "file_id"}]
        rows = read_frame(self.connection, select(*columns).order_by(target.c.id))
        if self._councils is None:
            return rows
        allowed = {name.strip().casefold() for name in self._councils}
        mine = rows["council"].astype("str").str.strip().str.casefold().isin(allowed)
        return rows[mine].reset_index(drop=True)

    def newest(self, table: str, identity: list[str]) -> pd.DataFrame:
        """The newest statement of each thing that `identity` names, sorted by it."""
        rows = self.rows(table)
        ties = [name for name in rows.columns if name not in {"child", "return_id"}]
        others = [name for name in ties if name not in NEWEST_LAST]
        rows = rows.sort_values([*NEWEST_LAST, *others], kind="stable")
        rows = rows.drop_duplicates(identity, keep="last")
        by = ["child_id" if name == "child" else name for name in identity]
        return rows.sort_values(by, kind="stable", ignore_index=True)


def _as_text(rows: pd.DataFrame, table: str) -> pd.Series:
    text = pd.Series("", index=rows.index, dtype="str")
    for column in declared(table).columns:
        if column.derived:
            continue
        cells = rows[column.name]
        if cells.dtype.kind == "M":
            cells = cells.dt.strftime("%Y-%m-%d")
        text = text + cells.astype("str").fillna("") + "|"
    return text
