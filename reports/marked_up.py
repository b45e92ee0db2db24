"""The files of an import given back with what is wrong written beside each row, to be mended."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.formats.grid import Grid
from models.problems import Problem
from reports.safe import safe_text

WRONG, TO_DO = "what is wrong", "what to do"
FIRST_SHEET = "Read this first"
LONGEST_CELL = 32_000  # letters; Excel's own limit is 32,767
LONGEST_NAME = 31  # letters in the name of a sheet
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384 - 2  # of a sheet; two columns are ours
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NUMBER = re.compile(r"[+-]\d+(\.\d+)?")


def marked_up_copy(grids: Sequence[Grid], problems: Iterable[Problem]) -> bytes:
    """An .xlsx: first every problem of a whole file, then a sheet for each table with a bad row.

    A row stands at the number it has in the file it came from. Cells are text as they were read,
    so that nothing of them is changed by opening them; what could run as a formula is disarmed. A
    number with a sign stays a number.
    """
    of_files, of_rows = _by_place(problems)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": "What to correct before importing again"})
    styles = _Styles(
        book.add_format({"bold": True}),
        book.add_format({"bg_color": "#fff2cc", "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    marked = [grid for grid in grids if grid.where in of_rows]
    _first_sheet(book.add_worksheet(FIRST_SHEET), of_files, marked, styles)
    names = {FIRST_SHEET.casefold()}
    for grid in marked:
        sheet = book.add_worksheet(_name(grid.where, names))
        _sheet(sheet, grid, of_rows[grid.where], styles)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Styles:
    heading: Format
    marked: Format
    wrapped: Format


@dataclass(slots=True)
class _Marks:
    """What is said of one row."""

    wrong: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)


def _by_place(
    problems: Iterable[Problem],
) -> tuple[list[Problem], dict[str, dict[int, _Marks]]]:
    """Problems of whole files, and by file and row what the others say."""
    of_files: list[Problem] = []
    of_rows: dict[str, dict[int, _Marks]] = {}
    for problem in problems:
        if problem.row is None:
            of_files.append(problem)
            continue
        marks = of_rows.setdefault(problem.file, {}).setdefault(problem.row, _Marks())
        where = f"{problem.column}: " if problem.column else ""
        marks.wrong.append(
            f"{problem.weight.value}: {where}found {problem.found}, wanted {problem.wanted}"
        )
        marks.to_do.append(f"{where}{problem.what_to_do}")
    return of_files, of_rows


def _first_sheet(
    sheet: Worksheet, problems: Sequence[Problem], marked: Sequence[Grid], styles: _Styles
) -> None:
    lines = [
        "Correct the yellow rows, at the source where you can. Then import the sheet again.",
        f"The last columns ({WRONG}, {TO_DO}) are not read. Rows imported before stay the same.",
        "This file has children's data. Keep it as safe as the files it came from. Delete it when "
        "you have finished.",
    ]
    for position, line in enumerate(lines):
        sheet.write_string(position, 0, line)
    start = len(lines) + 1
    for position, heading in enumerate(("file", "column", WRONG, TO_DO)):
        sheet.write_string(start, position, heading, styles.heading)
    rows = [
        (
            problem.file,
            problem.column,
            f"{problem.weight.value}: found {problem.found}, wanted {problem.wanted}",
            problem.what_to_do,
        )
        for problem in problems
    ]
    rows += [(grid.where, "", "rows to mend", "See the sheet of that name.") for grid in marked]
    for number, cells in enumerate(rows, start + 1):
        for position, cell in enumerate(cells):
            sheet.write_string(number, position, safe_text(cell[:LONGEST_CELL]), styles.wrapped)
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 3, 60)


def _sheet(sheet: Worksheet, grid: Grid, marks: dict[int, _Marks], styles: _Styles) -> None:
    headings = grid.headings[:LAST_COLUMN]
    top = grid.first_row - 2
    for position, heading in enumerate((*headings, WRONG, TO_DO)):
        sheet.write_string(top, position, safe_text(heading[:LONGEST_CELL]), styles.heading)
    for number, cells in enumerate(grid.cells[: LAST_ROW - grid.first_row], grid.first_row):
        marks_shown = marks.get(number)
        style = styles.marked if marks_shown else None
        for position, cell in enumerate(cells[: len(headings)].tolist()):
            _write(sheet, number - 1, position, str(cell), style)
        if marks_shown:
            beside = (" | ".join(marks_shown.wrong), " | ".join(marks_shown.to_do))
            for position, text in enumerate(beside, len(headings)):
                sheet.write_string(number - 1, position, safe_text(text[:LONGEST_CELL]), style)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_column(0, len(headings) - 1, 16)
    sheet.set_column(len(headings), len(headings) + 1, 60)


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Format | None) -> None:
    if _NUMBER.fullmatch(text) and len(text) < 15:
        sheet.write_number(row, column, float(text), style)
    elif text or style:
        sheet.write_string(row, column, safe_text(text[:LONGEST_CELL]), style)


def _name(where: str, taken: set[str]) -> str:
    """A name that a workbook takes and no other sheet has: the end of the path says most."""
    plain = _NOT_IN_NAMES.sub(" ", where).strip().strip("'")[-LONGEST_NAME:].strip("' ") or "table"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: LONGEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name
