"""The board report of a past day is of that day: its date is on it, its counts are the list's.

A child who moved this year and came back lives in residential care: the step-down list has them,
the report had left them out, and its heading named the newest data instead of the day asked for.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commands import step_down
from data.store.record.facts import record_fact
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER
from models.papers.paper import Leaf, OneSide, Paper
from models.recording.move_stages import Stage
from models.recording.subject import Subject, move_money_of, move_of
from models.recording.types import Content
from services.board_report import board_paper, facts_for_board
from services.year_of_savings import gather_year_of_savings
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.papers import words_of_paper
from tests.make.record_contents import NOW, children_in

PAST = date(2025, 1, 31)  # the data reaches to 31 March 2025
MOVED, BACK = date(2025, 1, 6), date(2025, 1, 20)
CHILDREN = 12


def put(store: Store, about: Subject, content: Content, seen: int, on: date) -> None:
    """Recorded on that day."""
    now_utc = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    record_fact(
        store,
        actor=LOCAL_OWNER,
        about=about,
        content=content,
        expected_version=seen,
        now_utc=now_utc,
    )


@pytest.fixture
def store_with_moves(store: Store) -> Store:
    """Twelve children of whom one moved and came back."""
    first, *_ = children_in(store, CHILDREN)
    moved = a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)
    back = a_stage(Stage.BROKE_DOWN, on=BACK, move_on=MOVED, because="came back")
    put(store, move_of(first, "m1"), moved, 0, MOVED)
    put(store, move_money_of(first, "m1"), some_money(a_frozen(MOVED)), 0, MOVED)
    put(store, move_of(first, "m1"), back, 1, BACK)
    return store


def children_leaf(paper: Paper) -> Leaf:
    leaf = paper.leaves[0]
    assert isinstance(leaf, OneSide)
    return leaf.leaf


def test_the_day_asked_for_is_the_day_on_the_page(store_with_moves: Store) -> None:
    paper = board_paper(store_with_moves, LOCAL_OWNER, PAST, NOW)
    assert children_leaf(paper).facts == (
        "Children as at 31 January 2025; moves recorded up to 31 January 2025",
    )
    assert paper.title.endswith("31 January 2025")
    assert paper.foot.endswith("children as at 31 January 2025")
    assert "31 March 2025" not in words_of_paper(children_leaf(paper))


def test_its_children_are_those_of_the_list(
    store_with_moves: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = facts_for_board(gather_year_of_savings(store_with_moves, LOCAL_OWNER, PAST))
    url = store_with_moves.engine.url.render_as_string(hide_password=False)
    step_down.run(
        ["--as-of", PAST.isoformat(), "--out", str(tmp_path / "a.csv"), "--database", url]
    )
    assert f": {CHILDREN} in residential settings" in capsys.readouterr().out
    assert facts.outside.table.rows[-1][-1] == CHILDREN
    assert facts.children_on == PAST
