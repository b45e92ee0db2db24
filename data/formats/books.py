"""Reading workbooks (every sheet that isn't hidden) and JSON records into grids of text."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.formats.apart import tables_in
from data.formats.described import describes_a_column
from data.formats.errors import FAILED_LOOKUP, failed_lookups
from data.formats.grid import SEARCH_ROWS, Grid, Opened, RawFile, file_doubt, not_read
from data.formats.headings import (
    HeadingRow,
    find_heading,
    find_joined_heading,
    no_heading,
    with_row_below,
)
from data.formats.recognise import best_match, is_readable
from data.formats.sheets import LeftAside, left_aside, likeliest_row, sheets_problem
from data.formats.text import decode_text
from data.formats.workbook import DamagedBook, Sheet, SheetsRead, open_book
from data.formats.workbook import text_of as _text
from models.problems import Problem


def read_workbooks(raws: Sequence[RawFile]) -> list[Opened]:
    """The grids of each workbook."""
    return [_workbook(raw) for raw in raws]


def read_jsons(raws: Sequence[RawFile]) -> list[Opened]:
    """The grid of each JSON file."""
    return [_json(raw) for raw in raws]


def _workbook(raw: RawFile) -> Opened:
    """A grid for each table on a sheet that isn't hidden; the other sheets are named."""
    try:
        book = open_book(raw.data)
        if not book.sheets:
            raise DamagedBook("no sheet could be opened")
    except DamagedBook:
        return not_read(
            raw.name,
            "a workbook that is cut short or damaged",
            "a whole .xlsx workbook",
            "Open it in Excel, save it again as xlsx, and import the new file.",
        )
    looked_at = [_sheet(raw, sheet) for sheet in book.sheets]
    grids = tuple(grid for looked_at in looked_at for grid in looked_at.grids)
    problems = [problem for looked_at in looked_at for problem in looked_at.problems]
    aside = [looked_at.aside for looked_at in looked_at if looked_at.aside is not None]
    if grids:
        named = sheets_problem(raw.name, aside)
        return Opened(grids, (*_book_doubts(raw, book), *problems, *([named] if named else [])))
    return Opened((), _nothing_read(raw, book, problems, aside))


def _nothing_read(
    raw: RawFile, book: SheetsRead, problems: Sequence[Problem], aside: Sequence[LeftAside]
) -> tuple[Problem, ...]:
    """Why no sheet of a workbook could be read: the nearest one's reason, and the others' names."""
    if problems:
        named = sheets_problem(raw.name, aside)
        return (*problems, *([named] if named else []))
    if not aside:
        return no_heading(raw.name, None, ()).problems
    visible = [sheet for sheet in book.sheets if not sheet.is_hidden and sheet.cells.size]
    first = visible[0] if visible else None
    rows = first.cells[:SEARCH_ROWS].tolist() if first is not None else []
    where = f"{raw.name}, sheet {first.name}" if first is not None else raw.name
    why = no_heading(where, None, likeliest_row(rows)).problems if rows else ()
    named = sheets_problem(raw.name, aside)
    if not why and named:
        return not_read(raw.name, named.found, named.wanted, named.what_to_do).problems
    return (*why, *([named] if named and len(aside) > 1 else []))


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """What came of one sheet: its tables, what is wrong with them, or what it looks like."""

    grids: tuple[Grid, ...] = ()
    problems: tuple[Problem, ...] = ()
    aside: LeftAside | None = None


def _sheet(raw: RawFile, sheet: Sheet) -> _LookedAt:
    if sheet.is_hidden:
        return _LookedAt(aside=left_aside(sheet.name, sheet.cells, is_hidden=True))
    where = f"{raw.name}, sheet {sheet.name}"
    rows = sheet.cells[:SEARCH_ROWS].tolist()
    heading_row = find_heading(rows)
    if heading_row is None or not heading_row.is_readable:
        heading_row = find_joined_heading(rows) or heading_row
    else:
        heading_row = with_row_below(heading_row, rows)
    if heading_row is None:
        return _LookedAt(aside=left_aside(sheet.name, sheet.cells, is_hidden=False))
    body = sheet.cells[heading_row.at + 1 :]
    if not heading_row.is_readable or _has_no_identifiers(heading_row, body):
        if _lacks_identifier(heading_row) or heading_row.is_readable:
            looks_like = f"lists or codes with headings of {heading_row.match.table.title}"
            return _LookedAt(aside=LeftAside(sheet.name, f"{looks_like}, no identifiers", ""))
        return _LookedAt(problems=no_heading(where, heading_row, ()).problems)
    grid = Grid(raw.name, where, raw.folder, True, heading_row.headings, body, heading_row.at + 2)
    return _LookedAt(tables_in(grid), tuple(_sheet_doubts(where, sheet)))


