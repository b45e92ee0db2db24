"""Before anything is stored a person reads which rows of the own files replace which, and how."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commands.import_files import report_lines
from data.store.imports.batch import import_batch
from data.store.imports.review import review_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from tests.make.batches import NOW, a_batch, a_year, content, loose

SCOPE = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
TARGET = {"financial_year": "2026-27", "council": "West", "target_gbp": 4e6}
LOWER = TARGET | {"target_gbp": 1.5e6}
UNIT = {"setting": "home", "weekly_cost_gbp": 10.0, "price_year": "2026-27", "source": "Finance"}
AGREED = {
    "child_id": "0001", "agreed_on": "2025-03-01", "starts": "2025-04-01",
    "old_weekly_gbp": 5400.0, "new_weekly_gbp": 5150.0, "kind": "price_cut", "source": "letter",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'replaced.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(store: Store, *parts, **options):
    return import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


def look(store: Store, *parts, actor=LOCAL_OWNER):
    return review_batch(store, a_batch(*parts), actor=actor, now_utc=NOW).report.replaced


def target(store: Store) -> list[float]:
    return council_data(store, SCOPE).frame("targets")["target_gbp"].tolist()


def test_a_replaced_target_is_told_with_both_sums_before_it_is_stored(store: Store) -> None:
    bring(store, loose("targets", TARGET))
    (row,) = look(store, loose("targets", LOWER, file="new.csv"))
    assert str(row) == "Savings targets, 2026-27, West: £4,000,000 becomes £1,500,000"
    assert row.file == "new.csv" and target(store) == [4e6]


def test_the_command_tells_it_too(store: Store) -> None:
    bring(store, loose("targets", TARGET))
    text = "\n".join(report_lines(bring(store, loose("targets", LOWER))))
    assert "Savings targets, 2026-27, West: £4,000,000 becomes £1,500,000" in text
    assert target(store) == [1.5e6]


def test_a_sum_that_comes_back_counts_again(store: Store) -> None:
    """The first file again is no repetition: it is the last word."""
    for row in (TARGET, LOWER, TARGET):
        bring(store, loose("targets", row))
    assert target(store) == [4e6]
    before = content(store)
    assert not bring(store, loose("targets", TARGET)).changed
    assert content(store) == before


def test_importing_an_old_and_a_new_file_together_twice_changes_nothing(store: Store) -> None:
    both = (loose("targets", TARGET, file="a.csv"), loose("targets", LOWER, file="b.csv"))
    bring(store, *both)
    assert target(store) == [1.5e6]
    assert not bring(store, *both).changed
    assert target(store) == [1.5e6]


def test_a_row_that_is_held_or_new_replaces_nothing(store: Store) -> None:
    bring(store, loose("targets", TARGET))
    assert look(store, loose("targets", TARGET)) == ()
    assert look(store, loose("targets", TARGET | {"financial_year": "2027-28"})) == ()
    assert look(store, loose("targets", TARGET | {"council": "west council"})) == ()


def test_every_cell_that_changes_is_named(store: Store) -> None:
    bring(store, loose("unit_costs", UNIT))
    (row,) = look(
        store,
        loose(
            "unit_costs", UNIT | {"weekly_cost_gbp": 12.5, "source": "Board", "support_weeks": 26}
        ),
    )
    assert str(row) == (
        "Unit costs, home, 2026-27: weekly_cost_gbp £10 becomes £12.50; "
        "support_weeks nothing becomes 26; source Finance becomes Board"
    )


def test_of_rows_about_children_only_their_number_is_told(store: Store) -> None:
    bring(store, a_year(2025), loose("renegotiations", AGREED))
    (row,) = look(store, loose("renegotiations", AGREED | {"new_weekly_gbp": 5000.0}))
    assert (row.title, row.what, row.cells) == ("Renegotiated prices", "", ())


def test_who_sees_one_council_isnt_told_of_the_others_sums(store: Store) -> None:
    bring(store, a_year(2025), loose("targets", TARGET), council="North")
    north = replace(LOCAL_OWNER, councils=frozenset({"North"}))
    review = review_batch(
        store, a_batch(loose("targets", LOWER)), actor=north, now_utc=NOW, council="North"
    )
    assert review.report.replaced == ()
    assert [problem.column for problem in review.report.problems] == ["council"]
    assert not review.report.changed
