"""A wide sheet is printed large enough to read, each page with whose row it is."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.book import (
    LEAST_SCALE,
    PAGE_PIXELS,
    SheetColumn,
    WorkbookWriter,
    pixels_of,
    set_up_print,
)
from reports.budget_book import LAST_YEAR_COLUMNS, POSITION_COLUMNS, SPEND_COLUMNS
from reports.ledger_columns import (
    EXPECTED_COLUMNS,
    MOVE_COLUMNS,
    NOT_COUNTED_COLUMNS,
    PRICE_COLUMNS,
    WEEK_COLUMNS,
)

NAMES = {
    WEEK_COLUMNS: 4,
    MOVE_COLUMNS: 3,
    EXPECTED_COLUMNS: 3,
    PRICE_COLUMNS: 3,
    POSITION_COLUMNS: 3,
    LAST_YEAR_COLUMNS: 2,
}
SHEETS = (*NAMES, NOT_COUNTED_COLUMNS, SPEND_COLUMNS)


def pages(widths: list[int], names: int, breaks: list[int]) -> list[int]:
    """How wide each printed page is, the columns that are on every page counted."""
    widths = [pixels_of(width) for width in widths]
    ends = [*breaks, len(widths)]
    starts = [0, *breaks]
    return [
        sum(widths[start:end]) + (sum(widths[:names]) if start else 0)
        for start, end in zip(starts, ends, strict=True)
    ]


@pytest.mark.parametrize("columns", SHEETS)
def test_no_sheet_of_finance_is_printed_too_small_to_read(columns: tuple[SheetColumn, ...]) -> None:
    widths, names = [column.width for column in columns], NAMES.get(columns, 0)
    scale, breaks = set_up_print(widths, names)
    assert LEAST_SCALE <= scale <= 100
    assert max(pages(widths, names, breaks)) <= PAGE_PIXELS * 100 / scale
    assert len(breaks) <= 2


@given(st.lists(st.integers(4, 60), min_size=1, max_size=40), st.integers(0, 3))
def test_pages_hold_every_column_once_and_are_never_wider_than_the_paper(
    widths: list[int], names: int
) -> None:
    names = min(names, len(widths))
    scale, breaks = set_up_print(widths, names)
    assert breaks == sorted(set(breaks)) and all(names < each < len(widths) for each in breaks)
    if breaks or scale > LEAST_SCALE:  # one column beside the names may be wider than a page
        widest = sum(map(pixels_of, widths[:names])) + max(map(pixels_of, widths))
        assert max(pages(widths, names, breaks)) <= max(PAGE_PIXELS * 100 / scale, widest)


def test_a_wide_sheet_goes_on_over_pages_and_a_narrow_one_is_as_wide_as_the_paper() -> None:
    made = WorkbookWriter("Savings 2026/27")
    made.row(made.table("Weeks", WEEK_COLUMNS, names=4), 1, ["1", "N" * 30, "M1", 3])
    made.table("Small", WEEK_COLUMNS[:3])
    book = load_workbook(io.BytesIO(made.done()))
    wide, small = book["Weeks"], book["Small"]
    assert wide.print_title_cols == "$A:$D" and wide.print_title_rows == "$1:$1"
    assert wide.page_setup.scale >= LEAST_SCALE and wide.col_breaks.brk
    assert wide["B2"].alignment.wrap_text and not wide["A2"].alignment.wrap_text
    assert small.sheet_properties.pageSetUpPr.fitToPage


def test_words_stand_apart_from_the_number_before_them() -> None:
    """An indent without a side to stand at is none: “£106,920,635.09spent so far”."""
    made = WorkbookWriter("t")
    sheet = made.table("A", [SheetColumn("What", 30), SheetColumn("Why", 10)])
    made.row(sheet, 1, ["plain", "longer than its column"])
    made.row(sheet, 2, ["a sum", "of others"], strong=True)
    book = load_workbook(io.BytesIO(made.done()))
    for row in book["A"].iter_rows():
        for cell in row:
            assert (cell.alignment.horizontal, cell.alignment.indent) == ("left", 1), cell.value
