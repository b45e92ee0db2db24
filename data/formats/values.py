"""The values of each kind of column: from text as written to text in one fixed form, or a fault.

Each function takes the different values of one column, already stripped, and gives as many texts
("" = blank or unusable; dates ISO, numbers plain, yes and no as 1 and 0) and the faults by place.
"""

import re
from datetime import date
from math import isfinite

from data.formats import faults
from data.formats.code_words import code_in, list_of
from data.formats.dates import is_nothing
from data.formats.errors import FAILED_LOOKUP, is_error
from data.formats.faults import Fault
from data.formats.table import Column
from data.formats.written import LETTER, plain_text, without_odd_spaces
from models.money import FinancialYear

Parsed = tuple[list[str], dict[int, Fault]]

FIRST_FINANCIAL_YEAR = 2000
YEARS_OF_PLANS = 10  # a budget or target further ahead is a slip of the pen
LONGEST_IDENTIFIER = 64
LONGEST_TEXT = 10_000
_LONGEST_FOOTER = 200
_POINT_ZERO = re.compile(r"(\d+)\.0+")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # how some exports keep a leading zero
_FORMULA = re.compile(r"[=@]|[+-]\s*[A-Za-z(=]|[+-][\d.]+\s*[+\-*/(]")
_WHOLE = re.compile(r"-?\d{1,15}(\.0+)?")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")
_MONEY = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
_SECTOR = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) +(\d)")  # without the space it could be a district
_TRUE = frozenset({"1", "1.0", "true", "t", "yes", "y", "✓", "✔", "☑"})
_FALSE = frozenset({"0", "0.0", "false", "f", "no", "n"})
_NOT_SAID = frozenset(
    {
        "unknown", "not known", "not yet established", "not specified", "not recorded",
        "not stated", "n/k", "nk",
    }
)  # fmt: skip
_NO_VALUE = frozenset({"-", "--", "---"})  # in a list of codes or words; in money it may be 0
_YES_NO = re.compile(r"(yes|no|true|false|y|n|t|f|1|0)\b[\s\-:,.;(=]*([a-z ]*)[).]*")
_STILL_YES = frozenset({"current", "currently", "confirmed"})

# Lines under a table: totals, counts, who ran the report. Whole words only: TOT123 is a child.
_FOOTERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[a-z][a-z&'/,.() -]*[ -])?(?:sub|grand)?-?totals?(?:(?:[ :=(]| ?- ).*)?",
        r"(?:average|avg|mean|median|sum|count)"
        r"(?: ?[:=(].*| (?:of|per|cost|costs|price|prices|weekly|age|total|\d).*)?",
        r"number of .*",
        r"\(?\d+ (?:rows?|records?|child|children|placements?|lines?|entries|items?)\b.*",
        r"(?:report|extract|data|list)? ?(?:printed|generated|produced|exported|extracted|created"
        r"|run|downloaded|prepared|compiled)(?: ?:.*| (?:by|on|at|from|date|for|\d).*)",
        r"(?:(?:report|extract|data|position) )?as (?:at|of) .*",
        r"(?:report|extract) (?:date|title|name|period|parameters|filters?|id)\b.*",
        r"\W*(?:end|start) of (?:report|file|data|list|extract|table|document|records?)\b.*",
        r"\W+end\W+",
        r"n ?= ?\d+",
        r"page \d+(?: (?:of|/) \d+)?",
        r"(?:notes?|source|filters?|applied filters|key|footnotes?) ?:.*",
        r"applied filters?\b.*",
        r"official(?:[ :-]*sensitive\b.*)?",
    )
)


def parse_identifiers(column: Column, values: list[str], today: date) -> Parsed:
    """Text; `1234567.0` and `="01234"` are mended, leading zeros stay."""
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, written in enumerate(values):
        if written.isdigit() and written.isascii():
            texts[position] = written
        else:
            value = plain_text(without_odd_spaces(written))
            if mended := _POINT_ZERO.fullmatch(value):
                texts[position] = mended.group(1)
            elif is_nothing(value) or value in _NO_VALUE:
                continue
            elif fault := _bad_identifier(value):
                fault_by_number[position] = fault
                texts[position] = value if fault.kept else ""
            else:
                texts[position] = value
        if len(texts[position]) > LONGEST_IDENTIFIER:
            texts[position], fault_by_number[position] = "", faults.TOO_LONG
    return texts, fault_by_number


