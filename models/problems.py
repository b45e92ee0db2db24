"""What a person can mend: where it is, what was found, what is wanted, what to do."""

from __future__ import annotations

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

    def __init__(self, where: str, found: str, wanted: str, what_to_do: str) -> None:
        self.where, self.found, self.wanted, self.what_to_do = where, found, wanted, what_to_do
        super().__init__(f"{where}: {found}. Wanted: {wanted}. {what_to_do}")


class NotAllowed(UserError):
    """The person has no right to do this; nothing was read or changed."""
