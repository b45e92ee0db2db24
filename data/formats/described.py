"""Lines directly below a heading that describe its columns and are no rows: "Text", "Mandatory"."""

from __future__ import annotations

import re

import numpy as np

from data.formats.table import Kind, Table

MOST_LINES = 3
_DESCRIBES = re.compile(
    r"(?:free )?text(?: ?\(.*\))?|string|char(?:acter)?s?(?: ?\(.*\))?|varchar.*|alphanumeric.*"
    r"|int(?:eger)?|whole number|num(?:ber|eric)?(?: ?\(.*\))?|decimal|float|currency|boolean|flag"
    r"|date(?:time)?(?: ?[(-]? ?(?:dd|yyyy|mm).*)?|dd?[/-]mm?[/-]yy(?:yy)?\)?|yyyy-mm-dd"
    r"|mandatory|optional|required|conditional|not required|if known|if applicable"
    r"|y ?/ ?n|yes ?/ ?no|code(?: list)?|drop ?-?down.*|pick ?list.*|list|see (?:list|tab).*"
    r"|see guidance.*|format:?.*|e\.?g\.? .*|example:? .*|max(?:imum)? \d+.*"
    r"|up to \d+ char.*|unique (?:id|ref).*"
    r"|identifier|data type|description|field type",
    re.IGNORECASE,
)
_LONG = 5  # words; a cell with as many explains
_TELLING = 2  # cells that describe


def described_rows(table: Table, cells: np.ndarray, names: dict[str, int]) -> np.ndarray:
    """True for lines right below the heading that say what belongs in the columns.

    No cell of a date, a number or an identifier in such a line holds anything like one.
    """
    found = np.zeros(len(cells), dtype=bool)
    kinds = {names[column.name]: column.kind for column in table.columns if column.name in names}
    for at in range(min(MOST_LINES, len(cells))):
        if not _describes([str(cell).strip() for cell in cells[at].tolist()], kinds):
            break
        found[at] = True
    return found


def describes_a_column(cell: str) -> bool:
    """True for words that say what belongs in a column: "free text", a sentence of explanation."""
    text = cell.strip()
    return bool(_DESCRIBES.fullmatch(text)) or len(text.split()) >= _LONG


def _describes(line: list[str], kinds: dict[int, Kind]) -> bool:
    filled = {at: cell for at, cell in enumerate(line) if cell}
    says = [at for at, cell in filled.items()
            if _DESCRIBES.fullmatch(cell) or len(cell.split()) >= _LONG]  # fmt: skip
    if len(says) < _TELLING and len(says) < len(filled):
        return False
    holds = (Kind.DATE, Kind.IDENTIFIER, Kind.WHOLE, Kind.NUMBER, Kind.MONEY)
    values = [
        at for at, cell in filled.items()
        if at not in says and kinds.get(at) in holds and any(letter.isdigit() for letter in cell)
    ]  # fmt: skip
    return bool(says) and not values and 2 * len(says) >= len(filled)
