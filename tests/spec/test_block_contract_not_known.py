"""Whether a bed is in a block contract decides whether pounds are cash: unknown stays unknown.

| how the placement was sourced | block |
|---|---|
| Block Contract - Local, GM RCC Flexi Block, block | yes |
| Direct Award / Spot Purchase, Framework, Sub Regional Contract - Other, In house | no |
| non-block, Not a block contract | no |
| blank, Unknown, Not known, Other, tbc | not known |
"""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.read import read_paths


@pytest.mark.parametrize(
    ("sourced", "block"),
    [
        ("Block Contract - Local", True), ("GM RCC Flexi Block", True), ("block", True),
        ("Direct Award / Spot Purchase", False), ("Framework", False), ("In house", False),
        ("Sub Regional Contract - Other", False), ("NW Contract - SaILS DPS or previous", False),
        ("non-block", False), ("Not a block contract", False),
        ("", None), ("Unknown", None), ("Not known", None), ("Other", None), ("tbc", None),
        ("Block contract? unknown", None), ("Spot or block", None), ("not known if block", None),
    ],
)  # fmt: skip
def test_only_words_that_say_how_a_bed_is_bought_tell_whether_it_is_block(
    tmp_path: Path, sourced: str, block: bool | None
) -> None:
    path = tmp_path / "costs.csv"
    path.write_text(
        "Identifier,Type of provision,Total weekly cost,How the placement was sourced\n"
        f"001,Residential - External (Commissioned),5000,{sourced}\n"
    )
    (rows,) = read_paths([path], date(2026, 11, 30)).loose
    column = rows.frame["block"]
    assert str(column.dtype) == "boolean"
    assert (None if pd.isna(column[0]) else bool(column[0])) is block
