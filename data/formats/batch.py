"""What reading a pile of files gives: rows under our names, problems, and counts that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.formats.tables import table_named
from models.problems import Problem
from models.questions import FileQuestion


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file as it came: `name` is relative to what was given (zip members as `a.zip/b.csv`)."""

    name: str
    sha256: str
    size_bytes: int
    recognised_as: str  # table names, comma separated, or "" when nothing was recognised


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one table in one file: read = kept + merged + rejected + blank.

    `merged`: identical to a row already read in this batch for the same return. The store adds
    the rows that it held already.
    """

    file: str
    table: str
    read: int
    kept: int
    merged: int
    rejected: int
    blank: int


@dataclass(frozen=True, slots=True)
class RowTotal:
    """Rows of one table over all its files, or of all tables; the same sum as a `Count`."""

    title: str
    read: int
    kept: int
    merged: int
    rejected: int
    blank: int

    @property
    def numbers(self) -> tuple[int, int, int, int, int]:
        """In the order in which they are always shown."""
        return self.read, self.kept, self.merged, self.rejected, self.blank

    def __str__(self) -> str:
        """The sum that an import always prints."""
        accounted = self.kept + self.merged + self.rejected + self.blank
        sign = "=" if accounted == self.read else "is not"
        return (
            f"{self.read:,} rows read {sign} {self.kept:,} kept + {self.merged:,} merged "
            f"+ {self.rejected:,} rejected + {self.blank:,} blank"
        )


def row_totals(counts: Sequence[Count]) -> tuple[RowTotal, ...]:
    """One sum a table, in the order they were read, and last the sum of all tables."""
    names = dict.fromkeys(count.table for count in counts)
    of_tables = [
        _sum(table_named(name).title, [c for c in counts if c.table == name]) for name in names
    ]
    return (*of_tables, _sum("All tables", counts))


def _sum(title: str, counts: Sequence[Count]) -> RowTotal:
    return RowTotal(
        title,
        sum(count.read for count in counts),
        sum(count.kept for count in counts),
        sum(count.merged for count in counts),
        sum(count.rejected for count in counts),
        sum(count.blank for count in counts),
    )


@dataclass(frozen=True, slots=True)
class ReturnRows:
    """A statutory return (SSDA903) or Annex A: the whole truth about its year up to `covers_to`.

    `kind`: "ssda903" or "annex_a". `year`: collection year (2025 = April 2024 to March 2025).
    `content_date`: latest DECOM or DEC. `fingerprint`: sha256 of the sorted episode rows, so the
    same return is the same whatever its files are called. `tables`: table name -> frame under our
    names with `_file` and `_row` as extra columns. `label`: how a person finds it (its folder, or
    its file); `council`: whose children these are, where a person has said it of this return.
    """

    kind: str
    year: int
    covers_from: date
    covers_to: date
    content_date: date
    fingerprint: str
    tables: dict[str, pd.DataFrame]
    label: str = ""
    council: str | None = None


@dataclass(frozen=True, slots=True)
class LooseRows:
    """Rows of a table that belongs to no return (costs, profiles, incidents …).

    `price_year`: calendar year in which the financial year of a cost file starts, else None;
    `price_year_because` says how it was found. `stated_on`: the latest date in the file, if any.
    """

    table: str
    file: str
    frame: pd.DataFrame
    price_year: int | None
    price_year_because: str
    stated_on: date | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything read from the paths given, whatever the files' order."""

    files: tuple[FileFacts, ...]
    returns: tuple[ReturnRows, ...]
    loose: tuple[LooseRows, ...]
    problems: tuple[Problem, ...]
    counts: tuple[Count, ...]
    questions: tuple[FileQuestion, ...] = ()
