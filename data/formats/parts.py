"""From a grid to the rows of one declared table: our column names, blank lines set apart."""

import hashlib
from dataclasses import dataclass

import numpy as np

from data.formats.columns import (
    Layout,
    column_problems,
    layout_of,
    questions_of,
    unread_texts,
)
from data.formats.described import described_rows
from data.formats.grid import Grid, file_doubt, file_problem
from data.formats.recognise import Match, absent_columns, best_match, plain_heading
from data.formats.table import Table
from models.problems import Problem, Weight
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion, plain_key


@dataclass(frozen=True, slots=True)
class FileTable:
    """The rows of one table in one file or sheet, still as text.

    `names`, `cells`: our name and the text of each declared column that the file has. `rows`: the
    row's number in a spreadsheet. `blank`, `rejected`: lines already set apart. `unread`: what
    headings near a stop say in each row, until somebody says what they are; None = nothing.
    """

    table: Table
    file: str
    where: str
    folder: str
    book: bool
    names: tuple[str, ...]
    cells: tuple[np.ndarray, ...]
    rows: np.ndarray
    blank: int
    rejected: int
    headings: tuple[str, ...] = ()  # as the file writes them, those that nothing reads included
    unread: np.ndarray | None = None

    def column(self, name: str) -> np.ndarray:
        """The text of one column; "" in every row when the file doesn't have it."""
        if name in self.names:
            return self.cells[self.names.index(name)]
        return np.full(len(self.rows), "", dtype=object)


@dataclass(frozen=True, slots=True)
class Understood:
    """A part, or None with the problem that kept the file out."""

    part: FileTable | None
    problems: tuple[Problem, ...]
    questions: tuple[FileQuestion, ...] = ()


def part_of(grid: Grid, answers: Answers = NO_ANSWERS) -> Understood:
    """The rows of the table that the grid's headings say it is."""
    match = best_match(grid.headings)
    if match is None:
        raise ValueError("a grid is only made for headings that are a table")
    if not match.is_sure:
        file_question = _is_it(grid, match.table)
        answer = answers.get(file_question.key)
        if answer != "yes":
            return _left_out(grid, match.table, file_question, is_answered=answer == "no")
    layout = layout_of(match, grid.headings, answers)
    rows = np.arange(grid.first_row, grid.first_row + len(grid.cells))
    questions = tuple(questions_of(grid, match.table, layout, rows, is_kept=not layout.absent))
    if layout.absent:
        problem = absent_columns(grid.where, Match(match.table, layout.columns, layout.absent))
        return Understood(None, (problem,), questions)
    names, doubles = _one_column_each(grid, layout)
    if names is None:
        return Understood(None, doubles)
    problems_shown = (*doubles, *column_problems(grid, match.table, layout))
    part, problems = _lines(grid, match.table, names, rows, unread_texts(grid, layout))
    return Understood(part, (*problems_shown, *problems), questions)


def _lines(
    grid: Grid, table: Table, names: dict[str, int], rows: np.ndarray, unread: np.ndarray | None
) -> tuple[FileTable, list[Problem]]:
    """The rows that are rows of the table, and what is told of the other lines."""
    blank = _blank_lines(grid.cells, names)
    again, too_many = _repeated_heading(grid, names), _too_many_cells(grid)
    described = described_rows(table, grid.cells, names) & ~(blank | again)
    too_many &= ~(again | described)
    use = ~(blank | again | too_many | described)
    problems = _line_problems(grid, rows, again, too_many, described)
    if not use.any():
        problems.append(
            file_doubt(
                grid.where,
                "",
                "a heading and no row below it",
                "rows",
                "If there should be rows, export the table again.",
            )
        )
    cells = tuple(grid.cells[:, name] for name in names.values())
    if not use.all():
        cells = tuple(column[use] for column in cells)
    part = FileTable(
        table,
        grid.file,
        grid.where,
        grid.folder,
        grid.book,
        tuple(names),
        cells,
        rows[use],
        int(blank.sum()),
        int((again | too_many | described).sum()),
        grid.headings,
        None if unread is None else unread[use],
    )
    return part, problems


