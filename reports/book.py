"""A workbook being written: its formats, one way of writing each kind of cell, none that runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.safe import safe_text


class Book:
    """A workbook being written: its formats, and one way of writing each kind of cell."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.bytes, {"in_memory": True})
        self.bold: Format = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.money: Format = self.book.add_format({"num_format": "£#,##0.00;[Red]-£#,##0.00"})
        self.day: Format = self.book.add_format({"num_format": "d mmm yyyy"})
        self.wrap: Format = self.book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Worksheet:
        made = self.book.add_worksheet(name)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            made.set_column(column, column, width)
            made.write_string(0, column, heading, self.bold)
        made.freeze_panes(1, 0)
        return made

    def row(self, sheet: Worksheet, at: int, cells: Sequence[object]) -> None:
        """Whole numbers given as pence are `Pence`; text can't run."""
        for column, cell in enumerate(cells):
            if isinstance(cell, Pence):
                sheet.write_number(at, column, cell.pence / 100, self.money)
            elif isinstance(cell, date):
                sheet.write_datetime(at, column, cell, self.day)
            elif isinstance(cell, int):
                sheet.write_number(at, column, cell)
            elif cell is not None:
                sheet.write_string(at, column, safe_text(str(cell)))


class Pence:
    """An amount that is written in pounds."""

    def __init__(self, pence: int) -> None:
        self.pence = pence
