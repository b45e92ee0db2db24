"""Whose child: what files and imports have said of it, and the councils that this tool serves."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, select, union

from data.formats.batch import Batch, LooseRows
from data.store.bulk import insert_frame, read_frame
from data.store.settings import councils_served
from data.store.tables import CHILD_ID, ROWS, child, child_council

PLACING_AUTHORITY = "placing_authority"
BY_IMPORT = "import"
UNKNOWN = "unknown"
_UNDATED = date(1900, 1, 1)  # of a file that holds no date: any dated statement is newer
NOT_IN_CARE = frozenset({"edge_of_care"})  # tables of children who mostly never came into care
_NOT_A_COUNCIL = {"", "both", "all"}  # budgets and targets of several councils together
_COLUMNS = ["child_key", "council", "basis", "stated_on"]


class CouncilStatements:
    """What one import says of whose children these are; saved at its end, each statement once."""

    def __init__(self, connection: Connection, import_id: int, council: str | None) -> None:
        self._connection, self._import_id, self._council = connection, import_id, council
        self._said: list[pd.DataFrame] = []

    def of_rows(self, keys: pd.Series, stated_on: date | None) -> None:
        """Rows that say nothing themselves: the council named for the whole import, if any."""
        if self._council is not None:
            council = pd.Series(self._council, index=keys.index)
            self._add(keys, council, BY_IMPORT, stated_on)

    def of_loose(self, keys: pd.Series, loose: LooseRows) -> None:
        """Rows of no return: the Placing Authority of the child's newest placement in the file."""
        in_april = date(loose.price_year, 4, 1) if loose.price_year else None
        stated_on = loose.stated_on or in_april
        self.of_rows(keys, stated_on)
        if PLACING_AUTHORITY not in loose.frame.columns:
            return
        rows = loose.frame.assign(child_key=keys)
        # By name among equals, so that the order of the rows never matters.
        order = [name for name in ("starts", PLACING_AUTHORITY) if name in rows.columns]
        rows = rows[_named(rows[PLACING_AUTHORITY])].sort_values(order, na_position="first")
        named = rows.drop_duplicates("child_key", keep="last")
        self._add(named["child_key"], named[PLACING_AUTHORITY], PLACING_AUTHORITY, stated_on)

    def save(self) -> int:
        """Add the statements that aren't held yet; how many there were."""
        if not self._said:
            return 0
        said = pd.concat(self._said, ignore_index=True).drop_duplicates()
        held = read_frame(self._connection, select(*(child_council.c[name] for name in _COLUMNS)))
        repeated = pd.concat([held, said], ignore_index=True).duplicated().to_numpy()[len(held) :]
        new = said[~repeated].assign(import_id=self._import_id)
        insert_frame(self._connection, child_council, new)
        return len(new)

    def _add(
        self, keys: pd.Series, councils: pd.Series, basis: str, stated_on: date | None
    ) -> None:
        rows = pd.DataFrame(
            {
                "child_key": keys.astype("str"),
                "council": councils.astype("str").str.strip(),
                "basis": basis,
                "stated_on": pd.Timestamp(stated_on or _UNDATED).as_unit("us"),
            }
        )
        self._said.append(rows.drop_duplicates())


def council_of_children(connection: Connection) -> pd.Series:
    """The council of each child (by key) of whom one is known.

    A cost file's Placing Authority comes before what an import was told; the newest data decides,
    and among equals the last in the alphabet, so that the order of imports never matters.
    """
    said = read_frame(connection, select(*(child_council.c[name] for name in _COLUMNS)))
    said["by_file"] = said["basis"] == PLACING_AUTHORITY
    ordered = said.sort_values(["by_file", "stated_on", "council"])
    return ordered.drop_duplicates("child_key", keep="last").set_index("child_key")["council"]


def own_councils(connection: Connection) -> frozenset[str]:
    """The councils served: `CIRCLE_COUNCILS`, and those named in budgets and targets."""
    named = union(select(ROWS["budgets"].c.council), select(ROWS["targets"].c.council))
    held = {str(name).strip() for name in connection.execute(named).scalars() if name}
    return councils_served() | {name for name in held if name.casefold() not in _NOT_A_COUNCIL}


def another_authority(connection: Connection, batch: Batch) -> int:
    """How many children of the batch's cost files are another authority's; 0 if ours isn't said."""
    ours = {name.casefold() for name in own_councils(connection)}
    others: set[str] = set()
    for loose in batch.loose:
        if not ours or PLACING_AUTHORITY not in loose.frame.columns:
            continue
        authority = loose.frame[PLACING_AUTHORITY]
        foreign = _named(authority) & ~authority.astype("str").str.strip().str.casefold().isin(ours)
        others |= set(loose.frame.loc[foreign, CHILD_ID].astype("str"))
    return len(others)


def unmatched(
    connection: Connection, batch: Batch, source: str
) -> list[tuple[str, tuple[str, ...]]]:
    """Per table of no return, the identifiers of this batch that no return held knows; children at
    the edge of care aren't expected in one."""
    in_returns = union(*(select(ROWS[name].c.child_key) for name in ("episodes", "annex_a")))
    known = connection.execute(
        select(child.c.child_id).where(child.c.source == source, child.c.key.in_(in_returns))
    ).scalars()
    strangers: dict[str, set[str]] = {}
    matched = set(known)
    for loose in batch.loose:
        if CHILD_ID in loose.frame.columns and loose.table not in NOT_IN_CARE:
            ids = set(loose.frame[CHILD_ID].astype("str")) - matched
            strangers.setdefault(loose.table, set()).update(ids)
    return [(table, tuple(sorted(ids))) for table, ids in sorted(strangers.items()) if ids]


def _named(councils: pd.Series) -> pd.Series:
    return councils.notna() & (councils.astype("str").str.strip() != "")
