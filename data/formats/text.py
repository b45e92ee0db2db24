"""Reading a csv or other text table: its encoding, its delimiter, its heading, then pandas."""

from __future__ import annotations

import csv
import io
import re
from typing import Literal

import pandas as pd
from pandas.errors import EmptyDataError, ParserError

from data.formats.grid import SEARCH_ROWS, Grid, Opened, RawFile, file_doubt, not_read
from data.formats.headings import Found, find_heading, no_heading
from models.problems import Problem

_DELIMITERS = ",;\t|"
_LINE_END = re.compile(r"\r\n|\n|\r")
_WIDEST = 1000  # cells in a row; more is not a table


def read_text(raw: RawFile) -> Opened:
    """The grid of one text file, or why there is none."""
    text, problems = _without_nul(raw.name, decoded(raw.data))
    lines, starts = _first_lines(text)
    found, delimiter = _heading(lines)
    if found is None or not found.is_whole:
        first = next((line for line in lines if line.strip()), "")
        return no_heading(raw.name, found, first.split(delimiter))
    body = text[starts[found.at + 1] :]
    try:
        cells, more = _cells(raw.name, body, delimiter, len(found.headings))
    except (ParserError, EmptyDataError, ValueError, OverflowError) as error:
        return not_read(
            raw.name, f"rows that can't be told apart ({str(error).strip()[:120]})",
            "one row a line, with the same delimiter throughout",
            "Export the table again as csv or xlsx.",
        )  # fmt: skip
    grid = Grid(raw.name, raw.name, raw.folder, False, found.headings, cells, found.at + 2)
    return Opened((grid,), (*problems, *more))


def decoded(data: bytes) -> str:
    """The text of these bytes: UTF-8, UTF-16 (with or without its mark), else Windows-1252."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    start = data[:4096]
    if b"\x00" in start:
        # In UTF-16 every other byte of plain English is 0; a stray 0 in UTF-8 is just dirt.
        for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
            if zeros.count(0) * 3 > len(zeros):
                return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _without_nul(name: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    if "\x00" not in text:
        return text, ()
    return text.replace("\x00", ""), (
        file_doubt(
            name, "", "NUL characters (bytes of value 0) in the text", "plain text",
            "They were left out; if values look wrong, export the table again.",
        ),
    )  # fmt: skip


def _first_lines(text: str) -> tuple[list[str], list[int]]:
    """The first lines, and where each begins (and the one after the last of them)."""
    lines, starts = [], [0]
    for end in _LINE_END.finditer(text):
        lines.append(text[starts[-1] : end.start()])
        starts.append(end.end())
        if len(lines) == SEARCH_ROWS:
            return lines, starts
    return [*lines, text[starts[-1] :]], [*starts, len(text)]


def _heading(lines: list[str]) -> tuple[Found | None, str]:
    """The heading row and the delimiter that makes the most of it."""
    nearest: Found | None = None
    best = _DELIMITERS[0]
    for delimiter in _DELIMITERS:
        rows = [_split(line, delimiter) for line in lines]
        found = find_heading(rows)
        if found is not None and found.is_whole:
            return found, delimiter
        if found is not None and (
            nearest is None or len(found.match.columns) > len(nearest.match.columns)
        ):
            nearest, best = found, delimiter
    return nearest, best


def _split(line: str, delimiter: str) -> list[str]:
    """The cells of one line that may be a heading."""
    if line.count(delimiter) == 0 or len(line) > 50_000:
        return [line[:200]]
    return next(csv.reader([line], delimiter=delimiter), [])


def _cells(
    name: str, body: str, delimiter: str, width: int
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The rows below the heading as text, with more columns than headings if a row needs them."""
    # pandas cuts a first row with too many cells short, and refuses a later one.
    first = _LINE_END.split(body, maxsplit=1)[0]
    try:
        if first.count(delimiter) < width:
            cells = _pandas(body, delimiter, width)
            if '"' not in body or not _swallowed(cells, delimiter):
                return cells, ()
    except ParserError as error:
        if "EOF inside string" in str(error):
            return _line_by_line(name, body, delimiter, width)
    try:
        cells = _pandas(body, delimiter, _widest(body, delimiter, width))
        if not _swallowed(cells, delimiter):
            return cells, ()
    except ParserError as error:
        if "EOF inside string" not in str(error):
            raise
    return _line_by_line(name, body, delimiter, width)


def _widest(body: str, delimiter: str, width: int) -> int:
    cells = max((line.count(delimiter) for line in body.splitlines()), default=0) + 1
    return min(_WIDEST, max(cells, width))


def _line_by_line(
    name: str, body: str, delimiter: str, width: int
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Each line as one row, quotation marks as plain letters: for a file whose quotes don't pair."""
    cells = _pandas(body, delimiter, _widest(body, delimiter, width), csv.QUOTE_NONE)
    return cells.apply(lambda column: column.str.strip().str.strip('"')), (
        file_doubt(
            name, "", "a quotation mark that is opened and never closed", "quotes in pairs",
            "Each line was read as one row, quotes left out; check the rows with text in quotes.",
        ),
    )  # fmt: skip


def _pandas(
    body: str, delimiter: str, width: int, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> pd.DataFrame:
    if not body:
        return pd.DataFrame({at: pd.Series(dtype=object) for at in range(width)})
    return pd.read_csv(
        io.StringIO(body), sep=delimiter, header=None, names=list(range(width)),
        index_col=False, dtype=object, na_filter=False, skip_blank_lines=False, quoting=quoting,
    )  # fmt: skip


def _swallowed(cells: pd.DataFrame, delimiter: str) -> bool:
    """True if a cell holds whole lines of the table: a stray quote joined them."""
    least = max(1, len(cells.columns) - 2)
    return any(
        "\n" in cell and cell.count(delimiter) >= least
        for column in cells.columns
        for cell in cells[column].tolist()
    )
