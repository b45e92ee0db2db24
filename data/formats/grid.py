"""What a file holds before it is understood: its bytes, then its headings and cells of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models.problems import Problem, Weight

SEARCH_ROWS = 60  # a heading row is looked for in the first rows of a sheet


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of one file. `folder`: the folder (of the disk or of a zip) that it lies in."""

    name: str
    folder: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of text: a csv file, a sheet of a workbook, or the records of a JSON file.

    `where` is the file as a person finds it ("costs.xlsx, sheet May"). `cells`: rows by columns,
    one column a heading and one more for each cell too many; `first_row`: the spreadsheet's
    number of the first of them. `book`: it came out of a workbook that may hold the other tables
    of a return.
    """

    file: str
    where: str
    folder: str
    book: bool
    headings: tuple[str, ...]
    cells: np.ndarray
    first_row: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening one file: grids, and what was wrong with the rest."""

    grids: tuple[Grid, ...] = ()
    problems: tuple[Problem, ...] = ()


# Files of one kind of content in, what came of each out, in the same order.
Reader = Callable[[Sequence[RawFile]], list[Opened]]


def not_read(where: str, text: str, wanted: str, what_to_do: str) -> Opened:
    """Nothing of the file is kept, for this reason."""
    return Opened(problems=(file_problem(where, text, wanted, what_to_do),))


def file_problem(where: str, text: str, wanted: str, what_to_do: str) -> Problem:
    """A problem of a whole file, of which nothing is kept."""
    return Problem(Weight.FILE, where, None, "", text, wanted, what_to_do)


def file_doubt(where: str, column: str, text: str, wanted: str, what_to_do: str) -> Problem:
    """A doubt about a whole file, which is read all the same."""
    return Problem(Weight.DOUBTFUL, where, None, column, text, wanted, what_to_do)
