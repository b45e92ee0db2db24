"""Every declaration is whole, and template and docs follow from it."""

from datetime import date
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.formats.recognise import best_match
from data.formats.table import CellKind, Privacy, Table
from data.formats.tables import TABLES, table_named
from data.formats.templates import docs_page, docs_table, template_csv
from data.reference.codes import code_list

ROOT = Path(__file__).parents[4]
TODAY = date(2026, 11, 24)
each_table = pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)


def test_names_of_tables_differ() -> None:
    assert len({tables.name for tables in TABLES}) == len(TABLES)
    assert table_named("episodes").title == "903 Episodes"


@each_table
def test_every_column_has_a_meaning_a_privacy_class_and_a_name_of_its_own(one: Table) -> None:
    names = [column.name for column in one.columns]
    assert len(set(names)) == len(names)
    for column in one.columns:
        assert column.meaning and isinstance(column.privacy, Privacy)
        assert column.derived or column.heading
        assert column.kind is not CellKind.CODE or column.codes or column.values
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
    texts = {column.heading.upper(): column.heading for column in one.columns}
    headings = needed | {texts[text] for text in one.recognised_by}
    match = best_match(tuple(sorted(headings)))
    assert match is not None and match.table.name == one.name and not match.absent


@pytest.mark.parametrize(
    "table", [tables for tables in TABLES if tables.template], ids=lambda one: str(one.template)
)
def test_a_template_reads_back_without_a_problem(table: Table, tmp_path: Path) -> None:
    (tmp_path / "any.csv").write_bytes(template_csv(table))

    batch = read_paths([tmp_path], TODAY)

    assert batch.files[0].recognised_as == table.name
    assert not batch.problems
    assert batch.counts[0].kept == len(table.example) > 0


@each_table
def test_every_column_is_documented(one: Table) -> None:
    page = docs_table(one)
    for column in one.columns:
        assert column.derived or f"| {column.heading} |" in page


def test_the_committed_page_is_what_the_declarations_give() -> None:
    committed = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    assert committed == docs_page(), "run: python -m data.formats.templates > docs/files.md"
