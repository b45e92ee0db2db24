"""The board's report of a past date: it says that date, and counts the list of that day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data.formats.read import read_paths
from data.reference.shortlist import held_shortlist
from data.store.engine import Store
from data.store.imports import import_batch
from data.store.settings import PROJECT
from models.access import LOCAL_OWNER
from models.papers.paper import OneSide
from reports.board import board_paper, facts_for_board
from reports.money import MoneyOfYear, money_of_year

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAST = date(2025, 9, 30)


@pytest.fixture
def council(store: Store) -> Store:
    """The paper council, whose newest return is of 31 March 2026."""
    batch = read_paths([PROJECT / "tests" / "data" / "paper_council"], NOW.date())
    import_batch(store, batch, actor=LOCAL_OWNER, now=NOW)
    return store


def keys(found: MoneyOfYear) -> list[str]:
    return sorted(one.child.key for one in found.held.children)


def test_a_report_of_a_past_date_says_that_date_everywhere(council: Store) -> None:
    paper = board_paper(council, LOCAL_OWNER, PAST, NOW)
    (only,) = paper.leaves
    assert isinstance(only, OneSide)
    assert only.leaf.facts == (
        "Children as at 30 September 2025; moves recorded up to 30 September 2025",
    )
    assert paper.foot.endswith("children as at 30 September 2025")
    assert "2026" not in only.leaf.facts[0] and "30 September 2025" in paper.title


def test_it_counts_the_children_of_the_step_down_list_of_that_day(council: Store) -> None:
    found = money_of_year(council, LOCAL_OWNER, PAST)
    listed = held_shortlist(found.data, None, as_of=PAST, move_on=None, year=None)
    assert keys(found) == sorted(one.child.key for one in listed.children)
    facts = facts_for_board(found)
    assert facts.outside.where.children == len(listed.children) == 10
    assert facts.children_on == PAST
