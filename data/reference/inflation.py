"""How much prices in general rose each year: the GDP deflator in the csv file beside this one.

A new figure is one row, with its source; the first row names the publication.
"""

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "gdp_deflator.csv"


@cache
def load_inflation() -> dict[int, float]:
    """By calendar year, the rise on the year before (0.05 = 5%); the first year held has none."""
    index = {int(row["year"]): float(row["index"]) for row in _rows()}
    return {year: index[year] / index[year - 1] - 1 for year in index if year - 1 in index}


def inflation_source() -> str:
    """Who published it, when, of what."""
    return _rows()[0]["source"]


@cache
def _rows() -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
