"""Which known column a heading that nobody knows may be: by its words, its letters or its subject.

Two grades. *Certain*: every word of the known heading is there, and only words such as "of the
child" were added. *Near*: it looks alike, or speaks of something that a rule reads (a deprivation
of liberty, a legal status, a birth, a price), so a person is asked.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from data.formats.table import CellKind, Column, Table

MOST_CHOICES = 6  # near columns that one question offers
_ALIKE_WORDS = 0.6  # shared words to all words, from 0 to 1
_ALIKE_LETTERS = 0.85
_SHORTEST = 6  # letters; shorter headings are alike by chance
_GENERIC_WEIGHT = 0.5

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LIBERTY = re.compile(r"(?:(?<![A-Za-z])|(?<=[a-z]))D[Oo]L(?:[SsOo]{0,2})(?![a-z])")  # DoL, DoLS
_WORD = re.compile(r"[a-z]+|\d+")
_FILLERS = frozenset({
    "a", "an", "the", "of", "for", "is", "s", "child", "childs", "children", "childrens",
    "young", "person", "persons", "people", "yp", "cyp", "dd", "mm", "yyyy", "yy", "y", "n",
    "yes", "no", "please", "if", "any",
})  # fmt: skip
_SAME = {
    "dob": ("date", "birth"), "birthdate": ("date", "birth"), "birthday": ("date", "birth"),
    "born": ("date", "birth"),
    "dol": ("deprivation", "liberty"), "dols": ("deprivation", "liberty"),
    "dolo": ("deprivation", "liberty"), "dolos": ("deprivation", "liberty"),
    "lps": ("deprivation", "liberty"), "deprived": ("deprivation",),
    "id": ("identifier",), "ids": ("identifier",), "identification": ("identifier",),
    "ls": ("legal", "status"), "weekly": ("week",), "wkly": ("week",), "pw": ("week",),
    "price": ("cost",), "fee": ("cost",), "fees": ("cost",), "charge": ("cost",),
    "gbp": ("cost",), "spend": ("cost",),
    "started": ("start",), "starts": ("start",), "begin": ("start",), "began": ("start",),
    "commenced": ("start",), "ended": ("end",), "ends": ("end",), "finish": ("end",),
    "ceased": ("end",), "kind": ("type",), "category": ("type",),
}  # fmt: skip
_GENERIC = frozenset({
    "date", "number", "type", "identifier", "code", "name", "current", "total", "last",
    "latest", "most", "recent", "from", "to", "start", "end", "in", "at", "on", "and",
    "placement", "status", "reason", "cost", "week", "month", "year", "day", "days",
})  # fmt: skip
_NO = frozenset({
    "no", "n", "false", "f", "0", "0.0", "none", "nil", "n/a", "na", "-", "--", "–",
    "not applicable", "no order", "no dol", "no dols", "none in place", "not in place",
})  # fmt: skip


@lru_cache(maxsize=4096)
def plain_heading(heading: str) -> str:
    """A heading without case, spaces, underscores and signs: `Child's ID*` is `childsid`."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


@lru_cache(maxsize=4096)
def words_of(heading: str) -> frozenset[str]:
    """The words that tell, in one spelling: `DoB of child (dd/mm/yyyy)` is date and birth."""
    text = _LIBERTY.sub(" dol ", heading.replace("'", "").replace("’", ""))
    text = _CAMEL.sub(" ", text)
    if plain_heading(heading) in _SAME:
        return frozenset(_SAME[plain_heading(heading)])
    texts: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word not in _FILLERS:
            texts.update(_SAME.get(word, (_singular(word),)))
    return frozenset(texts)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def is_plain_no(value: str) -> bool:
    """True for a blank, and for what can only be read as "no such order"."""
    return not value.strip() or value.strip().casefold().strip(".") in _NO


def is_of_liberty(heading: str) -> bool:
    """True if a heading speaks of a child being deprived of liberty."""
    texts = words_of(heading)
    return "liberty" in texts or {"inherent", "jurisdiction"} <= texts


