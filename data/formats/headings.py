"""Finding the heading row of a sheet: titles and blank rows may come before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.formats.grid import Opened, not_read
from data.formats.recognise import Match, absent_columns, best_match, nearest

_NAMED = 6  # headings that one sentence can hold


@dataclass(frozen=True, slots=True)
class Found:
    """The heading row: its position among the rows looked at, its cells, and what it matches."""

    at: int
    headings: tuple[str, ...]
    match: Match

    @property
    def is_whole(self) -> bool:
        """True if no needed column is absent."""
        return not self.match.absent


def find_heading(rows: Sequence[Sequence[str]]) -> Found | None:
    """The first row that is a whole heading, else the one that comes nearest, else None."""
    nearest: Found | None = None
    for at, cells in enumerate(rows):
        headings = tuple(cell.strip() for cell in cells)
        match = best_match(headings)
        if match is None:
            continue
        if not match.absent:
            return Found(at, headings, match)
        if nearest is None or len(match.columns) > len(nearest.match.columns):
            nearest = Found(at, headings, match)
    return nearest


def no_heading(where: str, found: Found | None, first_cells: Sequence[str]) -> Opened:
    """Why a sheet can't be read: a needed column is absent, or nothing is recognised at all."""
    if found is not None:
        return Opened(problems=(absent_columns(where, found.match),))
    seen = ", ".join(cell.strip() for cell in first_cells if cell.strip())[:120]
    return not_read(
        where,
        f"columns that are none of the tables this tool knows ({seen or 'no cells at all'})",
        "one of the tables in docs/files.md, recognised by its column headings",
        f"{_what_would_help(first_cells)} A file this tool doesn't need can stay out.",
    )


def _what_would_help(cells: Sequence[str]) -> str:
    near = nearest(cells)
    if near is None or not near.absent:
        return "Check that the export has its heading row."
    have, absent = ", ".join(near.have[:_NAMED]), ", ".join(near.absent[:_NAMED])
    more = "" if len(near.absent) <= _NAMED else f" and {len(near.absent) - _NAMED} more"
    return (
        f"Nearest is {near.table.title}, by {have}: if it is meant to be that, export it with "
        f"{absent}{more} too."
    )
