"""The caseload at a day, worked out a second time from the written guidance alone.

Deliberately slow and obvious: lists, dictionaries and loops; no pandas, and nothing of the product
is used, so that a comparison with it finds faults in either. What is read: sets (a folder's rows of
Episodes and of Header) in the order in which they were imported. What comes out: who is in care on
a day, where, how old, and the totals.

Where the guidance is silent, this is what was decided:

 1. "But for a few" episodes means one, or up to one in ten. The years looked at are those in which
    a date of the set lies, and those that its folder names. Where no year fits by that measure,
    those with the fewest episodes that don't fit do.
 2. Where several years fit and the folder names none of them, the one with the fewest episodes
    that don't fit counts, then the earliest. (The product asks instead.)
 3. A folder names a year by four digits (2025), or by two that follow each other (2024-25). The
    nearest folder that names one counts.
 4. A DEC after the set's 31 March is read as blank, a row with a DECOM after it isn't there yet;
    both also for the days after that 31 March on which no newer return is there.
 5. Two sets share "nearly no" child if they share under a fifth of the smaller one's children.
    Children are those with an episode.
 6. The content date of a set is its latest DECOM or DEC that isn't after its 31 March.
 7. Returns of one authority are linked from year to year by the children they share: a return
    belongs with the earlier authority with whose newest return it shares the greatest part of the
    smaller one's children. Where a year has one authority and the years before it had one, it is
    the same one, however many children changed.
 8. On a day in no return's year, the newest return before it goes on (its open rows stay open),
    whatever a later return says. Before an authority's first return nothing of it is known, and
    nobody is in care.
 9. A child with rows in the returns of two authorities has them all in one history, whichever
    authority said them.
10. "Later endings blanked": on a day, an episode that ends later is open, before any other rule
    looks at it. So which of two rows with the same DECOM counts may change on the day on which one
    of them ends, and a closed episode goes on after an episode inside it until its own DEC.
11. A row as text is its columns in the return's order, with dates as yyyy-mm-dd and later endings
    blanked.
12. Of the rows open on a day, the one with the latest DECOM says where the child is.
13. In an absence (T0 to T4) the child's setting is that of the day before the absence, by the
    returns that count during it; where those have no placement on that day, by the returns that
    counted then; blank where the child was in no placement then.
14. Whether a child is on short breaks is said by the row of that day, also by an absence's own.
15. A code of PLACE has its setting by the year of the return that said it. A PLACE_PROVIDER that
    the settings don't have for that PLACE is read as a blank one.
16. The birth date is the one in the newest return that counts and has one, whatever the day. With
    two birth dates in one return, the first row with one counts.
17. A child without a birth date is in care, but not among the residential or the 18-year-olds.
18. A child aged 18 or over is on no list and in no count but that one, on short breaks too.
19. A child born on 29 February is 18 on 1 March.
20. The same set (equal rows) imported again later changes nothing: its first import counts.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

Row = dict[str, str]
COLUMNS = ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
           "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN")  # fmt: skip
DATES = ("DECOM", "DEC")
ABSENCES = ("T0", "T1", "T2", "T3", "T4")
SHORT_BREAKS = ("V3", "V4")
SETTINGS_FILE = Path(__file__).parents[2] / "data" / "reference" / "settings.csv"
A_DAY = timedelta(days=1)


@dataclass
class SetOfRows:
    """A folder's rows, dates as dd/mm/yyyy text, as a council hands them in."""

    folder: str
    episodes: list[Row]
    headers: list[Row]


@dataclass
class ChildThatDay:
    """A child under 18 (or without a birth date) in care; `setting` is blank where not known."""

    setting: str
    residential: bool
    short_breaks: bool
    age: int | None


