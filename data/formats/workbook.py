"""From the bytes of an .xlsx workbook to its sheets as cells of text, damaged styles mended."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.cell import coordinate_to_tuple

from data.formats.errors import UNSAVED
from data.formats.grid import SEARCH_ROWS

# What openpyxl and zipfile raise on a damaged workbook.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, NotImplementedError, OverflowError, AssertionError,
)  # fmt: skip
_TAG = rb"<(?:\w+:)?"
_HIDDEN_ROW = re.compile(_TAG + rb'row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(_TAG + rb'col\b[^>]*\bhidden="(?:1|true)"')
_UNSAVED = re.compile(
    _TAG + rb"c\b([^>]*)>\s*" + _TAG + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*("
    + _TAG + rb"v\s*/>|" + _TAG + rb"v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)  # fmt: skip
_PLACE = re.compile(rb'\br="([A-Z]{1,3}\d+)"')
_ZEROS = re.compile(r"0{2,12}")
_WIDEST = 1000  # cells in a row; more is not a table


class DamagedBook(Exception):
    """The bytes can't be read as a workbook, not even without its styles."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `cells`: every cell as text; of a hidden sheet only the first rows.

    `hidden_rows`, `hidden_columns`: how many of those with something in them are hidden.
    `unsaved`: cells with a formula whose result isn't stored.
    """

    name: str
    is_hidden: bool
    cells: np.ndarray
    hidden_rows: int
    hidden_columns: int
    unsaved: int


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """The sheets in their order. `is_mended`: styles or properties were damaged and left out."""

    sheets: tuple[Sheet, ...]
    is_mended: bool


def open_book(data: bytes) -> SheetsRead:
    """The sheets of a workbook; raises `DamagedBook` if it can't be read."""
    try:
        return SheetsRead(tuple(_sheets(data)), is_mended=False)
    except _DAMAGED:
        return _without_styles(data)


def _without_styles(data: bytes) -> SheetsRead:
    try:
        return SheetsRead(tuple(_sheets(_mended(data))), is_mended=True)
    except _DAMAGED as error:
        raise DamagedBook(str(error)) from error


