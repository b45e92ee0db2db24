"""Counts under 5 are hidden from people outside the team, and so is what would give them away."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST_SHOWN = 5


def hide_small(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The counts of one whole's parts with those from 1 to 4 hidden (None). 0 may be shown.

    Whoever knows the whole knows the sum of the hidden parts, and could work out one alone, several
    that are all 1 (or all 4), or see a sum that is small itself. Then the smallest part still shown
    is hidden as well. A whole under 5 hides every part.
    """
    if 0 < sum(counts) < FEWEST_SHOWN:
        return (None,) * len(counts)
    hidden = {at for at, count in enumerate(counts) if 0 < count < FEWEST_SHOWN}
    while _worked_out([counts[at] for at in hidden]):
        shown = [at for at, count in enumerate(counts) if at not in hidden and count]
        if not shown:
            return (None,) * len(counts)
        hidden.add(min(shown, key=lambda at: (counts[at], at)))
    return tuple(None if at in hidden else count for at, count in enumerate(counts))


def _worked_out(hidden: Sequence[int]) -> bool:
    """True if the sum of the hidden parts is itself small, or leaves only one possibility."""
    if not hidden:
        return False
    alone, small = len(hidden) == 1, sum(hidden) < FEWEST_SHOWN
    return alone or small or set(hidden) == {1} or set(hidden) == {FEWEST_SHOWN - 1}