def _bad_identifier(value: str) -> Fault | None:
    if is_error(value):
        return faults.ERROR_CELL
    if _is_footer(value):
        return faults.TOTALS
    if _SCIENTIFIC.fullmatch(value):
        return faults.ROUNDED
    return faults.FORMULA if _FORMULA.match(value) else None


def _is_footer(value: str) -> bool:
    text = " ".join(value[:_LONGEST_FOOTER].casefold().split())
    return any(pattern.fullmatch(text) for pattern in _FOOTERS)


def parse_texts(column: Column, values: list[str], today: date) -> Parsed:
    """Words as written, only stripped; a financial year in its one form, `2025-26`."""
    if column.name in {"price_year", "financial_year"}:
        return _financial_years(values, today)
    fault_by_number: dict[int, Fault] = {}
    texts = list(values)
    for position, value in enumerate(values):
        if mended := _TEXT_FORMULA.fullmatch(value):
            texts[position] = mended.group(1)
        elif len(value) > LONGEST_TEXT:
            texts[position], fault_by_number[position] = "", faults.TOO_LONG
        elif is_error(value):
            texts[position], fault_by_number[position] = "", faults.ERROR_CELL
        elif value == FAILED_LOOKUP:
            texts[position] = ""
        elif value[:1] in "=@+-" and _FORMULA.match(value):
            fault_by_number[position] = faults.FORMULA
    return texts, fault_by_number


def _financial_years(values: list[str], today: date) -> Parsed:
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, value in enumerate(values):
        if is_nothing(value):
            continue
        try:
            year = FinancialYear.parse(value)
        except ValueError:
            fault_by_number[position] = faults.NOT_YEAR
            continue
        if FIRST_FINANCIAL_YEAR <= year.start <= today.year + YEARS_OF_PLANS:
            texts[position] = str(year)
        else:
            fault_by_number[position] = faults.FAR_YEAR
    return texts, fault_by_number


def parse_codes(column: Column, values: list[str], today: date) -> Parsed:
    """The code in the list's own spelling, whatever the case; years are checked later.

    A published code may have its label behind it ("K2 - Children's home"), or the label may stand
    alone. Two different codes in one cell are not understood.
    """
    listed = list_of(column.codes, column.values)
    fault = faults.unknown_code(listed.names)
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, value in enumerate(values):
        code = listed.by_key.get(value.casefold())
        if code is None:
            text = plain_text(value)
            code = code_in(text, listed)
            if code is None and not is_nothing(text) and text not in _NO_VALUE:
                fault_by_number[position] = fault
        texts[position] = code or ""
    return texts, fault_by_number


def whole_numbers(column: Column, values: list[str], today: date) -> Parsed:
    """Whole numbers within the column's range; `3.0` is 3."""
    return _numbers(column, [_plain_number(value) for value in values], _WHOLE, faults.NOT_WHOLE)


def parse_numbers(column: Column, values: list[str], today: date) -> Parsed:
    """Numbers within the column's range."""
    return _numbers(column, [_plain_number(value) for value in values], _NUMBER, faults.NOT_NUMBER)


def _plain_number(value: str) -> str:
    """The number with its minus in front: 5-, - 5 and (5) are -5."""
    if value.isdigit() and value.isascii():
        return value
    text = plain_text(value)
    if match := _MINUS_BEHIND.fullmatch(text):
        return f"-{match.group(1) or match.group(2)}"
    return f"-{text[1:].lstrip()}" if text[:1] == "-" else text


_MINUS_BEHIND = re.compile(r"([\d.]+) ?-|\(([\d.]+)\)")


def parse_money(column: Column, values: list[str], today: date) -> Parsed:
    """Pounds; £, spaces, commas between thousands and the signs of a credit are mended."""
    return _numbers(column, [_plain_money(value) for value in values], _MONEY, faults.NOT_MONEY)


