"""Every declaration is whole, and template and docs follow from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.formats.recognise import best_match
from data.formats.table import Kind, Privacy, Table
from data.formats.tables import TABLES, table
from data.formats.templates import docs_page, docs_table, template_csv
from data.reference.codes import code_list

ROOT = Path(__file__).parents[4]
TODAY = date(2026, 11, 24)
each_table = pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)


def test_names_of_tables_differ() -> None:
    assert len({one.name for one in TABLES}) == len(TABLES)
    assert table("episodes").title == "903 Episodes"


@each_table
def test_every_column_has_a_meaning_a_privacy_class_and_a_name_of_its_own(one: Table) -> None:
    names = [column.name for column in one.columns]
    assert len(set(names)) == len(names)
    for column in one.columns:
        assert column.meaning and isinstance(column.privacy, Privacy)
        assert column.derived or column.heading
        assert column.kind is not Kind.CODE or column.codes or column.values
        if column.codes:
            assert code_list(column.codes).codes
    assert set(one.identity) <= set(names)


@each_table
def test_its_own_headings_are_recognised_in_any_order_and_case(one: Table) -> None:
    headings = [column.heading.lower() for column in one.columns if not column.derived]
    match = best_match(tuple(reversed(headings)))
    assert match is not None and match.table.name == one.name and not match.absent


@each_table
def test_the_needed_columns_alone_are_enough(one: Table) -> None:
    needed = {column.heading for column in one.columns if column.needed}
    known = {column.heading.upper(): column.heading for column in one.columns}
    headings = needed | {known[text] for text in one.recognised_by}
    match = best_match(tuple(sorted(headings)))
    assert match is not None and match.table.name == one.name and not match.absent


@pytest.mark.parametrize(
    "one", [one for one in TABLES if one.template], ids=lambda one: str(one.template)
)
def test_a_template_reads_back_without_a_problem(one: Table, tmp_path: Path) -> None:
    (tmp_path / "any.csv").write_bytes(template_csv(one))

    batch = read_paths([tmp_path], TODAY)

    assert batch.files[0].recognised_as == one.name
    assert not batch.problems
    assert batch.counts[0].kept == len(one.example) > 0


@each_table
def test_every_column_is_documented(one: Table) -> None:
    page = docs_table(one)
    for column in one.columns:
        assert column.derived or f"| {column.heading} |" in page


def test_the_committed_page_is_what_the_declarations_give() -> None:
    committed = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    assert committed == docs_page(), "run: python -m data.formats.templates > docs/files.md"
