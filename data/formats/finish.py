"""From checked rows to a batch: returns, loose rows, merged rows, counts that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.formats.batch import Count, LooseRows, ReturnRows
from data.formats.checks import check_births, check_episodes, check_years
from data.formats.costs import PriceYear, newest_date, price_years, priced
from data.formats.grid import file_doubt
from data.formats.merge import Settled, fingerprint, settle
from data.formats.parts import Part
from data.formats.rows import TableRows
from data.formats.sets import ANNEX_A, PART_OF_A_RETURN, SSDA903, Group, Grouping, group_returns
from data.formats.ssda903 import TABLES as OF_SSDA903
from data.formats.tables import COST_TABLES
from data.reference.provision import setting_of_annex
from models.problems import Problem

_OF_RETURNS = frozenset({*(table.name for table in OF_SSDA903), ANNEX_A})
_PART_OF_A_YEAR_DAYS = 60  # a return whose newest date is older than this at its end looks cut off


@dataclass(frozen=True, slots=True)
class Finished:
    """The parts of a batch that come from rows."""

    returns: tuple[ReturnRows, ...]
    loose: tuple[LooseRows, ...]
    problems: tuple[Problem, ...]
    counts: tuple[Count, ...]


def finish(tables: Sequence[TableRows], parts: Sequence[Part], today: date) -> Finished:
    """Group, merge and count what was read."""
    of_returns = [rows for rows in tables if rows.table.name in _OF_RETURNS]
    grouping = _same_returns(of_returns, group_returns(of_returns, today))
    problems: list[Problem] = []
    held: list[dict[str, pd.DataFrame]] = [{} for _ in grouping.groups]
    prints = [""] * len(grouping.groups)
    loose: list[LooseRows] = []
    counts: list[Count] = []
    for rows in tables:
        years: tuple[PriceYear, ...] = ()
        if rows.table.name in _OF_RETURNS:
            scope = grouping.of_rows(rows)
            problems.extend(_year_checks(rows, grouping, scope))
        elif rows.table.name in COST_TABLES:
            years = price_years(rows, grouping.groups, today)
            scope = np.array([one.year.start for one in years])[rows.part]
        else:
            scope = np.zeros(len(rows.row), dtype=np.intp)
        settled = settle(rows, scope)
        problems.extend(settled.problems)
        frame, more = _frame(rows, years, settled, today)
        problems.extend(more)
        counts.extend(_counts(rows, settled))
        if rows.table.name in _OF_RETURNS:
            for at in range(len(grouping.groups)):
                use = np.flatnonzero(settled.kept & (scope == at))
                if use.size:
                    held[at][rows.table.name] = frame.take(use).reset_index(drop=True)
                    if rows.table.name in {"episodes", ANNEX_A}:
                        prints[at] = fingerprint(rows.texts(use))
        else:
            loose.extend(_loose(rows, frame, years, settled, today))
    problems.extend(_across_tables(of_returns, grouping, today))
    return Finished(
        _returns(grouping, held, prints), tuple(loose), tuple(problems),
        _added_up(counts, parts),
    )  # fmt: skip


def _same_returns(tables: Sequence[TableRows], grouping: Grouping) -> Grouping:
    """Two copies of one return (the same rows in two folders) become one, so its rows merge."""
    first: dict[tuple[str, int, str], int] = {}
    instead = np.arange(len(grouping.groups) + 1)  # the last one stands for "no group" (-1)
    for rows in tables:
        if rows.table.name not in {"episodes", ANNEX_A}:
            continue
        scope = grouping.of_rows(rows)
        for at in np.unique(scope[scope >= 0]).tolist():
            group = grouping.groups[at]
            if sum(other.year == group.year for other in grouping.groups) == 1:
                continue
            rows_print = fingerprint(rows.texts(np.flatnonzero(rows.kept & (scope == at))))
            instead[at] = first.setdefault((group.kind, group.year, rows_print), at)
    instead[-1] = -1
    return replace(
        grouping, of_part={name: instead[places] for name, places in grouping.of_part.items()}
    )


def _year_checks(rows: TableRows, grouping: Grouping, scope: np.ndarray) -> list[Problem]:
    years = np.array([*(group.year for group in grouping.groups), 0])
    problems = list(check_years(rows, years[scope]))
    if rows.table.name == "episodes":
        problems.extend(check_episodes(rows))
    return problems


def _frame(
    rows: TableRows, years: Sequence[PriceYear], settled: Settled, today: date
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    frame = rows.frame()
    if years:
        frame, problems = priced(rows, frame, years, settled.kept, today)
        return _in_order(rows, frame), problems
    if rows.table.name == ANNEX_A:
        frame["setting"] = setting_of_annex(frame["placement_type"], frame["placement_provider"])
        return _in_order(rows, frame), ()
    return frame, ()


def _in_order(rows: TableRows, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[[*(column.name for column in rows.table.columns), "_file", "_row"]]


def _loose(
    rows: TableRows, frame: pd.DataFrame, years: Sequence[PriceYear], settled: Settled, today: date
) -> list[LooseRows]:
    dates = [cells.column.name for cells in rows.cells if cells.column.kind == "date"]
    dates = [name for name in dates if name != "dob"]
    found = []
    for at, part in enumerate(rows.parts):
        use = np.flatnonzero(settled.kept & (rows.part == at))
        if not use.size:
            continue
        price = years[at] if years else None
        found.append(
            LooseRows(
                rows.table.name, part.file, frame.take(use).reset_index(drop=True),
                price.year.start if price else None, price.because if price else "",
                newest_date(rows, at, dates, today),
            )
        )  # fmt: skip
    return found


def _counts(rows: TableRows, settled: Settled) -> list[Count]:
    found = []
    for at, part in enumerate(rows.parts):
        span = rows.span(at)
        total = span.stop - span.start
        kept, merged = int(settled.kept[span].sum()), int(settled.merged[span].sum())
        found.append(
            Count(
                part.file, rows.table.name, total + part.blank + part.rejected, kept, merged,
                total - kept - merged + part.rejected, part.blank,
            )
        )  # fmt: skip
    return found


def _added_up(counts: Sequence[Count], parts: Sequence[Part]) -> tuple[Count, ...]:
    """One count a file and table, even where a workbook has two sheets of one table."""
    sums: dict[tuple[str, str], Count] = {}
    for count in counts:
        key = (count.file, count.table)
        had = sums.get(key, Count(*key, 0, 0, 0, 0, 0))
        sums[key] = Count(
            *key, had.read + count.read, had.kept + count.kept, had.merged + count.merged,
            had.rejected + count.rejected, had.blank + count.blank,
        )  # fmt: skip
    return tuple(sums[key] for key in sorted(sums))


def _across_tables(tables: Sequence[TableRows], grouping: Grouping, today: date) -> list[Problem]:
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
    return problems


def _looks_cut_off(
    group: Group, episodes: TableRows, mine: np.ndarray, today: date
) -> list[Problem]:
    end = date(group.year, 3, 31)
    if end > today or end - group.content_date <= timedelta(days=_PART_OF_A_YEAR_DAYS):
        return []
    return [
        file_doubt(
            _first_file(episodes, mine), "DECOM",
            f"no date after {group.content_date:%d/%m/%Y} in the return of {group.year}",
            f"dates up to {end:%d/%m/%Y}",
            "Is this part of a year? It is read as the whole year; import the full return if not.",
        )
    ]  # fmt: skip


def _several_years(group: Group, episodes: TableRows, mine: np.ndarray) -> list[Problem]:
    ended = episodes.column("dec").dates() < np.datetime64(group.covers_from)
    early = int((ended & mine & episodes.kept).sum())
    if not early:
        return []
    return [
        file_doubt(
            _first_file(episodes, mine), "DEC",
            f"{early} episodes that ended before {group.covers_from:%d/%m/%Y}",
            f"the return of one year, {group.year}",
            "Does this file hold several years? All its rows are read as part of that one return;"
            " give one file a year if you can.",
        )
    ]  # fmt: skip


def _first_file(rows: TableRows, mine: np.ndarray) -> str:
    wheres: list[str] = [rows.parts[at].where for at in np.unique(rows.part[mine]).tolist()]
    return min(wheres)


def _returns(
    grouping: Grouping, held: Sequence[dict[str, pd.DataFrame]], prints: Sequence[str]
) -> tuple[ReturnRows, ...]:
    found = [
        ReturnRows(
            group.kind, group.year, group.covers_from, group.covers_to, group.content_date,
            prints[at], held[at],
        )
        for at, group in enumerate(grouping.groups)
        if held[at]
    ]  # fmt: skip
    kinds = (SSDA903, PART_OF_A_RETURN, ANNEX_A)
    return tuple(
        sorted(found, key=lambda one: (kinds.index(one.kind), one.year, one.content_date,
                                       one.fingerprint))
    )  # fmt: skip
