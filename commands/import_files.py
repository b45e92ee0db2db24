"""`import`: reads a council's files into the database and says what became of every row."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from commands.arguments import Arguments
from commands.files import write_whole
from commands.limits import require_file
from data.formats.batch import Count, row_totals
from data.formats.read import read_paths
from data.formats.tables import table_named
from data.store.imports.answers import answers_of
from data.store.imports.batch import ImportReport, import_batch
from data.store.imports.own_rows import RowReplaced
from data.store.schema.active_store import delete_demo
from data.store.schema.engine import open_store
from data.store.schema.settings import demo_folder
from models.access import LOCAL_OWNER
from models.problems import Problem, Repeated, UserError, group_repeated
from models.questions import FileQuestion, as_problem
from reports.problems import problems_csv

SHOWN_PROBLEMS = 15  # kinds of problems
SHOWN_ROWS, SHOWN_VALUES = 8, 3
SHOWN_IDENTIFIERS = 10
SHOWN_REPLACED = 20
NOTHING_READ = 2


def run(arguments: list[str]) -> int:
    """Read, store, print; exit code 0, or 2 when nothing could be read."""
    parser = Arguments("import", "Reads a council's files, as they are, into the database.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or zip")
    parser.add_argument("--source", default="default", help="system that issued the identifiers")
    parser.add_argument("--council", help="whose children these are, if no cost file says")
    parser.add_argument("--problems", type=Path, metavar="FILE.csv", help="write all problems here")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KEY=ANSWER",
        help="answer a question that an import asked; remembered for the source",
    )
    parser.add_database()
    options = parser.parse_args(arguments)
    _require_paths(options.paths)
    if options.problems:
        require_file("--problems", options.problems, (".csv",))
    store = open_store(options.database)
    given = _answers(options.answer)
    answers = answers_of(store, LOCAL_OWNER, options.source) | given
    batch = read_paths(options.paths, date.today(), answers)
    report = import_batch(
        store,
        batch,
        actor=LOCAL_OWNER,
        source=options.source,
        council=options.council,
        now_utc=datetime.now(UTC),
        answers=given,
    )
    print("\n".join(report_lines(report, (*batch.questions, *report.questions))))
    if report.changed and not options.database:
        delete_demo(demo_folder())  # the screens switch over by themselves; nothing of it stays
    if options.problems:
        write_whole(options.problems, problems_csv(report.problems))
        print(f"All {len(report.problems)} problems are in {options.problems}.")
    return 0 if any(count.kept or count.merged for count in report.counts) else NOTHING_READ


def _answers(given: Sequence[str]) -> dict[str, str]:
    """KEY=ANSWER as key and answer; the key may hold colons and no equals sign."""
    answers = {}
    for text in given:
        key, sign, answer = text.rpartition("=")
        if not sign or not key.strip() or not answer.strip():
            raise UserError(
                "--answer",
                f'"{text}" is not a key, an equals sign and an answer',
                'an answer as the import prints it: --answer "KEY=ANSWER"',
                "Copy it from the import's problems. Nothing was imported.",
            )
        answers[key.strip()] = answer.strip()
    return answers


def _require_paths(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise UserError(
                str(path),
                "there is no such file or folder",
                "the files that your council's system wrote",
                "Check the name and try again; nothing was imported.",
            )


def report_lines(report: ImportReport, questions: Sequence[FileQuestion] = ()) -> list[str]:
    """The report as lines of text for a person or a nightly log: counts, then what needs care."""
    lines = _counts(report.counts)
    if not report.changed and any(count.merged for count in report.counts):
        lines.append("Nothing is new: all of these rows are in the database already.")
    if report.files_unrecognised:
        lines += [
            "",
            (f"Files without a table that the tool recognises ({len(report.files_unrecognised)}):"),
        ]
        lines += [f"  {name}" for name in report.files_unrecognised]
    brought = dict.fromkeys(count.table for count in report.counts if count.kept or count.merged)
    lines += [f"\n{later}" for name in brought if (later := table_named(name).later_words)]
    for group in report.unmatched:
        lines += ["", _unmatched(group.table, group.child_ids)]
    if report.set_aside_another_authority:
        lines += [
            "",
            (
                "Left out, because they are for another authority: "
                f"{report.set_aside_another_authority} ({listed_authorities(report)}). If "
                "that is one of your councils, add it to CIRCLE_COUNCILS as the file names "
                "it."
            ),
        ]
    lines += _replaced(report.replaced)
    problems_wanted = {as_problem(question) for question in questions}
    problems = [problem for problem in report.problems if problem not in problems_wanted]
    return lines + _questions(questions) + _problems(problems)


def _questions(questions: Sequence[FileQuestion]) -> list[str]:
    """What only a person can say, each with the answer to give at the next import."""
    if not questions:
        return []
    lines = ["", f"Questions ({len(questions):,}). Your answers are remembered:"]
    for question in questions:
        column = f", column {question.column}" if question.column else ""
        rows = _rows([str(row) for row in question.rows])
        lines += [
            f"  {question.file}{rows}{column}: {question.asked}",
            f"    {question.until_answered}",
            f'    --answer "{question.answer_with}"',
        ]
    return lines


def listed_authorities(report: ImportReport) -> str:
    """The names as the files write them, with how many children each has."""
    return ", ".join(f"'{name}' {number:,}" for name, number in report.set_aside_by_name)


def _counts(counts: Sequence[Count]) -> list[str]:
    if not counts:
        return ["No rows could be read."]
    lines_of = row_totals(counts)
    width = max(len(line.title) for line in lines_of)
    lines = [
        f"{'Table':<{width}}{'read':>10}{'kept':>10}{'merged':>10}{'rejected':>10}{'blank':>10}"
    ]
    for line in lines_of:
        lines.append(f"{line.title:<{width}}" + "".join(f"{n:>10,}" for n in line.numbers))
    lines.append(str(lines_of[-1]))
    return lines


def _replaced(rows: Sequence[RowReplaced]) -> list[str]:
    """The rows that took the place of others, by table, with what changed where it may be told."""
    if not rows:
        return []
    lines = ["", f"Rows that replace earlier rows ({len(rows):,}):"]
    lines += [f"  {row}" for row in rows if row.cells][:SHOWN_REPLACED]
    numbers = Counter(row.title for row in rows)
    return lines + [f"  {title}: {number:,}" for title, number in numbers.items()]


def _title(name: str) -> str:
    return table_named(name).title


def _unmatched(name: str, child_ids: Sequence[str]) -> str:
    shown = ", ".join(child_ids[:SHOWN_IDENTIFIERS])
    extra = len(child_ids) - SHOWN_IDENTIFIERS
    remainder = f" and {extra:,} more" if extra > 0 else ""
    return f"{_title(name)}: {len(child_ids):,} identifiers match no child: {shown}{remainder}"


def _problems(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return ["", "No problems."]
    groups = group_repeated(problems)
    lines = ["", f"Problems ({len(problems):,}):"]
    lines += [f"  {_group(group)}" for group in groups[:SHOWN_PROBLEMS]]
    extra = len(groups) - SHOWN_PROBLEMS
    if extra > 0:
        lines.append(f"  … and {extra:,} more kinds; --problems FILE.csv writes all of them.")
    return lines


def _group(group: Repeated) -> str:
    """One kind of problem of one file: how many rows, which, what was found, what to do."""
    column = f", column {group.column}" if group.column else ""
    values = _first(group.found, SHOWN_VALUES)
    return (
        f"{group.weight.value}: {group.file}{_rows(group.rows)}{column}: found {values}. "
        f"Wanted: {group.wanted}. {group.what_to_do}"
    )


def _rows(rows: Sequence[object]) -> str:
    if not rows:
        return ""
    if len(rows) == 1:
        return f", row {rows[0]}"
    return f", {len(rows):,} rows ({_first([str(row) for row in rows], SHOWN_ROWS)})"


def _first(texts: Sequence[str], number: int) -> str:
    extra = len(texts) - number
    return ", ".join(texts[:number]) + (f" and {extra:,} more" if extra > 0 else "")
