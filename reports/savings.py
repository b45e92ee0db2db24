"""A year's savings statement as a file: FORMATS section 8, a row a line and council."""

import csv
import io
from collections.abc import Iterable

from models.ledger.statement import StatementLine
from reports.safe import safe_text

COLUMNS = ("line", "council", "pence", "p10_pence", "p90_pence", "moves")
ALL = "all"


def savings_csv(lines: Iterable[StatementLine]) -> bytes:
    """Whole pence; blank where there is no target, no range, or no move could stand behind it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        council = ALL if line.council is None else safe_text(line.council)
        numbers = (line.pence, line.low, line.high, line.count)
        writer.writerow([line.name.value, council, *("" if n is None else n for n in numbers)])
    return text.getvalue().encode("utf-8")
