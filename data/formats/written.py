"""A cell's text without what nobody sees: hidden characters, odd spaces, wide letters, quotes.

Words kept as written (names, notes) never pass here; identifiers, dates, codes and numbers do.
"""

import re
import sys
import unicodedata

_HIDDEN = dict.fromkeys(
    [
        0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
        *range(0x2060, 0x2070), *range(0xFE00, 0xFE10),
    ]
)  # fmt: skip
_SPACES = [
    code for code in range(0xA0, min(0x3001, sys.maxunicode))
    if unicodedata.category(chr(code)) == "Zs"
]  # fmt: skip
_DASHES = (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63)
_APOSTROPHES = (0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4, 0x0060)
_QUOTES = (0x201C, 0x201D, 0x201F)
# Letters, digits and signs of double width, as East Asian keyboards write them.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN = (
    _HIDDEN
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | _WIDE
)
LETTER = re.compile(r"^\(?[a-z]\)\s*(?=\S)")  # before an option, in small letters: "a) yes"
_TEXT_FORMULA = re.compile(r'=\s*"([^"]*)"')  # how some exports keep a leading zero


def plain_text(value: str) -> str:
    """The text with plain spaces, dashes and letters, out of its quotes.

    `="02/05/2024"`, `"02/05/2024"` and `'02/05/2024` are all 02/05/2024.
    """
    text = value if value.isascii() else value.translate(_PLAIN)
    text = text.strip()
    if text[:1] in {"=", '"', "'", "`"}:
        text = _out_of_quotes(text)
    return text


def _out_of_quotes(text: str) -> str:
    if match := _TEXT_FORMULA.fullmatch(text):
        return match.group(1).strip()
    for quote in ('"', "'"):
        if len(text) > 1 and text[0] == text[-1] == quote:
            return text.strip(quote).strip()
    return text.lstrip("'`").strip()


def without_odd_spaces(value: str) -> str:
    """The text without its spaces that are not the space bar's: no identifier has them."""
    return value if value.isascii() else value.translate(_NO_ODD_SPACES)


_NO_ODD_SPACES = dict.fromkeys(_SPACES)
