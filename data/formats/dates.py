"""Dates as councils write them: day before month, ISO, or the month in words; else a fault.

Only what can mean one day is read: the day comes before the month, as everywhere in Britain, and a
date whose "month" is over 12 is called American. Day numbers of a spreadsheet stay a fault.
"""

import re
from datetime import date

import numpy as np

from data.formats import faults
from data.formats.faults import Fault
from data.formats.table import Column
from data.formats.written import plain_text

FIRST_DAY = date(1900, 1, 1)
YEARS_AHEAD = 20  # further ahead is a slip of the pen, even for a planned end

_TIME = (
    r"(?:(?:,? +|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Z|UTC|GMT|BST))?(?: ?[+-]\d{2}:?\d{2})?(?: ?\([^)]*\))?)?"
)
_WORD_FLAGS = re.IGNORECASE
_BRITISH = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d{4})" + _TIME, _WORD_FLAGS)
# Not with dashes: 02-05-24 may be the year, the month and the day.
_SHORT = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{2})" + _TIME, _WORD_FLAGS)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME, _WORD_FLAGS)
_EIGHT_DIGITS = re.compile(r"(\d{8})(?:T?\d{4}(?:\d{2})?Z?)?", _WORD_FLAGS)
_DAY_WORD_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./,-]*([a-z]{3,9})[ ./,'-]*(\d{4}|\d{2})" + _TIME,
    _WORD_FLAGS,
)
_WORD_DAY_YEAR = re.compile(
    r"([a-z]{3,9})[ ./,-]*(\d{1,2})(?:st|nd|rd|th)?[ ./,-]+(\d{4})" + _TIME, _WORD_FLAGS
)
_YEAR_WORD_DAY = re.compile(r"(\d{4})[ ./-]*([a-z]{3,9})[ ./-]*(\d{1,2})" + _TIME, _WORD_FLAGS)
_WEEKDAY = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?[,.]? +(?=\S)",
    _WORD_FLAGS,
)
_SERIAL = re.compile(r"[1-9]\d{4}(\.\d+)?")
_BOTH_WAYS = re.compile(r"\D?(\d{1,2})[/. -](\d{1,2})[/. -]\d{2,4}\b")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# What databases and spreadsheets write for "nothing".
NOTHING = frozenset({"null", "none", "nan", "nat", "#n/a", "n/a", "<na>", "(blank)"})
# What stands where an end is still to come.
_NO_DATE = frozenset(
    {
        "-", "--", "---", "n/k", "nk", "open", "still open", "current", "currently open", "ongoing",
        "on-going", "on going", "present", "to present", "to date", "no end date",
        "0", "00:00", "00:00:00",  # what a spreadsheet makes of a blank cell
    }
)  # fmt: skip
# The first and last days of calendars, which systems store for "no date".
_NO_DAYS = frozenset(
    {
        "1900-01-01", "1899-12-30", "1899-12-31", "1753-01-01", "0001-01-01", "1970-01-01",
        "9999-12-31", "9999-01-01", "2999-12-31", "2099-12-31",
    }
)  # fmt: skip
_NO_DAY = re.compile(
    r"(?:0{1,2}[/. -]0{1,2}[/. -](?:0000|00)|0000-00-00|0{1,2}/0?[01]/1900)" + _TIME, _WORD_FLAGS
)


def parse_dates(
    column: Column, values: list[str], today: date
) -> tuple[list[str], dict[int, Fault]]:
    """Each date as ISO text; what is no date, or an impossible one, is a fault."""
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    texts, usual = _usual(values)
    first, last, current = FIRST_DAY.isoformat(), latest.isoformat(), today.isoformat()
    soonest, furthest, beyond = _years_of(column, today)
    fault_by_number: dict[int, Fault] = {}
    for position, is_usual in enumerate(usual):
        if not is_usual:
            day = _other(plain_text(values[position]), latest)
            texts[position] = day if isinstance(day, str) else ""
            if isinstance(day, Fault):
                fault_by_number[position] = day
                continue
        text = texts[position]
        if text in _NO_DAYS:
            texts[position] = ""
        elif text and not soonest <= text <= furthest:
            texts[position], fault_by_number[position] = "", beyond
        elif text > current or (text and text < first):
            if text < first or text > last:
                texts[position], fault_by_number[position] = "", faults.IMPLAUSIBLE_DATE
            elif not column.future_ok:
                fault_by_number[position] = faults.FUTURE_DATE
    return texts, fault_by_number


