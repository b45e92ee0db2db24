"""Annex A's options in the project's words; councils write them in hundreds of ways.

An option is understood by a 903 code anywhere in it ("p) K2: Children's Homes"), else by its key
words; the letter in front, case, plurals and apostrophes don't count, since they differ between
councils. A code and words that contradict each other ("H5 - Young Offender Institution") mean
nothing: a person is asked. Facts: `annex_a_options.csv` (codes and what they mean),
`annex_a_words.csv` (key words, tried in order, each used up by what it finds) and
`annex_a_codes.csv` (whole options).
"""

import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from models.children.records import Ending, LegalStatus

_FOLDER = Path(__file__).parent
TYPE, PROVIDER, STATUS = "Placement Type", "Placement Provider", "Child's Legal Status"
_CEASED = "Reason Ceased to be Looked After"

# Words beside which a key word doesn't mean what it says: "police protection ended".
_DOUBT = re.compile(
    r"\?|\b(?:no longer|ended|ending|ends|expired|discharged|lapsed|revoked|previous\w*|formerly"
    r"|pending|planned|awaiting|applied|application|until|was|closed|refused|tbc)\b"
)
# A stop that neither column has an option for: ask, whatever else is written.
_ANOTHER_STOP = re.compile(
    r"\bdepriv\w*|\bdol[os]?\b|\bs(?:ec|ection)?\.? ?25\b|\bhigh court\b|\binherent\b|\bward\w*"
)
# Words that are a stop but for a slip of the pen, which nobody may read as nothing.
_NEAR_A_CLOSED_HOME = ("secure",)
_NEAR_A_STOP = ("secure", "remand", "police", "emergency", "detained", "youth", "assessment")
_EXCEPT = re.compile(r"\b(?:except|unless)\b.*")
_ALIKE = 0.75  # of the letters, from 0 to 1
_NOT = re.compile(r"\bnot\b|\bno\b")

# Kinds that may be named beside a kind without contradicting it.
_BESIDE: dict[str, frozenset[str]] = {
    "secure": frozenset({"children's home"}),
    "temporary": frozenset({"health", "foster", "foster, family or friends", "foster, other"}),
    "supported accommodation": frozenset({"homes and hostels", "independent living"}),
    "independent living": frozenset({"supported accommodation"}),
    "residential care home": frozenset({"health"}),
    "foster, family or friends": frozenset({"foster", "foster, other"}),
    "foster": frozenset({"foster, family or friends", "foster, other"}),
    "children's home": frozenset({"homes and hostels"}),
    "adoption": frozenset({"foster", "foster, other"}),
}
# What to take of several words without a code, the first that fits.
_FIRST = (
    "secure", "temporary", "supported accommodation", "independent living", "residential care home",
    "foster, family or friends", "children's home", "adoption",
)  # fmt: skip
_SAME = {"homes and hostels": "children's home", "foster, other": "foster"}

_STOPS = frozenset(
    {
        LegalStatus.POLICE_PROTECTION,
        LegalStatus.EMERGENCY_PROTECTION,
        LegalStatus.CHILD_ASSESSMENT,
        LegalStatus.REMAND,
        LegalStatus.PACE,
        LegalStatus.YOUTH_REHABILITATION,
    }
)
# Of a status: what may be named beside it. Every stop may stand beside section 20.
_STATUS_BESIDE: dict[str, frozenset[str]] = {
    "secure": frozenset({"children's home"}),
    LegalStatus.PLACEMENT_ORDER: frozenset({LegalStatus.FULL_CARE_ORDER}),
    LegalStatus.INTERIM_CARE_ORDER: frozenset(
        {LegalStatus.FULL_CARE_ORDER}
    ),  # "Care Orders: interim …"
    LegalStatus.REMAND: frozenset({LegalStatus.SECTION_20}),
    LegalStatus.POLICE_PROTECTION: frozenset({LegalStatus.SECTION_20}),
    LegalStatus.EMERGENCY_PROTECTION: frozenset({LegalStatus.SECTION_20}),
    LegalStatus.CHILD_ASSESSMENT: frozenset({LegalStatus.SECTION_20}),
    LegalStatus.PACE: frozenset({LegalStatus.SECTION_20, LegalStatus.REMAND}),
    LegalStatus.YOUTH_REHABILITATION: frozenset({LegalStatus.SECTION_20}),
}


