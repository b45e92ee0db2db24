"""A sum for a council that is none of ours is asked about, and never added to all of them.

| known | the file says | |
|---|---|---|
| West, North | East Northamptonshire | not kept; asked; kept once somebody says yes |
| West, North | both, all, West Council | kept |
| nothing yet | West in targets, East in programme costs | West is ours; East is asked about |
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.import_files import report_lines
from data.store.imports.batch import import_batch
from data.store.imports.review import review_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.problems import Weight
from tests.make.batches import NOW, a_batch, a_year, loose

SCOPE = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
COST = {"financial_year": "2026-27", "council": "West", "item": "team", "cost_gbp": 2e5}
EAST = COST | {"council": "East Northamptonshire"}
OF_EAST = [
    ("programme_costs", EAST),
    ("targets", {"financial_year": "2026-27", "council": EAST["council"], "target_gbp": 1e6}),
    ("budgets", {"financial_year": "2026-27", "council": EAST["council"], "category": "x",
                 "budget_gbp": 1e6}),
    ("edge_of_care", {"child_id": "0099", "council": EAST["council"],
                      "referred_on": "2026-10-01"}),
    ("foster_homes", {"home_id": "H1", "setting": "foster_in_house", "council": EAST["council"]}),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("CIRCLE_COUNCILS", "West; North")
    opened = open_store(f"sqlite:///{tmp_path / 'councils.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(store: Store, *parts, **options):
    return import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


@pytest.mark.parametrize(("table", "row"), OF_EAST)
def test_a_row_of_an_unknown_council_is_not_kept_and_told_with_its_cure(
    store: Store, table: str, row: dict
) -> None:
    report = bring(store, loose(table, row))
    (told,) = report.problems
    assert (told.weight, told.row, told.column) == (Weight.REJECTED, 2, "council")
    assert "East Northamptonshire" in told.found and "West" in told.wanted
    assert not report.changed and report.counts[0].rejected == 1 and report.counts[0].kept == 0


def test_it_is_asked_before_storing_and_kept_once_somebody_says_yes(store: Store) -> None:
    parts = a_batch(loose("programme_costs", EAST, COST))
    review = review_batch(store, parts, actor=LOCAL_OWNER, now_utc=NOW)
    (question,) = review.report.questions
    assert "East Northamptonshire" in question.asked and question.rows == (2,)
    answer = {question.key: "yes"}
    answered = review_batch(store, parts, actor=LOCAL_OWNER, now_utc=NOW, answers=answer)
    assert answered.report.questions == () and answered.report.counts[0].kept == 2
    import_batch(store, parts, actor=LOCAL_OWNER, now_utc=NOW, answers=answer)
    assert len(council_data(store, SCOPE).frame("programme_costs")) == 2
    again = bring(store, loose("programme_costs", EAST | {"item": "system"}))
    assert again.questions == () and again.changed  # remembered


def test_the_command_prints_the_answer_to_give(store: Store) -> None:
    report = bring(store, loose("programme_costs", EAST, COST))
    text = "\n".join(report_lines(report, report.questions))
    assert '--answer "own_council:eastnorthamptonshire=yes' in text
    assert "row rejected" in text


@pytest.mark.parametrize("name", ["both", "All", "west council", "NORTH"])
def test_our_councils_however_spelt_and_sums_of_both_are_kept(store: Store, name: str) -> None:
    report = bring(store, loose("programme_costs", COST | {"council": name}))
    assert report.changed and report.questions == ()


def test_where_nobody_has_said_any_the_targets_and_budgets_say_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CIRCLE_COUNCILS")
    of_west = {"financial_year": "2026-27", "council": "West", "target_gbp": 1e6}
    report = bring(store, loose("targets", of_west), loose("programme_costs", COST, EAST))
    assert [question.rows for question in report.questions] == [(3,)]
    assert len(council_data(store, SCOPE).frame("programme_costs")) == 1


def test_the_council_that_an_import_is_for_is_ours(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CIRCLE_COUNCILS")
    bring(store, a_year(2025), council="West")
    assert bring(store, loose("programme_costs", COST)).changed
    assert not bring(store, loose("programme_costs", EAST)).changed
    assert bring(store, loose("programme_costs", EAST), council="East Northamptonshire").changed
    assert len(council_data(store, SCOPE).frame("programme_costs")) == 2
