"""Names of places and schools in and around the two councils' area, for papers that may name none.

A list to catch slips, not a gazetteer: what is missing from it and written with a capital is found
all the same (models/papers/naming.py). Names that are ordinary words (Old, Rugby) are left out.
Source of each name: the last column of `place_names.csv`.
"""

from functools import cache
from pathlib import Path

import pandas as pd

_FILE = Path(__file__).parent / "place_names.csv"


@cache
def place_names() -> tuple[str, ...]:
    """Every name, the longest first, so that a part of a longer one never stands for it."""
    rows = pd.read_csv(_FILE, dtype="str", keep_default_na=False)
    return tuple(sorted(rows["name"], key=lambda name: (-len(name), name)))
