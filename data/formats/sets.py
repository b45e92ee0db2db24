"""Which files make one return, which collection year it is, and what it covers.

A set is a leaf folder, a folder of a zip, or a workbook that holds a return's tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.formats.rows import TableRows

SSDA903, ANNEX_A, PART_OF_A_RETURN = "ssda903", "annex_a", "ssda903_part"


@dataclass(frozen=True, slots=True)
class Group:
    """One return to be: its kind, year, the period it covers and its newest date.

    `year` 0 and kind "ssda903_part": tables without Episodes that no return of the batch fits.
    """

    kind: str
    year: int
    covers_from: date
    covers_to: date
    content_date: date
    folder: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """`of_part[table]`: for each part of a 903 or Annex A table, the index of its group."""

    groups: tuple[Group, ...]
    of_part: dict[str, np.ndarray]

    def of_rows(self, rows: TableRows) -> np.ndarray:
        """The group of each row of a table that belongs to returns."""
        found: np.ndarray = self.of_part[rows.table.name][rows.part]
        return found


@dataclass(frozen=True, slots=True)
class _Facts:
    """What decides where a part belongs: its set, newest date, children, and any ending in it."""

    at: int
    folder: str
    newest: date | None
    children: frozenset[str]
    has_ending: bool


def collection_year(day: date) -> int:
    """The year of the 31 March on or after the day: 1 April 2024 lies in 2025."""
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year


def group_returns(tables: Sequence[TableRows], today: date) -> Grouping:
    """Put every part of the 903 and of Annex A into its return."""
    books = _books(tables)
    groups: list[Group] = []
    members: list[frozenset[str]] = []  # the children of each group's episodes
    of_part: dict[str, np.ndarray] = {}
    for rows in tables:
        if rows.table.name == "episodes":
            facts = [_facts(rows, at, books, today, ("decom", "dec")) for at in _parts(rows)]
            of_part["episodes"] = _episode_groups(facts, groups, members, today)
    for rows in tables:
        if rows.table.name == "episodes":
            continue
        facts = [_facts(rows, at, books, today, _dates_of(rows)) for at in _parts(rows)]
        if rows.table.name == ANNEX_A:
            of_part[ANNEX_A] = _annex_groups(facts, groups, members, today)
        else:
            of_part[rows.table.name] = np.array(
                [_home_of(one, groups, members, today) for one in facts], dtype=np.intp
            )
    return Grouping(tuple(groups), of_part)


def _parts(rows: TableRows) -> range:
    return range(len(rows.parts))


def _books(tables: Sequence[TableRows]) -> frozenset[str]:
    """Workbooks that hold Episodes and other tables of the return: each is a set by itself."""
    held: dict[str, set[str]] = {}
    for rows in tables:
        for part in rows.parts:
            if part.book:
                held.setdefault(part.file, set()).add(rows.table.name)
    return frozenset(file for file, names in held.items() if len(names) > 1 and "episodes" in names)


def _dates_of(rows: TableRows) -> tuple[str, ...]:
    """The columns that say when a table was true (a date of birth doesn't)."""
    return tuple(
        cells.column.name
        for cells in rows.cells
        if cells.column.kind == "date"
        and not cells.column.future_ok
        and cells.column.name not in {"dob", "mc_dob"}
    )


def _facts(
    rows: TableRows, at: int, books: frozenset[str], today: date, columns: Sequence[str]
) -> _Facts:
    part, span = rows.parts[at], rows.span(at)
    kept = rows.kept[span]
    ids = rows.column("child_id")
    children = frozenset(ids.texts[np.unique(ids.text[span][kept])].tolist())
    newest: date | None = None
    for name in columns:
        days = rows.column(name).dates()[span][kept]
        days = days[days <= np.datetime64(today)]
        if days.size:
            newest = max(filter(None, (newest, days.max().astype(object))))
    has_ending = rows.table.name == "episodes" and bool(
        (~rows.column("dec").is_blank[span][kept]).any()
    )
    folder = part.file if part.file in books else part.folder
    return _Facts(at, folder, newest, children, has_ending)


def _episode_groups(
    facts: list[_Facts], groups: list[Group], members: list[frozenset[str]], today: date
) -> np.ndarray:
    """One group for each set and collection year; a split without endings joins its set's year."""
    places = np.full(len(facts), -1, dtype=np.intp)
    for folder in sorted({one.folder for one in facts}):
        held: dict[int, list[_Facts]] = {}
        for one in sorted(
            (one for one in facts if one.folder == folder and one.children),
            key=lambda one: (one.newest or date.min), reverse=True,
        ):  # fmt: skip
            year = collection_year(one.newest or today)
            newest_year = max(held, default=year)
            seen = {child for other in held.get(newest_year, []) for child in other.children}
            # A part of a split return may hold only children for whom nothing happened this year:
            # no row of it ends, and none of its children is in the other parts.
            if year != newest_year and not one.has_ending and not (one.children & seen):
                year = newest_year
            held.setdefault(year, []).append(one)
        for year, ones in sorted(held.items()):
            newest = max((one.newest for one in ones if one.newest), default=today)
            for one in ones:
                places[one.at] = len(groups)
            groups.append(_group(SSDA903, year, newest, folder, today))
            members.append(frozenset().union(*(one.children for one in ones)))
    return places


def _group(kind: str, year: int, newest: date, folder: str, today: date) -> Group:
    end = date(year, 3, 31)
    in_year = kind == ANNEX_A or end > today
    return Group(kind, year, date(year - 1, 4, 1), newest if in_year else end, newest, folder)


def _annex_groups(
    facts: list[_Facts], groups: list[Group], members: list[frozenset[str]], today: date
) -> np.ndarray:
    """Each Annex A list is an in-year statement of its own."""
    places = np.full(len(facts), -1, dtype=np.intp)
    for one in facts:
        if not one.children:
            continue
        newest = one.newest or today
        places[one.at] = len(groups)
        groups.append(_group(ANNEX_A, collection_year(newest), newest, one.folder, today))
        members.append(frozenset())
    return places


def _home_of(one: _Facts, groups: list[Group], members: list[frozenset[str]], today: date) -> int:
    """The return whose children this part shares most: of its own set if there is one, else any.

    Ties go to the year of the part's own newest date, then to the later year. A part that shares
    no child with any return of the batch waits for the store, as a part of a return.
    """
    returns = [at for at, group in enumerate(groups) if group.kind == SSDA903]
    own = [at for at in returns if groups[at].folder == one.folder]
    if choices := own or [at for at in returns if members[at] & one.children]:
        its_year = collection_year(one.newest) if one.newest else 0
        return max(
            choices,
            key=lambda at: (
                len(members[at] & one.children), groups[at].year == its_year, groups[at].year,
                groups[at].folder,
            ),
        )  # fmt: skip
    if not one.children:
        return -1
    for at, group in enumerate(groups):
        if group.kind == PART_OF_A_RETURN and group.folder == one.folder:
            return at
    groups.append(Group(PART_OF_A_RETURN, 0, today, today, today, one.folder))
    members.append(frozenset())
    return len(groups) - 1
