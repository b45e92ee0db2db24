"""Reading workbooks (every sheet) and JSON records into grids of text."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import numpy as np
import pandas as pd

from data.formats.grid import SEARCH_ROWS, Grid, Opened, RawFile, not_read
from data.formats.headings import find_heading, no_heading
from data.formats.recognise import best_match
from data.formats.text import decoded
from models.problems import Problem

# What openpyxl and zipfile raise on a damaged workbook.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, NotImplementedError, OverflowError,
)  # fmt: skip


def read_workbooks(raws: Sequence[RawFile]) -> list[Opened]:
    """The grids of each workbook."""
    return [_workbook(raw) for raw in raws]


def read_jsons(raws: Sequence[RawFile]) -> list[Opened]:
    """The grid of each JSON file."""
    return [_json(raw) for raw in raws]


def _workbook(raw: RawFile) -> Opened:
    """A grid for each sheet that holds a table; sheets of other things are left aside."""
    try:
        sheets = pd.read_excel(
            io.BytesIO(raw.data), sheet_name=None, header=None, dtype=object, na_filter=False,
            engine="openpyxl",
        )  # fmt: skip
    except _DAMAGED:
        return not_read(
            raw.name, "a workbook that is cut short or damaged", "a whole .xlsx workbook",
            "Open it in Excel, save it again as xlsx, and import the new file.",
        )  # fmt: skip
    opened = [_sheet(raw, str(name), cells) for name, cells in sheets.items()]
    grids = tuple(grid for one in opened for grid in one.grids)
    problems = [problem for one in opened for problem in one.problems]
    if grids:
        # A cover sheet or another list of the same workbook isn't an error beside a table.
        near = [problem for problem in problems if "without the column" in problem.found]
        return Opened(grids, tuple(near))
    return Opened((), _one_problem(raw.name, problems))


def _one_problem(where: str, problems: list[Problem]) -> tuple[Problem, ...]:
    near = [problem for problem in problems if "without the column" in problem.found]
    return (
        tuple(near or problems[:1])
        or not_read(
            where, "a workbook without a sheet", "a sheet with a table", "Export the table again."
        ).problems
    )


def _sheet(raw: RawFile, sheet: str, cells: pd.DataFrame) -> Opened:
    text = _texts(cells.to_numpy())
    where = f"{raw.name}, sheet {sheet}"
    rows = text[:SEARCH_ROWS].tolist()
    found = find_heading(rows)
    if found is None or not found.is_whole:
        return no_heading(where, found, next((row for row in rows if any(row)), []))
    body = text[found.at + 1 :]
    return Opened((Grid(raw.name, where, raw.folder, True, found.headings, body, found.at + 2),))


def _texts(values: np.ndarray) -> np.ndarray:
    texts = np.empty(values.shape, dtype=object)
    texts.ravel()[:] = [_text(value) for value in values.flat]
    return texts


def _text(value: object) -> str:
    """A cell as a csv would hold it: dates in ISO, whole numbers without .0, blank as ""."""
    if isinstance(value, str):
        return value
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _json(raw: RawFile) -> Opened:
    """The records of a JSON file as one grid, whatever the nesting of their entities."""
    try:
        records = list(_records(json.loads(decoded(raw.data))))
    except (ValueError, RecursionError):
        return not_read(
            raw.name, "JSON that is cut short or damaged", "whole JSON text",
            "Export the file again.",
        )  # fmt: skip
    headings = tuple(dict.fromkeys(key for record in records for key in record))
    match = best_match(headings)
    if match is None or match.absent:
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
        if isinstance(part, dict):
            yield from _leaves(part)
        elif not (isinstance(part, list) and any(isinstance(item, dict) for item in part)):
            yield key, part


def _json_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_json_text(item) for item in value)
    return _text(value)
