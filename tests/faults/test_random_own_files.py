"""Random imports of the own files, then every page and command: nothing ever breaks.

A council of three children with moves on record imports files drawn from the declarations: limits,
odd spellings, markup, rows that mean nothing. Every row is kept, merged, blank or rejected with a
cure; then each page is opened and each command run. `--long` draws many more.
"""

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
import streamlit as st
from sqlalchemy import update

from commands.__main__ import MODULES
from data.formats.batch import Batch
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.imports.review import review_batch
from data.store.left_out import rows_left_out
from data.store.schema.engine import writing
from data.store.schema.tables import ROWS
from models.access import LOCAL_OWNER
from models.problems import UserError, Weight
from models.recording.move_stages import Stage
from models.recording.subject import move_money_of, move_of
from pages.parts import cache
from pages.parts.shell.menu import PAGES
from reports.ledger_book import ledger_book
from services.year_of_savings import gather_year_of_savings
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.random_own_files import TABLES, own_file
from tests.make.record_contents import NOW
from tests.pages.on_store import Desk, a_desk
from tests.pages.reading import page_text

TODAY = NOW.date()
BROKEN = "This page could not be shown"
VIEWS = {"savings.py": ({"view": "target"}, {"view": "if"}), "move.py": ({"move": "m1"},)}
OUT = {"step-down": "csv", "forecast": "csv", "evidence": "json", "report": "pdf",
       "regional-return": "csv", "savings": "csv", "match": "csv"}  # fmt: skip
MORE = {"forecast": ["--until", "2026-12-31"], "savings": ["--year", "2025-26"]}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Three children; one moved in August, one is to move next month."""
    made = a_desk(tmp_path, 3)
    for child, key, stage, day in (
        (made.children[0], "m1", Stage.MOVED, date(2025, 8, 4)),
        (made.children[1], "m2", Stage.DATE_AGREED, date(2026, 4, 2)),
    ):
        made.has(move_of(child, key), a_stage(stage, on=min(day, TODAY), move_on=day))
        made.has(move_money_of(child, key), some_money(a_frozen(day, daily=800)))
    yield made
    cache.use(None)
    st.cache_resource.clear()
    made.store.engine.dispose()


def drawn(folder: Path, seed: int) -> Batch:
    """Two files of every own table, the second of the same keys as the first at times."""
    draw = Random(seed)
    folder.mkdir()
    for number in range(2):
        for table in TABLES:
            data = own_file(table, draw, TODAY, draw.randrange(1, 12), draw.choice([0, 0.03, 0.3]))
            (folder / f"{table.name}-{number}.csv").write_bytes(data)
    return read_paths([folder], TODAY)


def nothing_breaks(desk: Desk, folder: Path) -> None:
    """Every page in every view, every command that reads, the workbook."""
    for entry in PAGES:
        for query in VIEWS.get(entry.file, ({},)):
            page = desk.open(entry.file, **query)
            assert not page.exception, (entry.file, page.exception)
            assert BROKEN not in page_text(page), entry.file
    for name, ending in OUT.items():
        arguments = [
            "--as-of",
            str(TODAY),
            "--out",
            str(folder / f"out.{ending}"),
            "--database",
            str(desk.store.engine.url),
        ]
        if name not in MODULES:
            continue
        try:
            importlib.import_module(MODULES[name]).run(arguments + MORE.get(name, []))
        except UserError as error:
            assert str(error), name  # too little history, told in words
    ledger_book(gather_year_of_savings(desk.store, LOCAL_OWNER, TODAY))


def random_imports(desk: Desk, folder: Path, seed: int) -> None:
    batch = drawn(folder / "files", seed)
    for problem in batch.problems:
        assert problem.found and problem.wanted and problem.what_to_do
    review = review_batch(desk.store, batch, actor=LOCAL_OWNER, source="North", now_utc=NOW)
    report = import_batch(desk.store, batch, actor=LOCAL_OWNER, source="North", now_utc=NOW)
    assert review.report.counts == report.counts and review.report.replaced == report.replaced
    pairs = {
        (problem.file, problem.row)
        for problem in report.problems
        if problem.weight is Weight.REJECTED
    }
    assert len(pairs) == sum(count.rejected for count in report.counts)
    for count in report.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
    assert rows_left_out(desk.store, LOCAL_OWNER) == ()  # whatever the door lets in means something
    again = import_batch(desk.store, batch, actor=LOCAL_OWNER, source="North", now_utc=NOW)
    assert not again.changed
    nothing_breaks(desk, folder)


@pytest.mark.parametrize("seed", [0])
def test_random_own_files_break_no_page_and_no_command(
    desk: Desk, tmp_path: Path, seed: int
) -> None:
    random_imports(desk, tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_random_own_files_break_nothing(desk: Desk, tmp_path: Path, seed: int) -> None:
    random_imports(desk, tmp_path, seed)


SPOILT: tuple[object, ...] = (None, float("inf"), -1e300, 1e300)


def test_stored_values_that_mean_nothing_break_no_page_and_no_command(
    desk: Desk, tmp_path: Path
) -> None:
    """Every number of the own files made impossible in the store, as if an earlier version had
    kept it."""
    batch = drawn(tmp_path / "files", 7)
    import_batch(desk.store, batch, actor=LOCAL_OWNER, source="North", now_utc=NOW)
    with writing(desk.store) as connection:
        for table in TABLES:
            for column in table.columns:
                target = ROWS[table.name]
                if column.kind == "pounds":
                    for position, value in enumerate(SPOILT):
                        change = update(target).where(target.c.id % (len(SPOILT) + 1) == position)
                        connection.execute(change.values({column.name: value}))
                elif column.kind == "date":
                    change = update(target).where(target.c.id % 7 == 6)
                    connection.execute(change.values({column.name: None}))
    assert rows_left_out(desk.store, LOCAL_OWNER)
    nothing_breaks(desk, tmp_path)
