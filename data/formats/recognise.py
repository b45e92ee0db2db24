"""Which table a row of headings belongs to, whatever its order, case, spaces and underscores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.formats.grid import file_problem
from data.formats.table import Table
from data.formats.tables import TABLES, table
from models.problems import Problem

_LEAST_MATCHES = 2


@dataclass(frozen=True, slots=True)
class Match:
    """The table that a heading row fits best.

    `columns`: our name and the position of each heading that is one of its columns; a name may
    come twice. `absent`: headings of needed columns that aren't there; not empty = not readable.
    """

    table: Table
    columns: tuple[tuple[str, int], ...]
    absent: tuple[str, ...]


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading without case, spaces, underscores and signs: `Child's ID*` is `childsid`."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


@lru_cache(maxsize=1024)
def best_match(headings: tuple[str, ...]) -> Match | None:
    """The table these headings are of (perhaps with a needed column absent), or None."""
    found = [plain(heading) for heading in headings]
    matches = [_match(one, found) for one in TABLES]
    likely = [match for match in matches if match is not None]
    return max(likely, key=_fit, default=None)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The table that headings come nearest to without being it, and the headings it still wants."""

    table: Table
    have: tuple[str, ...]
    absent: tuple[str, ...]


def nearest(headings: Sequence[str]) -> Nearest | None:
    """The table that shares most headings with these; None if none shares even one of its own.

    A child's identifier is in nearly every table, so it alone tells nothing.
    """
    found = {plain(heading) for heading in headings} - {""}
    shared: list[Nearest] = []
    for one in TABLES:
        names = _names(one.name)
        have = {names[text] for text in found if text in names}
        absent = [heading for name, heading in _needed(one).items() if name not in have]
        held = [column.heading for column in one.columns if column.name in have]
        if have - {"child_id"}:
            shared.append(Nearest(one, tuple(held), tuple(absent)))
    return max(shared, key=lambda one: (len(one.have), -len(one.absent)), default=None)


def absent_columns(where: str, match: Match) -> Problem:
    """The one plain error of a file that lacks columns the project can't do without."""
    names = ", ".join(match.absent)
    return file_problem(
        where,
        f"a file that looks like {match.table.title}, without the column {names}",
        f"the column {names}",
        "Export the table again with that column; nothing of this file was kept.",
    )


def _fit(match: Match) -> tuple[int, bool, int]:
    return len({name for name, _ in match.columns}), not match.absent, -len(match.table.columns)


def _match(one: Table, found: Iterable[str]) -> Match | None:
    """How well headings fit one table; None if too few are its own or half of what it needs."""
    names = _names(one.name)
    columns = tuple((names[text], at) for at, text in enumerate(found) if text in names)
    have = {name for name, _ in columns}
    needed = _needed(one)
    absent = tuple(heading for name, heading in needed.items() if name not in have)
    if len(have) < _LEAST_MATCHES or 2 * len(absent) > len(needed):
        return None
    return Match(one, columns, absent)


@cache
def _needed(one: Table) -> dict[str, str]:
    """Our name and the heading of each column that a file has to have."""
    names = _names(one.name)
    needed = {column.name: column.heading for column in one.columns if column.needed}
    recognised = {names[plain(text)] for text in one.recognised_by}
    return needed | {name: one.column(name).heading for name in recognised}


@cache
def _names(table_name: str) -> dict[str, str]:
    """Plain heading -> our name, for every spelling of every column of a table."""
    return {
        plain(spelling): column.name
        for column in table(table_name).columns
        if not column.derived
        for spelling in (*column.aliases, column.heading, column.name)
    }
