"""How reasons say dates, numbers, lists and kinds of home: plain, and safe to join with "; "."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from models.children.settings import Setting
from models.needs.scheme import Package

PLACES: dict[Setting, str] = {
    Setting.HOME: "family at home",
    Setting.FOSTER_CONNECTED: "family or friends",
    Setting.FOSTER_IN_HOUSE: "a foster family",
    Setting.FOSTER_INDEPENDENT: "a foster family",
    Setting.FOSTER_SPECIALIST: "a specialist foster family",
    Setting.SUPPORTED_ACCOMMODATION: "supported accommodation",
}
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


def day(when: date) -> str:
    """3 March 2026."""
    return f"{when.day} {when:%B %Y}"


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def many(count: int, one: str, more: str) -> str:
    """One incident, two incidents."""
    return f"{number(count)} {one if count == 1 else more}"


def joined(words: Sequence[str]) -> str:
    """A list as people say it: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def support(packages: Sequence[Package]) -> str:
    """What the packages are called together."""
    return joined([package.words for package in packages])


def clause(written: str) -> str:
    """Somebody's own words as one clause: no semicolon, line break or full stop at the end."""
    return re.sub(r"\s+", " ", written.replace(";", ",")).strip().rstrip(".").strip()
