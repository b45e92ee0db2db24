"""A workbook being written: its formats, one way of writing each kind of cell, none that runs."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reports.safe import safe_text

A4 = 9
HEADING_HEIGHT, LINE_HEIGHT = 45, 13  # points: three lines of a heading, a line of a cell
FONT = {"font_name": "Arial", "font_size": 10}  # as wide wherever it is opened; 7 pixels a digit
PAGE_PIXELS = 920  # of columns on A4 on its side at 100%, in any program: 988 less a twentieth
LEAST_SCALE = 65  # per cent: print of 6.5 points; what is wider goes on over a second page
SHOWN_ROWS = 109  # SUBTOTAL's number for a sum of the rows that a filter leaves


class Pence:
    """An amount that is written in pounds."""

    def __init__(self, pence: int) -> None:
        self.pence = pence


@dataclass(frozen=True, slots=True)
class PercentCell:
    """A share of 1 that is written in per cent."""

    share: float


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A formula with the pence that it gives: both are written, so that it shows before anything is
    worked out anew. `formula` begins with = and is made by the tool, never by a person."""

    formula: str
    pence: int


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table. `number`: its heading stands on the right, as its numbers do."""

    heading: str
    width: int
    number: bool = False


def set_up_print(widths: Sequence[int], names: int) -> tuple[int, list[int]]:
    """At how many per cent columns are printed, and before which of them (0 first) a page begins.

    As few pages as can be read, as large as they then can be. No break: all fit on one.
    """
    breaks = _breaks(widths, names, LEAST_SCALE)
    larger = range(LEAST_SCALE, 101)
    scale = max(s for s in larger if len(_breaks(widths, names, s)) == len(breaks))
    return scale, _breaks(widths, names, scale)


def pixels_of(width: int) -> int:
    """How wide a column of so many digits is."""
    return 7 * width + 5


def _breaks(widths: Sequence[int], names: int, scale: int) -> list[int]:
    room = PAGE_PIXELS * 100 / scale
    widths = [pixels_of(width) for width in widths]
    breaks: list[int] = []
    taken = 0
    for column, width in enumerate(widths):
        if taken + width > room and column > names:
            breaks.append(column)
            taken = sum(widths[:names])
        taken += width
    return breaks


class WorkbookWriter:
    """A workbook being written: its formats, and one way of writing each kind of cell.

    `title`: what stands at the head of every printed page.
    """

    def __init__(self, title: str = "") -> None:
        self.bytes = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.bytes, {"in_memory": True, "default_format_properties": FONT}
        )
        self.title = title
        self.widths: dict[str, Sequence[int]] = {}  # of each sheet's columns, by its name
        if title:
            self.book.set_properties({"title": title})
        add = self.book.add_format
        # An indent counts only beside a side to stand at: else words touch the number before them.
        left = {"align": "left", "indent": 1, "valign": "top"}
        heading = {"bold": True, "text_wrap": True, "valign": "bottom"}
        self.bold: Format = add({**left, **heading})
        self.bold_right: Format = add({"align": "right", **heading})
        pounds = {"num_format": "£#,##0.00;[Red]-£#,##0.00", "align": "right", "valign": "top"}
        self.money: Format = add(pounds)
        self.bold_money: Format = add({"bold": True, "top": 1, **pounds})
        self.number: Format = add({"valign": "top"})
        self.share: Format = add({"num_format": "0%", "align": "right", "valign": "top"})
        self.weeks: Format = add({"num_format": "#,##0.0", "align": "right", "valign": "top"})
        self.day: Format = add({"num_format": "d mmm yyyy", **left})
        self.wrap: Format = add({"text_wrap": True, **left})
        self.text: Format = add(left)
        self.bold_text: Format = add({"bold": True, **left})
        self.large: Format = add({"bold": True, "font_size": 14})

    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Worksheet:
        """A sheet with headings of text."""
        columns = [
            SheetColumn(heading, width) for heading, width in zip(headings, widths, strict=True)
        ]
        return self.table(name, columns)

    def table(self, name: str, columns: Sequence[SheetColumn], names: int = 0) -> Worksheet:
        """A sheet whose first row is its headings, on every printed page too. `names`: how many
        columns say whose a row is: they stay in sight, and are on every page of a wide sheet."""
        made = self.page(name, [column.width for column in columns], names)
        self.headings(made, 0, columns)
        made.freeze_panes(1, names)
        made.repeat_rows(0)
        return made

    def page(self, name: str, widths: Sequence[int], names: int = 0) -> Worksheet:
        """An empty sheet, printed on its side and as wide as the paper; one that would come out too
        small to read goes on over more pages, each beginning with the first `names` columns."""
        made = self.book.add_worksheet(name)
        self.widths[name] = widths
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        made.set_landscape()
        made.set_paper(A4)
        scale, breaks = set_up_print(widths, names)
        if breaks:
            made.set_print_scale(scale)
            made.set_v_pagebreaks(breaks)
            if names:
                made.repeat_columns(0, names - 1)
        else:
            made.fit_to_pages(1, 0)
        made.set_header(f"&L{self.title.replace('&', '&&')}&R&A")
        made.set_footer("&RPage &P of &N")
        return made

    def front(
        self, name: str, widths: Sequence[int], facts: Sequence[tuple[str, object]]
    ) -> tuple[Worksheet, int]:
        """The first sheet with the title and what the workbook is about; and the next free row."""
        made = self.page(name, widths)
        made.write_string(0, 0, self.title, self.large)
        for position, (label, said) in enumerate(facts, 1):
            made.write_string(position, 0, label, self.bold_text)
            self.cell(made, position, 1, said)
        return made, len(facts) + 2

    def headings(self, sheet: Worksheet, position: int, columns: Sequence[SheetColumn]) -> None:
        sheet.set_row(position, HEADING_HEIGHT)
        for number, column in enumerate(columns):
            form = self.bold_right if column.number else self.bold
            sheet.write_string(position, number, column.heading, form)

    def row(
        self, sheet: Worksheet, position: int, cells: Sequence[object], *, strong: bool = False
    ) -> None:
        """Whole numbers given as pence are `Pence`; text can't run, and goes on below where it is
        longer than its column. `strong`: a sum of others."""
        widths, lines = self.widths[sheet.get_name()], 1
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and not strong and len(cell) > widths[column]:
                sheet.write_string(position, column, safe_text(cell), self.wrap)
                lines = max(lines, -(-len(cell) * 11 // (10 * widths[column])))
            else:
                self.cell(sheet, position, column, cell, strong=strong)
        if lines > 1:
            sheet.set_row(position, lines * LINE_HEIGHT)

    def cell(
        self, sheet: Worksheet, position: int, column: int, cell: object, *, strong: bool = False
    ) -> None:
        """One cell, by what it holds."""
        money = self.bold_money if strong else self.money
        if isinstance(cell, Pence):
            sheet.write_number(position, column, cell.pence / 100, money)
        elif isinstance(cell, FormulaCell):
            sheet.write_formula(position, column, cell.formula, money, cell.pence / 100)
        elif isinstance(cell, PercentCell):
            sheet.write_number(position, column, cell.share, self.share)
        elif isinstance(cell, date):
            sheet.write_datetime(position, column, cell, self.day)
        elif isinstance(cell, float):
            sheet.write_number(position, column, cell, self.weeks)
        elif isinstance(cell, int):
            sheet.write_number(position, column, cell, self.number)
        elif cell is not None:
            text = self.bold_text if strong else self.text
            sheet.write_string(position, column, safe_text(str(cell)), text)

    def together(
        self, sheet: Worksheet, rows: int, sums: Sequence[tuple[int, int]], columns: int
    ) -> None:
        """Below the rows of a table: filters above, and what the rows shown add up to.

        `sums`: of which columns (0 first), each with its pence.
        """
        sheet.autofilter(0, 0, max(rows, 1), columns - 1)
        position = rows + 2
        sheet.write_string(position, 0, "Rows shown, together", self.bold_text)
        for column, pence in sums:
            letter = xl_col_to_name(column)
            formula = f"=SUBTOTAL({SHOWN_ROWS},{letter}2:{letter}{max(rows, 1) + 1})"
            self.cell(sheet, position, column, FormulaCell(formula, pence), strong=True)

    def done(self) -> bytes:
        self.book.close()
        return self.bytes.getvalue()
