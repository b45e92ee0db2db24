"""How large a leaf's letters are in Word, which lays pages out itself: by counting lines.

Counted wide of the mark on purpose, so that what should be one side is one in Word too.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from models.papers.paper import (
    Bars,
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

# In lines of 9-point letters (11 points high). Counted wide: Word's own letters run narrower.
LINES_A_SIDE = 71.0
LETTERS_A_LINE = 124
POINTS = 9.0
SMALLER = (8.5, 8.0)
TITLE_LINES, HEADING_LINES, CHART_LINES = 2.0, 1.7, 13.5
BARS_LINES, BAR_LINES = 4.0, 1.7  # of a picture of bars: caption and key, and each bar
GAP = 0.1  # after a paragraph, an item or a row of a table


@dataclass(frozen=True, slots=True)
class Fit:
    """A leaf, and how large its letters are."""

    leaf: Leaf
    points: float


def fitting(leaf: OneSide) -> Fit:
    """The largest letters in which it should fit one side; else the usual ones, and more sides."""
    tries = [Fit(leaf.leaf, points) for points in (POINTS, *SMALLER)]
    return next((one for one in tries if fits(one)), tries[0])


def fits(one: Fit) -> bool:
    """Whether it should fit one side."""
    scale = POINTS / one.points
    return lines_of(one.leaf, int(LETTERS_A_LINE * scale)) <= LINES_A_SIDE * scale


def lines_of(leaf: Leaf, letters: int = LETTERS_A_LINE) -> float:
    """About how many lines a leaf takes; two halves side by side count as the longer one."""
    top = TITLE_LINES + sum(_wrapped(fact, letters) for fact in leaf.facts)
    halves = [_section(one, letters // 2) for one in leaf.sections if one.width is Width.HALF]
    pairs = [max(halves[at : at + 2]) for at in range(0, len(halves), 2)]
    wholes = [_section(one, letters) for one in leaf.sections if one.width is Width.WHOLE]
    return top + sum(pairs) + sum(wholes)


def _section(section: Section, letters: int) -> float:
    charts = CHART_LINES if any(isinstance(one, Levels) for one in section.parts) else 0.0
    return HEADING_LINES + charts + sum(_part(one, letters) for one in section.parts)


def _part(part: Part, letters: int) -> float:
    match part:
        case Text():
            return _wrapped(part.words, letters)
        case Bullets():
            return sum(_wrapped(item, letters - 6) for item in part.items)
        case Table():
            rows = (part.headings, *part.rows)
            return 1 + sum(_row(row, part.widths, letters) for row in rows)
        case Box():
            return sum((1 + prompt.lines) * (1 + GAP) for prompt in part.prompts)
        case Bars():
            return BARS_LINES + BAR_LINES * len(part.bars)
        case Levels():
            return 0.0


def _row(cells: tuple[str, ...], widths: tuple[int, ...], letters: int) -> float:
    whole = sum(widths)
    each = zip(cells, widths, strict=True)
    return max(_wrapped(cell, max(8, letters * width // whole - 3)) for cell, width in each)


def _wrapped(text: str, letters: int) -> float:
    return max(1, ceil(len(text) / letters)) + GAP
