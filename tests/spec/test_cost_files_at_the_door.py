"""No price that nobody pays is stored from a statutory file, however it is written or worked out.

| file | written | read as |
|---|---|---|
| placement census | 1000000000 a week; -5400 a week | not known, with a cure |
| Section 251 | 90,000 since 1 April for a placement of one day (£630,000 a week) | not known |
| National Placement Standard | no total; parts of 90,000 and 90,000 | not known |
| National Placement Standard | no total; parts of 5,000 and 1,000,000,000 | not known, not 5,000 |
"""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.table import CellKind, Table
from data.formats.tables import TABLES
from models.problems import Weight

TODAY = date(2026, 11, 30)
CENSUS = (
    "Identifier,Type of provision,Total weekly cost,Contribution from Social Care,"
    "Placement start date\n001,Unregistered,{total},{trust},01/09/2026\n"
)
S251 = (
    "Child ID,Placement start date,Placement end date,Placement type,Provider type,"
    "Total committed cost accrued in FY to date,Contribution from social care provider/s\n"
    "001,{starts},,K2,PR4,90000,{trust}\n"
)
PARTS = (
    "child_id,cost_core_weekly,cost_additional_support_weekly,cost_total_weekly,placement_date\n"
    "001,{core},{more},,06/05/2026\n"
)


def read(folder: Path, text: str) -> tuple[pd.Series, Batch]:
    path = folder / "costs.csv"
    path.write_text(text)
    batch = read_paths([path], TODAY)
    return batch.loose[0].frame.iloc[0], batch


def cures(batch: Batch, column: str) -> list[str]:
    """What is told of a value that was left out, of one column."""
    return [
        f"{problem.wanted}: {problem.what_to_do}"
        for problem in batch.problems
        if problem.column == column and problem.weight is not Weight.REJECTED
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_number_that_a_file_may_hold_has_its_limits(table: Table) -> None:
    for column in table.columns:
        if not column.derived and column.kind in {CellKind.MONEY, CellKind.NUMBER, CellKind.WHOLE}:
            assert column.lowest is not None and column.highest is not None, column.name


@pytest.mark.parametrize("written", ["1000000000", "£1,000,000,000", "100000.01", "-5400"])
def test_a_weekly_price_that_nobody_pays_counts_as_not_known(tmp_path: Path, written: str) -> None:
    row, batch = read(tmp_path, CENSUS.format(total=f'"{written}"', trust=""))
    assert pd.isna(row["total_gbp"])
    assert any("from 0 up to 100,000" in text for text in cures(batch, "Total weekly cost"))


def test_the_dearest_week_that_may_be_is_kept(tmp_path: Path) -> None:
    row, _ = read(tmp_path, CENSUS.format(total="100000", trust="100000"))
    assert (row["total_gbp"], row["trust_gbp"]) == (100_000, 100_000)


def test_a_part_that_nobody_pays_is_left_out_and_the_total_stands(tmp_path: Path) -> None:
    row, batch = read(tmp_path, CENSUS.format(total="5400", trust="1000000000"))
    assert row["total_gbp"] == 5_400 and pd.isna(row["trust_gbp"])
    assert cures(batch, "Contribution from Social Care")


def test_a_week_worked_out_from_a_year_has_the_same_limit(tmp_path: Path) -> None:
    row, batch = read(tmp_path, S251.format(starts="30/03/2026", trust="90000"))
    assert pd.isna(row["total_gbp"]) and pd.isna(row["trust_gbp"])
    (text,) = [
        name
        for name in cures(batch, "Total committed cost accrued in FY to date")
        if "100,000" in name
    ]
    assert "days of the placement" in text
    row, batch = read(tmp_path, S251.format(starts="01/09/2024", trust="90000"))
    assert 1_000 < row["total_gbp"] < 5_000 and row["trust_gbp"] == row["total_gbp"]


@pytest.mark.parametrize(("core", "extra"), [("90000", "90000"), ("5000", "1000000000")])
def test_parts_make_no_total_that_nobody_pays_and_none_without_a_part(
    tmp_path: Path, core: str, extra: str
) -> None:
    row, batch = read(tmp_path, PARTS.format(core=core, more=extra))
    assert pd.isna(row["total_gbp"])
    texts = [*cures(batch, "cost_total_weekly"), *cures(batch, "cost_additional_support_weekly")]
    assert any("100,000" in name for name in texts)


SEVERAL = (
    "Identifier,Type of provision,Establishment,Total weekly cost,Placement start date\n"
    "001,Unregistered,The Elms,{home},01/09/2026\n001,Unregistered,The Elms,{more},01/09/2026\n"
)


@pytest.mark.parametrize(("home", "extra", "dear"), [
    ("90000", "60000", True), ("60000", "40000.01", True), ("60000", "40000", False),
])  # fmt: skip
def test_lines_of_one_placement_that_come_to_more_than_any_week_are_told(
    tmp_path: Path, home: str, extra: str, dear: bool
) -> None:
    row, batch = read(tmp_path, SEVERAL.format(home=home, more=extra))
    assert row["placement_gbp"] == float(home) + float(extra)
    texts = cures(batch, "Total weekly cost")
    assert any("counts as not known" in name and "largest line" in name for name in texts) is dear
    assert any("We add them up" in name for name in texts) is not dear
