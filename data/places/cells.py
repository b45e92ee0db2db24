"""The country as 5 km cells: what the picture of where children live is drawn on.

`data/reference/cells.csv` is made from the postcode directory by `data/reference/make_cells.py`.
"""

from functools import cache
from pathlib import Path

import pandas as pd

CELL_METRES = 5_000
_SCOTLAND = "S"  # how the codes of its authorities begin
CELLS = Path(__file__).parents[1] / "reference" / "cells.csv"


@cache
def country_cells() -> pd.DataFrame:
    """`cell_x`, `cell_y` (east and north of the grid's corner, in cells) and `authority` (code).

    Every cell of Great Britain that has a postcode; its authority is the commonest there.
    """
    return pd.read_csv(CELLS, comment="#")


def join_strips(ours: frozenset[str], *, scotland: bool = True) -> pd.DataFrame:
    """The same with neighbours in a row joined: `y`, `x_from`, `x_to` (exclusive), `ours`.

    A fifth as many shapes to draw as there are cells. Scotland may be left out.
    """
    cells = country_cells()
    if not scotland:
        cells = cells[~cells["authority"].str.startswith(_SCOTLAND)]
    cells = cells.sort_values(["cell_y", "cell_x"], ignore_index=True)
    cells["ours"] = cells["authority"].isin(ours)
    before = cells.shift()
    goes_on = (
        (cells["cell_y"] == before["cell_y"])
        & (cells["cell_x"] == before["cell_x"] + 1)
        & (cells["ours"] == before["ours"])
    )
    groups = cells.groupby((~goes_on).cumsum())
    joined = groups.agg(
        y=("cell_y", "first"),
        x_from=("cell_x", "first"),
        x_to=("cell_x", "last"),
        ours=("ours", "first"),
    )
    return joined.assign(x_to=joined["x_to"] + 1).reset_index(drop=True)


def middle_of_area(ours: frozenset[str]) -> tuple[float, float] | None:
    """The middle of the authorities' area in cells; None if it isn't known or has no cell."""
    cells = country_cells()
    inside = cells[cells["authority"].isin(ours)]
    if inside.empty:
        return None
    return float(inside["cell_x"].mean() + 0.5), float(inside["cell_y"].mean() + 0.5)
