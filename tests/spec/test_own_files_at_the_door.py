"""Every number, day and identifier of the council's own files is checked before it is stored.

A row that can't mean anything is rejected with its file, row, column and cure; the other rows of
the file are kept. What each column may hold is said once, in `data/formats/own_files.py`.

| written in paid_gbp | read as |
|---|---|
| 2,228.57 CR, (2,228.57), 2,228.57-, CR 2,228.57, −2,228.57 | −2,228.57 |
| £2,228.57, 2228.57 DR | 2,228.57 |
| blank, n/a, 12%, £1,000,000,000, 2.228,57, nine | the row is rejected |
"""

import csv
import io
import math
from datetime import date
from pathlib import Path

import pytest

from data.formats import needs_profile, own_files
from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.table import CellKind, Table
from models.problems import Weight

TODAY = date(2026, 11, 30)
OWN = {table.name: table for table in (*own_files.TABLES, *needs_profile.TABLES)}


def a_row(table: str, **cells: str) -> dict[str, str]:
    """The template's own example, with some cells written otherwise."""
    declared = OWN[table]
    row = dict(
        zip([column.heading for column in declared.columns], declared.example[0], strict=True)
    )
    assert set(cells) <= set(row)
    return row | cells


def read(folder: Path, table: str, *rows: dict[str, str]) -> Batch:
    text = io.StringIO()
    writer = csv.DictWriter(text, [column.heading for column in OWN[table].columns])
    writer.writeheader()
    writer.writerows(rows)
    path = folder / f"{table}.csv"
    path.write_text(text.getvalue())
    return read_paths([path], TODAY)


def kept(batch: Batch) -> int:
    return sum(len(loose.frame) for loose in batch.loose)


def with_cells(table: str, **cells: str) -> tuple[dict[str, str], dict[str, str]]:
    """A good row of another key, and one with these cells."""
    others = {
        "ledger": {"from": "01/08/2026"},
        "targets": {"financial_year": "2027-28"},
        "budgets": {"financial_year": "2027-28"},
        "unit_costs": {"price_year": "2027-28"},
        "programme_costs": {"financial_year": "2027-28"},
        "renegotiations": {"child_id": "7"},
        "edge_of_care": {"child_id": "7"},
        "incidents": {"child_id": "7"},
        "foster_homes": {"home_id": "7"},
        "siblings": {"child_id": "7"},
        "names": {"child_id": "7"},
        "needs_profile": {"child_id": "7"},
    }
    return a_row(table, **others[table]), a_row(table, **cells)


