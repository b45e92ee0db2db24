"""Which collection year a set of episodes is the return of (FORMATS section 1).

The year in which every episode was open on at least one day, but for a few. Never the newest date
alone: one date in April would make a whole return another year's. A return of two years' rows has
no such year; then the newest date decides, leaving a few late ones aside.
"""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

A_FEW = 0.1  # share of the episodes that may lie outside the year: slips and late entries
A_FEW_LATE = 0.02  # share of dates that may lie well after the year
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?:\s*(?:[-_/.]|to)\s*(20\d\d|\d\d)(?!\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class YearFit:
    """The year of a set; `years` that fit it equally well (one = no doubt), in order.

    `possible`: those that fit it but for a few episodes; a folder's name may choose from them.
    `newest`: the year of the newest date. `fits` False: the rows fit no one year, and the newest
    date decided.
    """

    year: int
    years: tuple[int, ...]
    possible: tuple[int, ...]
    newest: int = 0
    fits: bool = True

    @property
    def is_certain(self) -> bool:
        return len(self.years) == 1


def collection_year(day: date) -> int:
    """The year of the 31 March on or after the day: 1 April 2024 lies in 2025."""
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year


def best_fit(starts: np.ndarray, ends: np.ndarray, today: date) -> YearFit | None:
    """The year of episodes `[start, end)` (whole days, NaT = still open); None without a start.

    A date after `today` decides nothing.
    """
    datetime64 = np.datetime64(today)
    use = ~np.isnat(starts) & (starts <= datetime64)
    starts, ends = starts[use], ends[use]
    if not starts.size:
        return None
    ends = np.where(ends > datetime64, np.datetime64("NaT"), ends)
    dates = np.concatenate([starts, ends[~np.isnat(ends)]])
    newest = collection_year(dates.max().astype(object))
    a_few = max(1, int(A_FEW * len(starts)))
    latest_start = np.sort(starts)[max(0, len(starts) - 1 - a_few)]
    oldest = min(collection_year(latest_start.astype(object)) - 1, newest)
    misfits = {
        year: len(starts) - _open_in(starts, ends, year)
        for year in range(oldest, collection_year(today) + 1)
    }
    possible = tuple(
        year
        for year, number in misfits.items()
        if number <= a_few and _begun_after_april(starts, year) <= int(A_FEW_LATE * len(starts))
    )
    fitting = [year for year in possible if year <= newest]
    if not fitting:
        fewest = min(misfits.values())
        nearest = [year for year, number in misfits.items() if number == fewest]
        return _newest_but_for_a_few(dates, nearest)
    fewest = min(misfits[year] for year in fitting)
    best = [year for year in fitting if misfits[year] == fewest]
    if len(best) > 1:
        best = [year for year in best if _only_slips_after(dates, year)] or best
    return YearFit(best[-1], tuple(best), possible, newest)


def year_named(text: str) -> int | None:
    """The collection year that a folder's or file's name gives: 2025, 2024-25; None if not one."""
    years = set()
    for first, second in _YEAR.findall(text):
        if second and int(second) % 100 == (int(first) + 1) % 100:
            years.add(int(first) + 1)
        else:
            years.add(int(first))
    return years.pop() if len(years) == 1 else None


def _open_in(starts: np.ndarray, ends: np.ndarray, year: int) -> int:
    """How many of the episodes were open on at least one day of the year to that 31 March."""
    first, after = np.datetime64(date(year - 1, 4, 1)), np.datetime64(date(year, 4, 1))
    return int(((starts < after) & (np.isnat(ends) | (ends > first))).sum())


def _begun_after_april(starts: np.ndarray, year: int) -> int:
    """How many episodes begin after the April that follows the year: more than slips."""
    return int((starts >= np.datetime64(date(year, 5, 1))).sum())


def _only_slips_after(dates: np.ndarray, year: int) -> bool:
    """True if what lies after the year's end looks like slips: few dates, all of them in April."""
    late = dates[dates >= np.datetime64(date(year, 4, 1))]
    in_april = late < np.datetime64(date(year, 5, 1))
    return bool(late.size <= max(1, A_FEW_LATE * len(dates)) and in_april.all())


def _newest_but_for_a_few(dates: np.ndarray, nearest: list[int]) -> YearFit:
    """The year of the newest date of a file of several years, a few late ones left aside.

    `nearest`: the years with the fewest misfits; a folder's name may choose one of them.
    """
    ordered = np.sort(dates)
    newest = ordered[len(ordered) - 1 - int(A_FEW_LATE * len(ordered))]
    year = collection_year(newest.astype(object))
    newest_year = collection_year(ordered[-1].astype(object))
    possible = tuple(sorted({*nearest, year}))
    return YearFit(year, (year,), possible, newest_year, fits=False)
