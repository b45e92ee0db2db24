"""What can be wrong with one cell, in words that a person can act on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason to doubt a value. `kept`: the value stays as it is; else it is left out."""

    kept: bool
    wanted: str
    cure: str


NOT_A_DATE = Fault(
    False, "a date as dd/mm/yyyy", "Correct the date in the source and export again."
)
SERIAL = Fault(
    False, "a date as dd/mm/yyyy, not a spreadsheet's day number",
    "In the spreadsheet, format the column as a date and save again.",
)  # fmt: skip
AMERICAN = Fault(
    False, "day before month, as dd/mm/yyyy",
    "The month is over 12: export again with the day first, and check the other dates.",
)  # fmt: skip
IMPLAUSIBLE_DATE = Fault(
    False, "a date from 1900 to twenty years ahead",
    "Correct the year in the source and export again.",
)  # fmt: skip
FUTURE_DATE = Fault(
    True,
    "a date up to today",
    "Check the date. It is kept, but we do not use it to decide the year.",
)
BLANK = Fault(False, "a value", "Fill it in at the source and export again.")
TOTALS = Fault(
    False, "a child's identifier, not a line of totals or a footer",
    (
    "Nothing to do if this line is a total or a footer. We do not read those."
),
)  # fmt: skip
ROUNDED = Fault(
    False, "an identifier in full", "A spreadsheet shortened it: format the column as text, and"
    " export again from the source.",
)  # fmt: skip
TOO_LONG = Fault(
    False, "a shorter value", "Check whether cells have run together, and export again."
)
FORMULA = Fault(
    True, "a plain value", "It looks like a formula. It is kept as text and never worked out."
)
ERROR_CELL = Fault(
    False, "a value", (
    "A formula failed, or its result is not in the file. Correct it in Excel, "
    "save, and import again."
),
)  # fmt: skip
NOT_WHOLE = Fault(False, "a whole number", "Correct it in the source and export again.")
NOT_NUMBER = Fault(False, "a number", "Correct it in the source and export again.")
NOT_MONEY = Fault(
    False, "pounds, as 1234.56; a credit as -1234.56 or 1234.56 CR",
    "Use a point for pence and a comma only between thousands.",
)  # fmt: skip
NOT_FLAG = Fault(False, "0 or 1", "Correct it in the source and export again.")
NOT_YES_NO = Fault(False, "yes or no", "Correct it in the source and export again.")
NOT_POSTCODE = Fault(
    False, "a whole postcode, or its sector as NN1 5", "Correct it in the source and export again."
)
NOT_YEAR = Fault(False, "a financial year as 2025-26", "Write the year as 2025-26.")
FAR_YEAR = Fault(
    False, "a financial year from 2000-01 to ten years ahead", "Correct the year, as 2025-26."
)


def out_of_range(lowest: float | None, highest: float | None) -> Fault:
    """A number outside what the column may hold."""
    low = "" if lowest is None else f"from {lowest:,.12g}"
    high = "" if highest is None else f"up to {highest:,.12g}"
    return Fault(
        False,
        f"a number {low} {high}".replace("  ", " ").strip(),
        "Correct it in the source and export again.",
    )


def out_of_years(first: date, last: date) -> Fault:
    """A day before or after what the column may hold."""
    return Fault(
        False,
        f"a day from {first:%d/%m/%Y} to {last:%d/%m/%Y}",
        "Correct the date in the source and export again.",
    )


def unknown_code(codes: tuple[str, ...]) -> Fault:
    """A value that is not in the column's list."""
    some = ", ".join(codes[:12]) + (" …" if len(codes) > 12 else "")
    return Fault(
        False,
        f"one of {some}",
        "Use one code of the list, alone or before its label; see docs/files.md.",
    )