def _is_it(grid: Grid, table: Table) -> FileQuestion:
    """Whether a list that only partly looks like a table is meant to be it."""
    headings = "".join(sorted(plain_heading(heading) for heading in grid.headings))
    mark = hashlib.sha256(headings.encode()).hexdigest()[:8]
    return FileQuestion(
        key=plain_key("table", table.name, mark),
        file=grid.where,
        column="",
        asked=(
            f"is this list meant to be {table.title} ({table.meaning})? Most of its "
            "columns are about something else: "
            f"{', '.join(heading for heading in grid.headings if heading)[:200]}"
        ),
        choices=(
            AnswerChoice("yes", f"yes, it is {table.title}"),
            AnswerChoice("no", "no, leave it out"),
        ),
        until_answered="Until then nothing from this file is kept.",
    )


def _left_out(
    grid: Grid, table: Table, file_question: FileQuestion, *, is_answered: bool
) -> Understood:
    problem = file_problem(
        grid.where,
        f"a list that only partly looks like {table.title}",
        f"one of the tables in docs/files.md ({table.title} comes nearest)",
        "It was left out, because of an earlier answer about such a list."
        if is_answered
        else (f"Answer whether it is meant to be {table.title}. Nothing from this file was kept."),
    )
    return Understood(None, (problem,), () if is_answered else (file_question,))


def _one_column_each(
    grid: Grid, layout: Layout
) -> tuple[dict[str, int] | None, tuple[Problem, ...]]:
    """Position of each of our columns; None if two columns claim one name and differ."""
    names: dict[str, int] = {}
    problems: list[Problem] = []
    for name, position in layout.columns:
        if name not in names:
            names[name] = position
            continue
        first, second = grid.cells[:, names[name]], grid.cells[:, position]
        heading = grid.headings[position]
        if (second == "").all() or (first == second).all():
            problem = file_doubt(
                grid.where,
                heading,
                "the same column twice",
                "each column once",
                "Both have the same values, so the first was read.",
            )
        elif (first == "").all():
            names[name] = position
            continue
        else:
            return None, (
                file_problem(
                    grid.where,
                    f"two columns named {heading} that differ",
                    "each column once",
                    "Take one of them out. Nothing from this file was kept.",
                ),
            )
        problems.append(problem)
    return names, tuple(problems)


def _blank_lines(cells: np.ndarray, names: dict[str, int]) -> np.ndarray:
    """True for lines with nothing in any cell."""
    first = cells[:, next(iter(names.values()))].tolist()
    blank = ~np.fromiter(map(bool, map(str.strip, first)), dtype=bool, count=len(first))
    if blank.any():
        blank[blank] = [not "".join(row).strip() for row in cells[blank].tolist()]
    return blank


def _repeated_heading(grid: Grid, names: dict[str, int]) -> np.ndarray:
    """True for lines that repeat the heading (exports put one after another)."""
    again = np.ones(len(grid.cells), dtype=bool)
    for position in list(names.values())[:2]:
        heading = grid.headings[position]
        cells = grid.cells[:, position]
        same = np.zeros(len(again), dtype=bool)
        for spelling in {heading, heading.upper(), heading.lower()}:
            same |= cells == spelling
        again &= same
        if not again.any():
            break
    return again


def _too_many_cells(grid: Grid) -> np.ndarray:
    """True for lines with something beyond the last heading: their cells have shifted."""
    extra = grid.cells[:, len(grid.headings) :]
    values = np.zeros(len(extra), dtype=bool)
    if extra.shape[1]:
        values[:] = ["".join(row).strip() != "" for row in extra.tolist()]
    return values


def _line_problems(
    grid: Grid, rows: np.ndarray, again: np.ndarray, too_many: np.ndarray, described: np.ndarray
) -> list[Problem]:
    headings = [
        Problem(
            Weight.REJECTED,
            grid.where,
            int(row),
            "",
            "the heading again",
            "a row of the table",
            "Nothing to do if exports were put one after another.",
        )
        for row in rows[again]
    ]
    shifted = [
        Problem(
            Weight.REJECTED,
            grid.where,
            int(row),
            "",
            "more cells than there are headings",
            f"{len(grid.headings)} cells",
            "A comma inside a value perhaps: put the value in quotation marks, or export as xlsx.",
        )
        for row in rows[too_many]
    ]
    descriptions = [
        Problem(
            Weight.REJECTED,
            grid.where,
            int(row),
            "",
            "a line that describes the columns",
            "a row of the table",
            "Nothing to do. It is not about a child.",
        )
        for row in rows[described]
    ]
    return [*headings, *shifted, *descriptions]
