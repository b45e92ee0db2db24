"""All problems of an import as a file: one row a problem, with its place and its cure."""

import csv
import io
from collections.abc import Iterable

from models.problems import Problem
from reports.safe import safe_text

COLUMNS = ("weight", "file", "row", "column", "found", "wanted", "what_to_do")


def problems_csv(problems: Iterable[Problem]) -> bytes:
    """The problems in the order given, as UTF-8 that a spreadsheet opens with £ and é intact.

    A blank row means that the problem is the whole file's. No cell can run as a formula.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for problem in problems:
        words = (problem.column, problem.found, problem.wanted, problem.what_to_do)
        row = "" if problem.row is None else problem.row
        writer.writerow(
            [
                problem.weight.value,
                safe_text(problem.file),
                row,
                *(safe_text(word) for word in words),
            ]
        )
    return text.getvalue().encode("utf-8-sig")