@lru_cache(maxsize=8192)
def read_placement_type(written: str) -> str | None:
    """What a Placement Type means: a 903 PLACE code, or a kind in words; None = not understood."""
    text = _tidy(written)
    option = _whole_options(TYPE).get(text)
    if option is not None:
        return option
    if _DOUBT.search(text) or _ANOTHER_STOP.search(text):
        return None
    kinds = _kinds(TYPE, text)
    if not kinds & {"secure", "custody"} and _nearly(_EXCEPT.sub("", text), _NEAR_A_CLOSED_HOME):
        return None
    codes = _codes_in(TYPE, text)
    if codes:
        meant = {_codes(TYPE)[code] for code in codes}
        if len(meant) > 1:
            return None
        (kind,) = meant
        if not kinds <= {kind} | _BESIDE.get(kind, frozenset()):
            return None
        return kind if codes[0] in _old_codes() else codes[0]
    for kind in _FIRST:
        if kind in kinds and kinds <= {kind} | _BESIDE.get(kind, frozenset()):
            return kind
    meanings = {_SAME.get(kind, kind) for kind in kinds}
    return meanings.pop() if len(meanings) == 1 else None


@lru_cache(maxsize=8192)
def read_legal_status(written: str) -> str | None:
    """The `LegalStatus` value that a Legal Status means; None = not understood."""
    text = _tidy(written)
    mapped = re.fullmatch(r"code (\w+) is not mapped", text)  # what a map writes of a bare code
    text = mapped.group(1) if mapped else text
    option = _options(STATUS).get(text)
    if option is not None:
        return option
    if _DOUBT.search(text) or _ANOTHER_STOP.search(text) or _NOT.search(text):
        return None
    if re.search(r"\bsecure\b", re.sub(r"\bsecure remand\b", "remand", text)):
        return None
    meant = {_codes(STATUS)[code] for code in _codes_in(STATUS, text)}
    kinds = meant | _kinds(STATUS, text)
    if not kinds & _STOPS and _nearly(text, _NEAR_A_STOP):
        return None
    for kind in _STATUS_BESIDE:
        if kind in kinds and kinds <= {kind} | _STATUS_BESIDE[kind]:
            return str(kind) if not meant or kind in meant else None
    return str(kinds.pop()) if len(kinds) == 1 else None


@lru_cache(maxsize=8192)
def read_provider(written: str) -> str | None:
    """The 903 provider code, "" for other and not recorded; None = not understood."""
    text = _tidy(written)
    codes = set(re.findall(r"(?<![a-z0-9])pr ?([0-5])(?![0-9])", text))
    kinds = _kinds(PROVIDER, text)
    if codes:
        return f"PR{codes.pop()}" if len(codes) == 1 else None
    return kinds.pop() if len(kinds) == 1 else None


def placement_type_options() -> tuple[str, ...]:
    """The options to choose from where a Placement Type isn't understood."""
    return _offered(TYPE)


def legal_status_options() -> tuple[str, ...]:
    """The options to choose from where a Legal Status isn't understood."""
    return _offered(STATUS)


def provider_of_annex_a(written: pd.Series) -> pd.Series:
    """`in_house`, `other_public`, `external`, or `unknown` for a blank and for other providers."""
    return _mapped(written, lambda text: _PROVIDED.get(read_provider(text) or "", "unknown"))


def order_of_annex_a(written: pd.Series) -> pd.Series:
    """The `LegalStatus` value of each legal status; "not known" for a blank and for other words."""
    return _mapped(written, lambda text: read_legal_status(text) or LegalStatus.UNKNOWN.value)


def ending_of_annex_a(written: pd.Series, ceased: pd.Series) -> pd.Series:
    """The `Ending` value where care has ceased ("ending unknown" without a reason), else missing.

    Annex A has one option for every return home, planned or not, so that is "ending unknown" too.
    """
    column = without_letter(written).map(_options(_CEASED))
    return column.fillna(Ending.UNKNOWN.value).where(ceased)


