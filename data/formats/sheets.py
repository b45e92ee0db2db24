"""What a sheet that is no table of rows looks like: notes, lists to choose from, a pivot table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from data.formats.grid import file_doubt
from data.formats.headings import nearest_in_words
from data.formats.recognise import nearest_table, plain_heading
from models.problems import Problem
from models.words import join_words

_PIVOT = ("rowlabels", "columnlabels", "grandtotal", "sumof", "countof", "averageof", "pivot")
_DESCRIBES = {"field", "fieldname", "datatype", "description", "definition", "format", "mandatory",
              "columnname", "guidance", "validation", "dataitem"}  # fmt: skip
_LEAST_SHARED = 3  # headings of a table that a sheet must have to be called like it


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A sheet that wasn't read: what it looks like, and how to have it read ("" = no need)."""

    name: str
    looks_like: str
    would_help: str


def left_aside(name: str, cells: np.ndarray, *, is_hidden: bool) -> LeftAside | None:
    """What is told of a sheet without rows that can be read; None for an empty one."""
    if not cells.size:
        return None
    rows = [[str(cell) for cell in row] for row in cells[:60].tolist()]
    near = nearest_table(likeliest_row(rows))
    if near is not None and len(near.have) >= _LEAST_SHARED and near.absent and not is_hidden:
        return LeftAside(name, f"nearest to {near.table.title}", nearest_in_words(near))
    shape = shape_of(cells)
    if near is not None and (len(near.have) >= _LEAST_SHARED or not near.absent):
        shape = f"looks like {near.table.title}"
    return LeftAside(name, f"hidden; {shape}" if is_hidden else shape, "")


def shape_of(cells: np.ndarray) -> str:
    """What a sheet holds, in a word or two."""
    filled = [[cell for cell in row if cell.strip()] for row in cells[:200].tolist()]
    filled = [row for row in filled if row]
    starts = {plain_heading(cell) for row in filled[:60] for cell in row}
    if any(text.startswith(_PIVOT) for text in starts if len(text) < 40):
        return "a pivot table"
    if len(starts & _DESCRIBES) >= 2:
        return "descriptions of columns"
    widths = [len(row) for row in filled]
    if not widths or sum(width <= 2 for width in widths) * 5 >= 4 * len(widths):
        return "notes or guidance" if _is_wordy(filled) else "notes or a list"
    ragged = sum(later < first for first, later in pairwise(widths))
    if ragged and widths == sorted(widths, reverse=True):
        return "lists to choose from"
    return "no columns that this tool knows"


def _is_wordy(filled: Sequence[Sequence[str]]) -> bool:
    return any(len(cell.split()) > 5 for row in filled for cell in row)


def likeliest_row(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """The row that has most headings of one table, else the first that isn't blank."""
    first = next((row for row in rows if any(cell.strip() for cell in row)), [])
    best, most = first, 0
    for row in rows:
        near = nearest_table(row)
        if near is not None and len(near.have) > most:
            best, most = row, len(near.have)
    return best


def sheets_problem(file: str, aside: Sequence[LeftAside]) -> Problem | None:
    """One doubt that names every sheet of a workbook that wasn't read."""
    if not aside:
        return None
    by_look: dict[str, list[str]] = {}
    by_help: dict[str, list[str]] = {}
    for sheet in aside:
        by_look.setdefault(sheet.looks_like, []).append(sheet.name)
        if sheet.would_help:
            by_help.setdefault(sheet.would_help, []).append(sheet.name)
    names = "; ".join(f"{join_words(sheets)} ({look})" for look, sheets in by_look.items())
    were = "1 sheet that was" if len(aside) == 1 else f"{len(aside)} sheets that were"
    cures = ["Nothing to do if this tool does not need their rows."]
    if any(sheet.looks_like.startswith("hidden") for sheet in aside):
        cures.append(
            "Hidden sheets are never read: unhide one in Excel and import again if its rows count."
        )
    cures += [f"{join_words(sheets)}: {text}" for text, sheets in by_help.items()]
    return file_doubt(
        file,
        "",
        f"{were} not read: {names}",
        "sheets with one row a child, not hidden",
        " ".join(cures),
    )
