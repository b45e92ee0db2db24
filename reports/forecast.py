"""The forecast as a file: FORMATS section 8, one row a month, setting and council."""

import csv
import io
from collections.abc import Iterable

from models.journeys.answers.occupancy import MonthRow
from reports.safe import safe_text

COLUMNS = (
    "month", "setting", "council", "children_mean", "children_p10", "children_p90",
    "spend_gbp_mean", "spend_gbp_p10", "spend_gbp_p90",
)  # fmt: skip


def forecast_csv(rows: Iterable[MonthRow]) -> bytes:
    """Children to 2 decimals, money to 2; blank where no price is held for that kind of home."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        counted = (row.children_mean, row.children_p10, row.children_p90)
        paid = (row.spend_gbp_mean, row.spend_gbp_p10, row.spend_gbp_p90)
        numbers = ("" if value is None else f"{value + 0.0:.2f}" for value in (*counted, *paid))
        writer.writerow((row.month, row.setting, safe_text(row.council), *numbers))
    return text.getvalue().encode("utf-8")
