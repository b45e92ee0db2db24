"""How many of a list's children are what: for a line of counts above it."""

from dataclasses import dataclass

from models.shortlist.choose import READY_FOR, Ask, fits_filter
from models.shortlist.options import Shortlist


@dataclass(frozen=True, slots=True)
class Counts:
    """Children of a list, each counted once in each figure.

    `ready_somewhere`: ready or nearly for at least one destination; `to_find_out`: not enough known
    for at least one; `turning_18`: 18 within months.
    """

    children: int
    ready_somewhere: int
    to_find_out: int
    turning_18: int


def count_children(shortlist: Shortlist) -> Counts:
    """The counts of a list."""
    children = shortlist.children
    return Counts(
        children=len(children),
        ready_somewhere=sum(
            any(fits_filter(child, ask) for ask in READY_FOR) for child in children
        ),
        to_find_out=sum(fits_filter(child, Ask.FIND_OUT) for child in children),
        turning_18=sum(fits_filter(child, Ask.TURNING_18) for child in children),
    )