def without_letter(written: pd.Series) -> pd.Series:
    """Options in small letters without the letter in front: `b) Private` is `private`."""
    text = written.astype("str").str.strip().str.casefold()
    return text.str.replace(r"^[a-z]\)\s*", "", regex=True).str.strip()


# As the 903's PLACE_PROVIDER; PR0 (a parent) is nobody's provision.
_PROVIDED = {
    "PR1": "in_house", "PR2": "other_public", "PR3": "other_public", "PR4": "external",
    "PR5": "external",
}  # fmt: skip


def _mapped(written: pd.Series, read: Callable[[str], str]) -> pd.Series:
    texts = written.astype(object).where(written.notna(), "").astype(str)
    meanings = {text: read(text) for text in texts.unique()}
    return texts.map(meanings).astype(object)


@lru_cache(maxsize=8192)
def _tidy(written: str) -> str:
    """Small letters without accents of print, apostrophes, double spaces or the letter in front."""
    text = unicodedata.normalize("NFKC", written).casefold()
    text = re.sub(r"[‐-―−]", "-", text)  # every kind of dash
    text = re.sub(r"['‘’ʼ`´\"“”\u200b\ufeff]", "", text)
    text = " ".join(text.replace("_", " ").split())
    return re.sub(r"^\(?[a-z]{1,2}\)\s*", "", text).strip(" .,;")


def _nearly(text: str, words: tuple[str, ...]) -> bool:
    """True if a word of the text is one of these but for a letter or two."""
    plain = re.findall(r"[a-z]{4,}", text)
    return any(get_close_matches(word, words, n=1, cutoff=_ALIKE) for word in plain)


def _kinds(column: str, text: str) -> set[str]:
    """What the key words say, each used up by what it found."""
    kinds = set()
    for pattern, means in _words(column):
        text, count = pattern.subn(" | ", text)
        if count:
            kinds.add(means)
    return kinds - {""} if column == TYPE else kinds


def _codes_in(column: str, text: str) -> list[str]:
    """The 903 codes among the words: "K2", "K2OUT", "[K2a]"; old codes only in front."""
    codes = []
    for match in re.finditer(r"(?<![a-z0-9.])([a-z]\d{1,2})(?:in|out|a|b)?(?![a-z0-9])", text):
        code = match.group(1).upper()
        if code in _codes(column) and (code not in _old_codes() or match.start() == 0):
            codes.append(code)
    return list(dict.fromkeys(codes))


@cache
def _words(column: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = _read("annex_a_words.csv", column)
    return tuple(
        (re.compile(words), means)
        for words, means in zip(rows["words"], rows["means"], strict=True)
    )


@cache
def _codes(column: str) -> dict[str, str]:
    rows = _read("annex_a_options.csv", column)
    return dict(zip(rows["code"], rows["means"], strict=True))


@cache
def _old_codes() -> frozenset[str]:
    rows = _read("annex_a_options.csv", TYPE)
    return frozenset(rows["code"][rows["option"] == ""])


@cache
def _offered(column: str) -> tuple[str, ...]:
    rows = _read("annex_a_options.csv", column)
    rows = rows[rows["option"] != ""]
    return tuple(
        f"{code}: {option}" for code, option in zip(rows["code"], rows["option"], strict=True)
    )


@cache
def _whole_options(column: str) -> dict[str, str]:
    """Options that mean a kind of home without any key word."""
    return {_tidy(value): means for value, means in _options(column).items()}


@cache
def _options(column: str) -> dict[str, str]:
    rows = _read("annex_a_codes.csv", column)
    pairs = dict(zip(rows["value"], rows["means"], strict=True))
    return pairs | {_tidy(value): means for value, means in pairs.items()}


def _read(name: str, column: str) -> pd.DataFrame:
    rows = pd.read_csv(_FOLDER / name, dtype=str, keep_default_na=False)
    return rows[rows["column"] == column]