REJECTED = [
    ("ledger", "paid_gbp", ""), ("ledger", "paid_gbp", "n/a"), ("ledger", "paid_gbp", "12%"),
    ("ledger", "paid_gbp", "nine"), ("ledger", "paid_gbp", "2.228,57"),
    ("ledger", "paid_gbp", "1000000000"), ("ledger", "paid_gbp", "9" * 400),
    ("ledger", "paid_gbp", "inf"), ("ledger", "paid_gbp", "NaN"), ("ledger", "paid_gbp", "1e9"),
    ("ledger", "from", ""), ("ledger", "to", ""), ("ledger", "from", "31/02/2026"),
    ("ledger", "from", "01/09/1901"), ("ledger", "to", "30/09/2090"),
    ("ledger", "to", "30/09/2031"), ("ledger", "to", "31/08/2026"), ("ledger", "child_id", ""),
    ("targets", "target_gbp", ""), ("targets", "target_gbp", "-4000000"),
    ("targets", "target_gbp", "5%"), ("targets", "target_gbp", "4e12"),
    ("targets", "target_gbp", "4000000000000"), ("targets", "financial_year", "2089-90"),
    ("targets", "financial_year", "1900-01"), ("targets", "financial_year", "2026"),
    ("targets", "council", ""),
    ("budgets", "budget_gbp", ""), ("budgets", "budget_gbp", "-1"),
    ("budgets", "financial_year", "0001-02"), ("budgets", "category", ""),
    ("programme_costs", "cost_gbp", ""), ("programme_costs", "cost_gbp", "-240000"),
    ("programme_costs", "cost_gbp", "9" * 30), ("programme_costs", "item", ""),
    ("unit_costs", "weekly_cost_gbp", "about 5,400"), ("unit_costs", "weekly_cost_gbp", "-1"),
    ("unit_costs", "weekly_cost_gbp", "1000000000"), ("unit_costs", "support_weeks", "many"),
    ("unit_costs", "support_weeks", "26.5"), ("unit_costs", "one_off_gbp", "-1"),
    ("unit_costs", "price_year", "2090-91"),
    ("renegotiations", "old_weekly_gbp", ""), ("renegotiations", "new_weekly_gbp", "£1bn"),
    ("renegotiations", "new_weekly_gbp", "1000000000"),
    ("renegotiations", "new_weekly_gbp", "5,500"), ("renegotiations", "until", "soon"),
    ("renegotiations", "until", "01/08/2026"), ("renegotiations", "from", "01/09/2090"),
    ("renegotiations", "agreed_on", "14/08/1900"), ("renegotiations", "agreed_on", "14/08/2030"),
    ("edge_of_care", "referred_on", ""), ("edge_of_care", "referred_on", "01/10/2090"),
    ("edge_of_care", "ends_on", "never"), ("edge_of_care", "ends_on", "30/09/2026"),
    ("edge_of_care", "ends_on", "31/03/2090"),
    ("foster_homes", "home_id", ""), ("foster_homes", "max_age", "7"),
    ("incidents", "on", ""), ("incidents", "on", "02/11/2090"), ("incidents", "on", "02/11/1901"),
    ("siblings", "sibling_id", ""), ("siblings", "sibling_id", "100001"),
    ("names", "name", ""), ("needs_profile", "assessed_on", ""),
    ("needs_profile", "assessed_on", "14/09/2090"), ("needs_profile", "assessed_on", "14/09/1901"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "heading", "written"), REJECTED)
def test_a_row_that_means_nothing_is_rejected_with_its_cure_and_the_others_stay(
    tmp_path: Path, table: str, heading: str, written: str
) -> None:
    batch = read(tmp_path, table, *with_cells(table, **{heading: written}))
    (problem,) = [problem for problem in batch.problems if problem.weight is Weight.REJECTED]
    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", 3, heading)
    assert problem.found and problem.wanted and problem.what_to_do.endswith(".")
    assert kept(batch) == 1
    (count,) = batch.counts
    assert (count.read, count.kept, count.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    ("written", "pounds"),
    [
        ("2,228.57 CR", -2228.57), ("£2,228.57 CR", -2228.57), ("£2228.57 CR", -2228.57),
        ("£2,228.57CR", -2228.57), ("CR 2,228.57", -2228.57), ("(2,228.57)", -2228.57),
        ("(£2,228.57)", -2228.57), ("£(2,228.57)", -2228.57), ("2,228.57-", -2228.57),
        ("£2,228.57 -", -2228.57), ("-£2,228.57", -2228.57), ("£-2,228.57", -2228.57),
        ("\u22122,228.57", -2228.57), ("2,228.57 cr.", -2228.57),
        ("£2,228.57", 2228.57), ("2228.57 DR", 2228.57), ("0", 0.0),
    ],
)  # fmt: skip
def test_the_signs_of_a_credit_are_read_as_a_minus(
    tmp_path: Path, written: str, pounds: float
) -> None:
    batch = read(tmp_path, "ledger", a_row("ledger", paid_gbp=written))
    (rows,) = batch.loose
    assert rows.frame["paid_gbp"].tolist() == [pounds]
    assert not [problem for problem in batch.problems if problem.column == "paid_gbp"]


@pytest.mark.parametrize("table", sorted(OWN))
def test_the_example_of_every_template_is_kept_whole(tmp_path: Path, table: str) -> None:
    rows = [
        dict(zip([column.heading for column in OWN[table].columns], row, strict=True))
        for row in OWN[table].example
    ]
    batch = read(tmp_path, table, *rows)
    assert kept(batch) == len(rows)
    assert not [problem for problem in batch.problems if problem.weight is Weight.REJECTED]


