"""The rows of a text table below its heading: pandas' reader, and what to do with misfits."""

import contextlib
import csv
import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from pandas.errors import ParserError, ParserWarning

from data.formats.grid import file_doubt
from models.problems import Problem

_LINE_END = re.compile(r"\r\n|\n|\r")
_WIDEST = 1000  # cells in a row; more is not a table


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a table below its heading."""

    name: str
    text: str
    delimiter: str
    headings: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.headings)


def read_together(bodies: Sequence[Body]) -> list[np.ndarray] | None:
    """The cells of tables with the same headings, read in one go; None if that isn't safe.

    pandas takes as long to start on a file as to read a thousand rows, and a council brings one
    small file a table and year. Safe: no quotes, nothing but plain line ends, and as many rows
    found as there are lines.
    """
    lines = [_plain_lines(body) for body in bodies]
    if len(bodies) < 2 or min(lines) < 0:
        return None
    texts = (body.text if body.text.endswith("\n") else body.text + "\n" for body in bodies)
    try:
        cells = _pandas("".join(texts), bodies[0].delimiter, bodies[0].width)
    except ParserError:
        return None
    if len(cells) != sum(lines):
        return None
    return np.split(cells, np.cumsum(lines)[:-1])


def _plain_lines(body: Body) -> int:
    """The number of lines, or -1 if the text has to be read alone."""
    text = body.text
    if not text or '"' in text or text.count("\r") != text.count("\r\n"):
        return -1
    if text[: text.find("\n")].count(body.delimiter) >= body.width:
        return -1
    return text.count("\n") + (not text.endswith("\n"))


def read_alone(body: Body) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """The rows below the heading as text, with more columns than headings if a row needs them."""
    name, text, delimiter, width = body.name, body.text, body.delimiter, body.width
    # pandas cuts a first row with too many cells short, and refuses a later one.
    first = _LINE_END.split(text, maxsplit=1)[0]
    if first.count(delimiter) < width and '"' not in text:
        with contextlib.suppress(ParserError):  # a later row has too many: make room for them
            return _pandas(text, delimiter, width), ()
    try:
        cells = _pandas_strictly(text, delimiter, _widest(text, delimiter, width))
        if not _swallowed(cells, delimiter):
            return cells, ()
    except (ParserError, ParserWarning) as error:
        if '"' not in text:
            raise ValueError(str(error)) from error
    return _line_by_line(name, text, delimiter, width)


def _widest(body: str, delimiter: str, width: int) -> int:
    cells = max((line.count(delimiter) for line in body.splitlines()), default=0) + 1
    return min(_WIDEST, max(cells, width))


def _line_by_line(
    name: str, body: str, delimiter: str, width: int
) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """Each line as one row, quotation marks as plain letters, where quotes don't pair."""
    cells = _pandas(body, delimiter, _widest(body, delimiter, width), csv.QUOTE_NONE)
    bare = [cell.strip().strip('"') for cell in cells.flat]
    cells = np.array(bare, dtype=object).reshape(cells.shape)
    return cells, (
        file_doubt(
            name,
            "",
            "a quotation mark that is opened and never closed",
            "quotes in pairs",
            (
                "Each line was read as one row, without quotation marks. Check the rows with "
                "text in quotes."
            ),
        ),
    )


def _pandas_strictly(body: str, delimiter: str, width: int) -> np.ndarray:
    """Like `_pandas`, but a first row that pandas would cut short is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ParserWarning)
        return _pandas(body, delimiter, width)


def _pandas(
    body: str, delimiter: str, width: int, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> np.ndarray:
    if not body:
        return np.empty((0, width), dtype=object)
    frame = pd.read_csv(
        io.StringIO(body),
        sep=delimiter,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype=object,
        na_filter=False,
        skip_blank_lines=False,
        low_memory=False,
        quoting=quoting,
    )
    cells: np.ndarray = frame.to_numpy()
    return cells


def _swallowed(cells: np.ndarray, delimiter: str) -> bool:
    """True if a cell holds whole lines of the table: a stray quote joined them."""
    least = max(1, cells.shape[1] - 1)
    return any(
        line.count(delimiter) >= least
        for cell in cells.flat
        if "\n" in cell
        for line in cell.split("\n")
    )
