"""Reading csv and other text tables: encoding, delimiter and heading, then pandas for the rows."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pandas.errors import EmptyDataError, ParserError

from data.formats.apart import tables_in
from data.formats.csv_cells import Body, read_alone, read_together
from data.formats.errors import FAILED_LOOKUP, failed_lookups
from data.formats.grid import SEARCH_ROWS, Grid, Opened, RawFile, file_doubt, not_read
from data.formats.headings import HeadingRow, find_heading, no_heading
from models.problems import Problem

_DELIMITERS = ",;\t|"
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_texts(raws: Sequence[RawFile]) -> list[Opened]:
    """The grid of each text file, or why there is none."""
    started = [_start(raw) for raw in raws]
    alike: dict[tuple[str, tuple[str, ...]], list[Body]] = {}
    for started_item in started:
        if started_item.body is not None:
            alike.setdefault((started_item.body.delimiter, started_item.body.headings), []).append(
                started_item.body
            )
    ready: dict[str, np.ndarray] = {}
    for bodies in alike.values():
        together = read_together(bodies)
        if together is not None:
            ready |= {body.name: cells for body, cells in zip(bodies, together, strict=True)}
    return [_finished(started, ready) for started in started]


@dataclass(frozen=True, slots=True)
class _Started:
    """A text file whose heading was looked for: its body, or what was opened instead."""

    raw: RawFile
    body: Body | None
    first_row: int
    opened: Opened


def _start(raw: RawFile) -> _Started:
    text, problems = _without_nul(raw.name, decode_text(raw.data))
    lines, starts = _first_lines(text)
    heading_row, delimiter = _heading(lines)
    if heading_row is None or not heading_row.is_readable:
        first = next((line for line in lines if line.strip()), "")
        return _Started(raw, None, 0, no_heading(raw.name, heading_row, first.split(delimiter)))
    body = Body(raw.name, text[starts[heading_row.at + 1] :], delimiter, heading_row.headings)
    return _Started(raw, body, heading_row.at + 2, Opened((), problems))


def _finished(started: _Started, ready: Mapping[str, np.ndarray]) -> Opened:
    """The grid of a file, from the cells that are ready or read alone."""
    raw, body = started.raw, started.body
    if body is None:
        return started.opened
    problems: tuple[Problem, ...] = ()
    if body.name in ready:
        cells = ready[body.name]
    else:
        try:
            cells, problems = read_alone(body)
        except (ParserError, EmptyDataError, ValueError, OverflowError) as error:
            return not_read(
                raw.name,
                f"rows that can't be told apart ({str(error).strip()[:120]})",
                "one row per line, with the same delimiter throughout",
                "Export the table again as csv or xlsx.",
            )
    grid = Grid(raw.name, raw.name, raw.folder, False, body.headings, cells, started.first_row)
    count = body.text.count(FAILED_LOOKUP)
    if count:
        problems = (*problems, failed_lookups(raw.name, count))
    return Opened(tables_in(grid), (*started.opened.problems, *problems))


def decode_text(data: bytes) -> str:
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
            name,
            "",
            "NUL characters (bytes of value 0) in the text",
            "plain text",
            "They were left out; if values look wrong, export the table again.",
        ),
    )


def _first_lines(text: str) -> tuple[list[str], list[int]]:
    """The first lines, and where each begins (and the one after the last of them)."""
    lines, starts = [], [0]
    for end in _LINE_END.finditer(text):
        lines.append(text[starts[-1] : end.start()])
        starts.append(end.end())
        if len(lines) == SEARCH_ROWS:
            return lines, starts
    return [*lines, text[starts[-1] :]], [*starts, len(text)]


def _heading(lines: list[str]) -> tuple[HeadingRow | None, str]:
    """The heading row and the delimiter that makes the most of it."""
    nearest: HeadingRow | None = None
    best = _DELIMITERS[0]
    for delimiter in _DELIMITERS:
        heading_row = find_heading(_split(line, delimiter) for line in lines)
        if heading_row is not None and heading_row.is_whole:
            return heading_row, delimiter
        if heading_row is not None and (
            nearest is None or len(heading_row.match.columns) > len(nearest.match.columns)
        ):
            nearest, best = heading_row, delimiter
    return nearest, best


def _split(line: str, delimiter: str) -> list[str]:
    """The cells of one line that may be a heading."""
    if line.count(delimiter) == 0 or len(line) > 50_000:
        return [line[:200]]
    return next(csv.reader([line], delimiter=delimiter), [])
