"""The files given back with what is wrong beside each row."""

import io

import openpyxl
import pytest

from data.formats.uploads import Upload, grids_of, read_uploads
from models.problems import Problem, Weight
from reports.marked_up import FIRST_SHEET, marked_up_copy
from tests.drive.reading import TODAY

HEADER = "CHILD,SEX,DOB,ETHNIC\n001,M,03/07/2010,WBRI\n002,F,99/99/2012,WBRI\n003,F,01/01/2012,\n"
PRICES = "child_id,setting,provider,from,to,posted_on,paid_gbp\n7,,=1+1,01/05/2025,31/05/2025,,-5\n"


def read(*uploads: Upload):
    return read_uploads(uploads, TODAY, lambda _done, _of, _what: None)


def the_copy(*uploads: Upload) -> openpyxl.Workbook:
    made = marked_up_copy(grids_of(uploads), read(*uploads).problems)
    return openpyxl.load_workbook(io.BytesIO(made))


def test_a_bad_row_stands_at_its_own_number_with_what_is_wrong_beside_it() -> None:
    book = the_copy(Upload("2012/header.csv", HEADER.encode()))
    sheet = book["2012 header.csv"]
    assert [cell.value for cell in sheet[1]] == [
        "CHILD",
        "SEX",
        "DOB",
        "ETHNIC",
        "what is wrong",
        "what to do",
    ]
    assert [cell.value for cell in sheet[3]][:3] == ["002", "F", "99/99/2012"]
    wrong, to_do = sheet.cell(3, 5).value, sheet.cell(3, 6).value
    assert "row rejected: DOB" in wrong and "99/99/2012" in wrong
    assert "Correct the date" in to_do
    assert sheet.cell(2, 5).value is None


def test_the_mended_copy_can_be_imported_as_it_is() -> None:
    book = the_copy(Upload("header.csv", HEADER.encode()))
    book["header.csv"].cell(3, 3).value = "09/09/2012"
    buffer = io.BytesIO()
    book.save(buffer)
    batch = read(Upload("header-marked-up.xlsx", buffer.getvalue()))
    (count,) = batch.counts
    assert (count.table, count.read, count.rejected) == ("header", 3, 0)


def test_titles_above_the_heading_leave_the_rows_at_their_numbers() -> None:
    text = "Children looked after\n\n" + HEADER
    sheet = the_copy(Upload("header.csv", text.encode()))["header.csv"]
    assert [cell.value for cell in sheet[3]][:2] == ["CHILD", "SEX"]
    assert sheet.cell(5, 1).value == "002" and "DOB" in sheet.cell(5, 5).value


def test_nothing_in_it_can_run_and_a_number_with_a_sign_stays_a_number() -> None:
    book = the_copy(Upload("ledger.csv", PRICES.encode()))
    sheet = book["ledger.csv"]
    cells = {cell.column_letter: cell for cell in sheet[2]}
    assert (cells["C"].value, cells["C"].data_type) == ("'=1+1", "s")
    assert (cells["G"].value, cells["G"].data_type) == (-5, "n")
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)


def test_a_file_that_could_not_be_read_is_told_on_the_first_sheet() -> None:
    book = the_copy(Upload("photo.csv", b"\x89PNG" * 100), Upload("header.csv", HEADER.encode()))
    told = [[cell.value for cell in row] for row in book[FIRST_SHEET]]
    assert any(row[0] == "photo.csv" and "a picture" in str(row[2]) for row in told)
    assert book.sheetnames == [FIRST_SHEET, "header.csv"]


@pytest.mark.parametrize("name", ["a" * 60, "x/[y]:*?.csv", "'quoted'", "Read this first"])
def test_any_name_of_a_file_makes_a_sheet_and_two_alike_make_two(name: str) -> None:
    uploads = (Upload(f"one/{name}", HEADER.encode()), Upload(f"two/{name}", HEADER.encode()))
    assert len(the_copy(*uploads).sheetnames) == 3


def test_equal_input_gives_equal_cells() -> None:
    problem = Problem(Weight.REJECTED, "header.csv", 3, "DOB", "x", "y", "z")
    grids = grids_of([Upload("header.csv", HEADER.encode())])
    books = [openpyxl.load_workbook(io.BytesIO(marked_up_copy(grids, [problem]))) for _ in "ab"]
    cells = [[[c.value for c in row] for sheet in book for row in sheet] for book in books]
    assert cells[0] == cells[1]
