"""Several tables on one sheet: side by side with a blank column between, or one below the other."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from data.formats.grid import Grid
from data.formats.recognise import best_match


def tables_in(grid: Grid) -> tuple[Grid, ...]:
    """The grid, or each table of it where it holds several whole ones."""
    return tuple(lower for block in _side_by_side(grid) for lower in _below(block))


def _side_by_side(grid: Grid) -> tuple[Grid, ...]:
    """Blocks of columns between blank columns, if at least two of them are tables."""
    gaps = [
        position
        for position, heading in enumerate(grid.headings)
        if not heading.strip() and (grid.cells[:, position] == "").all()
    ]
    if not gaps:
        return (grid,)
    blocks = [
        (start + 1, end)
        for start, end in zip([-1, *gaps], [*gaps, len(grid.headings)], strict=True)
        if end - start > 1
    ]
    tables = [block for block in blocks if _is_table(grid.headings[slice(*block)])]
    if len(tables) < 2:
        return (grid,)
    # A block that is no table stays with the one before it, where its headings are named.
    starts = [start for start, _ in tables]
    starts[0] = 0
    ends = [*starts[1:], max(len(grid.headings), grid.cells.shape[1])]
    return tuple(_columns(grid, start, end) for start, end in zip(starts, ends, strict=True))


def _columns(grid: Grid, start: int, end: int) -> Grid:
    headings = list(grid.headings[start:end])
    while headings and not headings[-1].strip():
        headings.pop()
    cells = grid.cells[:, start : start + len(headings)]
    return replace(grid, headings=tuple(headings), cells=cells)


def _below(grid: Grid) -> Iterator[Grid]:
    """The table, and further tables whose heading stands under a blank line of it."""
    starts = [
        (position, headings)
        for position in _after_blank(grid.cells)
        if _is_table(headings := _headings(grid.cells[position]))
    ]
    ends = [position for position, _ in starts] + [len(grid.cells)]
    if not starts:
        yield grid
        return
    yield replace(grid, cells=_without_extra(grid.cells[: ends[0]], len(grid.headings)))
    for (position, headings), end in zip(starts, ends[1:], strict=True):
        cells = _without_extra(grid.cells[position + 1 : end], len(headings))
        yield replace(grid, headings=headings, cells=cells, first_row=grid.first_row + position + 1)


def _after_blank(cells: np.ndarray) -> list[int]:
    """Lines that follow a wholly blank one and aren't blank themselves, the same heading aside."""
    if not cells.shape[1]:
        return []
    first = np.flatnonzero(cells[:, 0] == "").tolist()
    blank = {position for position in first if not "".join(cells[position].tolist()).strip()}
    # Words may stand between the blank line and the heading, so two lines are looked at.
    near = {position + step for position in blank for step in (1, 2, 3)}
    return sorted(position for position in near if position < len(cells) and position not in blank)


def _headings(line: np.ndarray) -> tuple[str, ...]:
    headings = [str(cell).strip() for cell in line.tolist()]
    while headings and not headings[-1]:
        headings.pop()
    return tuple(headings)


def _is_table(headings: tuple[str, ...]) -> bool:
    if len(headings) < 2:
        return False
    match = best_match(headings)
    return match is not None and not match.absent


def _without_extra(cells: np.ndarray, width: int) -> np.ndarray:
    """The cells without columns beyond the headings that hold nothing; at least as wide as them."""
    if cells.shape[1] < width:
        extra = np.full((len(cells), width - cells.shape[1]), "", dtype=object)
        return np.hstack([cells, extra])
    keep = cells.shape[1]
    while keep > width and (cells[:, keep - 1] == "").all():
        keep -= 1
    return cells[:, :keep]
