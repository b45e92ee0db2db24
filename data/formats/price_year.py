"""Which financial year's prices a cost file holds: read where it is sure, asked where it isn't.

A placement that began in 2024 may still be paid in 2026, so its start says nothing of the year of
its price. Sure is a year that the file names, a date of this financial year, or a list with so many
starts and ends that it would show one of the next weeks if it were younger.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.formats.rows import TableRows
from data.formats.sets import ANNEX_A, SSDA903, ReturnGroup, newest_date
from models.money import FinancialYear
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion, plain_key

PRICE_DATES = {
    "placement_census": ("starts", "ends"),
    "s251": ("starts", "ends"),
    "placements_standard": ("starts", "costed_on"),
    "national_standard": ("starts", "costed_on"),
}
_A_FEW = 3.0  # starts and ends that a younger list would show, so that none is no accident
_INTO_APRIL = timedelta(days=30)  # a list of 31 March is often run in April
_OLDEST = 6  # years that are offered
_YEAR_WORDS = re.compile(r"(?<!\d)(20\d\d) ?[-/–] ?(20\d\d|\d\d)(?!\d)")
_DAY_WORDS = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORDS = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*[ _.'-]*(20\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PriceYear:
    """The financial year whose prices a file holds, how that was found, and its newest date.

    `is_sure` False: nobody has said it. `year` is then the likeliest, by which files are put in
    order, and each price counts as it is, in whatever year is looked at.
    """

    year: FinancialYear
    because: str
    newest: date | None
    is_sure: bool = True


def price_years(
    rows: TableRows, groups: Sequence[ReturnGroup], today: date, answers: Answers = NO_ANSWERS
) -> tuple[tuple[PriceYear, ...], tuple[FileQuestion, ...]]:
    """The price year of each file of a cost table, and what has to be asked about them."""
    years: list[PriceYear] = []
    questions: list[FileQuestion] = []
    for position, part in enumerate(rows.parts):
        newest = newest_date(rows, position, PRICE_DATES[rows.table.name], today)
        key = plain_key("price_year", part.where)
        sure = (
            _answered(answers.get(key))
            or _named(rows, position, today)
            or _dated(rows, position, today)
        )
        if sure is not None:
            year, because = sure
            years.append(PriceYear(year, because, newest))
            continue
        likely = _likely(rows, position, groups, newest, today)
        years.append(likely)
        questions.append(_question(key, part.where, likely, today))
    return tuple(years), tuple(questions)


def _answered(answer: str | None) -> tuple[FinancialYear, str] | None:
    try:
        return None if answer is None else (FinancialYear.parse(answer), "from an earlier answer")
    except ValueError:
        return None


def _named(rows: TableRows, position: int, today: date) -> tuple[FinancialYear, str] | None:
    """The year that a column or a heading of the file names."""
    names = {cells.column.name for cells in rows.cells}
    span = rows.span(position)
    retained = rows.kept[span]
    if "financial_year" in names:
        cells = rows.column("financial_year")
        written = {str(cells.texts[text]) for text in np.unique(cells.text[span][retained])} - {""}
        if len(written) == 1:
            heading = cells.column.heading
            return FinancialYear.parse(written.pop()), f"the column {heading}"
    if "census_date" in names:
        day = newest_date(rows, position, ["census_date"], today)
        if day is not None:
            return FinancialYear.holding(day), f"the date of the list ({day:%d/%m/%Y})"
    in_headings = {year for text in rows.parts[position].headings for year in years_in(text)}
    if len(in_headings) == 1:
        return in_headings.pop(), "a heading of the file"
    return None


def years_in(text: str) -> Iterator[FinancialYear]:
    """The financial years that a heading or a file's name speaks of, by year, day or month."""
    for first, second in _YEAR_WORDS.findall(text):
        start = int(first)
        if int(second) in {start + 1, (start + 1) % 100}:
            yield FinancialYear(start)
    for day, month, year in _DAY_WORDS.findall(text):
        try:
            yield FinancialYear.holding(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    for month, year in _MONTH_WORDS.findall(text):
        yield FinancialYear.holding(date(int(year), _MONTHS.index(month.casefold()) + 1, 1))


def _dated(rows: TableRows, position: int, today: date) -> tuple[FinancialYear, str] | None:
    """The year of the file's newest date, where the list can't be of a later year."""
    names = PRICE_DATES[rows.table.name]
    newest = newest_date(rows, position, names, today)
    if newest is None:
        return None
    year = FinancialYear.holding(newest)
    because = f"the latest placement date in the file ({newest:%d/%m/%Y})"
    if year == FinancialYear.holding(today):
        return year, because
    span = rows.span(position)
    retained = rows.kept[span]
    last, first = np.datetime64(newest), np.datetime64(newest - timedelta(days=365))
    days = [rows.column(name).dates()[span][retained] for name in names]
    events = sum(int(((of_column > first) & (of_column <= last)).sum()) for of_column in days)
    seen_within = timedelta(days=365 * _A_FEW / events)  # the newest date is one, so never 0
    return (year, because) if newest + seen_within <= year.last_day + _INTO_APRIL else None


def _likely(
    rows: TableRows, position: int, groups: Sequence[ReturnGroup], newest: date | None, today: date
) -> PriceYear:
    """How the file is read until somebody says its year."""
    of_newest = None if newest is None else FinancialYear.holding(newest)
    returns = [group for group in groups if group.kind in {SSDA903, ANNEX_A}]
    beside = [group for group in returns if group.folder == rows.parts[position].folder]
    accrued = rows.table.name == "s251"  # pounds since 1 April: of the year that its dates lie in
    if not (accrued and of_newest):
        for some, where in ((beside, "in the same folder"), (returns, "read with it")):
            if some:
                of_return = FinancialYear(max(group.year for group in some) - 1)
                year = of_return if of_newest is None else max(of_return, of_newest)
                return PriceYear(year, f"the newest return {where} ({of_return})", newest, False)
    if of_newest is not None and accrued:
        because = f"only the latest placement date in the file ({newest:%d/%m/%Y})"
        return PriceYear(of_newest, because, newest, is_sure=False)
    because = "no date and no return with it: the year of the import"
    if newest is not None:
        because = f"no return with it, and {newest:%d/%m/%Y} may be old: the year of the import"
    return PriceYear(FinancialYear.holding(today), because, newest, is_sure=False)


def _question(key: str, where: str, likely: PriceYear, today: date) -> FileQuestion:
    in_year = FinancialYear.holding(today)
    oldest = in_year if likely.newest is None else FinancialYear.holding(likely.newest)
    oldest = min(oldest, likely.year)
    first = max(oldest.start, in_year.start - _OLDEST + 1)
    offered = [FinancialYear(start) for start in range(in_year.start, first - 1, -1)]
    hinted = [year for year in years_in(where) if year <= in_year]
    years = list(dict.fromkeys((*hinted, *offered)))
    until = (
        "Until then each price counts as it is, without a yearly rise. The file "
        f"counts as one of {likely.year} ({likely.because})."
    )
    newest = likely.newest
    shows = "no placement has a date" if newest is None else f"the newest is of {newest:%d/%m/%Y}"
    return FileQuestion(
        key,
        where,
        "",
        f"which financial year's prices are these? Of its dates {shows}",
        tuple(AnswerChoice(str(year), f"{year} prices") for year in years),
        until,
    )
