"""Counts for sharing outside: small ones hidden, and nothing hidden can be worked out again.

A table of counts with its totals is published with gaps. Whoever reads it knows that the parts add
up to the totals and that no count is below 0; from that alone no gap may have one answer only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALLEST_SHOWN = 5  # DOMAIN, law and ethics, rule 9: counts under 5 are suppressed

Cell = tuple[int, int]
Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class SharedCounts:
    """A table of counts with totals last in each row and as the last row; None = hidden."""

    rows: tuple[tuple[int | None, ...], ...]

    @property
    def total(self) -> int | None:
        return self.rows[-1][-1]


def for_sharing(counts: Sequence[Sequence[int]]) -> SharedCounts:
    """The table with totals, counts under 5 hidden, and as many others as it takes to keep them so.

    `counts`: whole numbers from 0, all rows of one length. First every count and total under 5 is
    hidden (nothing too: "none of them" tells something of everybody). Then, while a hidden one has
    one possible value, or hidden parts under a shown total are under 5 together (as total less
    shown parts would tell), the smallest shown count in that row or column is hidden too, parts
    before totals.
    """
    table = _with_totals(counts)
    hidden = {cell for cell, value in table.items() if value < SMALLEST_SHOWN}
    while True:
        known = [cell for cell in sorted(hidden) if can_be_known(table, hidden, cell)]
        if known:
            hidden.add(_next_to_hide(table, hidden, known))
        elif few := _few_together(table, hidden):
            hidden.add(min(few, key=lambda cell: (_totals(table, cell), table[cell], cell)))
        else:
            break
    height, width = max(table)
    return SharedCounts(
        tuple(
            tuple(None if (r, c) in hidden else table[r, c] for c in range(width + 1))
            for r in range(height + 1)
        )
    )


def can_be_known(table: dict[Cell, int], hidden: set[Cell], cell: Cell) -> bool:
    """True if only one value of a hidden cell fits what is shown.

    The table with its totals is a flow that goes round (row → column → all columns' totals → all
    rows' totals → row), a cell is an edge. A hidden edge can carry one more if a way leads back
    from its end to its start over hidden edges, forwards always, backwards only where they carry
    something; and one less if it carries something and a way leads from its start to its end.
    """
    start, end = _edge(table, cell)
    others = hidden - {cell}
    more = _leads(table, others, end, start)
    less = table[cell] > 0 and _leads(table, others, start, end)
    return not (more or less)


def _with_totals(counts: Sequence[Sequence[int]]) -> dict[Cell, int]:
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)] if rows else [0])
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


def _edge(table: dict[Cell, int], cell: Cell) -> tuple[Node, Node]:
    """From where to where a cell's count flows."""
    row, column = cell
    last_row, last_column = max(table)
    ends: tuple[Node, Node] = ("row", row), ("column", column)
    is_margin = (row == last_row) != (column == last_column)
    if is_margin:
        return ends[1], ends[0]
    return ends


def _leads(table: dict[Cell, int], hidden: set[Cell], start: Node, goal: Node) -> bool:
    """True if a way leads from one node to another over hidden edges."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        for there in _steps(table, hidden, here):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return False


def _steps(table: dict[Cell, int], hidden: set[Cell], here: Node) -> Iterator[Node]:
    for cell in hidden:
        start, end = _edge(table, cell)
        if start == here:
            yield end
        if end == here and table[cell] > 0:
            yield start


def _few_together(table: dict[Cell, int], hidden: set[Cell]) -> list[Cell]:
    """The shown cells of the first row or column whose hidden parts are under 5 together."""
    last_row, last_column = max(table)
    rows = [[(r, c) for c in range(last_column + 1)] for r in range(last_row + 1)]
    columns = [[(r, c) for r in range(last_row + 1)] for c in range(last_column + 1)]
    for *parts, total in (*rows, *columns):
        gone = [cell for cell in parts if cell in hidden]
        if gone and total not in hidden and sum(table[cell] for cell in gone) < SMALLEST_SHOWN:
            return [cell for cell in (*parts, total) if cell not in hidden]
    return []


def _totals(table: dict[Cell, int], cell: Cell) -> int:
    """0 for a part, 1 for a total, 2 for the total of totals."""
    last_row, last_column = max(table)
    return (cell[0] == last_row) + (cell[1] == last_column)


def _next_to_hide(table: dict[Cell, int], hidden: set[Cell], known: Sequence[Cell]) -> Cell:
    """The shown cell that costs the reader least.

    It lies in a row or column in which a known cell is the only hidden one, if there is such, else
    beside the first known one. Parts come before totals, then those that another lonely hidden
    cell needs too, then the smallest.
    """
    shown = [cell for cell in table if cell not in hidden]
    rows, columns = Counter(r for r, _ in hidden), Counter(c for _, c in hidden)

    def cost(cell: Cell) -> tuple[int, int, int, Cell]:
        helps = (rows[cell[0]] == 1) + (columns[cell[1]] == 1)
        return _totals(table, cell), -helps, table[cell], cell

    for row, column in known:
        in_row = [cell for cell in shown if cell[0] == row]
        in_column = [cell for cell in shown if cell[1] == column]
        if rows[row] == 1 and in_row:
            return min(in_row, key=cost)
        if columns[column] == 1 and in_column:
            return min(in_column, key=cost)
    beside = [cell for cell in shown if cell[0] == known[0][0] or cell[1] == known[0][1]]
    return min(beside or shown, key=cost)
