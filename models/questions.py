"""What only a person can say of a file, asked before anything is stored.

Until somebody answers, the safe reading counts: a child is never shown as ready because a word in
a file was not understood.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.problems import Problem, Weight

# Question key -> the value of the choice taken. Remembered per source of files.
Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One answer: `value` as it is remembered, `label` as a person reads it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """One question about a file.

    `key` names the question without naming a child, so that an answer serves for the next file of
    the same source ("column:placement_census:dolsinplace"). `until_answered` says how the file is
    read while nobody has answered. `rows` are rows as a spreadsheet numbers them (may be empty).
    """

    key: str
    file: str
    column: str
    asked: str
    choices: tuple[AnswerChoice, ...]
    until_answered: str
    rows: tuple[int, ...] = ()

    @property
    def answer_with(self) -> str:
        """How a person at a terminal answers: --answer "KEY=one|of|these"."""
        return f"{self.key}={'|'.join(choice.value for choice in self.choices)}"


def as_problem(question: FileQuestion) -> Problem:
    """The question as a line of an import's problems, for terminals and the problems file."""
    count = f" ({len(question.rows)} rows)" if len(question.rows) > 1 else ""
    options = ", ".join(choice.label for choice in question.choices)
    return Problem(
        Weight.DOUBTFUL,
        question.file,
        question.rows[0] if question.rows else None,
        question.column,
        f"a question for you{count}: {question.asked.rstrip('?')}",
        f"one of: {options}",
        f"{question.until_answered} Answer it in the app, or with "
        f'--answer "{question.answer_with}".',
    )


def plain_key(*parts: str) -> str:
    """A question's key from its parts, in small letters, without spaces and signs."""
    tidy = (
        "".join(letter for letter in part.casefold() if letter.isalnum() or letter in "_./-")
        for part in parts
    )
    return ":".join(tidy)
