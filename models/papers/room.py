"""How much of everything a side of A4 has room for, and how what is longer is shortened.

Nothing is left out silently: what is cut says how much more the record holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTERS_A_WORD = 8  # so that a text of very long words is shortened too


@dataclass(frozen=True, slots=True)
class Room:
    """Limits of one length of a leaf: how many of each, and how many words in each."""

    quotes: int
    quote_words: int
    stays: int
    changes: int
    line_words: int
    reason_words: int
    blockers: int
    dates: int  # of profiles in the chart


# From the roomiest down; the last one fits whatever is recorded (tests/unit/reports).
ROOMS = (
    Room(quotes=4, quote_words=90, stays=7, changes=9, line_words=40, reason_words=99, blockers=9,
         dates=4),
    Room(quotes=3, quote_words=60, stays=6, changes=8, line_words=30, reason_words=75, blockers=9,
         dates=4),
    Room(quotes=3, quote_words=45, stays=5, changes=7, line_words=30, reason_words=60, blockers=7,
         dates=4),
    Room(quotes=2, quote_words=45, stays=4, changes=6, line_words=26, reason_words=50, blockers=6,
         dates=4),
    Room(quotes=2, quote_words=36, stays=4, changes=5, line_words=22, reason_words=40, blockers=5,
         dates=4),
    Room(quotes=2, quote_words=28, stays=3, changes=4, line_words=18, reason_words=30, blockers=5,
         dates=4),
    Room(quotes=1, quote_words=22, stays=3, changes=3, line_words=12, reason_words=18, blockers=4,
         dates=3),
)  # fmt: skip


def shortened(text: str, words: int) -> str:
    """The text on one line, with "… (n more words in the record)" where it is longer than that."""
    every = text.split()
    kept: list[str] = []
    letters = words * LETTERS_A_WORD
    for word in every[:words]:
        if sum(map(len, kept)) + len(kept) + len(word) > letters:
            break
        kept.append(word)
    left = len(every) - len(kept)
    if not left:
        return " ".join(kept)
    begun = " ".join(kept) or every[0][:letters]
    return f"{begun} … ({left} more {'word' if left == 1 else 'words'} in the record)"


def first_of(items: Sequence[str], at_most: int) -> tuple[str, ...]:
    """The first items, and how many more the record holds."""
    left = len(items) - at_most
    if left <= 0:
        return tuple(items)
    return (*items[:at_most], f"and {left} more in the record")
