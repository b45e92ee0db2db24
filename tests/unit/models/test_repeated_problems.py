"""One problem in many rows is told once, with every place."""

from models.problems import Problem, Weight, group_repeated


def a_problem(row: int | None, text: str = '"x"', **changes: object) -> Problem:
    usual: dict[str, object] = {
        "weight": Weight.REJECTED,
        "file": "a.csv",
        "column": "DOB",
        "wanted": "a date",
        "what_to_do": "Mend it.",
    }
    return Problem(row=row, found=text, **usual | changes)  # type: ignore[arg-type]


def test_problems_that_differ_only_in_row_and_value_are_one() -> None:
    (repeated_item,) = group_repeated(
        [a_problem(3, '"x"'), a_problem(9, '"y"'), a_problem(12, '"x"')]
    )
    assert (repeated_item.rows, repeated_item.found) == ((3, 9, 12), ('"x"', '"y"'))


def test_another_file_column_cure_or_weight_is_another_problem() -> None:
    others = [
        a_problem(3),
        a_problem(3, file="b.csv"),
        a_problem(3, column="SEX"),
        a_problem(3, what_to_do="Ask."),
        a_problem(3, weight=Weight.DOUBTFUL),
    ]
    assert len(group_repeated(others)) == 5


def test_whole_files_come_first_then_rejected_rows_then_kept_ones() -> None:
    repeateds = group_repeated(
        [
            a_problem(2, weight=Weight.DOUBTFUL),
            a_problem(3),
            a_problem(None, weight=Weight.FILE),
        ]
    )
    assert [repeated.weight for repeated in repeateds] == [
        Weight.FILE,
        Weight.REJECTED,
        Weight.DOUBTFUL,
    ]
    assert repeateds[0].rows == ()
    assert group_repeated([]) == ()
