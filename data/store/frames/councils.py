"""Whose child: what files and imports have said of it, and the councils that this tool serves."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Connection, select, union

from data.formats.batch import Batch, LooseRows
from data.store.schema.bulk import insert_frame, read_frame
from data.store.schema.settings import councils_served
from data.store.schema.tables import (
    CHILD_ID,
    ROWS,
    child,
    child_council,
    import_answer,
    import_run,
)
from models.children.council_names import plain_council, preferred_names
from models.questions import Answers, plain_key

PLACING_AUTHORITY = "placing_authority"
BY_IMPORT = "import"
UNKNOWN = "unknown"
_UNDATED = date(1900, 1, 1)  # of a file that holds no date: any dated statement is newer
NOT_IN_CARE = frozenset({"edge_of_care"})  # tables of children who mostly never came into care
_NOT_A_COUNCIL = {"", "both", "all"}  # budgets and targets of several councils together
YES, NO = "yes", "no"  # answers to whether a council is one of ours
_COLUMNS = ["child_key", "council", "basis", "stated_on"]


class CouncilStatements:
    """What one import says of whose children these are; saved at its end, each statement once."""

    def __init__(self, connection: Connection, import_id: int, council: str | None) -> None:
        self._connection, self._import_id, self._council = connection, import_id, council
        self._said: list[pd.DataFrame] = []

    def of_rows(self, keys: pd.Series, stated_on: date | None, named: str | None = None) -> None:
        """Rows that say nothing themselves: the council named for them or the whole import."""
        council_name = named or self._council
        if council_name is not None:
            council = pd.Series(council_name, index=keys.index)
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
        rows = pd.concat(self._said, ignore_index=True).drop_duplicates()
        frame = read_frame(self._connection, select(*(child_council.c[name] for name in _COLUMNS)))
        repeated = pd.concat([frame, rows], ignore_index=True).duplicated().to_numpy()[len(frame) :]
        new = rows[~repeated].assign(import_id=self._import_id)
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
    frame = read_frame(connection, select(*(child_council.c[name] for name in _COLUMNS)))
    frame["by_file"] = frame["basis"] == PLACING_AUTHORITY
    ordered = frame.sort_values(["by_file", "stated_on", "council"])
    newest = ordered.drop_duplicates("child_key", keep="last").set_index("child_key")["council"]
    return as_shown(connection, newest)


def as_shown(connection: Connection, councils: pd.Series) -> pd.Series:
    """Names of councils, each in one spelling: as this tool's own settings have it, if they do."""
    different = [str(name) for name in councils.dropna().unique()]
    if not different:
        return councils
    shown = preferred_names(own_councils(connection), different)
    spelling = {name: shown[plain_council(name)] for name in different}
    if all(name == shown_as for name, shown_as in spelling.items()):
        return councils
    return councils.map(spelling).astype(councils.dtype)


def own_councils(connection: Connection) -> frozenset[str]:
    """The councils served: `CIRCLE_COUNCILS`, and those named in budgets and targets.

    Each in one spelling, that of `CIRCLE_COUNCILS` first.
    """
    named = union(select(ROWS["budgets"].c.council), select(ROWS["targets"].c.council))
    texts = {str(name).strip() for name in connection.execute(named).scalars() if name}
    of_files = {name for name in texts if name.casefold() not in _NOT_A_COUNCIL}
    return frozenset(preferred_names(councils_served(), of_files).values())


@dataclass(frozen=True, slots=True)
class KnownCouncils:
    """The councils that own files may speak of. `plain`: their plain names; empty = nobody has said
    any. `answers`: what somebody answered of other names."""

    plain: frozenset[str]
    answers: Answers

    def has(self, name: str) -> bool:
        """Whether it is one of them or stands for several together; yes while none is known."""
        if name.strip().casefold() in _NOT_A_COUNCIL:
            return True
        text = self.answers.get(council_key(name))
        plain = plain_council(name)
        return text == YES or (text is None and (not self.plain or plain in self.plain))


def council_key(name: str) -> str:
    """The key of the question whether a name in an own file is one of our councils."""
    return plain_key("own_council", plain_council(name))


def known_councils(connection: Connection, answers: Answers | None = None) -> KnownCouncils:
    """The councils served as far as anybody has said: `CIRCLE_COUNCILS`, those that imports were
    said to be for and those that somebody confirmed. Where `CIRCLE_COUNCILS` says none, those of
    budgets and targets, and without these every council named for a child.

    `answers`: given now; with those remembered for any source.
    """
    ours = councils_served() or own_councils(connection)
    if not ours:
        ours = frozenset(connection.execute(select(child_council.c.council).distinct()).scalars())
    runs = select(import_run.c.council).where(import_run.c.undone_at_utc.is_(None)).distinct()
    by_import = {name for name in connection.execute(runs).scalars() if name}
    names = {plain_council(str(name)) for name in {*ours, *by_import}}
    remembered = connection.execute(
        select(import_answer.c.key, import_answer.c.answer)
        .where(import_answer.c.key.startswith("own_council:"))
        .order_by(import_answer.c.id)
    )
    every = {row.key: row.answer for row in remembered} | dict(answers or {})
    return KnownCouncils(frozenset(names), every)


def another_authority(connection: Connection, batch: Batch) -> dict[str, frozenset[str]]:
    """The children of the batch's cost files who are another authority's, by its name as written.

    Empty if nobody has said which councils are ours.
    """
    ours = {plain_council(name) for name in own_councils(connection)}
    children: dict[str, set[str]] = {}
    for loose in batch.loose:
        if not ours or PLACING_AUTHORITY not in loose.frame.columns:
            continue
        rows = loose.frame[_named(loose.frame[PLACING_AUTHORITY])]
        authority = rows[PLACING_AUTHORITY].astype("str").str.strip()
        for name in authority.unique():
            if plain_council(name) not in ours:
                theirs = rows.loc[(authority == name).to_numpy(), CHILD_ID].astype("str")
                children.setdefault(name, set()).update(theirs)
    return {name: frozenset(ids) for name, ids in sorted(children.items())}


def unmatched_identifiers(
    connection: Connection, batch: Batch, source: str
) -> list[tuple[str, tuple[str, ...]]]:
    """Per table of no return, the identifiers of this batch that no return held knows; children at
    the edge of care aren't expected in one."""
    in_returns = union(*(select(ROWS[name].c.child_key) for name in ("episodes", "annex_a")))
    scalar_result = connection.execute(
        select(child.c.child_id).where(child.c.source == source, child.c.key.in_(in_returns))
    ).scalars()
    strangers: dict[str, set[str]] = {}
    matched = set(scalar_result)
    for loose in batch.loose:
        if CHILD_ID in loose.frame.columns and loose.table not in NOT_IN_CARE:
            ids = set(_in_care(loose.frame)[CHILD_ID].astype("str")) - matched
            strangers.setdefault(loose.table, set()).update(ids)
    return [(table, tuple(sorted(ids))) for table, ids in sorted(strangers.items()) if ids]


def _in_care(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the lines of people who are 18 or over: no return knows them, and that is right."""
    if "looked_after" not in rows.columns:
        return rows
    return rows[rows["looked_after"].astype("boolean").fillna(True).to_numpy(bool)]


def _named(councils: pd.Series) -> pd.Series:
    return councils.notna() & (councils.astype("str").str.strip() != "")
