"""Which length of a leaf to take for Word, which lays pages out itself: by counting lines.

Counted wide of the mark on purpose, so that the paper stays on one side in Word too.
"""

from __future__ import annotations

from math import ceil

from models.papers.paper import (
    Box,
    Bullets,
    Leaf,
    Levels,
    OneSide,
    Part,
    Section,
    Table,
    Text,
    Width,
)

LINES_A_SIDE = 66  # of 9-point letters, with the space around headings counted as lines
LETTERS_A_LINE = 128
CHART_LINES = 15


def fitting(leaf: OneSide) -> Leaf:
    """The first length that should fit, else the shortest."""
    found = (one for one in leaf.lengths if lines_of(one) <= LINES_A_SIDE)
    return next(found, leaf.lengths[-1])


def lines_of(leaf: Leaf) -> int:
    """About how many lines a leaf takes; two halves side by side count as the longer one."""
    whole = 3 + sum(_wrapped(fact, LETTERS_A_LINE) for fact in leaf.facts)
    halves = [_section(one) for one in leaf.sections if one.width is Width.HALF]
    pairs = [max(halves[at : at + 2]) for at in range(0, len(halves), 2)]
    wholes = [_section(one) for one in leaf.sections if one.width is Width.WHOLE]
    return whole + sum(pairs) + sum(wholes)


def _section(section: Section) -> int:
    letters = LETTERS_A_LINE // (2 if section.width is Width.HALF else 1)
    charts = CHART_LINES if any(isinstance(one, Levels) for one in section.parts) else 0
    return 2 + charts + sum(_part(one, letters) for one in section.parts)


def _part(part: Part, letters: int) -> int:
    match part:
        case Text():
            return _wrapped(part.words, letters)
        case Bullets():
            return sum(_wrapped(item, letters - 6) for item in part.items)
        case Table():
            return 2 + sum(_row(row, part.widths, letters) for row in part.rows)
        case Box():
            return sum(1 + prompt.lines for prompt in part.prompts)
        case Levels():
            return 0


def _row(cells: tuple[str, ...], widths: tuple[int, ...], letters: int) -> int:
    whole = sum(widths)
    each = zip(cells, widths, strict=True)
    return max(_wrapped(cell, max(8, letters * width // whole - 3)) for cell, width in each)


def _wrapped(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / letters))
