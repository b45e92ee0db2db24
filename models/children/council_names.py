"""When two spellings name one council: "North Council" and "north", "Bristol, City of"."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

# Words that say what sort of council it is, not which; longest first.
_SORTS = (
    "metropolitan borough council", "metropolitan district council", "royal borough council",
    "london borough council", "unitary authority", "metropolitan borough", "county borough council",
    "borough council", "district council", "county council", "unitary council", "city council",
    "royal borough of", "london borough of", "metropolitan borough of", "borough of", "county of",
    "city of", "council of", "local authority", "authority", "council", "unitary", "mbc", "mdc",
    "lbc", "lb of", "ua",
)  # fmt: skip
_SORT = re.compile(rf"\b(?:{'|'.join(_SORTS)})\b(?: of\b)?")


@lru_cache(maxsize=4096)
def plain_council(name: str) -> str:
    """The words that say which council it is, in small letters and by the alphabet.

    Two names with the same words are one council. "North" and "North Yorkshire" are two.
    """
    words = " ".join(re.findall(r"[^\W_]+", name.casefold().replace("&", " and ")))
    bare = _SORT.sub(" ", words).split() or words.split()
    return " ".join(sorted(word for word in bare if word != "the"))


def preferred_names(ours: Iterable[str], others: Iterable[str] = ()) -> Mapping[str, str]:
    """Which spelling of each council is shown, by its plain name: ours, else the shortest."""
    names: dict[str, str] = {}
    for spellings in (ours, others):
        for name in sorted(set(spellings), key=lambda text: (len(text), text)):
            names.setdefault(plain_council(name), name.strip())
    return names
