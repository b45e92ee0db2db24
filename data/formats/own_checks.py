"""What can't be true between two columns of one row, as the declarations say it.

`at_least`, `at_most` and `differs_from` of a column name the other one, so that a new file needs
no check of its own: an end before its start, a price agreed upwards, a child its own brother.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from data.formats.cells import Cells
from data.formats.faults import Fault
from data.formats.rows import TableRows
from data.formats.table import CellKind, Column
from models.problems import Problem


def check_pairs(rows: TableRows) -> tuple[TableRows, tuple[Problem, ...]]:
    """Reject rows in which two columns contradict each other; each is told once."""
    problems: list[Problem] = []
    for column in rows.table.columns:
        for other, fault, wrong in _wrong(rows, column):
            position = np.flatnonzero(rows.kept & wrong)
            problems.extend(_told(rows, position, column, other, fault))
            rows = replace(rows, kept=rows.kept & ~wrong)
    return rows, tuple(problems)


def _wrong(rows: TableRows, column: Column) -> Iterator[tuple[Column, Fault, np.ndarray]]:
    """The other column, what is wanted, and the rows where it isn't so."""
    for name, sign in ((column.at_least, 1), (column.at_most, -1)):
        if name:
            other = rows.table.column(name)
            this, that = _values(rows.column(column.name)), _values(rows.column(name))
            yield other, _order(column, other, sign), this < that if sign > 0 else this > that
    if column.differs_from:
        other = rows.table.column(column.differs_from)
        this, that = rows.column(column.name).words(), rows.column(other.name).words()
        yield other, _different(column, other), (this == that) & (this != "")


def _values(cells: Cells) -> np.ndarray:
    """Days or numbers; what is blank compares with nothing."""
    if cells.column.kind is CellKind.DATE:
        return cells.dates()
    return cells.values().to_numpy(float)


def _order(column: Column, other: Column, sign: int) -> Fault:
    if column.kind is CellKind.DATE:
        where = "on or after" if sign > 0 else "on or before"
        return Fault(
            False,
            f"a day {where} the day in {other.heading}",
            "Correct one of the two dates and export again.",
        )
    where = "not below" if sign > 0 else "not above"
    return Fault(
        False,
        f"a number {where} {other.heading}",
        f"Correct {column.heading} or {other.heading} and export again.",
    )


def _different(column: Column, other: Column) -> Fault:
    return Fault(
        False,
        f"another value than in {other.heading}",
        f"Correct {column.heading} or {other.heading} and export again.",
    )


def _told(
    rows: TableRows, ats: np.ndarray, column: Column, other: Column, fault: Fault
) -> Iterator[Problem]:
    cells = rows.column(other.name)
    for at in ats:
        raw = str(cells.raw_values[cells.raw[at]]).strip()
        for problem in rows.problems_at(np.array([at]), column.name, fault, rejected=True):
            yield replace(problem, found=f"{problem.found} beside {raw} in {other.heading}")
