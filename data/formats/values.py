"""The values of each kind of column: from text as written to text in one fixed form, or a fault.

Each function takes the different values of one column, already stripped, and gives as many texts
("" = blank or unusable; dates ISO, numbers plain, yes and no as 1 and 0) and the faults by place.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from data.formats import faults
from data.formats.dates import is_nothing
from data.formats.faults import Fault
from data.formats.table import Column
from data.reference.codes import code_list
from models.money import FinancialYear

Parsed = tuple[list[str], dict[int, Fault]]

LONGEST_IDENTIFIER = 64
LONGEST_TEXT = 10_000
_POINT_ZERO = re.compile(r"(\d+)\.0+")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # how some exports keep a leading zero
_FORMULA = re.compile(r"[=@]|[+-]\s*[A-Za-z(=]|[+-][\d.]+\s*[+\-*/(]")
_TOTALS = re.compile(r"(grand |sub-?)?totals?:?|sum|count", re.IGNORECASE)
_WHOLE = re.compile(r"-?\d{1,15}(\.0+)?")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")
_MONEY = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
_SECTOR = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) +(\d)")  # without the space it could be a district
_TRUE = frozenset({"1", "1.0", "true", "t", "yes", "y"})
_FALSE = frozenset({"0", "0.0", "false", "f", "no", "n"})
_NOT_SAID = frozenset({"unknown", "not known", "not yet established", "not specified"})


def identifiers(column: Column, values: list[str], today: date) -> Parsed:
    """Text; `1234567.0` and `="01234"` are mended, leading zeros stay."""
    found: dict[int, Fault] = {}
    texts = [""] * len(values)
    for at, value in enumerate(values):
        if value.isdigit():
            texts[at] = value
        elif mended := (_POINT_ZERO.fullmatch(value) or _TEXT_FORMULA.fullmatch(value)):
            texts[at] = mended.group(1).strip()
        elif is_nothing(value):
            continue
        elif fault := _bad_identifier(value):
            found[at] = fault
            texts[at] = value if fault.kept else ""
        else:
            texts[at] = value
        if len(texts[at]) > LONGEST_IDENTIFIER:
            texts[at], found[at] = "", faults.TOO_LONG
    return texts, found


def _bad_identifier(value: str) -> Fault | None:
    if _TOTALS.fullmatch(value):
        return faults.TOTALS
    if _SCIENTIFIC.fullmatch(value):
        return faults.ROUNDED
    return faults.FORMULA if _FORMULA.match(value) else None


def texts(column: Column, values: list[str], today: date) -> Parsed:
    """Words as written, only stripped; a financial year in its one form, `2025-26`."""
    if column.name in {"price_year", "financial_year"}:
        return _financial_years(values)
    found: dict[int, Fault] = {}
    kept = list(values)
    for at, value in enumerate(values):
        if mended := _TEXT_FORMULA.fullmatch(value):
            kept[at] = mended.group(1)
        elif len(value) > LONGEST_TEXT:
            kept[at], found[at] = "", faults.TOO_LONG
        elif value[:1] in "=@+-" and _FORMULA.match(value):
            found[at] = faults.FORMULA
    return kept, found


def _financial_years(values: list[str]) -> Parsed:
    found: dict[int, Fault] = {}
    kept = [""] * len(values)
    for at, value in enumerate(values):
        try:
            kept[at] = str(FinancialYear.parse(value)) if value else ""
        except ValueError:
            found[at] = faults.NOT_YEAR
    return kept, found


def codes(column: Column, values: list[str], today: date) -> Parsed:
    """The code in the list's own spelling, whatever the case; years are checked later."""
    allowed, names = _allowed(column.codes, column.values)
    fault = faults.unknown_code(names)
    found: dict[int, Fault] = {}
    kept = [""] * len(values)
    for at, value in enumerate(values):
        key = value.casefold()
        code = allowed.get(key) or allowed.get(key.removesuffix(".0"))
        if code is not None:
            kept[at] = code
        elif not is_nothing(value):
            found[at] = fault
    return kept, found


@cache
def _allowed(codes: str | None, values: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    names = code_list(codes).codes if codes else tuple(str(value) for value in values)
    return {name.casefold(): name for name in names}, names


def whole_numbers(column: Column, values: list[str], today: date) -> Parsed:
    """Whole numbers within the column's range; `3.0` is 3."""
    return _numbers(column, values, _WHOLE, faults.NOT_WHOLE)


def numbers(column: Column, values: list[str], today: date) -> Parsed:
    """Numbers within the column's range."""
    return _numbers(column, values, _NUMBER, faults.NOT_NUMBER)


def money(column: Column, values: list[str], today: date) -> Parsed:
    """Pounds; £, spaces, commas between thousands and (negative) brackets are mended."""
    return _numbers(column, [_plain_money(value) for value in values], _MONEY, faults.NOT_MONEY)


def _plain_money(value: str) -> str:
    text = value.replace("£", "").replace(" ", "").replace("\xa0", "")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    return text.replace("GBP", "")


def _numbers(column: Column, values: list[str], pattern: re.Pattern[str], fault: Fault) -> Parsed:
    found: dict[int, Fault] = {}
    kept = [""] * len(values)
    for at, value in enumerate(values):
        if is_nothing(value):
            continue
        if not pattern.fullmatch(value) or not any(letter.isdigit() for letter in value):
            found[at] = fault
            continue
        number = float(value.replace(",", ""))
        low, high = column.lowest, column.highest
        if (low is not None and number < low) or (high is not None and number > high):
            found[at] = faults.out_of_range(low, high)
        else:
            kept[at] = str(int(number)) if number.is_integer() else repr(number)
    return kept, found


def flags(column: Column, values: list[str], today: date) -> Parsed:
    """1 and 0 from 1/0, yes/no, y/n, true/false; "unknown" is blank."""
    fault = faults.NOT_FLAG if column.kind == "0 or 1" else faults.NOT_YES_NO
    found: dict[int, Fault] = {}
    kept = [""] * len(values)
    for at, value in enumerate(values):
        key = value.casefold()
        if key in _TRUE or key in _FALSE:
            kept[at] = "1" if key in _TRUE else "0"
        elif not is_nothing(value) and key not in _NOT_SAID:
            found[at] = fault
    return kept, found


def postcodes(column: Column, values: list[str], today: date) -> Parsed:
    """Postcodes, or sectors such as "NN1 5", in upper case with one space; else left out."""
    found: dict[int, Fault] = {}
    kept = [""] * len(values)
    for at, value in enumerate(values):
        match = _POSTCODE.fullmatch(value.upper()) or _SECTOR.fullmatch(value.upper())
        if match is not None:
            kept[at] = f"{match.group(1)} {match.group(2)}"
        elif not is_nothing(value):
            found[at] = faults.NOT_POSTCODE
    return kept, found
