"""Lines directly below a heading that describe its columns and are no rows: "Text", "Mandatory"."""

import re

import numpy as np

from data.formats.table import CellKind, Table

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
    values = np.zeros(len(cells), dtype=bool)
    kinds = {names[column.name]: column.kind for column in table.columns if column.name in names}
    for position in range(min(MOST_LINES, len(cells))):
        if not _describes([str(cell).strip() for cell in cells[position].tolist()], kinds):
            break
        values[position] = True
    return values


def describes_a_column(cell: str) -> bool:
    """True for words that say what belongs in a column: "free text", a sentence of explanation."""
    text = cell.strip()
    return bool(_DESCRIBES.fullmatch(text)) or len(text.split()) >= _LONG


def _describes(line: list[str], kinds: dict[int, CellKind]) -> bool:
    filled = {position: cell for position, cell in enumerate(line) if cell}
    says = [
        position
        for position, cell in filled.items()
        if _DESCRIBES.fullmatch(cell) or len(cell.split()) >= _LONG
    ]
    if len(says) < _TELLING and len(says) < len(filled):
        return False
    holds = (CellKind.DATE, CellKind.IDENTIFIER, CellKind.WHOLE, CellKind.NUMBER, CellKind.MONEY)
    values = [
        position
        for position, cell in filled.items()
        if position not in says
        and kinds.get(position) in holds
        and any(letter.isdigit() for letter in cell)
    ]
    return bool(says) and not values and 2 * len(says) >= len(filled)
