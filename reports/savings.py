"""A year's savings statement as a file: FORMATS section 8, a row a line and council."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from models.moves.statement import StatementLine
from reports.safe import safe_text

COLUMNS = ("line", "council", "pence", "p10_pence", "p90_pence", "moves")
ALL = "all"


def savings_csv(lines: Iterable[StatementLine]) -> bytes:
    """Whole pence; blank where there is no target, no range, or no move could stand behind it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in lines:
        council = ALL if one.council is None else safe_text(one.council)
        numbers = (one.pence, one.low, one.high, one.moves)
        writer.writerow([one.name.value, council, *("" if n is None else n for n in numbers)])
    return text.getvalue().encode("utf-8")
