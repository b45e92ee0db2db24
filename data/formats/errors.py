"""Cells in which a spreadsheet shows an error, or a formula that was never worked out."""

from data.formats.grid import file_doubt
from models.problems import Problem

# What Excel and LibreOffice show where a formula failed.
ERRORS = frozenset(
    {
        "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#BUSY!", "#GETTING_DATA", "#UNKNOWN!", "#PYTHON!", "ERR:502",
        "ERR:508", "ERR:509", "ERR:511", "ERR:520", "ERR:522",
    }
)  # fmt: skip
FAILED_LOOKUP = "#N/A"  # read as blank, because many exports write it for "nothing"
UNSAVED = "a formula without its result"


def is_error(value: str) -> bool:
    """True for a spreadsheet's error and for a formula without its result; not for #N/A."""
    return value == UNSAVED or value.upper() in ERRORS


def failed_lookups(where: str, count: int) -> Problem:
    """The doubt about a file with cells of #N/A."""
    return file_doubt(
        where,
        "",
        f"{count} cells of {FAILED_LOOKUP}: a formula that found nothing",
        "a value, or a blank cell",
        "They were read as blank. If something belongs there, correct it and import again.",
    )