def _sheets(data: bytes) -> Iterator[Sheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that this tool never reads
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        try:
            formats = _Formats(book)
            for sheet in book.worksheets:
                yield _sheet(book, sheet, formats)
        finally:
            book.close()


def _sheet(book: Any, sheet: Any, formats: _Formats) -> Sheet:
    is_hidden = sheet.sheet_state != "visible"
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows = islice(sheet.rows, SEARCH_ROWS) if is_hidden else sheet.rows
    cells = _in_one_shape([[_text(cell, formats) for cell in row] for row in rows])
    if is_hidden:
        return Sheet(sheet.title, True, cells, 0, 0, 0)
    xml = book._archive.read(sheet._worksheet_path)
    hidden = [int(number) - 1 for number in _HIDDEN_ROW.findall(xml)]
    hidden = [
        position for position in hidden if position < len(cells) and (cells[position] != "").any()
    ]
    unsaved = _unsaved(xml)
    for row, column in unsaved:
        if row <= cells.shape[0] and column <= cells.shape[1]:
            cells[row - 1, column - 1] = UNSAVED
    return Sheet(
        sheet.title, False, cells, len(hidden), len(_HIDDEN_COLUMN.findall(xml)), len(unsaved)
    )


def _unsaved(xml: bytes) -> list[tuple[int, int]]:
    """Row and column of each formula without a stored result; "" is a result."""
    if not re.search(_TAG + rb"f[ >/]", xml):
        return []
    places = []
    for attributes, value in _UNSAVED.findall(xml):
        if value and b't="str"' in attributes:
            continue
        place = _PLACE.search(attributes)
        places.append(coordinate_to_tuple(place.group(1).decode()) if place else (1 << 30, 1))
    return places


def _in_one_shape(rows: list[list[str]]) -> np.ndarray:
    """Rows by columns, "" where a row is shorter; blank rows and columns at the end left out."""
    while rows and not any(rows[-1]):
        rows.pop()
    lengths = [
        max((position + 1 for position, cell in enumerate(row) if cell), default=0) for row in rows
    ]
    width = min(max(lengths, default=0), _WIDEST)
    cells = np.full((len(rows), width), "", dtype=object)
    for position, row in enumerate(rows):
        cells[position, : min(len(row), width)] = row[:width]
    return cells


class _Formats:
    """How the number formats of a workbook show a number: percent, leading zeros, or as it is."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, str] = {}

    def of(self, style: int) -> str:
        if style not in self._known:
            self._known[style] = self._look_up(style)
        return self._known[style]

    def _look_up(self, style: int) -> str:
        try:
            number = self._book._cell_styles[style].numFmtId
            if number < BUILTIN_FORMATS_MAX_SIZE:
                return str(BUILTIN_FORMATS.get(number, "General"))
            return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
        except (IndexError, AttributeError):
            return "General"


def _text(cell: Any, formats: _Formats) -> str:
    """A cell as a csv would hold it: dates in ISO, whole numbers without .0, blank as ""."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, int | float):
        style = getattr(cell, "_style_id", 0) or 0
        return _number(value, formats.of(style) if style else "General")
    return text_of(value)


def _number(value: float, shown_as: str) -> str:
    """A number as its sheet shows it, where that changes what it is."""
    if shown_as.endswith("%"):
        return f"{round(value * 100, 6):g}%"
    text = text_of(value)
    if _ZEROS.fullmatch(shown_as) and text.isdigit():
        return text.zfill(len(shown_as))
    return text


def text_of(value: object) -> str:
    """A value as a csv would hold it."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


# Names of parts that some exporters write in other letters than the standard's.
_NAMES = {
    name.casefold(): name
    for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml")
}
_LEFT_OUT = ("docprops/", "customxml/", "xl/theme/", "xl/drawings/", "xl/externallinks/")
_DEFINED_NAMES = re.compile(rb"<(?:\w+:)?definedNames\b.*?</(?:\w+:)?definedNames>", re.DOTALL)
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(_TAG + rb"xf\b([^>]*)")
_FORMAT_NUMBER = re.compile(rb'\bnumFmtId="(\d+)"')
_NUMBER_FORMAT = re.compile(_TAG + rb"numFmt\b([^>]*?)/?>")
_FORMAT_CODE = re.compile(rb'\bformatCode="([^"]*)"')


def _mended(data: bytes) -> bytes:
    """The workbook with no more than its cells and their number formats."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            name = member.filename.replace("\\", "/")
            name = _NAMES.get(name.casefold(), name)
            if name.casefold().startswith(_LEFT_OUT):
                continue
            content = old.read(member)
            if name == "xl/styles.xml":
                content = _plain_styles(content)
            elif name == "xl/workbook.xml":
                content = _DEFINED_NAMES.sub(b"", content)
            new.writestr(name, content)
    return made.getvalue()


def _plain_styles(xml: bytes) -> bytes:
    """A style sheet with the number formats of the old one and nothing else."""
    block = _CELL_FORMATS.search(xml)
    numbers = [
        number.group(1) if (number := _FORMAT_NUMBER.search(attributes)) else b"0"
        for attributes in (_CELL_FORMAT.findall(block.group()) if block else [])
    ] or [b"0"]
    codes = [
        (number.group(1), code.group(1))
        for attributes in _NUMBER_FORMAT.findall(xml)
        if (number := _FORMAT_NUMBER.search(attributes))
        and (code := _FORMAT_CODE.search(attributes))
    ]
    formats = b"".join(
        b'<numFmt numFmtId="%s" formatCode="%s"/>' % (number, code) for number, code in codes
    )
    if codes:
        formats = b'<numFmts count="%d">%s</numFmts>' % (len(codes), formats)
    xf = b'<xf numFmtId="%s" fontId="0" fillId="0" borderId="0"/>'
    return (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + formats
        + b'<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
        + b'<borders count="1"><border/></borders>'
        + b'<cellStyleXfs count="1">'
        + xf % b"0"
        + b"</cellStyleXfs>"
        + b'<cellXfs count="%d">' % len(numbers)
        + b"".join(xf % number for number in numbers)
        + b"</cellXfs></styleSheet>"
    )
