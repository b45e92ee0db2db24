"""The columns of the savings workbook's sheets, and formulas that add them up by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name

from reports.book import Column

WEEKS, EXPECTED, NOT_COUNTED, BY_COUNCIL = "Weeks", "Expected", "Not counted", "By council"
LABEL_UNSAID = "not said"
AGREED, POSSIBLE, STAYS_PAID = "agreed", "possible", "bed stays paid"


def _pounds(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, 14, number=True) for heading in headings)


WEEK_COLUMNS = (
    Column("Child", 14), Column("Council", 22), Column("Move", 8), Column("Week", 6, number=True),
    Column("From", 12), Column("Up to, not counting", 12),
    *_pounds("Old home", "Other homes", "New home", "Support", "Once", "Two homes", "Net",
             "Confirmed by finance", "Claimed, not yet confirmed", "Clawed back",
             "Price rises avoided (not counted)"),
    Column("Old bed stops being paid", 12), Column("Cashable this week", 10), Column("Label", 20),
    Column("Payments say", 34), *_pounds("Paid, not residential", "Paid, residential"),
    Column("Note", 44),
)  # fmt: skip
MOVE_COLUMNS = (
    Column("Move", 8), Column("Child", 14), Column("Council", 22), Column("Moved on", 12),
    Column("Ended on", 12), Column("Why it ended", 28), *_pounds("Old price a week"),
    Column("Old price from", 40), Column("Frozen on", 12), Column("Label", 20),
    *_pounds("Net", "Confirmed by finance", "Claimed, not yet confirmed", "Clawed back"),
)  # fmt: skip
EXPECTED_COLUMNS = (
    Column("Child", 14), Column("Council", 22), Column("Move", 8), Column("Stage", 16),
    Column("Kind", 14), Column("Counts as", 10, number=True),
    *_pounds("Confirmed by finance", "Claimed, not yet confirmed", "Still expected this year",
             "Low end (P10)", "High end (P90)", "Together this year", "Carried into next year",
             "A week's delay"),
    Column("Label", 20), Column("Old bed stops being paid", 12), Column("Expected on", 12),
    *_pounds("If made that day"), Column("Chance of lasting rests on", 60),
)  # fmt: skip
NOT_COUNTED_COLUMNS = (
    Column("Child", 34), Column("Council", 22), Column("Move", 8),
    *_pounds("Labelled avoided", "Price rises avoided", "Cost more since back", "Health pays less",
             "Schools pay less", "Health pays more", "Schools pay more", "Transport pays more"),
)  # fmt: skip
PRICE_COLUMNS = (
    Column("Child", 14), Column("Council", 22), Column("What", 14), Column("Agreed on", 13),
    Column("From", 13), Column("Up to, not counting", 13),
    *_pounds("Without it, a week", "With it, a week", "Less than without it",
             "Payments at the new price"),
    Column("Payments say", 36), *_pounds("Paid"), Column("With whom", 34), Column("Source", 40),
)  # fmt: skip


def letter(columns: Sequence[Column], heading: str) -> str:
    """The letter of a column by its heading."""
    return str(xl_col_to_name([one.heading for one in columns].index(heading)))


def over(
    sheet: str, columns: Sequence[Column], heading: str, last: int, when: Mapping[str, str]
) -> str:
    """A sum of one column down to row `last`, of the rows in which each named column is as said: a
    cell, or a text in quotes. Without = in front."""

    def column(name: str) -> str:
        at = letter(columns, name)
        return f"'{sheet}'!${at}$2:${at}${max(last, 2)}"

    asked = ",".join(f"{column(name)},{value}" for name, value in when.items())
    return f"SUMIFS({column(heading)},{asked})"


def over_weeks(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(WEEKS, WEEK_COLUMNS, heading, last, when)


def over_expected(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(EXPECTED, EXPECTED_COLUMNS, heading, last, when)


def over_not_counted(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(NOT_COUNTED, NOT_COUNTED_COLUMNS, heading, last, when)
