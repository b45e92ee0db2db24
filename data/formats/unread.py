"""Values of a stop that nobody has explained yet: asked about, kept as written, never lost.

A column marked `stop` is one from which a rule reads a stop. A value there that isn't understood
("DoLS (pending)", "Z9") is asked about before storing. Until somebody answers, the row keeps it as
written in `unread_stops`, and the child's answer is *not enough known*.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.formats.cells import NOT_SAID, Cells, value_key
from data.formats.dates import is_nothing
from data.formats.errors import FAILED_LOOKUP
from data.formats.rows import TableRows
from data.formats.table import UNREAD_STOPS, CellKind, Column
from data.reference.codes import code_list
from models.questions import AnswerChoice, FileQuestion

_KINDS_OF_HOME = frozenset({"place", "placement_type"})


def with_unread_stops(
    rows: TableRows, frame: pd.DataFrame, retained: np.ndarray
) -> tuple[pd.DataFrame, tuple[FileQuestion, ...]]:
    """The frame with `unread_stops` (blank = all understood), and a question for each value.

    Tables without a place for them come back as they are.
    """
    if UNREAD_STOPS not in rows.table.columns:
        return frame, ()
    stops = [cells for cells in rows.cells if cells.column.stop]
    nothing = np.full(len(frame), None, dtype=object)  # None given alone would become NaN
    blank = pd.Series(nothing, index=frame.index, dtype=object)
    unread = frame.get(UNREAD_STOPS.name, blank).copy()
    for position, part in enumerate(rows.parts):
        if part.unread is not None:  # headings near a stop that nobody has explained yet
            span = rows.span(position)
            for row in (np.flatnonzero(part.unread != "") + span.start).tolist():
                text = part.unread[row - span.start]
                unread.iloc[row] = f"{unread.iloc[row]}; {text}" if unread.iloc[row] else text
    questions: list[FileQuestion] = []
    for cells in stops:
        hit = retained & _not_understood(cells)
        if not hit.any():
            continue
        heading = cells.column.heading
        for position in np.flatnonzero(hit).tolist():
            text = f'{heading}: "{str(cells.raw_values[cells.raw[position]]).strip()}"'
            unread.iloc[position] = (
                f"{unread.iloc[position]}; {text}" if unread.iloc[position] else text
            )
        questions.extend(_questions(rows, cells, hit))
    columns = [*(column.name for column in rows.table.columns), "_file", "_row"]
    return frame.assign(**{UNREAD_STOPS.name: unread})[columns], tuple(questions)


def _not_understood(cells: Cells) -> np.ndarray:
    """True where something is written and no rule can read it."""
    column = cells.column
    written = [str(value).strip() for value in cells.raw_values.tolist()]
    if column.reads is not None:
        lost = [
            value == FAILED_LOOKUP or (not is_nothing(value) and column.reads(value) is None)
            for value in written
        ]
        return np.array(lost, dtype=bool)[cells.raw] if lost else np.zeros(0, dtype=bool)
    missing: np.ndarray = cells.is_blank & (cells.fault != 0)
    if FAILED_LOOKUP in written:  # something was looked up in vain, which is no "no"
        missing = missing | np.array([value == FAILED_LOOKUP for value in written])[cells.raw]
    return missing


def _questions(rows: TableRows, cells: Cells, hit: np.ndarray) -> Iterator[FileQuestion]:
    """One question for each different value of each file."""
    column = cells.column
    for at in np.unique(rows.part[hit]).tolist():
        own = np.flatnonzero(hit & (rows.part == at))
        values: dict[str, list[int]] = {}
        for row in own.tolist():
            written = str(cells.raw_values[cells.raw[row]]).strip()
            values.setdefault(written, []).append(int(rows.row[row]))
        for written, numbers in values.items():
            yield FileQuestion(
                key=value_key(rows.table, column, written),
                file=rows.parts[at].where,
                column=column.heading,
                asked=f'what does "{written[:80]}" mean?',
                choices=(*_choices(column), AnswerChoice(NOT_SAID, "the file doesn't say")),
                until_answered=_until_answered(column),
                rows=tuple(numbers),
            )


def _until_answered(column: Column) -> str:
    if column.name in _KINDS_OF_HOME:
        return "Until then the kind of home is not known, so these children are in no list."
    return "Until then these children are not enough known, and never ready."


def _choices(column: Column) -> tuple[AnswerChoice, ...]:
    if column.offers:
        return tuple(AnswerChoice(text, text) for text in column.offers)
    if column.kind is CellKind.YES_NO:
        return (AnswerChoice("yes", f"yes: {column.meaning}"), AnswerChoice("no", "no"))
    if column.codes:
        codes = code_list(column.codes)
        return tuple(
            AnswerChoice(code, f"{code}: {label}")
            for code, label in zip(codes.codes, codes.labels, strict=True)
        )
    return tuple(AnswerChoice(str(value), str(value)) for value in column.values)
