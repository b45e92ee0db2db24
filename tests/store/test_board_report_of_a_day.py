"""The board's report of a past date: it says that date, and counts the list of that day."""

from datetime import UTC, date, datetime

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.engine import Store
from data.store.schema.settings import PROJECT
from models.access import LOCAL_OWNER
from models.papers.paper import OneSide
from models.papers.year_of_savings import MoneyOfYear
from services.board_report import board_paper, facts_for_board
from services.shortlist import build_shortlist
from services.year_of_savings import gather_year_of_savings

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAST = date(2025, 9, 30)


@pytest.fixture
def council(store: Store) -> Store:
    """The paper council, whose newest return is of 31 March 2026."""
    batch = read_paths([PROJECT / "tests" / "data" / "paper_council"], NOW.date())
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW)
    return store


def keys(money: MoneyOfYear) -> list[str]:
    return sorted(child.child.key for child in money.held.children)


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
    money = gather_year_of_savings(council, LOCAL_OWNER, PAST)
    listed = build_shortlist(money.data, None, as_of=PAST, move_on=None, year=None)
    assert keys(money) == sorted(child.child.key for child in listed.children)
    facts = facts_for_board(money)
    assert facts.outside.where.children == len(listed.children) == 10
    assert facts.children_on == PAST
