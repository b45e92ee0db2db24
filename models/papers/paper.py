"""A paper: leaves of sections, each made of text, lists, tables, pictures and boxes to write in.

Plain words throughout: whoever prints it makes them safe for PDF, Word or plain text.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.needs.direction import LevelPoint

MARKING = "OFFICIAL-SENSITIVE"


class Style(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    QUOTE = "quote"  # somebody's own words
    NOTE = "note"  # small, beside what matters
    STRONG = "strong"
    STRUCK = "struck"  # what stood before a correction


class Width(StrEnum):
    """How much of the paper's width a section takes; halves stand side by side."""

    WHOLE = "whole"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    words: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line an item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows under headings. `widths`: shares of the width, one a column. `strong`: how many of the
    first columns are in bold, because the others speak of them. `numbers`: how many of the last
    columns hold numbers, which are set to the right so that they can be compared."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    strong: int = 1
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Levels:
    """The chart of needs or of strengths over time. `alt`: the same in words, for who can't see it.

    Two that follow each other stand side by side.
    """

    caption: str
    points: tuple[LevelPoint, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: what it is, how long, and the number to write in it, "" = none. `quiet`:
    drawn pale, because it stands for what is missing or not shown."""

    what: str
    size: float
    number: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class PaperBar:
    """One line of a picture: its name, its pieces, and words at its end. `starts`: where the first
    piece begins, so that each line can go on where the one above it ended."""

    name: str
    pieces: tuple[Piece, ...]
    end: str = ""
    starts: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of bars made of pieces, one colour a kind of piece. `alt`: the same in words.

    `mark`: where an upright line stands, and its name; None = none.
    """

    caption: str
    bars: tuple[PaperBar, ...]
    alt: str
    mark: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class FillInPrompt:
    """One thing to fill in by hand: `choices` get a box to tick each, then lines to write on."""

    words: str
    choices: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A frame to write in; the last one on a one-side leaf takes the room that is left."""

    prompts: tuple[FillInPrompt, ...]


Part = Text | Bullets | PaperTable | Levels | Bars | Box


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    parts: tuple[Part, ...]
    width: Width = Width.WHOLE


@dataclass(frozen=True, slots=True)
class Leaf:
    """What begins on a side of its own. `facts`: one line each under the title."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class OneSide:
    """A leaf kept to one side where it fits, in smaller letters if need be; else it has more sides.

    Nothing of it is ever cut.
    """

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `foot`: who printed it when, and of what day its data is.

    `across`: words in grey across each side, "" = none. `large`: bigger letters, for children.
    """

    title: str
    leaves: tuple[Leaf | OneSide, ...]
    foot: str
    across: str = ""
    marking: str = MARKING
    large: bool = False
