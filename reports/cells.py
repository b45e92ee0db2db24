"""Text that goes into a spreadsheet's cell and must never run there."""

from __future__ import annotations

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_text(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet might take it for a formula.

    For text cells only: a number such as −5 stays a number.
    """
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