def _plain_money(value: str) -> str:
    """The amount with its minus in front: (5.00), 5.00-, - £5.00 and 5.00 CR are -5.00.

    DR behind or before an amount is a debit, so it is positive. Two signs at once are left as
    they are, since nobody can say whether they are one credit or a credit taken back.
    """
    if value.isdigit() and value.isascii():
        return value
    text = plain_text(value)
    if is_nothing(text):
        return ""
    amount = text.upper().replace("£", "").replace("GBP", "").replace(" ", "")
    match = _SIGNS.fullmatch(amount)
    if match is None:
        return amount
    signs = [sign for sign in match.group("before", "lead", "tail", "after") if sign]
    if match["open"] or match["close"]:
        signs.append("()" if match["open"] and match["close"] else "")
    if len(signs) > 1 or "" in signs:
        return text
    return match["number"] if signs in ([], ["DR"]) else f"-{match['number']}"


_SIGNS = re.compile(
    r"(?P<before>CR|DR)?(?P<lead>-)?(?P<open>\()?(?P<number>[\d.,]+)"
    r"(?P<close>\))?(?P<tail>-)?(?P<after>CR|DR)?\.?"
)


def _numbers(column: Column, values: list[str], pattern: re.Pattern[str], fault: Fault) -> Parsed:
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, value in enumerate(values):
        if is_nothing(value):
            continue
        if not pattern.fullmatch(value) or not any(letter.isdigit() for letter in value):
            fault_by_number[position] = fault
            continue
        number = float(value.replace(",", ""))
        if not isfinite(number):
            fault_by_number[position] = fault
            continue
        low, high = column.lowest, column.highest
        if (low is not None and number < low) or (high is not None and number > high):
            fault_by_number[position] = faults.out_of_range(low, high)
        else:
            texts[position] = str(int(number)) if number.is_integer() else repr(number)
    return texts, fault_by_number


def parse_flags(column: Column, values: list[str], today: date) -> Parsed:
    """1 and 0 from 1/0, yes/no, y/n, true/false, "a) Yes", "Y - yes"; "unknown" is blank."""
    fault = faults.NOT_FLAG if column.kind == "0 or 1" else faults.NOT_YES_NO
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, value in enumerate(values):
        key = value.casefold()
        if key in _TRUE or key in column.yes:
            texts[position] = "1"
        elif key in _FALSE or key in column.no:
            texts[position] = "0"
        elif not is_nothing(key) and key not in _NOT_SAID:
            text = " ".join(plain_text(key).split())
            texts[position] = _yes_or_no(text, column)
            if not texts[position] and not _says_nothing(text):
                fault_by_number[position] = fault
    return texts, fault_by_number


def _yes_or_no(text: str, column: Column) -> str:
    """1, 0, or "" where the text is neither for sure: "Yes (previous)", "No, but applied for"."""
    word = LETTER.sub("", text, count=1)
    if word in _TRUE or word in column.yes:
        return "1"
    if word in _FALSE or word in column.no:
        return "0"
    match = _YES_NO.fullmatch(word)
    if match is None:
        return ""
    first, rest = match.group(1), match.group(2).strip()
    if first in _TRUE and (not rest or rest in _TRUE or rest in _STILL_YES):
        return "1"
    return "0" if first in _FALSE and (not rest or rest in _FALSE) else ""


def _says_nothing(text: str) -> bool:
    word = LETTER.sub("", text, count=1)
    return is_nothing(word) or word in _NOT_SAID or word in _NO_VALUE


def parse_postcodes(column: Column, values: list[str], today: date) -> Parsed:
    """Postcodes, or sectors such as "NN1 5", in upper case with one space; else left out.

    Spaces count for nothing in a whole postcode: its last three letters are always one part.
    """
    fault_by_number: dict[int, Fault] = {}
    texts = [""] * len(values)
    for position, value in enumerate(values):
        text = plain_text(value).upper()
        match = _POSTCODE.fullmatch("".join(text.split())) or _SECTOR.fullmatch(text)
        if match is not None:
            texts[position] = f"{match.group(1)} {match.group(2)}"
        elif not is_nothing(text) and text not in _NO_VALUE:
            fault_by_number[position] = faults.NOT_POSTCODE
    return texts, fault_by_number
