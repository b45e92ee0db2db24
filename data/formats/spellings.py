"""Identifiers that look alike but for how they are written: 007001 and 7001, AB-12 and ab12."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from data.formats.written import plain_text

_SEPARATORS = str.maketrans(dict.fromkeys("/._,\\ ", "-"))
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))


@dataclass(frozen=True, slots=True)
class NearIdentifiers:
    """How the identifiers of two tables meet.

    `only_first`, `only_second`: those that the other table lacks. `pairs`: of these, the ones that
    are alike but for their spelling, (first, second), each with exactly one partner. `unclear`:
    those of the first that look like one of the second, but two children could be meant.
    """

    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    unclear: tuple[str, ...]


def near_identifiers(first: Iterable[str], second: Iterable[str]) -> NearIdentifiers:
    """Which identifiers don't meet, and which of them look alike but for how they are written."""
    ours, theirs = frozenset(first) - {""}, frozenset(second) - {""}
    pairs, unclear = pair_up(ours, ours, theirs, by_spelling(theirs))
    return NearIdentifiers(
        tuple(sorted(ours - theirs)),
        tuple(sorted(theirs - ours)),
        tuple(sorted(pairs.items())),
        tuple(sorted(unclear)),
    )


def pair_up(
    ours: Set[str],
    taken: Set[str],
    theirs: Set[str],
    spellings: Mapping[str, Sequence[str]],
) -> tuple[dict[str, str], list[str]]:
    """Ours that only we have -> the one of theirs that each must be; and ours left unclear.

    `taken`: theirs that another row has as it is already, so nobody else can be it.
    `spellings`: theirs by `spelling_of`.
    """
    pairs: dict[str, str] = {}
    unclear: list[str] = []
    for spelling, written in by_spelling(ours - theirs).items():
        alike = [
            identifier
            for identifier in spellings.get(spelling, ())
            if any(same_parts(identifier, other) for other in written)
        ]
        if len(written) == len(alike) == 1 and alike[0] not in taken:
            pairs[written[0]] = alike[0]
        elif alike:
            unclear.extend(written)
    return pairs, unclear


def by_spelling(identifiers: Iterable[str]) -> dict[str, list[str]]:
    spellings: dict[str, list[str]] = {}
    for identifier in sorted(identifiers):
        spellings.setdefault(spelling_of(identifier), []).append(identifier)
    return spellings


def spelling_of(identifier: str) -> str:
    """The identifier without what spellings differ in: zeros in front, case, separators, signs."""
    if identifier.isdigit():
        return identifier.lstrip("0") or identifier
    text = "".join(_parts(identifier))
    return text.lstrip("0") or text or identifier


def _parts(identifier: str) -> list[str]:
    """What lies between the separators, in small letters, without signs and a `.0` behind."""
    text = plain_text(identifier).translate(_APOSTROPHES).casefold().removesuffix(".0")
    return [part for part in text.translate(_SEPARATORS).split("-") if part]


def same_parts(first: str, second: str) -> bool:
    """False where both have separators, and not in the same places: 1-23 is not 12-3."""
    parts, others = _parts(first), _parts(second)
    if len(parts) <= 1 or len(others) <= 1:
        return True
    return [part.lstrip("0") for part in parts] == [part.lstrip("0") for part in others]


# What an identifier is without one kind of difference, in the order in which they are taken off.
_TIDIED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("hidden characters", plain_text),
    ("apostrophes", lambda text: text.translate(_APOSTROPHES)),
    ("capitals", str.casefold),
    ("a .0 behind", lambda text: text.removesuffix(".0")),
    ("separators", lambda text: text.translate(_SEPARATORS).replace("-", "")),
    ("zeros in front", lambda text: text.lstrip("0")),
)


def describe_differences(pairs: Iterable[tuple[str, str]]) -> str:
    """In what the pairs differ, in words: "capitals and zeros in front"."""
    words: dict[str, None] = {}
    for first, second in pairs:
        for difference, tidied in _TIDIED:
            if (tidied(first) != first) != (tidied(second) != second) or (
                first != second and tidied(first) == tidied(second)
            ):
                words[difference] = None
            first, second = tidied(first), tidied(second)
    return " and ".join(words) or "how they are written"
