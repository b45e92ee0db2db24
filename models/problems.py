"""What a person can mend: where it is, what was found, what is wanted, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What became of the row that a problem speaks of."""

    FILE = "file not read"  # nothing of the file was kept
    REJECTED = "row rejected"  # the row was not kept, the other rows were
    DOUBTFUL = "row kept, please check"  # kept, with the doubtful value left out or as it stands


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what a council gave us, and its cure.

    `row` is the row's number as a spreadsheet shows it (the heading is row 1), or None when the
    problem is the whole file's. `found` may hold personal data: it goes to the person who imports
    (screen, problems file), never to a log.
    """

    weight: Weight
    file: str
    row: int | None
    column: str
    found: str
    wanted: str
    what_to_do: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        column = f", column {self.column}" if self.column else ""
        return f"{place}{column}: found {self.found}. Wanted: {self.wanted}. {self.what_to_do}"


class UserError(Exception):
    """The one root of everything that a person can mend; any other exception is a bug.

    Its text is a whole sentence or two that can be shown as it stands.
    """

    def __init__(self, where: str, text: str, wanted: str, what_to_do: str) -> None:
        self.where, self.found, self.wanted, self.what_to_do = where, text, wanted, what_to_do
        super().__init__(f"{where}: {text}. Wanted: {wanted}. {what_to_do}")


class NotAllowed(UserError):
    """The person has no right to do this; nothing was read or changed."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """One problem that a file has in one or many rows: told once, with every place.

    `rows` are as a spreadsheet numbers them; empty for a problem of the whole file. `found` are
    the different things found, in the order of the rows.
    """

    weight: Weight
    file: str
    column: str
    wanted: str
    what_to_do: str
    rows: tuple[int, ...]
    found: tuple[str, ...]


def group_repeated(problems: Iterable[Problem]) -> tuple[Repeated, ...]:
    """Problems that differ only in row and value made one; whole files first, then rows rejected,
    then rows kept, each in the order of the first of them.
    """
    alike: dict[tuple[Weight, str, str, str, str], list[Problem]] = {}
    for problem in problems:
        key = (problem.weight, problem.file, problem.column, problem.wanted, problem.what_to_do)
        alike.setdefault(key, []).append(problem)
    repeateds = [
        Repeated(
            *key,
            rows=tuple(
                dict.fromkeys(problem.row for problem in problems if problem.row is not None)
            ),
            found=tuple(dict.fromkeys(problem.found for problem in problems)),
        )
        for key, problems in alike.items()
    ]
    return tuple(sorted(repeateds, key=lambda repeated: list(Weight).index(repeated.weight)))
