"""Which heading of a file is read as which column, and what is told of the headings that aren't.

A heading in other words is read without asking where it is certain, asked about where it is near,
and named where nothing knows it. What a heading near a stop says is kept in words until then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from data.formats.grid import Grid, file_doubt
from data.formats.near import (
    certain_columns,
    is_of_liberty,
    is_plain_no,
    near_columns,
    plain_heading,
)
from data.formats.recognise import Match, free_columns
from data.formats.table import UNREAD_STOPS, Column, Table
from models.problems import Problem
from models.questions import AnswerChoice, Answers, FileQuestion, plain_key

NONE = "none"  # an answer: the heading is none of the columns that were offered
_NAMED = 25  # headings that one sentence can hold


@dataclass(frozen=True, slots=True)
class AskedHeading:
    """A heading that may be one of these columns; its place among the headings."""

    at: int
    columns: tuple[Column, ...]
    is_stop: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What each heading of one file is read as.

    `columns`: our name and the place of each heading that is read. `certain`: those of them that
    are spelt otherwise and read all the same. `asked`: a person has to say. `aside`: places of the
    headings that are read as nothing. `absent`: needed columns that nothing gives.
    """

    columns: tuple[tuple[str, int], ...]
    certain: tuple[tuple[Column, int], ...]
    asked: tuple[AskedHeading, ...]
    aside: tuple[int, ...]
    absent: tuple[str, ...]


def layout_of(match: Match, headings: Sequence[str], answers: Answers) -> Layout:
    """The layout of a file with these headings; answers to earlier questions come first."""
    used = {position for _, position in match.columns}
    unread = [
        position
        for position, heading in enumerate(headings)
        if position not in used and heading.strip()
    ]
    if not unread:
        return Layout(match.columns, (), (), (), match.absent)
    table, columns = match.table, list(match.columns)
    declined: set[int] = set()
    for position in list(unread):
        answer = answers.get(column_key(table, headings[position]))
        if answer == NONE:
            declined.add(position)
        elif answer in {column.name for column in free_columns(table, set(map(_name, columns)))}:
            columns.append((answer, position))
            unread.remove(position)
    certain = _certain(table, headings, set(unread) - declined, set(map(_name, columns)))
    columns += [(column.name, position) for column, position in certain]
    unread = [position for position in unread if position not in {place for _, place in certain}]
    have = set(map(_name, columns))
    texts = {plain_heading(heading) for heading in table.unneeded}
    to_ask = [
        position
        for position in unread
        if position not in declined and plain_heading(headings[position]) not in texts
    ]
    asked_headings = tuple(_asked(table, headings, to_ask, have))
    absent = tuple(
        heading
        for heading in match.absent
        if not any(column.heading == heading and column.name in have for column in table.columns)
    )
    return Layout(tuple(columns), certain, asked_headings, tuple(unread), absent)


def column_key(table: Table, heading: str) -> str:
    """The key of the question which column a heading is."""
    return plain_key("column", table.name, plain_heading(heading))


def unread_texts(grid: Grid, layout: Layout) -> np.ndarray | None:
    """What the headings near a stop say in each row, as `heading: "value"`; None if nothing.

    A blank and a plain no need no stop.
    """
    stops = [asked_heading.at for asked_heading in layout.asked if asked_heading.is_stop]
    if not stops:
        return None
    texts = np.full(len(grid.cells), "", dtype=object)
    for stop in stops:
        cells = grid.cells[:, stop].tolist()
        meanings = {
            value: "" if is_plain_no(value) else f'{grid.headings[stop]}: "{value.strip()}"'
            for value in set(cells)
        }
        for row, value in enumerate(cells):
            if meanings[value]:
                texts[row] = f"{texts[row]}; {meanings[value]}" if texts[row] else meanings[value]
    return texts if (texts != "").any() else None


