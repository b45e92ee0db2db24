"""Identifiers that should meet and don't, because one file spells them otherwise.

A spreadsheet takes the zeros off 007001; one system writes AB-12 and another ab12. Within one set
of files (a folder, a zip's folder, a workbook) such a child is one child: the identifier is read as
Episodes spell it, and the import says so. Where two children could be meant, nothing is changed.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np

from data.formats.cells import Cells
from data.formats.identifier_doubts import (
    EPISODES,
    HEADER,
    OF_RETURN,
    SpellingChange,
    spelling_doubts,
    two_spellings,
)
from data.formats.rows import TableRows
from data.formats.sets import ANNEX_A
from data.formats.spellings import by_spelling, pair_up, spelling_of
from models.problems import Problem

# Columns of children. `other_id` may also be a home or a place, so it is left as it is.
_OF_CHILDREN = ("child_id", "sibling_id")
_Sets = Mapping[tuple[str, int], str]  # table and part -> the set it lies in


@dataclass(slots=True)
class _Children:
    """The identifiers that the tables of one set, or of the whole batch, should meet."""

    identifiers: set[str]
    _spellings: dict[str, list[str]] | None = field(default=None)

    @property
    def spellings(self) -> dict[str, list[str]]:
        """The identifiers by `spelling_of`, worked out when first asked for."""
        if self._spellings is None:
            self._spellings = by_spelling(self.identifiers)
        return self._spellings

    def add(self, identifiers: Iterable[str]) -> None:
        """More children of the set."""
        for identifier in set(identifiers) - self.identifiers:
            if self._spellings is not None:
                self._spellings.setdefault(spelling_of(identifier), []).append(identifier)
            self.identifiers.add(identifier)


def match_spellings(tables: Sequence[TableRows]) -> tuple[list[TableRows], list[Problem]]:
    """Read identifiers as the Episodes of their own set spell them, and say where that was done.

    The 903's other tables meet the Episodes (and then the Header) of their folder or workbook;
    Annex A and the loose tables (costs, needs, payments) meet the children of the whole batch.
    """
    sets = _sets(tables)
    of_set: dict[str, _Children] = {}
    problems: list[Problem] = []
    for rows in tables:
        if rows.table.name == EPISODES:
            problems.extend(two_spellings(rows))
            for position in range(len(rows.parts)):
                children = of_set.setdefault(sets[rows.table.name, position], _Children(set()))
                children.add(_identifiers(rows, position))
    changes = _within_sets(tables, sets, of_set)
    changes.extend(_across_the_batch(tables, of_set))
    problems.extend(spelling_doubts(changes, sets))
    return [_as_spelled(rows, changes) for rows in tables], problems


def _sets(tables: Sequence[TableRows]) -> _Sets:
    """The set of each part: its folder, or its workbook where that holds Episodes and more."""
    tables_of_book: dict[str, set[str]] = {}
    for rows in tables:
        for part in rows.parts:
            if part.book:
                tables_of_book.setdefault(part.file, set()).add(rows.table.name)
    books = {file for file, names in tables_of_book.items() if len(names) > 1 and EPISODES in names}
    return {
        (rows.table.name, position): part.file if part.file in books else part.folder
        for rows in tables
        for position, part in enumerate(rows.parts)
    }


def _identifiers(rows: TableRows, position: int) -> frozenset[str]:
    """The children in the kept rows of one part."""
    span = rows.span(position)
    identifiers: set[str] = set()
    for name in _columns(rows):
        ids = rows.column(name)
        identifiers.update(ids.texts[np.unique(ids.text[span][rows.kept[span]])].tolist())
    return frozenset(identifiers - {""})


def _columns(rows: TableRows) -> list[str]:
    names = {cells.column.name for cells in rows.cells}
    return [name for name in _OF_CHILDREN if name in names]


def _within_sets(
    tables: Sequence[TableRows], sets: _Sets, of_set: Mapping[str, _Children]
) -> list[SpellingChange]:
    """What differs between the Episodes of a set and its other tables, the Header first."""
    others = [rows for rows in tables if rows.table.name in OF_RETURN - {EPISODES}]
    changes: list[SpellingChange] = []
    for rows in sorted(others, key=lambda rows: rows.table.name != HEADER):
        parts_of_set: dict[str, list[int]] = {}
        for position in range(len(rows.parts)):
            parts_of_set.setdefault(sets[rows.table.name, position], []).append(position)
        if len(of_set) == len(parts_of_set) == 1:  # Episodes in one folder, this table in another
            parts_of_set = dict(zip(of_set, parts_of_set.values(), strict=True))
        for name, parts in parts_of_set.items():
            if name in of_set:
                changes.extend(_changes(rows, parts, of_set[name]))
                if rows.table.name == HEADER:
                    _add_others(rows, parts, of_set[name], changes)
    return changes


def _across_the_batch(
    tables: Sequence[TableRows], of_set: Mapping[str, _Children]
) -> list[SpellingChange]:
    """What differs between the children of the batch and Annex A, then the loose tables."""
    children = _Children(set().union(*(children.identifiers for children in of_set.values())))
    changes: list[SpellingChange] = []
    others = [rows for rows in tables if rows.table.name not in OF_RETURN and _columns(rows)]
    for rows in sorted(others, key=lambda rows: rows.table.name != ANNEX_A):
        parts = range(len(rows.parts))
        changes.extend(_changes(rows, parts, children))
        if rows.table.name == ANNEX_A:
            _add_others(rows, parts, children, changes)
    return changes


def _changes(rows: TableRows, parts: Sequence[int], children: _Children) -> list[SpellingChange]:
    """The changes that these parts of one table need to meet the children."""
    if not children.identifiers:
        return []
    of_part = {part: _identifiers(rows, part) for part in parts}
    if all(ours <= children.identifiers for ours in of_part.values()):
        return []
    taken: Set[str] = frozenset().union(*of_part.values())
    changes: list[SpellingChange] = []
    for position, ours in of_part.items():
        if not ours <= children.identifiers:
            pairs, unclear = pair_up(ours, taken, children.identifiers, children.spellings)
            if pairs or unclear:
                changes.append(SpellingChange(rows, position, pairs, unclear))
    return changes


def _add_others(
    rows: TableRows, parts: Sequence[int], children: _Children, changes: Sequence[SpellingChange]
) -> None:
    """The children whom only these parts have are children of the set too."""
    changed = {
        identifier
        for change in changes
        if change.rows is rows
        for identifier in (*change.pairs, *change.unclear)
    }
    for part in parts:
        children.add(_identifiers(rows, part) - changed)


def _as_spelled(rows: TableRows, changes: Sequence[SpellingChange]) -> TableRows:
    """The rows with the identifiers that the changes give them."""
    of_rows = [change for change in changes if change.rows is rows and change.pairs]
    if not of_rows:
        return rows
    columns = _columns(rows)
    return replace(
        rows,
        cells=tuple(
            _renamed(cells, rows, of_rows) if cells.column.name in columns else cells
            for cells in rows.cells
        ),
    )


def _renamed(cells: Cells, rows: TableRows, changes: Sequence[SpellingChange]) -> Cells:
    texts: list[str] = cells.texts.tolist()
    places = {text: position for position, text in enumerate(texts)}
    text = cells.text.copy()
    for change in changes:
        instead = np.arange(len(texts))
        for written, read_as in change.pairs.items():
            if written not in places:
                continue
            if read_as not in places:
                places[read_as] = len(texts)
                texts.append(read_as)
            instead[places[written]] = places[read_as]
        span = rows.span(change.at)
        text[span] = instead[text[span]]
    return replace(cells, text=text, texts=np.array(texts, dtype=object))
