"""Text cells that a spreadsheet can't run: formulas are disarmed, numbers stay numbers."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_text(text: str) -> str:
    """The text as a cell may hold it: what could start a formula gets an apostrophe in front.

    For text only. A number is written as a number, so −£5 stays one. A spreadsheet looks past
    leading spaces, so this does too.
    """
    bare = text.lstrip(" \u00a0")
    return f"'{text}" if bare.startswith(STARTS_A_FORMULA) else text
