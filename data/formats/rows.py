"""All rows of one table, from every file of a batch: converted, checked, each problem explained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.formats import faults
from data.formats.cells import Cells, blank_cells, convert_cells, with_answers
from data.formats.dates import reads_both_ways
from data.formats.faults import Fault
from data.formats.grid import file_doubt
from data.formats.parts import FileTable
from data.formats.table import CellKind, Column, Table
from models.problems import Problem, Weight
from models.questions import NO_ANSWERS, Answers

_LONGEST_FOUND = 80  # letters of a value that are shown in a problem


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table. `part`: index of each row's part (rows of a part lie together).

    `starts`: where each part's rows begin, and the end. `kept`: False for a rejected row.
    """

    table: Table
    parts: tuple[FileTable, ...]
    part: np.ndarray
    starts: np.ndarray
    row: np.ndarray
    cells: tuple[Cells, ...]
    kept: np.ndarray

    def column(self, name: str) -> Cells:
        """The cells of the column of that name."""
        return next(cells for cells in self.cells if cells.column.name == name)

    def span(self, position: int) -> slice:
        """Where the rows of a part lie."""
        return slice(int(self.starts[position]), int(self.starts[position + 1]))

    def texts(self, rows: np.ndarray) -> list[str]:
        """Each of these rows as one text in the order of the declaration."""
        words = [cells.texts[cells.text[rows]].tolist() for cells in self.cells]
        return ["\x1f".join(row) for row in zip(*words, strict=True)]

    def frame(self) -> pd.DataFrame:
        """Every row under our names, with `_file` and `_row`."""
        files = np.array([part.file for part in self.parts], dtype=object)
        columns = {cells.column.name: cells.values() for cells in self.cells}
        columns |= {"_file": pd.Series(files[self.part], dtype=object), "_row": pd.Series(self.row)}
        return pd.DataFrame(columns, copy=False)

    def problems_at(
        self, rows: np.ndarray, column: str, fault: Fault, *, rejected: bool, sentence: str = ""
    ) -> Iterator[Problem]:
        """A problem for each of these rows, showing what stands in that column."""
        cells = self.column(column)
        weight = Weight.REJECTED if rejected else Weight.DOUBTFUL
        heading, wanted, cure = cells.column.heading, fault.wanted, fault.cure
        wheres = [part.where for part in self.parts]
        texts = {at: show_value(cells.raw_values[at]) for at in set(cells.raw[rows].tolist())}
        for part, row, raw in zip(
            self.part[rows].tolist(), self.row[rows].tolist(), cells.raw[rows].tolist(), strict=True
        ):
            text = sentence or texts[raw]
            yield Problem(weight, wheres[part], row, heading, text, wanted, cure)


def show_value(value: str) -> str:
    """A value as a problem shows it: in quotes, cut short when long."""
    text = value.strip()
    if not text:
        return "nothing"
    return f'"{text[:_LONGEST_FOUND]}…"' if len(text) > _LONGEST_FOUND else f'"{text}"'


def rows_of(
    table: Table, parts: Sequence[FileTable], today: date, answers: Answers = NO_ANSWERS
) -> tuple[TableRows, tuple[Problem, ...]]:
    """Convert and check every column of the parts together."""
    lengths = [len(part.rows) for part in parts]
    cells = tuple(
        _column(table, column, parts, lengths, today, answers)
        for column in table.columns
        if not column.derived
    )
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
    rows = TableRows(
        table,
        tuple(parts),
        np.repeat(np.arange(len(parts)), lengths),
        starts,
        np.concatenate([part.rows for part in parts]),
        cells,
        _keys_hold(cells, sum(lengths)),
    )
    problems = [problem for cell in cells for problem in _problems(rows, cell)]
    return rows, (*problems, *_american(rows))


def _column(
    table: Table,
    column: Column,
    parts: Sequence[FileTable],
    lengths: Sequence[int],
    today: date,
    answers: Answers,
) -> Cells:
    if not any(column.name in part.names for part in parts):
        return blank_cells(column, sum(lengths))
    written = np.concatenate([part.column(column.name) for part in parts])
    return convert_cells(column, with_answers(table, column, written, answers), today)


def _keys_hold(cells: Sequence[Cells], count: int) -> np.ndarray:
    retained = np.ones(count, dtype=bool)
    for cell in cells:
        if cell.column.rejects_blank:
            retained &= ~cell.is_blank
        elif cell.column.rejects_unreadable:
            retained &= ~(cell.is_blank & (cell.fault != 0))
    return retained


def _problems(rows: TableRows, cells: Cells) -> Iterator[Problem]:
    """What is wrong in one column. A rejected row gets only the reasons for which it was."""
    column = cells.column
    key = column.rejects_unreadable
    if column.rejects_blank:
        bare = np.flatnonzero(cells.is_blank & (cells.fault == 0))
        yield from rows.problems_at(bare, column.name, faults.BLANK, rejected=True)
    for position, fault in enumerate(cells.faults):
        if fault is None:
            continue
        rejects = key and not fault.kept
        if column.stop and not key and not fault.kept:
            continue  # asked about instead: data/formats/unread.py
        hit = cells.fault == position
        hit = np.flatnonzero(hit if rejects else hit & rows.kept)
        yield from rows.problems_at(hit, column.name, fault, rejected=rejects)


def _american(rows: TableRows) -> Iterator[Problem]:
    """A doubt about the whole file when one of its dates can only have the month first."""
    columns = [cells for cells in rows.cells if cells.column.kind is CellKind.DATE]
    hits = [
        cells.fault == cells.faults.index(faults.AMERICAN)
        if faults.AMERICAN in cells.faults
        else np.zeros(len(rows.row), dtype=bool)
        for cells in columns
    ]
    for at in np.unique(rows.part[np.logical_or.reduce(hits)]).tolist() if hits else []:
        part, span = rows.parts[at], rows.span(at)
        of_file = [
            (cells, hit[span])
            for cells, hit in zip(columns, hits, strict=True)
            if cells.column.name in part.names
        ]
        month_first = [(cells.column.heading, int(hit.sum())) for cells, hit in of_file]
        doubtful = [(cells.column.heading, _read_both_ways(cells, span)) for cells, _ in of_file]
        yield file_doubt(
            part.where,
            ", ".join(cells.column.heading for cells, _ in of_file),
            f"dates with the month before the day: {_listed(month_first)}",
            faults.AMERICAN.wanted,
            (
                "Other dates in this file may be wrong in the same way. "
                f"{_listed(doubtful) or 'none'} can be read both ways. Export again with the "
                "day first before you use them."
            ),
        )


def _listed(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{count} in {heading}" for heading, count in counts if count)


def _read_both_ways(cells: Cells, span: slice) -> int:
    """How many dates of these rows are another day with the month first."""
    doubtful = np.array([reads_both_ways(str(value)) for value in cells.raw_values], dtype=bool)
    return int((doubtful[cells.raw[span]] & ~cells.is_blank[span]).sum())
