"""The columns of the savings workbook's sheets, and formulas that add them up by name."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name

from models.ledger.statement import LABEL, LineName
from reports.book import SheetColumn

WEEKS, EXPECTED, NOT_COUNTED, BY_COUNCIL = "Weeks", "Expected", "Not counted", "By council"
CONFIRMED, CLAIMED = LABEL[LineName.CONFIRMED], LABEL[LineName.CLAIMED]
LABEL_UNSAID = "not said"
AGREED, POSSIBLE, STAYS_PAID = "agreed", "possible", "place stays paid"


def _pounds(*headings: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(heading, 14, number=True) for heading in headings)


WEEK_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Move", 8),
    SheetColumn("Week", 6, number=True),
    SheetColumn("From", 12),
    SheetColumn("Ends before", 12),
    *_pounds(
        "Old home",
        "Other homes",
        "New home",
        "Support",
        "Once",
        "Two homes",
        "Net",
        CONFIRMED,
        CLAIMED,
        "Clawed back",
        "Price rises avoided (not counted)",
    ),
    SheetColumn("Old place stops being paid", 12),
    SheetColumn("Cashable this week", 10),
    SheetColumn("Label", 22),
    SheetColumn("Payments say", 40),
    *_pounds("Paid, not residential", "Paid, residential"),
    SheetColumn("Note", 60),
)
MOVE_COLUMNS = (
    SheetColumn("Move", 8),
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Moved on", 12),
    SheetColumn("Ended on", 12),
    SheetColumn("Why it ended", 28),
    *_pounds("Old price a week"),
    SheetColumn("Old price from", 42),
    SheetColumn("Fixed on", 12),
    SheetColumn("Label", 22),
    *_pounds("Net", CONFIRMED, CLAIMED, "Clawed back"),
)
EXPECTED_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("Move", 8),
    SheetColumn("Stage", 16),
    SheetColumn("Kind", 14),
    SheetColumn("Counts as", 10, number=True),
    *_pounds(
        CONFIRMED,
        CLAIMED,
        "Still expected this year",
        "Low end (P10)",
        "High end (P90)",
        "Together this year",
        "Carried into next year",
        "A week's delay",
    ),
    SheetColumn("Label", 22),
    SheetColumn("Old place stops being paid", 12),
    SheetColumn("Expected on", 12),
    *_pounds("If made that day"),
    SheetColumn("Chance of lasting comes from", 60),
)
NOT_COUNTED_COLUMNS = (
    SheetColumn("Child", 34), SheetColumn("Council", 22), SheetColumn("Move", 8),
    *_pounds("Labelled avoided", "Price rises avoided", "Cost more since return",
             "Health pays less", "Schools pay less", "Health pays more", "Schools pay more",
             "Transport pays more"),
)  # fmt: skip
PRICE_COLUMNS = (
    SheetColumn("Child", 14),
    SheetColumn("Council", 22),
    SheetColumn("What", 14),
    SheetColumn("Agreed on", 13),
    SheetColumn("From", 13),
    SheetColumn("Ends before", 13),
    *_pounds("Without it, a week", "With it, a week", "Reduction", "Payments at the new price"),
    SheetColumn("Payments say", 40),
    *_pounds("Paid"),
    SheetColumn("With whom", 34),
    SheetColumn("Source", 40),
)


def column_letter(columns: Sequence[SheetColumn], heading: str) -> str:
    """The letter of a column by its heading."""
    return str(xl_col_to_name([column.heading for column in columns].index(heading)))


def sum_formula(
    sheet: str, columns: Sequence[SheetColumn], heading: str, last: int, when: Mapping[str, str]
) -> str:
    """A sum of one column down to row `last`, of the rows in which each named column is as said: a
    cell, or a text in quotes. Without = in front."""

    def column(name: str) -> str:
        where = column_letter(columns, name)
        return f"'{sheet}'!${where}$2:${where}${max(last, 2)}"

    question = ",".join(f"{column(name)},{value}" for name, value in when.items())
    return f"SUMIFS({column(heading)},{question})"


def over_weeks(heading: str, last: int, when: Mapping[str, str]) -> str:
    return sum_formula(WEEKS, WEEK_COLUMNS, heading, last, when)


def over_expected(heading: str, last: int, when: Mapping[str, str]) -> str:
    return sum_formula(EXPECTED, EXPECTED_COLUMNS, heading, last, when)


def over_not_counted(heading: str, last: int, when: Mapping[str, str]) -> str:
    return sum_formula(NOT_COUNTED, NOT_COUNTED_COLUMNS, heading, last, when)
