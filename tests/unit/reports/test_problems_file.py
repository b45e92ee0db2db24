"""The problems of an import as a file: nothing in it can run in a spreadsheet."""

import csv

import pytest

from models.problems import Problem, Weight
from reports.problems import COLUMNS, problems_csv

HIDDEN = '=HYPERLINK("http://elsewhere.example","look")'


def cells(text: str) -> list[str]:
    """The text cells of a problem that has these words everywhere."""
    problem = Problem(Weight.DOUBTFUL, text, 2, text, text, text, text)
    rows = list(csv.reader(problems_csv([problem]).decode("utf-8-sig").splitlines(keepends=True)))
    assert tuple(rows[0]) == COLUMNS
    return [cell for position, cell in enumerate(rows[1]) if position not in (0, 2)]


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "  \u00a0", "\n", "\t"])
def test_a_formula_behind_spaces_or_a_new_line_is_disarmed(before: str) -> None:
    assert all(cell.startswith("'") for cell in cells(before + HIDDEN))


@pytest.mark.parametrize("sign", "＝＋－＠=+-@")
def test_a_sign_of_full_width_is_disarmed_too(sign: str) -> None:
    assert all(cell.startswith("'") for cell in cells(f"{sign}SUM(A1)"))
