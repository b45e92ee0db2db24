"""Which table a row of headings belongs to, whatever its order, case, spaces and underscores."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.formats.grid import file_problem
from data.formats.near import certain_columns, near_columns
from data.formats.near import plain_heading as plain_heading
from data.formats.table import Column, Table
from data.formats.tables import TABLES, table_named
from models.problems import Problem

_LEAST_MATCHES = 2
# Columns that lists of every kind have, so they tell no table from another.
_GENERIC = frozenset({"child_id", "home_id", "dob", "sex", "ethnic", "council", "age", "urn"})
_HEADER = "header"
_OF_A_HEADER = frozenset({"sex", "ethnic", "upn", "mother", "mc_dob"})
_LIKE_A_HEADER = frozenset({"GENDER", "ETHNICITY"})  # beside CHILD and DOB in the 903's spelling


@dataclass(frozen=True, slots=True)
class Match:
    """The table that a heading row fits best.

    `columns`: our name and the position of each heading that is one of its columns; a name may
    come twice. `absent`: headings of needed columns that aren't there; not empty = not readable.
    `is_sure` False: the headings that fit are few beside others that don't, so a person is asked
    before anything is kept.
    """

    table: Table
    columns: tuple[tuple[str, int], ...]
    absent: tuple[str, ...]
    is_sure: bool = True


@lru_cache(maxsize=1024)
def best_match(headings: tuple[str, ...]) -> Match | None:
    """The table these headings are of (perhaps with a needed column absent), or None."""
    if len({plain_heading(heading) for heading in headings} & _every_name()) < _LEAST_MATCHES:
        return None
    matches = [_match(tables, headings) for tables in TABLES]
    likely = [match for match in matches if match is not None]
    return max(likely, key=_fit, default=None)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The table that headings come nearest to without being it, and the headings it still wants."""

    table: Table
    have: tuple[str, ...]
    absent: tuple[str, ...]


def nearest_table(headings: Sequence[str]) -> Nearest | None:
    """The table that shares most headings with these; None if none shares even one of its own.

    A child's identifier is in nearly every table, so it alone tells nothing.
    """
    texts = {plain_heading(heading) for heading in headings} - {""}
    shared: list[Nearest] = []
    for tables in TABLES:
        names = _names(tables.name)
        have = {names[text] for text in texts if text in names}
        absent = [heading for name, heading in _needed(tables).items() if name not in have]
        sentences = [column.heading for column in tables.columns if column.name in have]
        if tables.name == _HEADER and not have & _OF_A_HEADER:
            absent.append("SEX, ETHNIC or UPN")
        if have - {"child_id"}:
            shared.append(Nearest(tables, tuple(sentences), tuple(absent)))
    return max(shared, key=lambda nearest: (len(nearest.have), -len(nearest.absent)), default=None)


def free_columns(table: Table, have: set[str]) -> tuple[Column, ...]:
    """The columns of a table that no heading gives yet."""
    return tuple(
        column for column in table.columns if not column.derived and column.name not in have
    )


def is_readable(match: Match, headings: Sequence[str]) -> bool:
    """True if nothing needed is absent, or each absent column may be there in other words."""
    if not match.absent:
        return True
    used = {position for _, position in match.columns}
    free = free_columns(match.table, {name for name, _ in match.columns})
    unread = [
        heading
        for position, heading in enumerate(headings)
        if position not in used and heading.strip()
    ]
    likely: set[str] = set()
    for heading in unread:
        likely.update(column.heading for column in certain_columns(heading, free))
        likely.update(column.heading for column in near_columns(heading, match.table, free))
    return set(match.absent) <= likely and len(unread) >= len(match.absent)


def absent_columns(where: str, match: Match) -> Problem:
    """The one plain error of a file that lacks columns the project can't do without."""
    names = ", ".join(match.absent)
    return file_problem(
        where,
        f"a file that looks like {match.table.title}, without the column {names}",
        f"the column {names}",
        ("Export the table again with that column. Nothing from this file was kept."),
    )


def _fit(match: Match) -> tuple[int, bool, int]:
    return len({name for name, _ in match.columns}), not match.absent, -len(match.table.columns)


def _match(table: Table, headings: Sequence[str]) -> Match | None:
    """How well headings fit one table; None if too few are its own or half of what it needs."""
    names = _names(table.name)
    texts = [plain_heading(heading) for heading in headings]
    columns = tuple((names[text], position) for position, text in enumerate(texts) if text in names)
    have = {name for name, _ in columns}
    needed = _needed(table)
    absent = tuple(heading for name, heading in needed.items() if name not in have)
    if len(have) < _LEAST_MATCHES or 2 * len(absent) > len(needed):
        return None
    foreign = len(set(texts) - {""} - set(names) - _unneeded(table))
    if table.name == _HEADER:
        foreign -= len(_LIKE_A_HEADER & {heading.strip().upper() for heading in headings})
        if not _may_be_header(headings, have):
            return None
    elif not have - _GENERIC:
        return None
    sure = not foreign or _is_sure(
        table, [headings[position] for _, position in columns], have, foreign
    )
    return Match(table, columns, absent, sure)


def _may_be_header(headings: Sequence[str], have: set[str]) -> bool:
    """False for any list that happens to have a child's identifier and a birth date."""
    if have & _OF_A_HEADER:
        return True
    own_words = {heading.strip().upper() for heading in headings if heading.strip()}
    others = own_words - {"CHILD", "DOB"} - _LIKE_A_HEADER
    return {"CHILD", "DOB"} <= own_words and not others


def _is_sure(table: Table, own: Sequence[str], have: set[str], foreign: int) -> bool:
    """True if what tells the table is as much as what is foreign to it, or is in its own spelling.

    A heading such as MIS_START is nobody's by chance; Review is.
    """
    telling = have & _OF_A_HEADER if table.name == _HEADER else have - _GENERIC
    by_chance = {column.heading for column in table.columns if column.name not in telling}
    spelt = {column.heading for column in table.columns} - by_chance
    if any("_" in heading and heading in spelt for heading in map(str.strip, own)):
        return True
    if table.name == _HEADER and not {"CHILD", "DOB"} <= {
        heading.strip().upper() for heading in own
    }:
        return len(telling) > 1 and len(telling) >= foreign
    return len(telling) >= foreign


@cache
def _every_name() -> frozenset[str]:
    return frozenset(text for tables in TABLES for text in _names(tables.name))


@cache
def _unneeded(table: Table) -> frozenset[str]:
    return frozenset(plain_heading(heading) for heading in table.unneeded)


@cache
def _needed(table: Table) -> dict[str, str]:
    """Our name and the heading of each column that a file has to have."""
    names = _names(table.name)
    needed = {column.name: column.heading for column in table.columns if column.needed}
    recognised = {names[plain_heading(text)] for text in table.recognised_by}
    return needed | {name: table.column(name).heading for name in recognised}


@cache
def _names(table_name: str) -> dict[str, str]:
    """Plain heading -> our name, for every spelling of every column of a table."""
    return {
        plain_heading(spelling): column.name
        for column in table_named(table_name).columns
        if not column.derived
        for spelling in (*column.aliases, column.heading, column.name)
    }
