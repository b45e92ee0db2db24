"""Rows that say the same (merged) and rows that contradict each other, in one return or file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.formats.faults import Fault
from data.formats.rows import TableRows
from models.children.council_names import plain_council
from models.problems import Problem

_LOSER = Fault(
    False, "one row for each",
    (
    "Two rows contradict each other. The greater row as text was kept. Correct "
    "it at the source."
),
)  # fmt: skip
_NEITHER = Fault(
    False, "one row for each",
    (
    "We cannot say which is right, so neither was kept. Take one out and import "
    "again."
),
)  # fmt: skip
_WINNER = Fault(
    True, "one row for each", "Another row of the file says otherwise: check which is right."
)

# Of rows that each add something: what a second, equal row of the same file may be.
_TWICE = {
    "ledger": Fault(
        True, "no payment twice",
        (
    "The equal rows count once. If it was paid twice, give each row its own day "
    "of posting, or put both amounts in one row, and import again."
),
    ),
    "incidents": Fault(
        True, "no incident twice",
        (
    "The equal rows count once. If it happened twice that day, record the second "
    "on the child's page."
),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MergedRows:
    """What became of each row: kept, merged into an identical one, or rejected."""

    kept: np.ndarray
    merged: np.ndarray
    problems: tuple[Problem, ...]


def settle_rows(rows: TableRows, scope: np.ndarray) -> MergedRows:
    """Merge identical rows of one scope (a return, or a price year); settle contradictions."""
    usable = np.flatnonzero(rows.kept)
    # Rows alike in a few telling columns are rare; only those are compared in every column.
    first = rows.table.identity or _telling(rows)
    alike = usable[_key(rows, usable, scope, first).duplicated(keep=False).to_numpy()]
    texts = tuple(cells.column.name for cells in rows.cells)
    again = _key(rows, alike, scope, texts).duplicated().to_numpy()
    merged = np.zeros(len(rows.kept), dtype=bool)
    merged[alike[again]] = True
    retained = rows.kept & ~merged
    if not rows.table.identity:
        return MergedRows(retained, merged, tuple(_twice(rows, alike, scope, texts)))
    # A later file of the same kind isn't a contradiction: the store takes the newer statement.
    within = scope if rows.table.name in _OF_RETURNS else rows.part
    losers, winners = _contradictions(rows, alike[~again], within)
    if rows.table.guess_rivals:
        problems = [*_told(rows, losers, _LOSER, True), *_told(rows, winners, _WINNER, False)]
    else:
        losers = np.concatenate([losers, winners])
        problems = [*_told(rows, losers, _NEITHER, True)]
    retained[losers] = False
    return MergedRows(retained, merged, tuple(problems))


_OF_RETURNS = frozenset(
    {
        "header", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_adoption", "prev_perm",
        "missing", "sw_episodes", "dolo", "annex_a",
    }
)  # fmt: skip


def _twice(
    rows: TableRows, alike: np.ndarray, scope: np.ndarray, texts: tuple[str, ...]
) -> Iterator[Problem]:
    """A doubt of each row that an earlier row of its own file equals, where each row adds
    something. An equal row of another file is the same export, brought in again."""
    fault = _TWICE.get(rows.table.name)
    if fault is None:
        return
    key = pd.DataFrame({"part": rows.part[alike], "key": _key(rows, alike, scope, texts)})
    again, column = key.duplicated().to_numpy(), rows.table.columns[0].name
    firsts = pd.Series(alike).groupby([key["part"], key["key"]]).transform("first")
    for at, first in zip(alike[again].tolist(), firsts[again].tolist(), strict=True):
        yield from rows.problems_at(
            np.array([at]),
            column,
            fault,
            rejected=False,
            sentence=f"the same as row {rows.row[first]}, in every column",
        )


def _contradictions(
    rows: TableRows, some: np.ndarray, within: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rows that lose to a greater row of the same identity, and the rows they lose to."""
    key = _key(rows, some, within, rows.table.identity)
    rivals = key.duplicated(keep=False).to_numpy()
    frame = pd.DataFrame(
        {"at": some[rivals], "key": key[rivals], "text": rows.texts(some[rivals])}
    ).sort_values(["key", "text"])
    last = ~frame["key"].duplicated(keep="last").to_numpy()
    ats = frame["at"].to_numpy()
    return ats[~last], ats[last]


def _telling(rows: TableRows) -> tuple[str, ...]:
    """The first three columns by which rows usually differ: keys, and dates."""
    texts = [c.column.name for c in rows.cells if c.column.key or c.column.kind == "date"]
    return tuple(texts[:3])


def _key(
    rows: TableRows, position: np.ndarray, scope: np.ndarray, names: tuple[str, ...]
) -> pd.Series:
    """For these rows, one whole number that is equal if and only if scope and columns are."""
    key = scope[position].astype(np.int64) + 1  # a scope may be -1: no group
    size = int(key.max(initial=0)) + 1
    for name in names:
        cells = rows.column(name)
        text, number = cells.text, len(cells.texts)
        if cells.column.council and names == rows.table.identity:
            spelt, different = pd.factorize(
                np.array([same_council(t) for t in cells.texts], object)
            )
            text, number = spelt[cells.text], len(different)
        if size * number > _LARGEST_KEY:
            key, different = pd.factorize(key)
            size = len(different)
        key = key * number + text[position]
        size *= number
    return pd.Series(key)


_LARGEST_KEY = 2**62


def same_council(name: str) -> str:
    """One text for every spelling of a council, and one for both or all of them."""
    plain = plain_council(name) if name else ""
    return "all" if plain in {"", "both", "all"} else plain


def _told(rows: TableRows, ats: np.ndarray, fault: Fault, rejected: bool) -> Iterator[Problem]:
    headings = ", ".join(rows.table.column(name).heading for name in rows.table.identity)
    yield from rows.problems_at(
        np.sort(ats),
        rows.table.identity[0],
        fault,
        rejected=rejected,
        sentence=f"two different rows with the same {headings}",
    )


def fingerprint_of(texts: list[str]) -> str:
    """What tells one return from another whatever its files are called: sha256 of its rows."""
    return hashlib.sha256("\n".join(sorted(set(texts))).encode()).hexdigest()