def questions_of(
    grid: Grid, table: Table, layout: Layout, rows: np.ndarray, *, is_kept: bool
) -> Iterator[FileQuestion]:
    """A question for each heading that may be a column. `is_kept`: the file is read meanwhile."""
    for asked_heading in layout.asked:
        heading = grid.headings[asked_heading.at]
        lines: tuple[int, ...] = ()
        until = "Until then the column is not used."
        if asked_heading.is_stop:
            says = [not is_plain_no(value) for value in grid.cells[:, asked_heading.at].tolist()]
            lines = tuple(int(row) for row in rows[np.array(says, dtype=bool)])
            if not lines and not asked_heading.columns:
                continue
            if table.columns[-1] is UNREAD_STOPS:
                until = (
                    "Until then, if this column is not a plain no, the child is not enough "
                    "known, and never ready."
                )
        if not is_kept:
            until, lines = "Until then nothing from this file is kept.", ()
        yield FileQuestion(
            key=column_key(table, heading),
            file=grid.where,
            column=heading,
            asked=f'is the column "{heading}" one that this tool reads from {table.title}?'
            if asked_heading.columns
            else (
                f'can we ignore the column "{heading}"? It seems to be about a deprivation of '
                "liberty. This tool reads that from the placement census and from 903 DoLo, "
                f"not from {table.title}"
            ),
            choices=(
                *(
                    AnswerChoice(column.name, f"yes: {column.heading} ({column.meaning})")
                    for column in asked_heading.columns
                ),
                AnswerChoice(
                    NONE, "no, none of these" if asked_heading.columns else "yes, ignore it"
                ),
            ),
            until_answered=until,
            rows=lines,
        )


def column_problems(grid: Grid, table: Table, layout: Layout) -> Iterator[Problem]:
    """What is told of headings that are spelt otherwise or left aside."""
    for column, position in layout.certain:
        yield file_doubt(
            grid.where,
            grid.headings[position],
            f"the column {grid.headings[position]}, read as {column.heading}",
            column.heading,
            "Nothing to do if that is right. Otherwise rename the column and import again.",
        )
    unneeded = {plain_heading(heading) for heading in table.unneeded}
    aside = [
        position
        for position in layout.aside
        if plain_heading(grid.headings[position]) not in unneeded
    ]
    names = [_described(grid, position) for position in aside]
    for position, heading in enumerate(grid.headings):
        if not heading.strip() and (grid.cells[:, position] != "").any():
            names.append(f"column {position + 1}, which has no heading")
    if not names:
        return
    were = "1 column that was" if len(names) == 1 else f"{len(names)} columns that were"
    extra = "" if len(names) <= _NAMED else f" and {len(names) - _NAMED} more"
    quiet = sum(plain_heading(grid.headings[position]) in unneeded for position in layout.aside)
    also = f" {quiet} more that {table.title} has were left aside on purpose." if quiet else ""
    yield file_doubt(
        grid.where,
        "",
        f"{were} not used: {', '.join(islice(names, _NAMED))}{extra}",
        f"the columns of {table.title} in docs/files.md",
        f"Nothing to do if this tool does not need them.{also}",
    )


def _name(column: tuple[str, int]) -> str:
    return column[0]


def _certain(
    table: Table, headings: Sequence[str], unread: set[int], have: set[str]
) -> tuple[tuple[Column, int], ...]:
    """Headings that name exactly one free column that no other heading names."""
    free = free_columns(table, have)
    claims = {position: certain_columns(headings[position], free) for position in sorted(unread)}
    claimed = [column.name for columns in claims.values() for column in columns]
    return tuple(
        (columns[0], position)
        for position, columns in claims.items()
        if len(columns) == 1 and claimed.count(columns[0].name) == 1
    )


def _asked(
    table: Table, headings: Sequence[str], unread: Sequence[int], have: set[str]
) -> Iterator[AskedHeading]:
    free = free_columns(table, have)
    for position in unread:
        columns = near_columns(headings[position], table, free)
        is_stop = is_of_liberty(headings[position]) or any(column.stop for column in columns)
        if columns or is_stop:
            yield AskedHeading(position, columns, is_stop)


def _described(grid: Grid, position: int) -> str:
    blank = len(grid.cells) and not (grid.cells[:, position] != "").any()
    return f"{grid.headings[position]} (blank in every row)" if blank else grid.headings[position]
