"""What a row of Annex A leaves open, told to whoever imports: dates, kind of home, who runs it."""

from collections.abc import Callable, Iterator

import numpy as np

from data.formats.cells import Cells
from data.formats.dates import is_nothing
from data.formats.faults import Fault
from data.formats.grid import file_doubt
from data.formats.rows import TableRows
from data.reference.annex_a import read_provider
from models.problems import Problem

_NO_START = Fault(
    True, "the day the newest placement began",
    (
    "The child counts as in care and already in this placement. Add the day at "
    "the source."
),
)  # fmt: skip
_NO_DATE = Fault(
    True, "the day the newest placement, or the care, began",
    (
    "There is no date, so this list cannot place the child. Add a date and "
    "export again."
),
)  # fmt: skip
_NO_TYPE = Fault(
    True, "a kind of placement",
    (
    "We use the kind of home from the 903. Without a 903 the child is in no list "
    "of homes."
),
)  # fmt: skip
_NO_STATUS = Fault(
    True, "a legal status",
    (
    "We use the legal status from the 903. Without a 903 the child is not enough "
    "known, and never ready."
),
)  # fmt: skip
_PROVIDER = Fault(
    True, "own provision, private, voluntary or another public body, as PR0 to PR5",
    (
    "This decides whether a move saves money. It counts as not known until you "
    "correct it."
),
)  # fmt: skip


def annex_a_doubts(rows: TableRows) -> tuple[Problem, ...]:
    """Problems of Annex A rows that are kept, in a fixed order."""
    in_care = rows.kept & rows.column("care_ceased").is_blank
    no_start = in_care & rows.column("placement_started").is_blank
    no_care = rows.column("care_started").is_blank
    blanks = (
        (no_start & ~no_care, "placement_started", _NO_START),
        (no_start & no_care, "placement_started", _NO_DATE),
        (in_care & _written(rows.column("placement_type"), is_nothing), "placement_type", _NO_TYPE),
    )
    problems = [
        problem
        for hit, name, fault in blanks
        for problem in rows.problems_at(np.flatnonzero(hit), name, fault, rejected=False)
    ]
    return (*problems, *_about_status(rows, in_care), *_about_provider(rows))


def _about_status(rows: TableRows, in_care: np.ndarray) -> Iterator[Problem]:
    """One problem a file without the column, else one a row without a legal status."""
    blank = in_care & _written(rows.column("legal_status"), is_nothing)
    for position, part in enumerate(rows.parts):
        if "legal_status" in part.names:
            hit = np.flatnonzero(blank & (rows.part == position))
            yield from rows.problems_at(hit, "legal_status", _NO_STATUS, rejected=False)
        elif blank[rows.span(position)].any():
            heading = rows.table.column("legal_status").heading
            yield file_doubt(
                part.where,
                heading,
                "no such column",
                "the legal status of each child",
                (
                    "It may hide a stop. Without a 903 these children are not enough known, and "
                    "never ready. Export the list again with this column."
                ),
            )


def _about_provider(rows: TableRows) -> Iterator[Problem]:
    cells = rows.column("placement_provider")
    lost = _written(cells, lambda text: not is_nothing(text) and read_provider(text) is None)
    hit = np.flatnonzero(rows.kept & lost)
    yield from rows.problems_at(hit, "placement_provider", _PROVIDER, rejected=False)


def _written(cells: Cells, is_so: Callable[[str], bool]) -> np.ndarray:
    """True in the rows of whose text as written it is so; asked once for each different text."""
    answers = [is_so(str(value).strip()) for value in cells.raw_values.tolist()]
    return np.array(answers, dtype=bool)[cells.raw] if answers else np.zeros(0, dtype=bool)
