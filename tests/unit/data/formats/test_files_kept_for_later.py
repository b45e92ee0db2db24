"""A file that is asked for is read by something, or says plainly that it is kept for later."""

import pytest

from commands.import_files import report_lines
from data.formats.batch import Count
from data.formats.table import Table
from data.formats.tables import TABLES
from data.formats.templates import docs_table
from data.store.imports.report import ImportReport
from pages.parts.bring_in.review import later_lines
from tests.drive.servers import ROOT

OWN = [tables for tables in TABLES if tables.template]
LATER = "Foster homes: kept for later. Nothing here reads them until children and homes are matched"


def is_read(table: Table) -> bool:
    """Whether anything behind the import names the table."""
    places = (*(ROOT / "data" / "store").glob("*.py"), *(ROOT / "data/store/frames").glob("*.py"))
    return any(f'"{table.name}"' in path.read_text(encoding="utf-8") for path in places)


@pytest.mark.parametrize("table", OWN, ids=lambda one: one.name)
def test_each_file_with_a_template_is_read_or_says_that_it_waits(table: Table) -> None:
    assert is_read(table) is not bool(table.kept_for_later)


def test_docs_say_so_and_docs_of_others_do_not() -> None:
    for own in OWN:
        assert ("kept for later" in docs_table(own)) is bool(own.kept_for_later)
    for page in ("README.md", "docs/demonstration.md", "docs/files.md"):
        assert "kept for later" in (ROOT / page).read_text(encoding="utf-8"), page


@pytest.mark.parametrize(("retained", "merged"), [(3, 0), (0, 3)])
def test_whoever_brings_them_in_is_told(retained: int, merged: int) -> None:
    counts = (Count("foster_homes.csv", "foster_homes", 3, retained, merged, 0, 0),)
    (line,) = later_lines(counts)
    assert line.startswith(LATER)
    assert later_lines((Count("a.csv", "foster_homes", 3, 0, 0, 3, 0),)) == []
    assert later_lines((Count("t.csv", "targets", 3, 3, 0, 0, 0),)) == []


def test_so_is_a_nightly_log() -> None:
    counts = (Count("foster_homes.csv", "foster_homes", 3, 3, 0, 0, 0),)
    report = ImportReport(1, True, counts, (), (), (), 0)
    assert any(LATER in line for line in report_lines(report))
