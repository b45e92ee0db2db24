"""People's words made fit for print: signs that our letters can't draw, and words without end."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
LETTERS = FONTS / "SourceSansPro-Regular.otf"  # Semibold draws the same signs
INSTEAD = "☐"  # stands for a sign that the letters don't have; a paper says so
NOTHING = "–"  # stands for words of which nothing can be drawn
LONGEST_WORD = 30  # letters; a longer one may be broken anywhere, so that no line runs off the side


def printable_text(text: str) -> str:
    """The text with every sign drawable, on as many lines as it had.

    Where a letter is known without its accent, that is taken; control signs go.
    """
    sentence = "".join(_sign(name) for name in unicodedata.normalize("NFC", text))
    return " ".join(_breakable(word) for word in sentence.split(" "))


def printable_heading(text: str) -> str:
    """The same for a heading, which is never empty (an accessible PDF allows none without words)
    and is drawn in capitals: of some small letters our letters don't have the capital."""
    sentence = printable_text(text).strip() or NOTHING
    return "".join(
        name if drawable_signs().issuperset(map(ord, name.upper())) else INSTEAD
        for name in sentence
    )


def is_undrawn(text: str) -> bool:
    """Whether a sign of the text is printed as another; one that somebody typed is none of them."""
    return any(
        name != INSTEAD and _sign(name) == INSTEAD for name in unicodedata.normalize("NFC", text)
    )


def _sign(name: str) -> str:
    if name in "\n\t":
        return " "
    kind = unicodedata.category(name)
    if kind in {"Zl", "Zp"}:
        return " "
    if kind in {"Cc", "Cf"}:  # even where the letters have one: accessible PDF allows none
        return ""
    if ord(name) in drawable_signs():
        return name
    if kind == "Mn":
        return ""
    bare = [name for name in unicodedata.normalize("NFKD", name) if ord(name) in drawable_signs()]
    return "".join(bare) or INSTEAD


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    pieces = (
        word[position : position + LONGEST_WORD] for position in range(0, len(word), LONGEST_WORD)
    )
    return " ".join(pieces)


@cache
def drawable_signs() -> frozenset[int]:
    """The code points that the letters have: the font's own table (`cmap`, format 12)."""
    data = LETTERS.read_bytes()
    (tables,) = struct.unpack(">H", data[4:6])
    heads = (struct.unpack(">4sIII", data[12 + 16 * n : 28 + 16 * n]) for n in range(tables))
    start = next(offset for tag, _, offset, _ in heads if tag == b"cmap")
    (count,) = struct.unpack(">H", data[start + 2 : start + 4])
    for n in range(count):
        at = start + 4 + 8 * n
        offset = start + struct.unpack(">HHI", data[at : at + 8])[2]
        if struct.unpack(">H", data[offset : offset + 2])[0] == 12:
            return frozenset(_format_12(data, offset))
    raise ValueError("the letters have no table of format 12")


def _format_12(data: bytes, offset: int) -> set[int]:
    (groups,) = struct.unpack(">I", data[offset + 12 : offset + 16])
    numbers: set[int] = set()
    for n in range(groups):
        position = offset + 16 + 12 * n
        first, last, _ = struct.unpack(">III", data[position : position + 12])
        numbers.update(range(first, last + 1))
    return numbers - set(range(0x20)) - {0x7F}