def certain_columns(heading: str, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns that this heading names, fillers aside."""
    texts = words_of(heading)
    if not texts or (len(texts) == 1 and texts <= _GENERIC):
        return ()
    return tuple(column for column in columns if texts in _spellings(column))


def near_columns(heading: str, table: Table, columns: Iterable[Column]) -> tuple[Column, ...]:
    """Those of these columns that the heading may be, the likeliest first."""
    free = tuple(columns)
    marks = {column.name: _likeness(heading, column) for column in free}
    for subject in _SUBJECTS:
        if subject.is_of(words_of(heading)):
            for column in free:
                if subject.reads(column):
                    marks[column.name] = max(marks[column.name], _ALIKE_WORDS)
    near = [column for column in free if marks[column.name] >= _ALIKE_WORDS]
    near.sort(key=lambda column: (-marks[column.name], not column.stop))
    return tuple(near[:MOST_CHOICES])


@dataclass(frozen=True, slots=True)
class _Subject:
    """Something that a rule reads: which headings speak of it, and which columns hold it."""

    is_of: Callable[[frozenset[str]], bool]
    reads: Callable[[Column], bool]


def _speaks_of(*wanted: str) -> Callable[[Column], bool]:
    """True of a column whose heading, spellings or meaning have one of these words."""

    def reads(column: Column) -> bool:
        texts = (column.heading, *column.aliases, column.meaning)
        return any(words_of(text) & set(wanted) for text in texts)

    return reads


def _is_order(texts: frozenset[str]) -> bool:
    money = {"purchase", "number", "invoice", "po", "preference", "ref", "reference"}
    return "legal" in texts or ("order" in texts and not texts & money)


def _is_kind_of_home(texts: frozenset[str]) -> bool:
    return bool(texts & {"placement", "provision", "accommodation"}) and bool(
        texts & {"type", "provision", "setting"}
    )


_SUBJECTS: tuple[_Subject, ...] = (
    _Subject(lambda texts: "liberty" in texts, _speaks_of("liberty")),
    _Subject(lambda texts: "solo" in texts, _speaks_of("solo")),
    _Subject(_is_order, lambda column: column.stop and _speaks_of("legal", "liberty")(column)),
    _Subject(lambda texts: "birth" in texts, _speaks_of("birth")),
    _Subject(
        lambda texts: {"start", "date"} <= texts,
        lambda column: column.kind is CellKind.DATE and _speaks_of("start")(column),
    ),
    _Subject(
        lambda texts: {"end", "date"} <= texts,
        lambda column: column.kind is CellKind.DATE and _speaks_of("end")(column),
    ),
    _Subject(lambda texts: "notice" in texts, _speaks_of("notice")),
    _Subject(
        lambda texts: bool(texts & {"cost", "contribution"}),
        lambda column: column.kind is CellKind.MONEY,
    ),
    _Subject(
        _is_kind_of_home,
        lambda column: column.stop and _speaks_of("placement", "provision")(column)
        and not _speaks_of("legal", "liberty")(column),
    ),
)  # fmt: skip


@lru_cache(maxsize=2048)
def _spellings(column: Column) -> tuple[frozenset[str], ...]:
    """The words of each spelling of a column."""
    texts = dict.fromkeys((column.heading, *column.aliases, column.name))
    return tuple(sentences for text in texts if (sentences := words_of(text)))


def _likeness(heading: str, column: Column) -> float:
    """From 0 to 1: by shared words, or by letters where a heading is mistyped."""
    texts = words_of(heading)
    by_words = max((_shared(texts, spelling) for spelling in _spellings(column)), default=0.0)
    if by_words >= _ALIKE_WORDS:
        return by_words
    letters = plain_heading(heading)
    for text in (column.heading, *column.aliases):
        name = plain_heading(text)
        if min(len(letters), len(name)) < _SHORTEST or abs(len(letters) - len(name)) > 6:
            continue
        if SequenceMatcher(None, letters, name).ratio() >= _ALIKE_LETTERS:
            return _ALIKE_WORDS
    return by_words


def _shared(texts: frozenset[str], other: frozenset[str]) -> float:
    """How much of both sets of words is the same; a set within the other counts as alike."""
    both = _weight(texts & other)
    total = _weight(texts) + _weight(other)
    if not both or not total:
        return 0.0
    alike = 2 * both / total
    if both >= 1.0 and (texts <= other or other <= texts):
        return max(alike, _ALIKE_WORDS)
    return alike


def _weight(words: frozenset[str]) -> float:
    return sum(_GENERIC_WEIGHT if word in _GENERIC else 1.0 for word in words)
