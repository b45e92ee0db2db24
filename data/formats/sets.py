"""Which files make one return, which collection year it is, and what it covers.

A set is a leaf folder, a folder of a zip, or a workbook that holds a return's tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    tables: frozenset[str] = frozenset()  # of a part: the tables that it holds


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
class _Piece:
    """One part of one table and the set it lies in."""

    rows: TableRows
    at: int
    folder: str

    @property
    def children(self) -> frozenset[str]:
        """The identifiers in its kept rows."""
        ids, span = self.rows.column("child_id"), self.rows.span(self.at)
        return frozenset(ids.texts[np.unique(ids.text[span][self.rows.kept[span]])].tolist())

    @property
    def has_ending(self) -> bool:
        """True if an episode of it ended."""
        span = self.rows.span(self.at)
        ended = ~self.rows.column("dec").is_blank[span]
        return bool((ended & self.rows.kept[span]).any())

    def newest(self, today: date) -> date | None:
        """The latest date up to today that says when the rows were true, or None."""
        names = [
            cells.column.name
            for cells in self.rows.cells
            if cells.column.kind == "date"
            and not cells.column.future_ok
            and cells.column.name not in _BIRTHS
        ]
        return newest_date(self.rows, self.at, names, today)


_BIRTHS = frozenset({"dob", "mc_dob"})


def collection_year(day: date) -> int:
    """The year of the 31 March on or after the day: 1 April 2024 lies in 2025."""
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year


def newest_date(rows: TableRows, at: int, columns: Sequence[str], today: date) -> date | None:
    """The latest date up to today in these columns of one part, or None."""
    span = rows.span(at)
    newest: date | None = None
    for name in columns:
        days = rows.column(name).dates()[span][rows.kept[span]]
        days = days[days <= np.datetime64(today)]
        if days.size:
            latest = days.max().astype(object)
            newest = latest if newest is None else max(newest, latest)
    return newest


def group_returns(tables: Sequence[TableRows], today: date) -> Grouping:
    """Put every part of the 903 and of Annex A into its return."""
    books = _books(tables)
    groups: list[Group] = []
    members: list[frozenset[str]] = []  # the children of each group's episodes
    of_part: dict[str, np.ndarray] = {}
    # Episodes first: they make the returns that the other tables belong to.
    for rows in sorted(tables, key=lambda one: one.table.name != "episodes"):
        pieces = [
            _Piece(rows, at, part.file if part.file in books else part.folder)
            for at, part in enumerate(rows.parts)
        ]
        if rows.table.name == "episodes":
            places = _episode_groups(pieces, groups, members, today)
        elif rows.table.name == ANNEX_A:
            places = _annex_groups(pieces, groups, members, today)
        else:
            places = [_home_of(piece, groups, members, today) for piece in pieces]
        of_part[rows.table.name] = np.array(places, dtype=np.intp)
    return Grouping(tuple(groups), of_part)


def _books(tables: Sequence[TableRows]) -> frozenset[str]:
    """Workbooks that hold Episodes and other tables of the return: each is a set by itself."""
    held: dict[str, set[str]] = {}
    for rows in tables:
        for part in rows.parts:
            if part.book:
                held.setdefault(part.file, set()).add(rows.table.name)
    return frozenset(file for file, names in held.items() if len(names) > 1 and "episodes" in names)


def _episode_groups(
    pieces: list[_Piece], groups: list[Group], members: list[frozenset[str]], today: date
) -> list[int]:
    """One group for each set and collection year; a split without endings joins its set's year."""
    places = [-1] * len(pieces)
    for folder in sorted({piece.folder for piece in pieces}):
        mine = [piece for piece in pieces if piece.folder == folder]
        for year, some in sorted(_by_year(mine, today).items()):
            newest = max((day for one in some if (day := one.newest(today))), default=today)
            for one in some:
                places[one.at] = len(groups)
            groups.append(_group(SSDA903, year, newest, folder, today))
            members.append(frozenset().union(*(one.children for one in some)))
    return places


def _by_year(pieces: list[_Piece], today: date) -> dict[int, list[_Piece]]:
    """The episode files of one set by collection year."""
    held: dict[int, list[_Piece]] = {}
    dated = [(piece.newest(today) or date.min, piece) for piece in pieces if piece.children]
    for newest, piece in sorted(dated, key=lambda pair: pair[0], reverse=True):
        year = collection_year(today if newest == date.min else newest)
        newest_year = max(held, default=year)
        # A part of a split return may hold only children for whom nothing happened this year:
        # no row of it ends, and none of its children is in the other parts.
        if year != newest_year and not piece.has_ending:
            seen = {child for other in held[newest_year] for child in other.children}
            year = year if piece.children & seen else newest_year
        held.setdefault(year, []).append(piece)
    return held


def _group(kind: str, year: int, newest: date, folder: str, today: date) -> Group:
    end = date(year, 3, 31)
    in_year = kind == ANNEX_A or end > today
    return Group(kind, year, date(year - 1, 4, 1), newest if in_year else end, newest, folder)


def _annex_groups(
    pieces: list[_Piece], groups: list[Group], members: list[frozenset[str]], today: date
) -> list[int]:
    """Each Annex A list is an in-year statement of its own."""
    places = [-1] * len(pieces)
    for piece in pieces:
        if piece.children:
            newest = piece.newest(today) or today
            places[piece.at] = len(groups)
            groups.append(_group(ANNEX_A, collection_year(newest), newest, piece.folder, today))
            members.append(frozenset())
    return places


def _home_of(piece: _Piece, groups: list[Group], members: list[frozenset[str]], today: date) -> int:
    """The return whose children this part shares most: of its own set if there is one, else any.

    Ties go to the year of the part's own newest date, then to the return with the fewest other
    children (a Header names just the children of its year), then to the later year. A part that
    shares no child with any return of the batch waits for the store, as a part of a return.
    """
    returns = [at for at, group in enumerate(groups) if group.kind == SSDA903]
    own = [at for at in returns if groups[at].folder == piece.folder]
    if len(own) == 1:
        return own[0]
    children = piece.children
    choices = own or [at for at in returns if members[at] & children]
    if choices:
        newest = piece.newest(today)
        its_year = collection_year(newest) if newest else 0
        return max(
            choices,
            key=lambda at: (
                len(members[at] & children), groups[at].year == its_year,
                -len(members[at] - children), groups[at].year, groups[at].folder,
            ),
        )  # fmt: skip
    return _waiting(piece, groups, members, today) if children else -1


def _waiting(piece: _Piece, groups: list[Group], members: list[frozenset[str]], today: date) -> int:
    """The part of a return that this set's tables without Episodes make up together.

    A second file of one table (another year's, perhaps) starts a part of its own.
    """
    name, children = piece.rows.table.name, piece.children
    open_parts = [
        at
        for at, group in enumerate(groups)
        if group.kind == PART_OF_A_RETURN
        and group.folder == piece.folder
        and name not in group.tables
        and members[at] & children
    ]
    if open_parts:
        at = max(open_parts, key=lambda one: len(members[one] & children))
        groups[at] = replace(groups[at], tables=groups[at].tables | {name})
        members[at] |= children
        return at
    tables = frozenset({name})
    groups.append(Group(PART_OF_A_RETURN, 0, today, today, today, piece.folder, tables))
    members.append(children)
    return len(groups) - 1
