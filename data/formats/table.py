"""A table declared once: drives parsing, checks, the template, the store and the docs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What a cell holds."""

    IDENTIFIER = "identifier"  # text; leading zeros stay, 1234567.0 is mended
    TEXT = "text"
    DATE = "date"  # dd/mm/yyyy, dd/mm/yy or ISO
    CODE = "code"  # one of a code list
    WHOLE = "whole number"
    NUMBER = "number"
    MONEY = "pounds"  # £ and thousands commas are mended
    FLAG = "0 or 1"
    YES_NO = "yes or no"  # True/False, Yes/No, Y/N, 1/0
    POSTCODE = "postcode"


class Privacy(StrEnum):
    """How a column may be used; an unclassified column fails a test."""

    IDENTITY = "identity"  # names and identifiers of the child
    CARE = "care"  # what the rules and models may see
    AUDIT_ONLY = "audit only"  # ethnicity, disability, sex …: audited, never predicted from
    PLACE = "place"  # postcodes: distance only
    MONEY = "money"  # never seen by readiness
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a council's file.

    `heading` as the council writes it; `aliases` other spellings in use (case, spaces and order
    never matter). `needed`: the heading must be there, else the file is rejected. `may_be_blank`
    False: so must the cell, else the row is. `key`: a bad value rejects the row; otherwise a bad
    value is left out and the row kept as doubtful. `codes`: name of a code list in
    data/reference/ssda903, or the values themselves in `values`. `first_year`, `last_year`:
    collection years it is valid in. `future_ok`: a date after today is normal there (a planned
    end), elsewhere it is doubtful. `derived`: worked out by the reader from other columns, so no
    file, template or doc asks for it. `stop`: a rule reads a stop from it (an order, a legal
    status, a kind of home), so a value that isn't understood is asked about and keeps the child's
    answer at *not enough known* until then. `reads`: of a text column that is a stop, what a value
    means (None = not understood); `offers`: the meanings to choose from when it isn't. `yes`, `no`:
    further words for yes and no in that column, in small letters.

    Of the council's own files also: `blank_means`: what a blank says there; a value that can't be
    read then rejects the row, since leaving it out would say that. `years_back`, `years_ahead`: how
    far a date may lie from today; beyond is no date. `at_least`, `at_most`: another column of the
    row, before or below (after or above) which it can't lie. `differs_from`: another column that
    can't hold the same. `council`: it names a council, however that is spelt.
    """

    name: str
    heading: str
    kind: CellKind
    meaning: str
    privacy: Privacy
    needed: bool = False
    key: bool = False
    may_be_blank: bool = True
    codes: str | None = None
    values: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    aliases: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    future_ok: bool = False
    derived: bool = False
    stop: bool = False
    reads: Callable[[str], object] | None = None
    offers: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    blank_means: str = ""
    years_back: int | None = None
    years_ahead: int | None = None
    at_least: str = ""
    at_most: str = ""
    differs_from: str = ""
    council: bool = False

    @property
    def rejects_blank(self) -> bool:
        """A row with nothing there is not read."""
        return self.key or not self.may_be_blank

    @property
    def rejects_unreadable(self) -> bool:
        """A row whose value there can't be read is not read."""
        return self.rejects_blank or bool(self.blank_means)


# Stands last in every table that has a stop column.
UNREAD_STOPS = Column(
    "unread_stops",
    "",
    CellKind.TEXT,
    "values of a stop that nobody has explained yet",
    Privacy.CARE,
    derived=True,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows a council holds.

    `recognised_by`: headings (upper case) that together tell this table from every other.
    `identity`: columns that name one row; two rows alike there but different elsewhere contradict.
    Empty: several rows alike are normal (two episodes from one day), only identical rows are one.
    `guess_rivals` False: of two such rows in one file neither is kept; else the greater as text.
    `template`: offered as a file to fill in. `example` rows are for the template and the docs.
    `unneeded`: headings that the format's maker defines and this tool leaves aside on purpose.
    `kept_for_later`: what its rows wait for, "" = something reads them now; whoever brings the file
    in is told.
    """

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    recognised_by: tuple[str, ...]
    identity: tuple[str, ...]
    template: str | None = None
    example: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    unneeded: tuple[str, ...] = ()
    guess_rivals: bool = True
    kept_for_later: str = ""

    @property
    def later_words(self) -> str:
        """That nothing reads these rows yet, as a sentence; "" where something does."""
        if not self.kept_for_later:
            return ""
        return f"{self.title}: kept for later. Nothing here reads them until {self.kept_for_later}."

    def column(self, name: str) -> Column:
        """The column of that name under our own names; KeyError if there is none."""
        return next(column for column in self.columns if column.name == name)
