"""Every number of a return has limits, as those of the own files have.

A count that can't be meant is left blank, with its file, row, column and cure; the child is kept.
"""

import csv
import math
from datetime import date
from pathlib import Path

import pytest

from data.formats.annex_a import LIST_8
from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.table import CellKind, Table
from data.formats.tables import TABLES
from models.problems import Weight

TODAY = date(2026, 11, 30)
COUNTS = {column.heading: column.name for column in LIST_8.columns if column.kind is CellKind.WHOLE}
NUMBERS = {CellKind.MONEY, CellKind.NUMBER, CellKind.WHOLE}


def read_list(folder: Path, **cells: str) -> Batch:
    """One child of the list, with some cells written otherwise."""
    row = {
        "Child Unique ID": "100001",
        "Date of Birth": "14/05/2012",
        "Date Started to be Looked After": "02/06/2024",
        "Child's Legal Status": "C2",
        "Start Date of Most Recent Placement": "02/06/2024",
        "Placement Type": "K2",
        "Placement Provider": "PR4",
        **cells,
    }
    path = folder / "annex_a.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return read_paths([path], TODAY)


def stored_count(batch: Batch, heading: str) -> float:
    """What is stored of the one child; NaN = not known."""
    (listed,) = batch.returns
    (value,) = listed.tables["annex_a"][COUNTS[heading]].astype("float64")
    return float(value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_number_that_a_file_gives_has_its_limits(table: Table) -> None:
    for column in table.columns:
        if column.kind in NUMBERS and not column.derived:
            assert column.lowest is not None and column.highest is not None, column.name
            assert math.isfinite(column.lowest) and math.isfinite(column.highest), column.name


def test_the_list_has_counts() -> None:
    assert set(COUNTS.values()) == {"placements_12m", "missing_12m", "absent_12m"}


@pytest.mark.parametrize("heading", COUNTS)
@pytest.mark.parametrize("written", ["-1", "2.5", "many", "3661", "1e9", "9" * 400, "inf", "12%"])
def test_a_count_that_means_nothing_is_left_blank_and_told(
    tmp_path: Path, heading: str, written: str
) -> None:
    batch = read_list(tmp_path, **{heading: written})
    (problem,) = [problem for problem in batch.problems if problem.column == heading]
    assert (problem.file, problem.row) == ("annex_a.csv", 2)
    assert problem.weight is Weight.DOUBTFUL
    assert problem.found and problem.wanted and problem.what_to_do.endswith(".")
    assert math.isnan(stored_count(batch, heading))


@pytest.mark.parametrize("heading", COUNTS)
@pytest.mark.parametrize("written", ["0", "4", "12", "", "NaN"])
def test_a_count_within_its_limits_is_kept_as_written(
    tmp_path: Path, heading: str, written: str
) -> None:
    batch = read_list(tmp_path, **{heading: written})
    assert not [problem for problem in batch.problems if problem.column == heading]
    count = stored_count(batch, heading)
    assert count == int(written) if written.isdigit() else math.isnan(count)
