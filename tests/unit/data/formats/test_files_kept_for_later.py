"""A file that is asked for is read by something, or says plainly that it is kept for later."""

from __future__ import annotations

import pytest

from commands.import_files import said
from data.formats.batch import Count
from data.formats.table import Table
from data.formats.tables import TABLES
from data.formats.templates import docs_table
from data.store.report import ImportReport
from pages.parts.review import later_lines
from tests.servers import ROOT

OWN = [one for one in TABLES if one.template]
LATER = "Foster homes: kept for later. Nothing here reads them until children and homes are matched"


def is_read(one: Table) -> bool:
    """Whether anything behind the import names the table."""
    places = (*(ROOT / "data" / "store").glob("*.py"), *(ROOT / "data/store/frames").glob("*.py"))
    return any(f'"{one.name}"' in path.read_text(encoding="utf-8") for path in places)


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.name)
def test_each_file_with_a_template_is_read_or_says_that_it_waits(one: Table) -> None:
    assert is_read(one) is not bool(one.kept_for_later)


def test_docs_say_so_and_docs_of_others_do_not() -> None:
    for one in OWN:
        assert ("kept for later" in docs_table(one)) is bool(one.kept_for_later)
    for page in ("README.md", "docs/demonstration.md", "docs/files.md"):
        assert "kept for later" in (ROOT / page).read_text(encoding="utf-8"), page


@pytest.mark.parametrize(("kept", "merged"), [(3, 0), (0, 3)])
def test_whoever_brings_them_in_is_told(kept: int, merged: int) -> None:
    counts = (Count("foster_homes.csv", "foster_homes", 3, kept, merged, 0, 0),)
    (line,) = later_lines(counts)
    assert line.startswith(LATER)
    assert later_lines((Count("a.csv", "foster_homes", 3, 0, 0, 3, 0),)) == []
    assert later_lines((Count("t.csv", "targets", 3, 3, 0, 0, 0),)) == []


def test_so_is_a_nightly_log() -> None:
    counts = (Count("foster_homes.csv", "foster_homes", 3, 3, 0, 0, 0),)
    report = ImportReport(1, True, counts, (), (), (), 0)
    assert any(LATER in line for line in said(report))