@dataclass
class Day:
    """Who is in care on a day, and the totals.

    `in_care` is everybody in care under 18 or without a birth date, those on short breaks among
    them (as the guidance's own example of council_a has it); `residential` is without them.
    """

    children: dict[str, ChildThatDay] = field(default_factory=dict)
    in_care: int = 0
    in_care_short_breaks: int = 0
    residential: int = 0
    residential_short_breaks: int = 0
    aged_18_or_over: int = 0
    without_birth_date: int = 0


@dataclass
class Return:
    """A set whose year is known. `order`: what decides which of two versions counts."""

    year: int
    order: tuple[int, date, str]
    rows: list[Row]
    births: dict[str, date]

    @property
    def children(self) -> set[str]:
        return {row["CHILD"] for row in self.rows}


# ---- reading ---------------------------------------------------------------------------------


def read_set(folder: Path, name: str) -> SetOfRows:
    """The csv files of one folder; Episodes has DECOM, Header has DOB and no date of a row."""
    episodes: list[Row] = []
    headers: list[Row] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [dict(row) for row in csv.DictReader(file)]
        if rows and "DECOM" in rows[0] and "RNE" in rows[0]:
            episodes += rows
        elif rows and set(rows[0]) <= {
            "CHILD",
            "SEX",
            "DOB",
            "ETHNIC",
            "UPN",
            "MOTHER",
            "MC_DOB",
        }:
            headers += rows
    return SetOfRows(name, episodes, headers)


@cache
def to_date(text: str | None) -> date | None:
    if not text:
        return None
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def started(row: Row) -> date:
    day = to_date(row["DECOM"])
    assert day is not None
    return day


def ended(row: Row) -> date | None:
    return to_date(row.get("DEC"))


# ---- the year of a set -----------------------------------------------------------------------


def first_day(year: int) -> date:
    return date(year - 1, 4, 1)


def last_day(year: int) -> date:
    return date(year, 3, 31)


def year_of_day(day: date) -> int:
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year


def open_in_year(row: Row, year: int) -> bool:
    """True if some day of that year is in [DECOM, DEC)."""
    start, end = started(row), ended(row)
    if start > last_day(year):
        return False
    return end is None or (end > first_day(year) and end > start)


def years_in_name(folder: str) -> list[int]:
    """The years that a folder's path names, the nearest folder's first."""
    years = []
    for part in reversed(folder.replace("\\", "/").split("/")):
        for text, short in re.findall(r"(?<!\d)(20\d\d)(?:[-_/ ](?:20)?(\d\d))?(?!\d)", part):
            follows = short and int(short) == (int(text) + 1) % 100
            years.append(int(text) + 1 if follows else int(text))
    return years


