"""A row that equals another of its file counts once, and which row it is, is told.

| file | rows | kept | told |
|---|---|---|---|
| ledger.csv | a payment, another, the first again | 2 | row 4: the same as row 2 |
| two ledgers | each with the same payment | 1 | nothing: an export brought in again |
| incidents.csv | an incident twice | 1 | row 3: the same as row 2 |
"""

from datetime import date
from pathlib import Path

from data.formats.batch import Batch
from data.formats.read import read_paths
from models.problems import Problem, Weight

TODAY = date(2026, 11, 30)
HEAD = "child_id,setting,provider,from,to,posted_on,paid_gbp"
PAID = "100001,foster_in_house,Our carers,01/06/2026,30/06/2026,03/07/2026,2228.57"
OTHER = PAID.replace("2228.57", "100.00")


def read(folder: Path, **files: list[str]) -> Batch:
    paths = []
    for name, lines in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text("\n".join(lines) + "\n")
    return read_paths(paths, TODAY)


def twice(batch: Batch) -> list[Problem]:
    return [problem for problem in batch.problems if "twice" in problem.wanted]


def test_a_payment_that_stands_twice_in_its_file_is_named(tmp_path: Path) -> None:
    batch = read(tmp_path, ledger=[HEAD, PAID, OTHER, PAID])
    (count,) = batch.counts
    assert (count.kept, count.merged) == (2, 1)
    (problem,) = twice(batch)
    assert (problem.weight, problem.row) == (Weight.DOUBTFUL, 4)
    assert "the same as row 2" in problem.found and "count once" in problem.what_to_do


def test_the_same_payment_of_two_exports_is_no_doubt(tmp_path: Path) -> None:
    batch = read(tmp_path, ledger_a=[HEAD, PAID], ledger_b=[HEAD, PAID, OTHER])
    assert sum(count.merged for count in batch.counts) == 1
    assert not twice(batch)


def test_an_incident_that_stands_twice_in_its_file_is_named(tmp_path: Path) -> None:
    row = "100001,01/06/2026,physical,yes"
    batch = read(tmp_path, incidents=["child_id,on,kind,serious", row, row])
    assert [(problem.row, problem.found) for problem in twice(batch)] == [
        (3, "the same as row 2, in every column")
    ]
