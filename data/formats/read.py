"""Reading whatever a council gives: paths in; rows under our names, problems and counts out."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from data.formats.batch import Batch, FileFacts
from data.formats.books import read_jsons, read_workbooks
from data.formats.checks import check_levels, check_spans
from data.formats.content import CURES, Content, content_of
from data.formats.files import Pile, open_paths
from data.formats.finish import assemble_batch
from data.formats.grid import Opened, RawFile, Reader, not_read
from data.formats.identifiers import match_spellings
from data.formats.own_checks import check_pairs
from data.formats.parts import FileTable, part_of
from data.formats.rows import TableRows, rows_of
from data.formats.safeguarding import translate_safeguarding
from data.formats.tables import TABLES
from data.formats.text import read_texts
from models.needs.scheme import Strength
from models.problems import Problem, Weight
from models.progress import ProgressCallback, say_nothing
from models.questions import NO_ANSWERS, Answers, FileQuestion, as_problem

# What reads each kind of content; a new kind is one row.
READERS: dict[Content, Reader] = {
    Content.TEXT: read_texts,
    Content.WORKBOOK: read_workbooks,
    Content.JSON: read_jsons,
}

# Hears how many steps of how many are done, and what the last one was.


def read_paths(paths: Sequence[Path], today: date, answers: Answers = NO_ANSWERS) -> Batch:
    """Read files, folders and zips; the same batch whatever the order of paths or files.

    Never fails on what a file holds: each thing that is wrong becomes a problem. Raises
    `UserError` only for a path that doesn't exist. `today` decides which dates lie ahead;
    `answers` are what people have said to earlier questions of this source.
    """
    return read_pile(open_paths(paths), today, answers=answers)


def read_pile(
    pile: Pile, today: date, say: ProgressCallback = say_nothing, answers: Answers = NO_ANSWERS
) -> Batch:
    """Read files that are in memory already; `say` hears of each file and table as it is done."""
    steps = len(pile.files) + 2
    say(0, steps, f"{len(pile.files)} opened")
    problems = list(pile.problems)
    questions: list[FileQuestion] = []
    parts: list[FileTable] = []
    facts: list[FileFacts] = []
    for raw, opened in zip(pile.files, opened_files(pile.files), strict=True):
        understood = [part_of(grid, answers) for grid in opened.grids]
        file_tables = [understood.part for understood in understood if understood.part is not None]
        parts.extend(file_tables)
        problems.extend(opened.problems)
        problems.extend(problem for understood in understood for problem in understood.problems)
        questions.extend(question for understood in understood for question in understood.questions)
        names = ", ".join(sorted({part.table.name for part in file_tables}))
        digest = hashlib.sha256(raw.data).hexdigest()
        facts.append(FileFacts(raw.name, digest, len(raw.data), names))
        say(len(facts), steps, raw.name)
    translated = translate_safeguarding(parts, today, answers)
    problems.extend(translated.problems)
    questions.extend(translated.questions)
    tables, further_problems = _tables(translated.parts, today, answers)
    tables, spellings = match_spellings(tables)
    problems.extend((*further_problems, *spellings))
    say(steps - 1, steps, "every row checked")
    finished = assemble_batch(tables, today, answers)
    questions.extend(finished.questions)
    say(steps, steps, "returns put together")
    return Batch(
        tuple(facts),
        finished.returns,
        finished.loose,
        _sorted((*problems, *finished.problems, *map(as_problem, questions))),
        (*finished.counts, *translated.counts),
        tuple(questions),
    )


def opened_files(raws: Sequence[RawFile]) -> list[Opened]:
    """What came of opening each file, in their order; files of one kind are read together."""
    contents = [content_of(raw.data) for raw in raws]
    openeds = [
        Opened() if content in READERS else _unreadable(raw, content)
        for raw, content in zip(raws, contents, strict=True)
    ]
    for content, reader in READERS.items():
        places = [
            position for position, content_item in enumerate(contents) if content_item is content
        ]
        for position, opened in zip(places, reader([raws[place] for place in places]), strict=True):
            openeds[position] = opened
    return openeds


def _unreadable(raw: RawFile, content: Content) -> Opened:
    return not_read(
        raw.name,
        content.value,
        "a csv file, an .xlsx workbook or a zip of them",
        CURES.get(content, CURES[Content.OTHER]),
    )


def _tables(
    parts: Iterable[FileTable], today: date, answers: Answers
) -> tuple[list[TableRows], list[Problem]]:
    """All rows of each table, checked as far as one row goes."""
    tables: list[TableRows] = []
    problems: list[Problem] = []
    for table in TABLES:
        of_table = [part for part in parts if part.table.name == table.name]
        if not of_table:
            continue
        rows, further_problems = rows_of(table, of_table, today, answers)
        rows, contradictions = check_spans(rows)
        rows, pairs = check_pairs(rows)
        problems.extend((*further_problems, *contradictions, *pairs))
        if table.name == "needs_profile":
            rows, levels = check_levels(rows, frozenset(Strength))
            problems.extend(levels)
        tables.append(rows)
    return tables, problems


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Whole files first, then by file and row, so that equal input gives equal output."""
    problems_result = list(problems)
    # Stable sorts, least first: there may be many, and tuples as keys are slow. Within a row the
    # order is that of the checks, which is always the same.
    problems_result.sort(key=lambda problem: problem.row or 0)
    problems_result.sort(key=lambda problem: problem.file)
    problems_result.sort(key=lambda problem: problem.weight is not Weight.FILE)
    return tuple(problems_result)