def years_that_fit(rows: Sequence[Row], named: Sequence[int]) -> list[int]:
    """Best first."""
    days = [started(row) for row in rows] + [end for row in rows if (end := ended(row))]
    misfits = {}
    for year in sorted({year_of_day(day) for day in days} | set(named)):
        misfits[year] = sum(1 for row in rows if not open_in_year(row, year))
    a_few = max(1, len(rows) // 10)
    fitting = [year for year in misfits if misfits[year] <= a_few]
    if not fitting:
        fitting = [year for year in misfits if misfits[year] == min(misfits.values())]
    return sorted(fitting, key=lambda year: (misfits[year], year))


def year_of_set(one_set: SetOfRows) -> int:
    named = years_in_name(one_set.folder)
    fitting = years_that_fit(one_set.episodes, named)
    for year in named:
        if year in fitting:
            return year
    return fitting[0]


# ---- which sets count ------------------------------------------------------------------------


def as_return(one_set: SetOfRows, number: int) -> Return:
    year = year_of_set(one_set)
    end_of_year = last_day(year)
    rows = []
    for row in one_set.episodes:
        if started(row) > end_of_year:
            continue
        end = ended(row)
        rows.append({**row, "DEC": ""} if end is not None and end > end_of_year else dict(row))
    births: dict[str, date] = {}
    for header in one_set.headers:
        born = to_date(header.get("DOB"))
        if born is not None and header["CHILD"] not in births:
            births[header["CHILD"]] = born
    days = [started(row) for row in rows] + [end for row in rows if (end := ended(row))]
    return Return(year, (number, max(days, default=date.min), one_set.folder), rows, births)


def share(some: Return, other: Return) -> float:
    """The part of the smaller one's children that is in both."""
    smaller = min(len(some.children), len(other.children))
    return len(some.children & other.children) / smaller if smaller else 0.0


def all_rows(one_set: SetOfRows) -> tuple[list[str], list[str]]:
    def texts(rows: list[Row]) -> list[str]:
        return sorted(repr(sorted(row.items())) for row in rows)

    return texts(one_set.episodes), texts(one_set.headers)


def returns_that_count(imports: Sequence[Sequence[SetOfRows]]) -> list[list[Return]]:
    """The newest versions: for each authority, its returns by year."""
    seen: list[tuple[list[str], list[str]]] = []
    sets: list[Return] = []
    for number, brought in enumerate(imports):
        for one_set in brought:
            if not one_set.episodes or all_rows(one_set) in seen:
                continue
            seen.append(all_rows(one_set))
            sets.append(as_return(one_set, number))
    sets.sort(key=lambda yearly_return: yearly_return.order)
    authorities: list[list[Return]] = []
    for year in sorted({yearly_return.year for yearly_return in sets}):
        versions: list[list[Return]] = []  # of each authority of this year
        for new in [yearly_return for yearly_return in sets if yearly_return.year == year]:
            for those in versions:
                if any(share(new, old) >= 1 / 5 for old in those):
                    those.append(new)
                    break
            else:
                versions.append([new])
        _link(authorities, [those[-1] for those in versions])
    return authorities


def _link(authorities: list[list[Return]], counting: list[Return]) -> None:
    """Put a year's returns behind those of the authorities that they belong to."""
    if len(counting) == 1 and len(authorities) == 1:
        authorities[0].append(counting[0])
        return
    free = list(authorities)
    for new in counting:
        best = max(free, key=lambda those: share(new, those[-1]), default=None)
        if best is not None and share(new, best[-1]) >= 1 / 5:
            best.append(new)
            free = [those for those in free if those is not best]
        else:
            authorities.append([new])


# ---- a child on a day ------------------------------------------------------------------------


def as_text(row: Row) -> str:
    parts = []
    for column in COLUMNS:
        value = row.get(column) or ""
        if column in DATES:
            day = to_date(value)
            value = day.isoformat() if day else ""
        parts.append(value)
    return "|".join(parts)


def one_of_each_start(rows: Iterable[Row]) -> list[Row]:
    """Same DECOM: the blank DEC, then the later DEC, then the greater row as text."""
    best: dict[date, Row] = {}
    for row in rows:
        other = best.get(started(row))
        if other is None:
            best[started(row)] = row
            continue
        mine = (ended(row) is None, ended(row) or date.min, as_text(row))
        theirs = (ended(other) is None, ended(other) or date.min, as_text(other))
        if mine > theirs:
            best[started(row)] = row
    return list(best.values())


class SecondCaseload:
    """The imports of one council or trust, and who of its children is in care on any day."""

    def __init__(self, imports: Sequence[Sequence[SetOfRows]]) -> None:
        self.authorities = returns_that_count(imports)
        self.settings = _settings()
        self.births: dict[str, date] = {}
        self.rows_by_day: dict[date, dict[str, list[tuple[int, Row]]]] = {}
        for yearly_return in sorted(
            (yearly_return for those in self.authorities for yearly_return in those),
            key=lambda yearly_return: (yearly_return.year, yearly_return.order),
        ):
            self.births.update(yearly_return.births)

    def rows_on(self, day: date) -> dict[str, list[tuple[int, Row]]]:
        """By child: all rows of the returns that count on that day, with their return's year."""
        if day in self.rows_by_day:
            return self.rows_by_day[day]
        rows: dict[str, list[tuple[int, Row]]] = {}
        for those in self.authorities:
            until_then = [
                yearly_return for yearly_return in those if first_day(yearly_return.year) <= day
            ]
            for yearly_return in until_then[-1:]:
                for row in yearly_return.rows:
                    rows.setdefault(row["CHILD"], []).append((yearly_return.year, row))
        if len(self.rows_by_day) > 50:
            self.rows_by_day.clear()
        self.rows_by_day[day] = rows
        return rows

    def row_among(self, rows: list[tuple[int, Row]], day: date) -> tuple[int, Row] | None:
        """The row that says where the child is on that day, and its return's year."""
        begun = [(year, self.blanked(row, day)) for year, row in rows if started(row) <= day]
        years = {as_text(row): year for year, row in begun}
        open_rows = []
        for row in one_of_each_start(row for _, row in begun):
            if ended(row) is None:
                open_rows.append(row)
        if not open_rows:
            return None
        row = max(open_rows, key=started)
        return years[as_text(row)], row

    def blanked(self, row: Row, day: date) -> Row:
        """The row as it was known on that day: an ending after it is blank."""
        end = ended(row)
        return {**row, "DEC": ""} if end is not None and end > day else row

    def setting_among(self, rows: list[tuple[int, Row]], day: date) -> str:
        """The setting on that day of a child with these rows; blank where none is known."""
        place = self.row_among(rows, day)
        if place is None:
            return ""
        year, row = place
        if row["PLACE"] in ABSENCES:
            before = started(row) - A_DAY
            pairs = self.rows_on(before).get(row["CHILD"], [])
            return self.setting_among(rows, before) or self.setting_among(pairs, before)
        for provider in (row["PLACE_PROVIDER"], "*", ""):
            for code in self.settings:
                if (code["PLACE"], code["PLACE_PROVIDER"]) != (row["PLACE"], provider):
                    continue
                if code["valid_from"] and year < int(code["valid_from"]):
                    continue
                if code["valid_to"] and year > int(code["valid_to"]):
                    continue
                return code["setting"]
        return ""

    def on(self, day: date) -> Day:
        result = Day()
        residential = {c["setting"] for c in self.settings if c["group"] == "residential"}
        for child, rows in self.rows_on(day).items():
            place = self.row_among(rows, day)
            if place is None:
                continue
            age = age_on(self.births[child], day) if child in self.births else None
            if age is not None and age >= 18:
                result.aged_18_or_over += 1
                continue
            setting = self.setting_among(rows, day)
            there = ChildThatDay(
                setting, setting in residential, place[1]["LS"] in SHORT_BREAKS, age
            )
            result.children[child] = there
            result.in_care += 1
            if there.short_breaks:
                result.in_care_short_breaks += 1
            if age is None:
                result.without_birth_date += 1
            elif there.residential and there.short_breaks:
                result.residential_short_breaks += 1
            elif there.residential:
                result.residential += 1
        return result

    def days_of_change(self) -> list[date]:
        """Every day on which the answer may change: it is constant between two of them."""
        days: set[date] = set()
        for those in self.authorities:
            for yearly_return in those:
                days |= {
                    first_day(yearly_return.year),
                    last_day(yearly_return.year),
                    last_day(yearly_return.year) + A_DAY,
                }
                for row in yearly_return.rows:
                    days |= {started(row)}
                    days |= {end} if (end := ended(row)) else set()
        days |= {day_of_age(born, 18) for born in self.births.values()}
        return sorted(days)


def day_of_age(born: date, age: int) -> date:
    if (born.month, born.day) == (2, 29) and (born.year + age) % 4:
        return date(born.year + age, 3, 1)
    return date(born.year + age, born.month, born.day)


def age_on(born: date, day: date) -> int:
    age = day.year - born.year
    return age if (day.month, day.day) >= (born.month, born.day) else age - 1


def _settings() -> list[Row]:
    with SETTINGS_FILE.open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]
