"""Finding the heading row of a sheet: titles and blank rows may come before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.formats.grid import Opened, not_read
from data.formats.recognise import (
    Match,
    Nearest,
    absent_columns,
    best_match,
    is_readable,
    nearest_table,
)

_NAMED = 6  # headings that one sentence can hold


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading row: its position among the rows looked at, its cells, and what it matches."""

    at: int
    headings: tuple[str, ...]
    match: Match

    @property
    def is_whole(self) -> bool:
        """True if no needed column is absent."""
        return not self.match.absent

    @property
    def is_readable(self) -> bool:
        """True if no needed column is absent, or each may be there in other words."""
        return is_readable(self.match, self.headings)


def find_heading(rows: Iterable[Sequence[str]]) -> HeadingRow | None:
    """The first row that is a whole heading, else the one that comes nearest, else None."""
    nearest: HeadingRow | None = None
    for position, cells in enumerate(rows):
        headings = tuple(cell.strip() for cell in cells)
        match = best_match(headings)
        if match is None:
            continue
        if not match.absent:
            return HeadingRow(position, headings, match)
        if nearest is None or len(match.columns) > len(nearest.match.columns):
            nearest = HeadingRow(position, headings, match)
    return nearest


def find_joined_heading(rows: Sequence[Sequence[str]]) -> HeadingRow | None:
    """A heading that takes two rows ("Contribution" over "Social Care", "Health"), or None."""
    for position in range(len(rows) - 1):
        for heading_row in _joined(position, rows):
            return heading_row
    return None


def with_row_below(heading_row: HeadingRow, rows: Sequence[Sequence[str]]) -> HeadingRow:
    """The heading joined with the row below it, where that makes more columns known."""
    if heading_row.at + 1 >= len(rows):
        return heading_row
    wider = max(
        _joined(heading_row.at, rows),
        key=lambda heading_row: len(heading_row.match.columns),
        default=heading_row,
    )
    return wider if len(wider.match.columns) > len(heading_row.match.columns) else heading_row


def _joined(position: int, rows: Sequence[Sequence[str]]) -> Iterator[HeadingRow]:
    """Whole headings that a row and the one below it make together."""
    over = ""
    joined, nearer = [], []
    for upper, lower in zip(rows[position], rows[position + 1], strict=False):
        over = upper.strip() or over
        joined.append(f"{over} {lower.strip()}" if lower.strip() else upper.strip())
        nearer.append(lower.strip() or upper.strip())
    for headings in (tuple(nearer), tuple(joined)):
        match = best_match(headings)
        if match is not None and not match.absent:
            yield HeadingRow(position + 1, headings, match)


def no_heading(where: str, heading_row: HeadingRow | None, first_cells: Sequence[str]) -> Opened:
    """Why a sheet can't be read: a needed column is absent, or nothing is recognised at all."""
    if heading_row is not None:
        return Opened(problems=(absent_columns(where, heading_row.match),))
    seen = ", ".join(cell.strip() for cell in first_cells if cell.strip())[:120]
    return not_read(
        where,
        f"columns that are none of the tables this tool knows ({seen or 'no cells at all'})",
        "one of the tables in docs/files.md, recognised by its column headings",
        (f"{_what_would_help(first_cells)} You can leave out a file that this tool does not need."),
    )


def _what_would_help(cells: Sequence[str]) -> str:
    near = nearest_table(cells)
    if near is None or not near.absent:
        return "Check that the export has its heading row."
    return nearest_in_words(near)


def nearest_in_words(near: Nearest) -> str:
    """Which table it comes nearest to, by which columns, and which it lacks."""
    have, absent = ", ".join(near.have[:_NAMED]), ", ".join(near.absent[:_NAMED])
    extra = "" if len(near.absent) <= _NAMED else f" and {len(near.absent) - _NAMED} more"
    return (
        f"The nearest table is {near.table.title}, because of {have}. If it should be "
        f"that, export it with {absent}{extra} too."
    )
