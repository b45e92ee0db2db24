"""What an import says of identifiers that don't meet, and of those that it read otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.formats.grid import file_doubt
from data.formats.rows import TableRows
from data.formats.sets import SSDA903, Grouping
from data.formats.spellings import (
    NearIdentifiers,
    by_spelling,
    describe_differences,
    near_identifiers,
    same_parts,
)
from data.formats.ssda903 import TABLES as OF_SSDA903
from models.problems import Problem

OF_RETURN = frozenset(table.name for table in OF_SSDA903)
EPISODES, HEADER = "episodes", "header"
_SHOWN = 3  # pairs, or identifiers, that a problem names
_ALIKE = "each child's identifier written the same in every file"


@dataclass(frozen=True, slots=True)
class SpellingChange:
    """Identifiers of one part that are read otherwise than written (`pairs`), or left unclear."""

    rows: TableRows
    at: int
    pairs: dict[str, str]
    unclear: list[str]

    @property
    def where(self) -> str:
        """The file, as a person finds it."""
        return self.rows.parts[self.at].where


def spelling_doubts(
    changes: Sequence[SpellingChange], sets: Mapping[tuple[str, int], str]
) -> list[Problem]:
    """One doubt a set of the 903's tables, one a file of anything else."""
    together: dict[tuple[str, ...], list[SpellingChange]] = {}
    for change in changes:
        name = change.rows.table.name
        key = ("set", sets[name, change.at]) if name in OF_RETURN else ("file", change.where)
        together.setdefault(key, []).append(change)
    problems: list[Problem] = []
    for of_key in together.values():
        problems.extend(_read_otherwise(of_key))
        problems.extend(_left_unclear(of_key))
    return problems


def _read_otherwise(changes: Sequence[SpellingChange]) -> list[Problem]:
    pairs = sorted({pair for change in changes for pair in change.pairs.items()})
    if not pairs:
        return []
    first = next(change for change in changes if change.pairs)
    read_as = _listed([read for _, read in pairs])
    return [
        file_doubt(
            first.where,
            first.rows.column("child_id").column.heading,
            f"{_counted(len(pairs))} of {_titles(changes, len(pairs))} as written."
            f" They look alike but for {describe_differences(pairs)}: {_paired(pairs)}",
            _ALIKE,
            f"They are read as {read_as}. Check that they are the same children, and write them"
            " alike at the source.",
        )
    ]


def _left_unclear(changes: Sequence[SpellingChange]) -> list[Problem]:
    unclear = sorted({written for change in changes for written in change.unclear})
    if not unclear:
        return []
    first = next(change for change in changes if change.unclear)
    return [
        file_doubt(
            first.where,
            first.rows.column("child_id").column.heading,
            f"{_counted(len(unclear))} of {_titles(changes, len(unclear))} as written, but look"
            f" like others there: {_listed(unclear)}",
            _ALIKE,
            "Two children could be meant, so they are read as written. Write them alike at the"
            " source.",
        )
    ]


def two_spellings(episodes: TableRows) -> list[Problem]:
    """A doubt where the Episodes themselves write what may be one child in two ways."""
    children = _children_of(episodes, np.ones(len(episodes.row), dtype=bool))
    pairs = [
        (written[0], other)
        for written in by_spelling(children).values()
        for other in written[1:]
        if same_parts(written[0], other)
    ]
    if not pairs:
        return []
    ids = episodes.column("child_id")
    hit = np.isin(ids.words(), [identifier for pair in pairs for identifier in pair])
    wheres = sorted(episodes.parts[at].where for at in np.unique(episodes.part[hit]).tolist())
    also = f" (in {', '.join(wheres)})" if len(wheres) > 1 else ""
    return [
        file_doubt(
            wheres[0],
            ids.column.heading,
            f"{len(pairs)} pairs of identifiers in Episodes that look alike but for"
            f" {describe_differences(pairs)}: {_paired(pairs)}{also}",
            _ALIKE,
            (
                "Is each pair one child? We read them as two. If they are one, write them "
                "the same at the source."
            ),
        )
    ]


def header_meets_episodes(tables: Sequence[TableRows], grouping: Grouping) -> list[Problem]:
    """A doubt for each return in which children of Episodes are not in the Header.

    To be asked after `match_spellings`: what it matched meets by now.
    """
    by_name = {rows.table.name: rows for rows in tables}
    episodes, header = by_name.get(EPISODES), by_name.get(HEADER)
    if episodes is None or header is None:
        return []
    of_episodes, of_header = grouping.of_rows(episodes), grouping.of_rows(header)
    problems: list[Problem] = []
    for at in np.unique(of_header[of_header >= 0]).tolist():
        if grouping.groups[at].kind != SSDA903:
            continue
        ours = _children_of(header, of_header == at)
        near = near_identifiers(ours, _children_of(episodes, of_episodes == at))
        if near.only_second:
            where = min(
                header.parts[place].where
                for place in np.unique(header.part[of_header == at]).tolist()
            )
            problems.append(_dont_meet(where, header.column("child_id").column.heading, near))
    return problems


def _children_of(rows: TableRows, use: np.ndarray) -> frozenset[str]:
    ids = rows.column("child_id")
    return frozenset(ids.texts[np.unique(ids.text[use & rows.kept])].tolist()) - {""}


def _dont_meet(where: str, heading: str, near: NearIdentifiers) -> Problem:
    text = f"{_counted(len(near.only_second))} of Episodes are not in Header"
    if near.only_first:
        text += f", and {len(near.only_first)} of Header are not in Episodes"
    if near.pairs:
        text += (
            f"; {len(near.pairs)} look alike but for {describe_differences(near.pairs)}:"
            f" {_paired(near.pairs)}"
        )
    else:
        text += f": {_listed(near.only_second)}"
    return file_doubt(
        where,
        heading,
        text,
        "every child of Episodes in the Header",
        "Without the Header a child has no date of birth, so no age. Export both tables again for"
        " the same children.",
    )


def _counted(count: int) -> str:
    return f"{count} {'child' if count == 1 else 'children'}"


def _titles(changes: Sequence[SpellingChange], count: int) -> str:
    """Which tables, and what they don't meet: "Header and Reviews are not in Episodes"."""
    names = dict.fromkeys(change.rows.table.title.removeprefix("903 ") for change in changes)
    of_return = changes[0].rows.table.name in OF_RETURN
    verb = "is" if count == 1 else "are"
    return f"{' and '.join(names)} {verb} not in {'Episodes' if of_return else 'the return'}"


def _paired(pairs: Sequence[tuple[str, str]]) -> str:
    return _listed([f"{first} and {second}" for first, second in pairs])


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts[:_SHOWN]) + (" …" if len(texts) > _SHOWN else "")
