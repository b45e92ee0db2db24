"""The columns of the savings workbook's sheets, and formulas that add them up by name."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name

from reports.book import SheetColumn

WEEKS, EXPECTED, NOT_COUNTED, BY_COUNCIL = "Weeks", "Expected", "Not counted", "By council"
LABEL_UNSAID = "not said"
AGREED, POSSIBLE, STAYS_PAID = "agreed", "possible", "bed stays paid"


def _pounds(*headings: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(heading, 14, number=True) for heading in headings)


WEEK_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Move", 8),
    SheetColumn("Week", 6, number=True),
    SheetColumn("From", 12),
    SheetColumn("Up to, not counting", 12),
    *_pounds(
        "Old home",
        "Other homes",
        "New home",
        "Support",
        "Once",
        "Two homes",
        "Net",
        "Confirmed by finance",
        "Claimed, not yet confirmed",
        "Clawed back",
        "Price rises avoided (not counted)",
    ),
    SheetColumn("Old bed stops being paid", 12),
    SheetColumn("Cashable this week", 10),
    SheetColumn("Label", 20),
    SheetColumn("Payments say", 34),
    *_pounds("Paid, not residential", "Paid, residential"),
    SheetColumn("Note", 44),
)
MOVE_COLUMNS = (
    SheetColumn("Move", 8),
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Moved on", 12),
    SheetColumn("Ended on", 12),
    SheetColumn("Why it ended", 28),
    *_pounds("Old price a week"),
    SheetColumn("Old price from", 40),
    SheetColumn("Frozen on", 12),
    SheetColumn("Label", 20),
    *_pounds("Net", "Confirmed by finance", "Claimed, not yet confirmed", "Clawed back"),
)
EXPECTED_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Move", 8),
    SheetColumn("Stage", 16),
    SheetColumn("Kind", 14),
    SheetColumn("Counts as", 10, number=True),
    *_pounds(
        "Confirmed by finance",
        "Claimed, not yet confirmed",
        "Still expected this year",
        "Low end (P10)",
        "High end (P90)",
        "Together this year",
        "Carried into next year",
        "A week's delay",
    ),
    SheetColumn("Label", 20),
    SheetColumn("Old bed stops being paid", 12),
    SheetColumn("Expected on", 12),
    *_pounds("If made that day"),
    SheetColumn("Chance of lasting rests on", 60),
)
NOT_COUNTED_COLUMNS = (
    SheetColumn("Child", 34), SheetColumn("Council", 22), SheetColumn("Move", 8),
    *_pounds("Labelled avoided", "Price rises avoided", "Cost more since back", "Health pays less",
             "Schools pay less", "Health pays more", "Schools pay more", "Transport pays more"),
)  # fmt: skip
PRICE_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("What", 14),
    SheetColumn("Agreed on", 13),
    SheetColumn("From", 13),
    SheetColumn("Up to, not counting", 13),
    *_pounds(
        "Without it, a week", "With it, a week", "Less than without it", "Payments at the new price"
    ),
    SheetColumn("Payments say", 36),
    *_pounds("Paid"),
    SheetColumn("With whom", 34),
    SheetColumn("Source", 40),
)


def letter(columns: Sequence[SheetColumn], heading: str) -> str:
    """The letter of a column by its heading."""
    return str(xl_col_to_name([column.heading for column in columns].index(heading)))


def over(
    sheet: str, columns: Sequence[SheetColumn], heading: str, last: int, when: Mapping[str, str]
) -> str:
    """A sum of one column down to row `last`, of the rows in which each named column is as said: a
    cell, or a text in quotes. Without = in front."""

    def column(name: str) -> str:
        where = letter(columns, name)
        return f"'{sheet}'!${where}$2:${where}${max(last, 2)}"

    question = ",".join(f"{column(name)},{value}" for name, value in when.items())
    return f"SUMIFS({column(heading)},{question})"


def over_weeks(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(WEEKS, WEEK_COLUMNS, heading, last, when)


def over_expected(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(EXPECTED, EXPECTED_COLUMNS, heading, last, when)


def over_not_counted(heading: str, last: int, when: Mapping[str, str]) -> str:
    return over(NOT_COUNTED, NOT_COUNTED_COLUMNS, heading, last, when)
