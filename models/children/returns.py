"""Which returns are versions of one another, and which are two authorities' (FORMATS section 1).

Two returns of one year that share nearly no child can't be two versions of one return: they are the
returns of two authorities, and both count. Returns of one authority form a line through the years.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from models.children.council import SSDA903

NEARLY_NONE = 0.2  # share of the smaller return's children; versions share nearly all of them


@dataclass(frozen=True, slots=True)
class ReturnKey:
    """One return as far as lines need it: its number, kind and collection year."""

    number: int
    kind: str
    year: int


def share_in_common(some: Collection[str], others: Collection[str]) -> float:
    """How much of the smaller set of children is in the other one, 0 to 1; 0 if one is empty."""
    smaller = min(len(some), len(others))
    return len(frozenset(some) & frozenset(others)) / smaller if smaller else 0.0


def two_authorities(some: Collection[str], others: Collection[str]) -> bool:
    """True if two returns of one year share nearly no child, so that both count."""
    return bool(some) and bool(others) and share_in_common(some, others) < NEARLY_NONE


def lines_of_returns(
    returns: Collection[ReturnKey], children: Mapping[int, frozenset[str]]
) -> dict[int, tuple[int, ...]]:
    """The authorities' lines (0, 1, …) that each return of one source belongs to.

    Returns that share children are of one line, whatever their years. Two lines exist only where
    two returns of one year share nearly no child; else all returns are of line 0. An Annex A list
    belongs to each line whose children it names, so a joint list speaks for both.
    """
    statutory = sorted(
        (return_key for return_key in returns if return_key.kind == SSDA903), key=_oldest_first
    )
    lines = _lines(statutory, children)
    placed: dict[int, tuple[int, ...]] = {
        key.number: (position,) for position, line in enumerate(lines) for key in line
    }
    lists = sorted(
        (return_key for return_key in returns if return_key.kind != SSDA903), key=_oldest_first
    )
    unplaced = []
    for key in lists:
        names = children.get(key.number, frozenset())
        own = tuple(
            position
            for position, line in enumerate(lines)
            if any(
                share_in_common(names, children.get(return_key.number, ())) >= NEARLY_NONE
                for return_key in line
            )
        )
        if own:
            placed[key.number] = own
        elif len(lines) == 1:
            placed[key.number] = (0,)
        else:
            unplaced.append(key)
    for position, line in enumerate(_lines(unplaced, children), start=len(lines)):
        placed |= {key.number: (position,) for key in line}
    return placed


def _lines(
    returns: list[ReturnKey], children: Mapping[int, frozenset[str]]
) -> list[list[ReturnKey]]:
    """Returns that share children put together; then lines that no year tells apart joined."""
    lines: list[list[ReturnKey]] = []
    for key in returns:
        names = children.get(key.number, frozenset())
        alike = [
            line
            for line in lines
            if any(
                share_in_common(names, children.get(return_key.number, ())) >= NEARLY_NONE
                for return_key in line
            )
        ]
        joined = [return_key for line in alike for return_key in line]
        lines = [line for line in lines if line not in alike]
        lines.append([*joined, key])
    return _joined_where_no_year_is_common(lines, children)


def _joined_where_no_year_is_common(
    lines: list[list[ReturnKey]], children: Mapping[int, frozenset[str]]
) -> list[list[ReturnKey]]:
    """A year that is not held, or few children, breaks a line in two: mended by what they share."""
    waiting = sorted((sorted(line, key=_oldest_first) for line in lines), key=_first)
    done: list[list[ReturnKey]] = []
    for line in waiting:
        names = _names(line, children)
        possible = [other for other in done if not _years(other) & _years(line)]
        if not possible:
            done.append(line)
            continue
        best = max(
            possible,
            key=lambda other: (share_in_common(names, _names(other, children)), -done.index(other)),
        )
        best.extend(line)
    return done


def _names(line: list[ReturnKey], children: Mapping[int, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(children.get(key.number, frozenset()) for key in line))


def _years(line: list[ReturnKey]) -> frozenset[int]:
    return frozenset(key.year for key in line)


def _oldest_first(key: ReturnKey) -> tuple[int, int]:
    return key.year, key.number


def _first(line: list[ReturnKey]) -> tuple[int, int, int]:
    oldest = line[0]
    return -len(line), oldest.year, oldest.number
