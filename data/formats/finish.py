"""From checked rows to a batch: returns, loose rows, merged rows, counts that add up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from data.formats.annex_a_doubts import annex_a_doubts
from data.formats.batch import Count, LooseRows, ReturnRows
from data.formats.checks import check_episodes, check_years
from data.formats.costs import PricedRows, price_rows, without_totals
from data.formats.doubts import across_tables
from data.formats.identifier_doubts import header_meets_episodes
from data.formats.merge import MergedRows, fingerprint_of, settle_rows
from data.formats.price_year import PriceYear, price_years
from data.formats.return_rules import check_orders
from data.formats.rows import TableRows
from data.formats.sets import (
    ANNEX_A,
    PART_OF_A_RETURN,
    SSDA903,
    Grouping,
    group_returns,
    newest_date,
)
from data.formats.ssda903 import TABLES as OF_SSDA903
from data.formats.tables import COST_TABLES
from data.formats.unread import with_unread_stops
from data.formats.versions import settle_same_years
from data.reference.provision import setting_of_annex
from models.problems import Problem
from models.questions import NO_ANSWERS, Answers, FileQuestion

_OF_RETURNS = frozenset({*(table.name for table in OF_SSDA903), ANNEX_A})


@dataclass(frozen=True, slots=True)
class AssembledBatch:
    """The parts of a batch that come from rows."""

    returns: tuple[ReturnRows, ...]
    loose: tuple[LooseRows, ...]
    problems: tuple[Problem, ...]
    counts: tuple[Count, ...]
    questions: tuple[FileQuestion, ...] = ()


def assemble_batch(
    tables: Sequence[TableRows], today: date, answers: Answers = NO_ANSWERS
) -> AssembledBatch:
    """Group, merge and count what was read."""
    of_returns = [rows for rows in tables if rows.table.name in _OF_RETURNS]
    grouping = _same_returns(of_returns, group_returns(of_returns, today, answers))
    ends = [_end(rows, grouping, today, answers) for rows in tables]
    problems = [problem for end in ends for problem in end.problems]
    problems.extend(across_tables(of_returns, grouping, today))
    problems.extend(header_meets_episodes(of_returns, grouping))
    problems.extend(check_orders(of_returns, grouping))
    loose = [
        loose_rows
        for end in ends
        if end.rows.table.name not in _OF_RETURNS
        for loose_rows in _loose(end, today)
    ]
    returns = _returns(grouping, [end for end in ends if end.rows.table.name in _OF_RETURNS])
    returns, of_versions, file_questions = settle_same_years(returns, answers)
    problems.extend(of_versions)
    return AssembledBatch(
        _in_import_order(returns),
        tuple(loose),
        tuple(problems),
        _added_up([count for end in ends for count in _counts(end)]),
        (
            *grouping.questions,
            *file_questions,
            *(question for end in ends for question in end.questions),
        ),
    )


@dataclass(frozen=True, slots=True)
class _End:
    """One table at its end: which rows are kept, in which scope, as a frame."""

    rows: TableRows
    scope: np.ndarray
    years: tuple[PriceYear, ...]
    settled: MergedRows
    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    questions: tuple[FileQuestion, ...] = ()


def _end(rows: TableRows, grouping: Grouping, today: date, answers: Answers) -> _End:
    years: tuple[PriceYear, ...] = ()
    problems: list[Problem] = []
    file_questions: tuple[FileQuestion, ...] = ()
    if rows.table.name in _OF_RETURNS:
        scope = grouping.of_rows(rows)
        problems.extend(_year_checks(rows, grouping, scope))
    elif rows.table.name in COST_TABLES:
        rows, totals = without_totals(rows)
        problems.extend(totals)
        years, file_questions = price_years(rows, grouping.groups, today, answers)
        scope = np.array([year.year.start for year in years])[rows.part]
    else:
        scope = np.zeros(len(rows.row), dtype=np.intp)
    settled = settle_rows(rows, scope)
    made = _frame(rows, years, settled, today, answers)
    frame, questions = with_unread_stops(rows, made.frame, settled.kept)
    problems = [*problems, *settled.problems, *made.problems]
    questions = (*file_questions, *made.questions, *questions)
    return _End(rows, scope, years, settled, frame, tuple(problems), questions)


def _taken(frame: pd.DataFrame, use: np.ndarray) -> pd.DataFrame:
    """These rows, numbered from 0."""
    in_one_piece = use[-1] - use[0] + 1 == len(use)
    taken = frame.iloc[use[0] : use[-1] + 1] if in_one_piece else frame.take(use)
    taken.index = pd.RangeIndex(len(use))
    return taken


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
            rows_print = fingerprint_of(rows.texts(np.flatnonzero(rows.kept & (scope == at))))
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
    rows: TableRows, years: Sequence[PriceYear], settled: MergedRows, today: date, answers: Answers
) -> PricedRows:
    frame = rows.frame()
    if years:
        made = price_rows(rows, frame, years, settled.kept, today, answers)
        return replace(made, frame=_in_order(rows, made.frame))
    if rows.table.name == ANNEX_A:
        frame["setting"] = setting_of_annex(frame["placement_type"], frame["placement_provider"])
        return PricedRows(_in_order(rows, frame), annex_a_doubts(rows), ())
    return PricedRows(frame, (), ())


def _in_order(rows: TableRows, frame: pd.DataFrame) -> pd.DataFrame:
    names = [column.name for column in rows.table.columns if column.name in frame]
    return frame[[*names, "_file", "_row"]]


def _loose(end: _End, today: date) -> list[LooseRows]:
    """The kept rows of a table that belongs to no return, one for each file."""
    rows = end.rows
    dates = [cells.column.name for cells in rows.cells if cells.column.kind == "date"]
    dates = [name for name in dates if name != "dob"]
    loose_rows = []
    for position, part in enumerate(rows.parts):
        use = np.flatnonzero(end.settled.kept & (rows.part == position))
        if not use.size:
            continue
        price = end.years[position] if end.years else None
        loose_rows.append(
            LooseRows(
                rows.table.name,
                part.file,
                _taken(end.frame, use),
                price.year.start if price else None,
                price.because if price else "",
                newest_date(rows, position, dates, today),
            )
        )
    return loose_rows


def _counts(end: _End) -> list[Count]:
    counts = []
    for position, part in enumerate(end.rows.parts):
        span = end.rows.span(position)
        total = span.stop - span.start
        retained, merged = int(end.settled.kept[span].sum()), int(end.settled.merged[span].sum())
        counts.append(
            Count(
                part.file,
                end.rows.table.name,
                total + part.blank + part.rejected,
                retained,
                merged,
                total - retained - merged + part.rejected,
                part.blank,
            )
        )
    return counts


def _added_up(counts: Sequence[Count]) -> tuple[Count, ...]:
    """One count a file and table, even where a workbook has two sheets of one table."""
    sums: dict[tuple[str, str], Count] = {}
    for count in counts:
        key = (count.file, count.table)
        had = sums.get(key, Count(*key, 0, 0, 0, 0, 0))
        sums[key] = Count(
            *key,
            had.read + count.read,
            had.kept + count.kept,
            had.merged + count.merged,
            had.rejected + count.rejected,
            had.blank + count.blank,
        )
    return tuple(sums[key] for key in sorted(sums))


def _returns(grouping: Grouping, ends: Sequence[_End]) -> tuple[ReturnRows, ...]:
    """The kept rows by return, in a fixed order."""
    frames: list[dict[str, pd.DataFrame]] = [{} for _ in grouping.groups]
    prints = [""] * len(grouping.groups)
    for end in ends:
        for position in range(len(grouping.groups)):
            use = np.flatnonzero(end.settled.kept & (end.scope == position))
            if use.size:
                frames[position][end.rows.table.name] = _taken(end.frame, use)
                if end.rows.table.name in {"episodes", ANNEX_A}:
                    prints[position] = fingerprint_of(end.rows.texts(use))
    rows = [
        ReturnRows(
            group.kind,
            group.year,
            group.covers_from,
            group.covers_to,
            group.content_date,
            prints[position],
            frames[position],
            group.label,
        )
        for position, group in enumerate(grouping.groups)
        if frames[position]
    ]
    return tuple(sorted(rows, key=lambda rows: rows.fingerprint))


def _in_import_order(returns: Sequence[ReturnRows]) -> tuple[ReturnRows, ...]:
    """By kind; within a kind as they come, the version that counts after the others."""
    kinds = (SSDA903, PART_OF_A_RETURN, ANNEX_A)
    return tuple(sorted(returns, key=lambda rows: kinds.index(rows.kind)))
