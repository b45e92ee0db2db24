"""One problem in many rows is told once, with every place."""

from __future__ import annotations

from models.problems import Problem, Weight, repeated


def a_problem(row: int | None, found: str = '"x"', **changes: object) -> Problem:
    usual: dict[str, object] = {
        "weight": Weight.REJECTED, "file": "a.csv", "column": "DOB", "wanted": "a date",
        "what_to_do": "Mend it.",
    }  # fmt: skip
    return Problem(row=row, found=found, **usual | changes)  # type: ignore[arg-type]


def test_problems_that_differ_only_in_row_and_value_are_one() -> None:
    (one,) = repeated([a_problem(3, '"x"'), a_problem(9, '"y"'), a_problem(12, '"x"')])
    assert (one.rows, one.found) == ((3, 9, 12), ('"x"', '"y"'))


def test_another_file_column_cure_or_weight_is_another_problem() -> None:
    others = [
        a_problem(3), a_problem(3, file="b.csv"), a_problem(3, column="SEX"),
        a_problem(3, what_to_do="Ask."), a_problem(3, weight=Weight.DOUBTFUL),
    ]  # fmt: skip
    assert len(repeated(others)) == 5


def test_whole_files_come_first_then_rejected_rows_then_kept_ones() -> None:
    found = repeated([
        a_problem(2, weight=Weight.DOUBTFUL), a_problem(3), a_problem(None, weight=Weight.FILE),
    ])  # fmt: skip
    assert [one.weight for one in found] == [Weight.FILE, Weight.REJECTED, Weight.DOUBTFUL]
    assert found[0].rows == ()
    assert repeated([]) == ()