def _years_of(column: Column, today: date) -> tuple[str, str, Fault]:
    """The first and last day that the column may hold, as ISO text; anything where none is said."""
    if column.years_back is None and column.years_ahead is None:
        return "", "9999", faults.IMPLAUSIBLE_DATE
    back, ahead = column.years_back, column.years_ahead
    first = FIRST_DAY if back is None else date(today.year - back, 1, 1)
    last = date(today.year + (YEARS_AHEAD if ahead is None else ahead), 12, 31)
    last = today if ahead == 0 else last
    return first.isoformat(), last.isoformat(), faults.out_of_years(first, last)


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
    text = " ".join(value.split())
    if not text.isascii():
        return faults.NOT_A_DATE
    if is_nothing(text) or text.casefold() in _NO_DATE or _NO_DAY.fullmatch(text):
        return ""
    weekday = _WEEKDAY.match(text)
    if weekday is None:
        return _read(text, latest)
    day = _read(text[weekday.end() :], latest)
    if isinstance(day, str):
        named = _WEEKDAYS.index(weekday.group(1).casefold())
        if date.fromisoformat(day).weekday() != named:
            return faults.NOT_A_DATE
    return day


def _read(text: str, latest: date) -> str | Fault:
    if match := _ISO.fullmatch(text):
        year, _, month, day = match.groups()
        return _day(int(year), int(month), int(day))
    if match := _BRITISH.fullmatch(text):
        day, _, month, year = match.groups()
        return _day(int(year), int(month), int(day))
    if match := _SHORT.fullmatch(text):
        day, _, month, year = match.groups()
        return _day(_century(year, latest), int(month), int(day))
    if match := _EIGHT_DIGITS.fullmatch(text):
        return _eight_digits(match.group(1), latest)
    if match := _DAY_WORD_YEAR.fullmatch(text):
        day, word, year = match.groups()
        return _day(_century(year, latest), _month(word), int(day))
    if match := _WORD_DAY_YEAR.fullmatch(text):
        word, day, year = match.groups()
        return _day(int(year), _month(word), int(day))
    if match := _YEAR_WORD_DAY.fullmatch(text):
        year, word, day = match.groups()
        return _day(int(year), _month(word), int(day))
    return faults.SERIAL if _SERIAL.fullmatch(text) else faults.NOT_A_DATE


def _century(year: str, latest: date) -> int:
    """The year in full: two digits are of this century unless that lies too far ahead."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if 2000 + int(year) <= latest.year else 1900)


def _eight_digits(text: str, latest: date) -> str | Fault:
    """20240502 or 02052024: never both, since no month is 19 or 20."""
    years = range(FIRST_DAY.year, latest.year + 1)
    year_first = (int(text[:4]), int(text[4:6]), int(text[6:]))
    year_last = (int(text[4:]), int(text[2:4]), int(text[:2]))
    read = [_day(*parts) for parts in (year_first, year_last) if parts[0] in years]
    days = [day for day in read if isinstance(day, str)]
    if days or text in _EIGHT_FOR_NOTHING:
        return days[0] if days else ""
    return faults.AMERICAN if faults.AMERICAN in read else faults.NOT_A_DATE


_EIGHT_FOR_NOTHING = frozenset(
    {"00000000", *(day.replace("-", "") for day in _NO_DAYS),
     *("".join(reversed(day.split("-"))) for day in _NO_DAYS)}
)  # fmt: skip


def _month(word: str) -> int:
    """1 to 12, or 0 for a word that is no month."""
    start = word.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(start) or start == "sept" == month[:4]:
            return number
    return 0


def _day(year: int, month: int, day: int) -> str | Fault:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        is_american = month > 12 and 1 <= day <= 12 and month <= 31
        return faults.AMERICAN if is_american else faults.NOT_A_DATE


def reads_both_ways(value: str) -> bool:
    """True for a date in digits that is another day with the month first: 05/02/2024."""
    match = _BOTH_WAYS.match(plain_text(value))
    if match is None:
        return False
    day, month = int(match.group(1)), int(match.group(2))
    return 1 <= day <= 12 and 1 <= month <= 12 and day != month


def is_nothing(value: str) -> bool:
    """True for a blank and for what databases write in its place."""
    return not value or value.casefold() in NOTHING
