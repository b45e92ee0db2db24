"""Dates as councils write them: dd/mm/yyyy, dd/mm/yy and ISO, with or without a time of day."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from data.formats import faults
from data.formats.faults import Fault
from data.formats.table import Column

FIRST_DAY = date(1900, 1, 1)
YEARS_AHEAD = 20  # further ahead is a slip of the pen, even for a planned end
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_SERIAL = re.compile(r"[1-9]\d{4}(\.\d+)?")
# What databases and spreadsheets write for "nothing".
NOTHING = frozenset({"null", "none", "nan", "nat", "#n/a", "n/a", "<na>", "(blank)"})


def dates(column: Column, values: list[str], today: date) -> tuple[list[str], dict[int, Fault]]:
    """Each date as ISO text; what is no date, or an impossible one, is a fault."""
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    texts, usual = _usual(values)
    first, last, now = FIRST_DAY.isoformat(), latest.isoformat(), today.isoformat()
    found: dict[int, Fault] = {}
    for at, is_usual in enumerate(usual):
        if not is_usual:
            day = _other(values[at], latest)
            texts[at] = day if isinstance(day, str) else ""
            if isinstance(day, Fault):
                found[at] = day
                continue
        text = texts[at]
        if text > now or (text and text < first):
            if text < first or text > last:
                texts[at], found[at] = "", faults.IMPLAUSIBLE_DATE
            elif not column.future_ok:
                found[at] = faults.FUTURE_DATE
    return texts, found


def _usual(values: list[str]) -> tuple[list[str], list[bool]]:
    """dd/mm/yyyy turned round to ISO by its places, and which values are such dates."""
    texts = [
        f"{value[6:]}-{value[3:5]}-{value[:2]}"
        if len(value) == 10 and value[2] == "/" == value[5]
        else ""
        for value in values
    ]
    try:  # the quick way to see that all are real days
        if not _are_digits("".join(texts).replace("-", "")):
            raise ValueError
        np.array(texts, dtype="datetime64[D]")
    except ValueError:
        texts = [text if text and isinstance(_checked(text), str) else "" for text in texts]
    return texts, [bool(text) for text in texts]


def _are_digits(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal())


def _checked(text: str) -> str | Fault:
    year, month, day = text.split("-", 2)
    if not _are_digits(year + month + day):
        return faults.NOT_A_DATE
    return _day(int(year), int(month), int(day))


def _other(value: str, latest: date) -> str | Fault:
    """ISO text of a date in a rarer form, "" for a blank, or what is wrong with it."""
    if is_nothing(value):
        return ""
    if match := _ISO.fullmatch(value):
        return _day(*(int(part) for part in match.groups()))
    if match := _BRITISH.fullmatch(value):
        day, month, year = (int(part) for part in match.groups())
        if len(match.group(3)) == 2:
            year += 2000 if 2000 + year <= latest.year else 1900
        return _day(year, month, day)
    return faults.SERIAL if _SERIAL.fullmatch(value) else faults.NOT_A_DATE


def _day(year: int, month: int, day: int) -> str | Fault:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        is_american = month > 12 and 1 <= day <= 12 and month <= 31
        return faults.AMERICAN if is_american else faults.NOT_A_DATE


def is_nothing(value: str) -> bool:
    """True for a blank and for what databases write in its place."""
    return not value or value.casefold() in NOTHING
