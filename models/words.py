"""How everything says a date, a list and a stretch of months: rules, money and screens alike."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date


def a_date(day: date) -> str:
    """3 March 2026."""
    return f"{day.day} {day:%B} {day.year}"


def capital(text: str) -> str:
    """The same with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def listed(things: Sequence[str]) -> str:
    """A list as people say it: a, b and c."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def whole_months(starts: date, ends: date) -> int:
    """Whole calendar months between two days, the day of the month counted from the start."""
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    last = calendar.monthrange(ends.year, ends.month)[1]
    return months - (ends.day < min(starts.day, last))