def _lacks_identifier(heading_row: HeadingRow) -> bool:
    keys = {
        column.heading for column in heading_row.match.table.columns if column.key and column.needed
    }
    return bool(keys & set(heading_row.match.absent))


def _has_no_identifiers(heading_row: HeadingRow, body: np.ndarray) -> bool:
    """True if there are rows and none of them has an identifier: a sheet of drop-downs.

    Words that describe the column ("free text") are none, where rows without any follow.
    """
    names = {"child_id", "home_id"}
    places = [
        position
        for name, position in heading_row.match.columns
        if name in names and position < body.shape[1]
    ]
    if not places or not (body != "").any():
        return False
    written = [str(cell) for place in places for cell in body[:, place] if str(cell).strip()]
    rows = int((body != "").any(axis=1).sum())
    return not written or (
        rows > len(written) and all(describes_a_column(cell) for cell in written)
    )


def _sheet_doubts(where: str, sheet: Sheet) -> Iterator[Problem]:
    hidden = [
        f"{count} {'row' if count == 1 else 'rows'}"
        if of_rows
        else f"{count} {'column' if count == 1 else 'columns'}"
        for count, of_rows in ((sheet.hidden_rows, True), (sheet.hidden_columns, False))
        if count
    ]
    if hidden:
        yield file_doubt(
            where,
            "",
            f"{' and '.join(hidden)} that are hidden or filtered out",
            "nothing hidden",
            ("We read them like other rows. Remove any that do not belong, and import again."),
        )
    if sheet.unsaved:
        yield file_doubt(
            where,
            "",
            f"{sheet.unsaved} formulas whose results aren't stored in the file",
            "values",
            "Open the workbook in Excel, save it, and import it again.",
        )
    failed = int((sheet.cells == FAILED_LOOKUP).sum())
    if failed:
        yield failed_lookups(where, failed)


def _book_doubts(raw: RawFile, book: SheetsRead) -> Iterator[Problem]:
    if book.is_mended:
        yield file_doubt(
            raw.name,
            "",
            "a workbook whose styles or properties are damaged",
            "a workbook that Excel has saved",
            (
                "We read it without them. Compare a few dates with Excel. If they differ, "
                "open it in Excel, save it again as xlsx, and import the new file."
            ),
        )


def _json(raw: RawFile) -> Opened:
    """The records of a JSON file as one grid, whatever the nesting of their entities."""
    try:
        records = list(_records(json.loads(decode_text(raw.data))))
    except (ValueError, RecursionError):
        return not_read(
            raw.name,
            "JSON that is cut short or damaged",
            "whole JSON text",
            "Export the file again.",
        )
    headings = tuple(dict.fromkeys(key for record in records for key in record))
    match = best_match(headings)
    if match is None or not is_readable(match, headings):
        return no_heading(raw.name, find_heading([headings]), headings)
    cells = np.empty((len(records), len(headings)), dtype=object)
    cells.ravel()[:] = [_json_text(record.get(key)) for record in records for key in headings]
    return Opened((Grid(raw.name, raw.name, raw.folder, False, headings, cells, 2),))


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that holds a child's identifier at any depth below it, but no list of them."""
    if isinstance(value, list):
        for part in value:
            yield from _records(part)
    elif isinstance(value, dict):
        leaves = dict(_leaves(value))
        if best_match(tuple(leaves)) is not None:
            yield leaves
        else:
            for part in value.values():
                yield from _records(part)


def _leaves(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, part in value.items():
        if key.startswith("@"):
            continue  # JSON-LD's own words: what kind of thing this is, and where it is described
        if isinstance(part, dict):
            yield from _leaves(part)
        elif not (isinstance(part, list) and any(isinstance(item, dict) for item in part)):
            yield key, part


def _json_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_json_text(item) for item in value)
    return _text(value)
