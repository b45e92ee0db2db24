"""Doubts that only several tables or a whole return together can show."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from data.formats.checks import check_births
from data.formats.faults import Fault
from data.formats.grid import file_doubt
from data.formats.rows import TableRows
from data.formats.sets import Grouping, ReturnGroup
from models.problems import Problem

_PART_OF_A_YEAR_DAYS = 60  # a return whose newest date is older than this at its end looks cut off


def across_tables(tables: Sequence[TableRows], grouping: Grouping, today: date) -> list[Problem]:
    """What only several tables or a whole return together can show."""
    by_name = {rows.table.name: rows for rows in tables}
    problems: list[Problem] = []
    episodes = by_name.get("episodes")
    if episodes is None:
        return problems
    scope = grouping.of_rows(episodes)
    if "header" in by_name:
        header = by_name["header"]
        problems.extend(check_births(header, episodes, grouping.of_rows(header), scope))
    for at in np.unique(scope[scope >= 0]).tolist():
        problems.extend(_looks_cut_off(grouping.groups[at], episodes, scope == at, today))
        problems.extend(_several_years(grouping.groups[at], episodes, scope == at))
        problems.extend(_after_the_year(grouping.groups[at], episodes, scope == at, today))
    return problems


def _looks_cut_off(
    group: ReturnGroup, episodes: TableRows, own: np.ndarray, today: date
) -> list[Problem]:
    end = date(group.year, 3, 31)
    if end > today or end - group.content_date <= timedelta(days=_PART_OF_A_YEAR_DAYS):
        return []
    return [
        file_doubt(
            _first_file(episodes, own),
            "DECOM",
            f"no date after {group.content_date:%d/%m/%Y} in the return of {group.year}",
            f"dates up to {end:%d/%m/%Y}",
            (
                "Is this only part of a year? We read it as the whole year. If it is only "
                "part, import the full return."
            ),
        )
    ]


def _several_years(group: ReturnGroup, episodes: TableRows, own: np.ndarray) -> list[Problem]:
    ended = episodes.column("dec").dates() < np.datetime64(group.covers_from)
    early = int((ended & own & episodes.kept).sum())
    if not early:
        return []
    return [
        file_doubt(
            _first_file(episodes, own),
            "DEC",
            f"{early} episodes that ended before {group.covers_from:%d/%m/%Y}",
            f"the return of one year, {group.year}",
            (
                "Does this file have several years? All its rows are read as part of this "
                "one return. Give one file for each year if you can."
            ),
        )
    ]


def _after_the_year(
    group: ReturnGroup, episodes: TableRows, own: np.ndarray, today: date
) -> Iterator[Problem]:
    """Dates after the return's 31 March: the return can't know of them, so they aren't read yet."""
    end, datetime64 = np.datetime64(date(group.year, 3, 31)), np.datetime64(today)
    for name, reading in (
        ("dec", "The episode is read as open on 31 March."),
        ("decom", "We do not count the episode yet. The next return will have it."),
    ):
        days = episodes.column(name).dates()
        late = np.flatnonzero(own & episodes.kept & (days > end) & (days <= datetime64))
        fault = Fault(
            True,
            f"a date up to {end.astype(object):%d/%m/%Y}, the last day of this return",
            f"{reading} Correct the date, or check that this is the return of {group.year}.",
        )
        yield from episodes.problems_at(late, name, fault, rejected=False)


def _first_file(rows: TableRows, own: np.ndarray) -> str:
    wheres: list[str] = [rows.parts[at].where for at in np.unique(rows.part[own]).tolist()]
    return min(wheres)
