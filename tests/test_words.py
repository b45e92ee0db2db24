"""Words on screen: where they stand, how easily they read, and which words no screen uses."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.drive.reading_ease import reading_age, syllables_of

ROOT = Path(__file__).resolve().parent.parent
SCREENS = "pages"
PEOPLE_READ = ("pages", "models", "reports", "services", "commands")
A_SENTENCE = 4  # words; shorter texts are labels and keys, and stay where they are used
LONGEST_SENTENCE = 25  # words, as the GOV.UK content guide has it
HARDEST_GRADE = 9
ENOUGH_TO_GRADE = 8  # words; the grade of fewer is chance
SET_IN = "7"  # stands for what a sentence is filled with
YEARS_ABOVE_GRADE = 5

# Terms of the field that no plainer word can take the place of: each counts as two syllables.
TERMS = re.compile(
    r"\b(residential|accommodation|independent|authorit(?:y|ies)|assessments?|education|"
    r"exploitation|commissioning|supported|separately|safeguarding|unaccompanied|"
    r"Northamptonshire|contingency|confidentiality|regulations?|qualifi(?:ed|cation)|"
    r"responsibilit(?:y|ies)|disabilit(?:y|ies)|ethnicity|nationality|religion|"
    r"rehabilitation|emergency|psychologist|therapist|officer|reviewing|"
    r"accommodated|nominated|designated|demonstration|quarterly|regional|foster(?:ing)?|children's|family|families|placements?|financial)\b",
    re.IGNORECASE,
)
NOBODY_SAYS = re.compile(
    r"\b(?:(?:is|are|not|nothing|data) held|held (?:here|by|of|for)|told(?! us| apart)|in no sum|"
    r"nought|lately|mend(?:ed|s)?|anew|whoever|whosoever|by what (?:is|was)|so many of|hangs on|"
    r"sees? to it|said of|is said|are said|as long as it stands|stands? (?:in|on|at|here|there|"
    r"beside|above|below|for)|put right beside|honest row|on the road|takes it back)\b",
    re.IGNORECASE,
)
# No sentences: lists of words, the language of a document's mark-up, credits and names of laws.
NO_SENTENCES = {
    "models/papers/naming.py": "words that are no child's name",
}
# The room of what every screen says alike: its modules are its words.
SHARED_WORDS = "pages/parts/words"
# Credits and titles are as their owners wrote them; lists of field names and mark-up are no text.
NOT_OURS = re.compile(
    r"©|<!doctype|color-scheme:|Object\.defineProperty|National Audit Office|Regulations \d{4}|"
    r"^(?:\w+ )+\w+_\w+"
)
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
WORD = re.compile(r"[A-Za-zÀ-ÿ’']+")


class Text(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def texts_of(*folders: str) -> Iterator[Text]:
    """What people may read: texts of four words or more that are no docstring."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name not in NO_SENTENCES:
                yield from _texts_in(name, path.read_text(encoding="utf-8"))


@cache
def _texts_in(name: str, source: str) -> tuple[Text, ...]:
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    remarks = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    texts = []
    for node in nodes:
        if id(node) in remarks or id(node) in parts:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else SET_IN
                for part in node.values
            )
        else:
            continue
        sentence = len(WORD.findall(text)) >= A_SENTENCE and " " in text
        if sentence and not NOT_OURS.search(text):
            texts.append(Text(name, node.lineno, text))
    return tuple(texts)


def sentences_of(*folders: str) -> Iterator[Text]:
    for text in texts_of(*folders):
        plain = re.sub(r"\w+\.(?:csv|xlsx|py)|\w+_\w+", "file", text.text)
        plain = re.sub(r"[*_`#]|:\w+\[|\]\(.*?\)", "", plain)
        for sentence in SENTENCE_END.split(plain):
            if WORD.search(sentence):
                yield text._replace(text=sentence.strip())


def grade(sentence: str) -> float:
    return reading_age(TERMS.sub("carer", sentence)) - YEARS_ABOVE_GRADE


def rooms() -> list[str]:
    folders = {path.parent for path in (ROOT / SCREENS).rglob("*.py")}
    names = {folder.relative_to(ROOT).as_posix() for folder in folders}
    return sorted(names - {SHARED_WORDS})


@pytest.mark.parametrize("room", rooms())
def test_sentences_live_in_one_place_a_room(room: str) -> None:
    """A page's own title and the room's `words.py` hold them; tests import them from there."""
    strays = [
        str(text)
        for text in texts_of(room)
        if Path(text.path).parent.as_posix() == room and not text.path.endswith("words.py")
    ]
    assert strays == []


def test_every_sentence_reads_easily() -> None:
    hard = [
        f"{grade(sentence.text):.1f} {sentence}"
        for sentence in sentences_of(*PEOPLE_READ)
        if len(WORD.findall(sentence.text)) >= ENOUGH_TO_GRADE
        and grade(sentence.text) > HARDEST_GRADE
    ]
    assert hard == []


def test_no_sentence_is_longer_than_people_read_at_once() -> None:
    long = [
        f"{count} words {sentence}"
        for sentence in sentences_of(SCREENS)
        if (count := len(WORD.findall(sentence.text))) > LONGEST_SENTENCE
    ]
    assert long == []


def test_no_screen_uses_words_that_nobody_says() -> None:
    odd = [
        f"“{match.group()}” {text}"
        for text in texts_of(*PEOPLE_READ)
        if (match := NOBODY_SAYS.search(text.text))
    ]
    assert odd == []


def test_a_hard_sentence_would_be_seen() -> None:
    hard = (
        "Notwithstanding administrative considerations, accommodation expenditure "
        "remains unsubstantiated by documentation."
    )
    assert grade(hard) > HARDEST_GRADE
    assert grade("The home was paid for two more weeks, because notice ends on 3 May.") < 6
    assert syllables_of("expenditure") >= 3
    assert NOBODY_SAYS.search("No payment is held")
