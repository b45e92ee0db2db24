"""Cells that a spreadsheet can't run."""

import pytest

from reports.safe import safe_text


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_what_could_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "0012", "a=b", "North", "5 - 4", "£5"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text
