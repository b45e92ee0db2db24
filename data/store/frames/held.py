"""The rows of the children whom somebody may see, with the return that said each."""

from functools import cached_property

import pandas as pd
from sqlalchemy import Connection, select

from data.formats.tables import COST_TABLES
from data.formats.tables import table_named as declared
from data.store.frames.councils import (
    UNKNOWN,
    KnownCouncils,
    as_shown,
    council_of_children,
    known_councils,
)
from data.store.frames.usable import OWN_TABLES, days_of_import, usable_rows
from data.store.schema.bulk import read_frame
from data.store.schema.tables import RETURN_TABLES, ROWS, child, statutory_return
from models.children.council import SSDA903
from models.children.council_names import plain_council
from models.children.returns import ReturnKey, lines_of_returns

NEWEST_LAST = ["newest"]  # a number that grows with how new a return's statement is


class Held:
    """What is held, as far as a scope lets it be seen, read through one connection.

    `councils` None = every council's children; else only those known to be of one of these.
    `source` None = every system's children; else only those of this one, and only its returns.
    """

    def __init__(
        self, connection: Connection, councils: frozenset[str] | None, source: str | None = None
    ) -> None:
        self.connection, self._councils, self._source = connection, councils, source
        self._read: dict[str, pd.DataFrame] = {}
        self._texts: dict[str, pd.Series] = {}

    @cached_property
    def children(self) -> pd.DataFrame:
        """child, child_id, source, council of every child in scope."""
        wanted = select(child.c.key, child.c.child_id, child.c.source)
        if self._source is not None:
            wanted = wanted.where(child.c.source == self._source)
        people = read_frame(self.connection, wanted)
        people = people.rename(columns={"key": "child"})
        column = people["child"].map(council_of_children(self.connection)).astype("str")
        people["council"] = column.fillna(UNKNOWN)
        if self._councils is not None:
            allowed = {plain_council(name) for name in self._councils}
            people = people[_plain(people["council"]).isin(allowed)]
        return people.sort_values(["source", "child_id"], ignore_index=True)

    def seen(self, children: frozenset[str]) -> frozenset[str]:
        """Those of some children who are in scope, without reading everybody."""
        if not children or self._councils is not None:
            return children & frozenset(self.children["child"]) if children else children
        query = select(child.c.key).where(child.c.key.in_(children))
        return frozenset(self.connection.execute(query).scalars())

    @cached_property
    def returns(self) -> pd.DataFrame:
        """Every return, with `rank`: its place among the versions of one source, kind and year.

        Of a 903 return the version imported later counts (the store numbers them in that order);
        of Annex A lists the one of the later day. `newest` grows with how new a statement is.
        """
        wanted = ("id", "source", "kind", "year", "covers_from", "covers_to", "content_date")
        question = select(*(statutory_return.c[name] for name in wanted))
        if self._source is not None:
            question = question.where(statutory_return.c.source == self._source)
        returns = read_frame(self.connection, question)
        returns = returns.rename(columns={"id": "return_id"})
        for column in ("return_id", "year"):
            returns[column] = returns[column].astype("int64")
        dated = returns["covers_to"].where(returns["kind"] != SSDA903)
        returns = returns.assign(dated=dated).sort_values(
            ["source", "kind", "year", "dated", "return_id"], ignore_index=True
        )
        versions = returns.groupby(["source", "kind", "year"])
        returns["rank"] = versions.cumcount() + 1
        # A version that was imported later is newer, even if its newest date is an earlier one.
        series = returns["covers_to"].where(
            returns["kind"] != SSDA903, versions["covers_to"].transform("last")
        )
        returns = returns.assign(said=series).sort_values(
            ["said", "kind", "rank"], ignore_index=True
        )
        returns["newest"] = range(len(returns))
        return returns.drop(columns=["dated", "said"])

    @cached_property
    def lines(self) -> pd.DataFrame:
        """return_id, line: the authority's line of each return; a joint list belongs to several.

        Found from the children of every return, whoever may see them, because a scope must not
        change which return counts.
        """
        members = pd.concat([self._members(name) for name in ("episodes", "annex_a")])
        children = {
            int(str(number)): frozenset(keys)
            for number, keys in members.groupby("return_id")["child_key"]
        }
        rows = []
        for _, group in self.returns.groupby("source"):
            keys = [
                ReturnKey(int(str(row.return_id)), str(row.kind), int(str(row.year)))
                for row in group.itertuples(index=False)
            ]
            rows += [
                (number, line)
                for number, lines in lines_of_returns(keys, children).items()
                for line in lines
            ]
        return pd.DataFrame(rows, columns=["return_id", "line"]).astype("int64")

    @cached_property
    def named_by_returns(self) -> frozenset[str]:
        """Keys of the children whom a return or an Annex A list names."""
        members = pd.concat([self._members(name) for name in ("episodes", "annex_a")])
        return frozenset(members["child_key"])

    def _members(self, table: str) -> pd.DataFrame:
        """return_id, child_key: each child of each return by one table, whatever the scope."""
        columns = ROWS[table].c
        question = select(columns.return_id, columns.child_key).distinct()
        if self._source is not None:
            theirs = select(statutory_return.c.id).where(statutory_return.c.source == self._source)
            question = question.where(columns.return_id.in_(theirs))
        return read_frame(self.connection, question)

    def rows(self, table: str) -> pd.DataFrame:
        """The rows of one declared table, `child` for its key, those of children out of scope gone.

        A row of a return also has `year`, `content_date` and `newest` of the return; its
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

    @cached_property
    def imported(self) -> pd.Series:
        """The day on which each file was brought in, by the file's id."""
        return days_of_import(self.connection)

    @cached_property
    def known(self) -> KnownCouncils:
        """The councils that own files may speak of."""
        return known_councils(self.connection)

    def usable(self, rows: pd.DataFrame, table: str) -> pd.DataFrame:
        """Those rows of an own table that mean something; `data/store/left_out.py` tells
        the rest.

        In the order in which they were brought in. Rows of other tables are given back as they are.
        """
        if table not in OWN_TABLES:
            return rows
        rows = rows.sort_values("id", ignore_index=True)
        checked = usable_rows(rows, table, self.imported, self.known.has)
        return checked.rows.drop(columns=["id", "file_id"])

    def _rows(self, table: str) -> pd.DataFrame:
        target = ROWS[table]
        hidden = {"id"} if table in COST_TABLES else {"id", "file_id"}
        hidden = set() if table in OWN_TABLES else hidden
        columns = [column for column in target.c if column.name not in hidden]
        question = select(*columns)
        if self._source is not None and "child_key" in target.c:
            question = question.where(
                target.c.child_key.in_(select(child.c.key).where(child.c.source == self._source))
            )
        rows = read_frame(self.connection, question)
        if "child_key" in rows.columns:
            people = self.children.set_index("child")["child_id"]
            rows = rows.rename(columns={"child_key": "child"})
            if self._councils is not None:  # else the keys of the database see to it
                rows = rows[rows["child"].isin(people.index)]
            rows = rows.assign(child_id=rows["child"].map(people).astype("str"))
        rows = self.usable(rows, table)
        if table not in RETURN_TABLES:
            return rows.reset_index(drop=True)
        frame = self.returns[["return_id", "year", "content_date", *NEWEST_LAST]]
        rows["return_id"] = rows["return_id"].astype("int64")
        return rows.merge(frame, on="return_id").sort_values(NEWEST_LAST, kind="stable")

    def of_councils(self, table: str) -> pd.DataFrame:
        """The rows of a table about councils that are in scope, in the order they were brought in.

        What is said of several councils together (no name, `both`, `all`) is only for those who
        may see every council.
        """
        target = ROWS[table]
        rows = self.usable(read_frame(self.connection, select(*target.c)), table)
        rows["council"] = as_shown(self.connection, rows["council"])
        if self._councils is None:
            return rows
        allowed = {plain_council(name) for name in self._councils}
        column = _plain(rows["council"].astype("str")).isin(allowed)
        return rows[column].reset_index(drop=True)

    def newest(self, table: str, identity: list[str]) -> pd.DataFrame:
        """The newest statement of each thing that `identity` names, sorted by it."""
        rows = self.rows(table)
        ties = [name for name in rows.columns if name not in {"child", "return_id"}]
        others = [name for name in ties if name not in {"content_date", *NEWEST_LAST}]
        rows = rows.sort_values([*NEWEST_LAST, *others], kind="stable")
        rows = rows.drop_duplicates(identity, keep="last")
        by = ["child_id" if name == "child" else name for name in identity]
        return rows.sort_values(by, kind="stable", ignore_index=True)


def _plain(councils: pd.Series) -> pd.Series:
    return councils.map({name: plain_council(name) for name in councils.unique()})


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
