"""Several returns of one year in one import: versions of one return, or two authorities'."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from data.formats.batch import ReturnRows
from data.formats.grid import file_doubt
from data.formats.return_year import year_named
from models.children.council import SSDA903
from models.children.returns import two_authorities
from models.problems import Problem
from models.questions import AnswerChoice, Answers, FileQuestion, plain_key

COUNCIL_QUESTION = "council"  # the first part of the key of the question whose children these are


def settle_same_years(
    returns: Sequence[ReturnRows], answers: Answers
) -> tuple[tuple[ReturnRows, ...], list[Problem], list[FileQuestion]]:
    """The returns in the order in which they count (the last version wins), and what to say of it.

    Two returns of one year that share nearly no child are two authorities': both count, and whose
    they are is asked. Else they are versions: the one with the later newest date counts; where the
    dates are equal the person is asked, and until then the one whose name comes last counts.
    """
    problems: list[Problem] = []
    questions: list[FileQuestion] = []
    preferred: dict[str, int] = {}
    councils: dict[str, str] = {}
    for some, other in combinations(returns, 2):
        if (some.kind, some.year) != (other.kind, other.year) or some.kind != SSDA903:
            continue
        if two_authorities(_children(some), _children(other)):
            for of_one in (some, other):
                councils.setdefault(of_one.label, answers.get(_council_key(of_one), ""))
            continue
        first, last = sorted((some, other), key=_counts_last)
        if some.content_date != other.content_date:
            problems.append(_later_counts(first, last))
            continue
        question = _which_counts(first, last)
        chosen = answers.get(question.key)
        if chosen == plain_key(first.label):
            preferred[first.label] = 1
        elif chosen != plain_key(last.label):
            questions.append(question)
    questions.extend(_whose(rows, councils) for rows in returns if councils.get(rows.label) == "")
    ordered = sorted(
        returns,
        key=lambda rows: (rows.year, rows.content_date, preferred.get(rows.label, 0), rows.label),
    )
    named = tuple(replace(rows, council=councils.get(rows.label) or None) for rows in ordered)
    return named, problems, questions


def _children(rows: ReturnRows) -> frozenset[str]:
    return frozenset(rows.tables["episodes"]["child_id"])


def _counts_last(rows: ReturnRows) -> tuple[object, str]:
    return rows.content_date, rows.label


def _council_key(rows: ReturnRows) -> str:
    return f"{plain_key(COUNCIL_QUESTION, rows.label)}"


def _later_counts(first: ReturnRows, last: ReturnRows) -> Problem:
    return file_doubt(
        last.label,
        "",
        f"two versions of the return of {last.year}: {first.label} (newest date "
        f"{first.content_date:%d/%m/%Y}) and {last.label} ({last.content_date:%d/%m/%Y})",
        "one version of each return",
        f"{last.label} counts, because its newest date is later. Import only the right one if not.",
    )


def _which_counts(first: ReturnRows, last: ReturnRows) -> FileQuestion:
    return FileQuestion(
        key=plain_key("version", str(last.year), first.label, last.label),
        file=last.label,
        column="",
        asked=f"{first.label} and {last.label} are two versions of the return of {last.year}: "
        "which one is right?",
        choices=tuple(AnswerChoice(plain_key(rows.label), rows.label) for rows in (first, last)),
        until_answered=f"{last.label} counts.",
    )


def _name_of(label: str) -> str:
    """The innermost folder that names something else than a year, or the file's own name."""
    names = [name for name in label.split("/") if name]
    telling = [name for name in names if year_named(name) is None or " " in name]
    name = (telling or names or [label])[-1]
    return " ".join(word for word in name.split() if year_named(word) is None) or name


def _whose(rows: ReturnRows, councils: dict[str, str]) -> FileQuestion:
    others = ", ".join(label for label in councils if label != rows.label)
    name = _name_of(rows.label)
    return FileQuestion(
        key=_council_key(rows),
        file=rows.label,
        column="",
        asked=f"which council's children are these? The return shares nearly no child with "
        f"{others}, so both count",
        choices=(AnswerChoice(name, name),),
        until_answered="Both returns count; the council of these children is not known.",
    )