@pytest.mark.parametrize("table", sorted(OWN))
def test_every_number_and_day_of_an_own_file_has_its_limits(table: str) -> None:
    """Money that nobody bounds could be £1e9 a week, and a day that nobody bounds 1901."""
    for column in OWN[table].columns:
        if column.kind in {CellKind.MONEY, CellKind.NUMBER, CellKind.WHOLE}:
            assert column.lowest is not None and column.highest is not None, column.name
            assert math.isfinite(column.highest)
        if column.kind is CellKind.DATE:
            assert column.years_back is not None and column.years_ahead is not None, column.name
        if column.kind is CellKind.IDENTIFIER:
            assert column.key and not column.may_be_blank, column.name


@pytest.mark.parametrize("table", sorted(OWN))
def test_a_blank_either_means_something_or_rejects_the_row_or_is_said_to_be_not_known(
    table: str,
) -> None:
    """A needed column whose blank means nothing would be stored as nothing."""
    not_known = {("needs_profile", "level"), ("foster_homes", "setting")}
    for column in OWN[table].columns:
        if column.needed and column.may_be_blank and column.kind is not CellKind.TEXT:
            assert column.blank_means or (table, column.name) in not_known, column.name


RIVALS = [
    ("targets", {"target_gbp": "4000000"}, {"target_gbp": "1500000"}),
    ("targets", {"council": "West", "target_gbp": "4000000"},
     {"council": "west council", "target_gbp": "1500000"}),
    ("budgets", {"budget_gbp": "1"}, {"budget_gbp": "2"}),
    ("programme_costs", {"cost_gbp": "1"}, {"cost_gbp": "2"}),
    ("unit_costs", {"weekly_cost_gbp": "5400"}, {"weekly_cost_gbp": "5500"}),
    ("renegotiations", {"new_weekly_gbp": "5150"}, {"new_weekly_gbp": "5100"}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "texts", "other"), RIVALS)
def test_of_two_sums_for_the_same_thing_in_one_file_neither_is_guessed(
    tmp_path: Path, table: str, texts: dict[str, str], other: dict[str, str]
) -> None:
    good, _ = with_cells(table)
    batch = read(tmp_path, table, good, a_row(table, **texts), a_row(table, **other))
    problems = [problem for problem in batch.problems if problem.weight is Weight.REJECTED]
    assert [problem.row for problem in problems] == [3, 4]
    assert all("neither" in problem.what_to_do.casefold() for problem in problems)
    assert kept(batch) == 1


def test_the_same_sum_twice_is_one_row(tmp_path: Path) -> None:
    batch = read(tmp_path, "targets", a_row("targets"), a_row("targets"))
    assert kept(batch) == 1 and batch.counts[0].merged == 1


def test_a_price_agreed_upwards_names_both_prices(tmp_path: Path) -> None:
    row = a_row("renegotiations", old_weekly_gbp="5400", new_weekly_gbp="5,500")
    (problem,) = [
        problem
        for problem in read(tmp_path, "renegotiations", row).problems
        if problem.weight is Weight.REJECTED
    ]
    assert problem.column == "new_weekly_gbp"
    assert "5,500" in problem.found and "5400" in problem.found
    assert "old_weekly_gbp" in problem.wanted


def test_a_limit_is_told_as_people_write_numbers(tmp_path: Path) -> None:
    row = a_row("ledger", paid_gbp="1,000,000,000")
    (problem,) = read(tmp_path, "ledger", row).problems
    assert problem.wanted == "a number from -10,000,000 up to 10,000,000"


def test_what_a_home_lacks_stays_not_known_and_the_home_is_kept(tmp_path: Path) -> None:
    batch = read(tmp_path, "foster_homes", a_row("foster_homes", weekly_fee_gbp="ask", places="x"))
    (rows,) = batch.loose
    assert rows.frame[["weekly_fee_gbp", "places"]].isna().all().all()
    assert [problem.weight for problem in batch.problems] == [Weight.DOUBTFUL] * 2


def test_every_own_table_is_declared_with_what_names_a_row() -> None:
    several = {"ledger", "incidents"}  # two payments, two incidents of a day, are two
    for name, table in OWN.items():
        assert bool(table.identity) is (name not in several)
        assert isinstance(table, Table)
