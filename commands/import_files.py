"""`import`: reads a council's files into the database and says what became of every row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from commands.arguments import Arguments
from commands.files import write_whole
from data.formats.batch import Count, sums
from data.formats.read import read_paths
from data.formats.tables import table
from data.store.engine import open_store
from data.store.imports import ImportReport, import_batch
from data.store.settings import demo_folder
from data.store.which import delete_demo
from models.access import LOCAL_OWNER
from models.problems import Problem, UserError
from reports.problems import problems_csv

SHOWN_PROBLEMS = 10
SHOWN_IDENTIFIERS = 10
NOTHING_READ = 2


def run(arguments: list[str]) -> int:
    """Read, store, print; exit code 0, or 2 when nothing could be read."""
    parser = Arguments("import", "Reads a council's files, as they are, into the database.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or zip")
    parser.add_argument("--source", default="default", help="system that issued the identifiers")
    parser.add_argument("--council", help="whose children these are, where no cost file says it")
    parser.add_argument("--problems", type=Path, metavar="FILE.csv", help="write all problems here")
    parser.add_database()
    options = parser.parse_args(arguments)
    _require_paths(options.paths)
    store = open_store(options.database)
    batch = read_paths(options.paths, date.today())
    report = import_batch(
        store, batch, actor=LOCAL_OWNER, source=options.source, council=options.council,
        now=datetime.now(UTC),
    )  # fmt: skip
    print("\n".join(said(report)))
    if report.changed and not options.database:
        delete_demo(demo_folder())  # the screens switch over by themselves; nothing of it stays
    if options.problems:
        write_whole(options.problems, problems_csv(report.problems))
        print(f"All {len(report.problems)} problems are in {options.problems}.")
    return 0 if any(count.kept or count.merged for count in report.counts) else NOTHING_READ


def _require_paths(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise UserError(
                str(path),
                "there is no such file or folder",
                "the files that your council's system wrote",
                "Check the name and try again; nothing was imported.",
            )


def said(report: ImportReport) -> list[str]:
    """The report as lines of text for a person or a nightly log: counts, then what needs care."""
    lines = _counts(report.counts)
    if not report.changed:
        lines.append("Nothing is new: the database held all of these rows already.")
    if report.files_unrecognised:
        lines += [
            "",
            f"Files that hold no table the tool knows ({len(report.files_unrecognised)}):",
        ]
        lines += [f"  {name}" for name in report.files_unrecognised]
    for group in report.unmatched:
        lines += ["", _unmatched(group.table, group.child_ids)]
    if report.set_aside_another_authority:
        lines += [
            "",
            f"Children of another authority, set aside: {report.set_aside_another_authority}",
        ]
    return lines + _problems(report.problems)


def _counts(counts: Sequence[Count]) -> list[str]:
    if not counts:
        return ["No rows could be read."]
    lines_of = sums(counts)
    width = max(len(line.title) for line in lines_of)
    lines = [
        f"{'Table':<{width}}{'read':>10}{'kept':>10}{'merged':>10}{'rejected':>10}{'blank':>10}"
    ]
    for line in lines_of:
        lines.append(f"{line.title:<{width}}" + "".join(f"{n:>10,}" for n in line.numbers))
    lines.append(str(lines_of[-1]))
    return lines


def _title(name: str) -> str:
    return table(name).title


def _unmatched(name: str, child_ids: Sequence[str]) -> str:
    shown = ", ".join(child_ids[:SHOWN_IDENTIFIERS])
    more = len(child_ids) - SHOWN_IDENTIFIERS
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{_title(name)}: {len(child_ids):,} identifiers match no child: {shown}{rest}"


def _problems(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return ["", "No problems."]
    lines = ["", f"Problems ({len(problems):,}):"]
    lines += [f"  {problem.weight.value}: {problem}" for problem in problems[:SHOWN_PROBLEMS]]
    more = len(problems) - SHOWN_PROBLEMS
    if more > 0:
        lines.append(f"  … and {more:,} more; --problems FILE.csv writes all of them.")
    return lines
