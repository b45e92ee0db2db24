"""Words that might say who a child is, where they are or which school: to be seen before printing.

Careful rather than clever: what only might be a name is listed too, and a person writes it anew.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Naming(StrEnum):
    """Why a word is refused."""

    KNOWN = "a name on record"
    PLACE = "a place or a school near here"
    CAPITAL = "perhaps a name or a place"
    SCHOOL = "perhaps a school"
    POSTCODE = "a postcode"
    NUMBER = "a number that could tell who it is"
    CONTACT = "an address or a telephone number"


@dataclass(frozen=True, slots=True)
class NameFound:
    """One thing that may not be printed. `line` counts from 1; `around`: the words beside it."""

    words: str
    line: int
    why: Naming
    around: str

    @property
    def may_be_no_name(self) -> bool:
        """Whether somebody who looked at it may say that it names nobody, no school and no place.

        A name on record, a place or school near here, a postcode, a number and an address stay what
        they are: the text is to be worded otherwise.
        """
        return self.why in MAY_BE_NO_NAME


MAY_BE_NO_NAME = frozenset({Naming.CAPITAL, Naming.SCHOOL})


_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?\b", re.I)
_SCHOOL = re.compile(
    r"\b(?:\w+[’'\w]*\s+)?(?:schools?|academ(?:y|ies)|colleges?|nurser(?:y|ies)|"
    r"primary|secondary|grammar|sixth form)\b", re.I,
)  # fmt: skip
_PLACE = re.compile(r"\b\w+shire\b|\b\w+ council\b", re.I)
_CONTACT = re.compile(r"\S+@\S+|\bhttps?://\S+|\bwww\.\S+|\+?\d[\d\s]{8,}\d")
_NUMBER = re.compile(r"\b\d{3,}\b")
_STARTS = re.compile(r"(?:^(?:[-•*]\s+)?|[.!?:]\s+|[“\"‘(]\s*)[“\"‘(]*$")
_ALWAYS_CAPITAL = """
I I'm I'd I've I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
July September October November December Christmas Easter Eid Diwali Ramadan English British TV DVD
Mum Dad Nan Gran Grandad
"""
ALWAYS_CAPITAL = frozenset(_ALWAYS_CAPITAL.split())
# A word with a capital that begins a sentence is let through only if it is one of these: what
# begins sentences in plain English, and is nobody's name.
_BEGINS = """
a about after all also although always an and another any anyone are around as ask at because before
being both boys but by call can cannot carers caring children come could day days did do does doing
don't each either every everybody everyone everything families family few first following food
football for from fun games gets getting girls give goes going good great had has have having he
help helping her here his home homes how however i if in is it it's its just keeping kind know last
learning life like likes living look looking lots love loves make making many me more most mostly
much mum my need needs never new next nice night no nobody not nothing now of often on one only or
other others our out over people perhaps pets playing plays please quiet reading right safe school
see seeing she since sleep so some someone something sometimes soon sport stay staying still such
support swimming take talk talking that that's the their them then there there's these they they're
things this those though three time to together training trust trying two under until up us using
very visits wants was watching we we're well were what when where which while who whoever why with
without work would yes yet you you'd you'll you're young your
"""
BEGINS = frozenset(_BEGINS.split())
# Words of a role, not of a name: owners and chairs are often written so.
_ROLES = """
academy advocate carer chair child commissioning council designated director finance foster
fostering head health home independent key legal manager mother father nurse officer panel
parent person placements review reviewing school senior service services social staff support
teacher team virtual worker unknown
"""
ROLES = frozenset(_ROLES.split())
# What may stand before "school" besides those.
BEFORE_SCHOOL = frozenset({"primary", "secondary", "special", "sixth", "enjoys", "likes", "old"})


def names_in(
    text: str,
    texts: Iterable[str] = (),
    places: tuple[str, ...] = (),
    no_names: Iterable[str] = (),
) -> tuple[NameFound, ...]:
    """Everything in a text that might say who, where or which school, in the text's order.

    `texts`: names that the record holds (people, places, councils); but for words of a role they
    are found in any case of letters. `places`: of towns, villages and schools near here, in any
    case of letters too. `no_names`: what a person looked at and knows to name nobody. Careful
    rather than clever: what only might be a name is listed too.
    """
    names = {
        part.casefold()
        for name in texts
        for part in _WORD.findall(name)
        if len(part) > 2 and part.casefold() not in BEGINS | ROLES
    }
    near, looked_at = _any_of(places), {_bare(no_name) for no_name in no_names}
    found: list[tuple[int, int, NameFound]] = []
    for number, line in enumerate(text.splitlines(), 1):
        taken: list[range] = []
        for start, words, why in _in_line(line, names, near):
            if any(start in range_item for range_item in taken):
                continue
            taken.append(range(start, start + len(words)))
            on_record = any(_bare(word) in names for word in _WORD.findall(words))
            why = Naming.KNOWN if on_record else why
            name_found = NameFound(words, number, why, _around(line, start, words))
            if not (name_found.may_be_no_name and _bare(words) in looked_at):
                found.append((number, start, name_found))
    return tuple(name_found for _, _, name_found in sorted(found, key=lambda each: each[:2]))


@cache
def _any_of(places: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of these names as whole words, whatever their capitals, gaps and apostrophes."""
    if not places:
        return None
    texts = (
        r"\s+".join(re.escape(word).replace("'", "[’']?") for word in name.split())
        for name in places
    )
    return re.compile(rf"\b(?:{'|'.join(texts)})\b(?:[’']s\b)?", re.I)


def _bare(words: str) -> str:
    return re.sub(r"[’']s$", "", " ".join(words.split())).casefold()


def _in_line(
    line: str, names: set[str], near: re.Pattern[str] | None
) -> Iterator[tuple[int, str, Naming]]:
    for pattern, why in (
        (_CONTACT, Naming.CONTACT),
        (_POSTCODE, Naming.POSTCODE),
        (_PLACE, Naming.CAPITAL),
    ):
        for match in pattern.finditer(line):
            yield match.start(), match[0], why
    for match in near.finditer(line) if near else ():
        yield match.start(), match[0], Naming.PLACE
    for match in _SCHOOL.finditer(line):
        if not _is_plain_school(match[0]):
            yield match.start(), match[0], Naming.SCHOOL
    for match in _NUMBER.finditer(line):
        yield match.start(), match[0], Naming.NUMBER
    for match in _WORD.finditer(line):
        word = match[0]
        bare = re.sub(r"[’']s$", "", word)
        if bare.casefold() in names:
            yield match.start(), word, Naming.KNOWN
        elif _might_name(word, bare, line[: match.start()]):
            yield match.start(), word, Naming.CAPITAL


def _is_plain_school(words: str) -> bool:
    """Whether it only speaks of school: nothing before it that could be its name."""
    before = words.split()[:-1]
    return all(word.casefold() in BEGINS | BEFORE_SCHOOL for word in before)


def _might_name(word: str, bare: str, before: str) -> bool:
    plain = word.replace("’", "'")
    if not word[:1].isupper() or {plain, bare, word.removesuffix("s")} & ALWAYS_CAPITAL:
        return False
    if _STARTS.search(before):
        return plain.casefold() not in BEGINS
    return True


def _around(line: str, start: int, words: str) -> str:
    return line[max(0, start - 24) : start + len(words) + 24].strip()
