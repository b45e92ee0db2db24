"""The quarterly regional return as a csv, and as a workbook with its checks on a sheet."""

import csv
import io
from datetime import date

from models.papers.regional_return import (
    COSTS,
    GROUPS,
    HEADINGS,
    Finding,
    PlacementLine,
    RegionalReturn,
)
from models.words import a_date
from reports.book import Pence, WorkbookWriter
from reports.safe import safe_text

DATA_SHEET, CHECKS_SHEET = "Data Collection", "Checks"
_DATES = frozenset({"Date_entry_referral", "date_entry_placement", "date_entry_placement_cost"})
IN_CSV, IN_WORKBOOK = 2, 3  # the row of the first placement: the workbook has groups on top
_MOST_ROWS = 20  # row numbers that one cell names


def regional_csv(regional_return: RegionalReturn) -> bytes:
    """The standard's columns in its order, one row a placement, as a spreadsheet opens it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([safe_text(cell) for cell in line.cells] for line in regional_return.lines)
    return text.getvalue().encode("utf-8-sig")


def regional_workbook(regional_return: RegionalReturn) -> bytes:
    """Groups, headings and rows as in the standard's template, and the checks beside them."""
    book = WorkbookWriter()
    groups = [
        name if position == 0 else ""
        for name, headings in GROUPS
        for position in range(len(headings))
    ]
    sheet = book.sheet(DATA_SHEET, groups, [max(12, len(heading)) for heading in HEADINGS])
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(1, column, heading, book.bold)
    sheet.freeze_panes(2, 1)
    for position, line in enumerate(regional_return.lines, start=2):
        book.row(sheet, position, _cells(line))
    checks = book.sheet(CHECKS_SHEET, ("check", "column", "what it says", "rows"), (24, 44, 60, 40))
    for position, finding in enumerate(regional_return.findings, start=1):
        book.row(checks, position, _check(finding))
    book.book.close()
    return book.bytes.getvalue()


def _check(finding: Finding) -> tuple[str, str, str, str]:
    rows = rows_in_words(finding, IN_WORKBOOK)
    return finding.check, finding.heading, finding.found, rows


def check_lines(regional_return: RegionalReturn, first_row: int) -> tuple[str, ...]:
    """Each finding as a line for a terminal; it names rows of the file, never a child."""
    return tuple(
        f"{finding.check}, {finding.heading}: {finding.found} ({rows_in_words(finding, first_row)})"
        for finding in regional_return.findings
    )


def in_short(regional_return: RegionalReturn) -> str:
    """How many placements, of which days, and what was left out, in a sentence."""
    words = (
        f"{len(regional_return.lines)} placements that began from "
        f"{a_date(regional_return.since)} to "
        f"{a_date(regional_return.as_of)}"
    )
    left_out = [
        f"{count} {label}"
        for count, label in (
            (
                regional_return.other_kinds,
                "at home, in health care, custody or another setting outside it",
            ),
            (regional_return.others, "of another authority"),
        )
        if count
    ]
    return f"{words}; left out: {', '.join(left_out)}" if left_out else words


def rows_in_words(finding: Finding, first_row: int) -> str:
    """The rows of a finding as a spreadsheet numbers them, the first twenty of them."""
    if not finding.rows:
        return "every row"
    named = ", ".join(str(first_row + row) for row in finding.rows[:_MOST_ROWS])
    extra = len(finding.rows) - _MOST_ROWS
    return f"{'row' if len(finding.rows) == 1 else 'rows'} {named}" + (
        f" and {extra} more" if extra > 0 else ""
    )


def _cells(line: PlacementLine) -> list[object]:
    cells: list[object] = []
    for heading, text in zip(HEADINGS, line.cells, strict=True):
        if not text:
            cells.append(None)
        elif heading in COSTS:
            cells.append(Pence(round(float(text) * 100)))
        elif heading in _DATES:
            cells.append(date.fromisoformat(text))
        else:
            cells.append(text)
    return cells
