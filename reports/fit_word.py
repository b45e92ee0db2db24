"""How large a leaf's letters are in Word, which lays pages out itself: by counting lines.

Counted wide of the mark on purpose, so that what should be one side is one in Word too.
"""

from dataclasses import dataclass
from math import ceil

from models.papers.paper import (
    Bars,
    Box,
    Bullets,
    Leaf,
    Levels,
    OneSide,
    PaperTable,
    Part,
    Section,
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
class LetterSize:
    """A leaf, and how large its letters are."""

    leaf: Leaf
    points: float


def fitting_size(leaf: OneSide) -> LetterSize:
    """The largest letters in which it should fit one side; else the usual ones, and more sides."""
    tries = [LetterSize(leaf.leaf, points) for points in (POINTS, *SMALLER)]
    return next((letter_size for letter_size in tries if fits_one_side(letter_size)), tries[0])


def fits_one_side(letter_size: LetterSize) -> bool:
    """Whether it should fit one side."""
    scale = POINTS / letter_size.points
    return lines_of(letter_size.leaf, int(LETTERS_A_LINE * scale)) <= LINES_A_SIDE * scale


def lines_of(leaf: Leaf, letters: int = LETTERS_A_LINE) -> float:
    """About how many lines a leaf takes; two halves side by side count as the longer one."""
    top = TITLE_LINES + sum(_wrapped(fact, letters) for fact in leaf.facts)
    halves = [
        _section(section, letters // 2) for section in leaf.sections if section.width is Width.HALF
    ]
    pairs = [max(halves[position : position + 2]) for position in range(0, len(halves), 2)]
    wholes = [
        _section(section, letters) for section in leaf.sections if section.width is Width.WHOLE
    ]
    return top + sum(pairs) + sum(wholes)


def _section(section: Section, letters: int) -> float:
    charts = CHART_LINES if any(isinstance(part, Levels) for part in section.parts) else 0.0
    return HEADING_LINES + charts + sum(_part(part, letters) for part in section.parts)


def _part(part: Part, letters: int) -> float:
    match part:
        case Text():
            return _wrapped(part.words, letters)
        case Bullets():
            return sum(_wrapped(item, letters - 6) for item in part.items)
        case PaperTable():
            rows = (part.headings, *part.rows)
            return 1 + sum(_row(row, part.widths, letters) for row in rows)
        case Box():
            return sum((1 + prompt.lines) * (1 + GAP) for prompt in part.prompts)
        case Bars():
            return BARS_LINES + BAR_LINES * len(part.bars)
        case Levels():
            return 0.0


def _row(cells: tuple[str, ...], widths: tuple[int, ...], letters: int) -> float:
    full = sum(widths)
    zip_item = zip(cells, widths, strict=True)
    return max(_wrapped(cell, max(8, letters * width // full - 3)) for cell, width in zip_item)


def _wrapped(text: str, letters: int) -> float:
    return max(1, ceil(len(text) / letters)) + GAP
