"""What a target means in moves, expected value first (DOMAIN, Counting savings).

£8m is about 63 full-year moves at £126,480, or some 127 spread evenly through the year, of 228
children; by the naive gap of £187,200 it would look like 43.
"""

from __future__ import annotations

import pytest

from models.children.settings import DESTINATIONS
from models.money import WEEKS_PER_YEAR, FinancialYear
from models.savings.portfolio import portfolio_of
from models.savings.target import (
    average_full_year_gbp,
    average_naive_gbp,
    target_held,
    what_it_takes,
)
from pages.parts.savings_target import shortfall_words, take_words
from tests.builders import rows
from tests.portfolios import a_counted_move

Y2025 = FinancialYear(2025)


def test_eight_million_pounds_in_moves() -> None:
    found = what_it_takes(8_000_000, 126_480, 187_200, 228)
    assert (found.moves_full_year, found.moves_spread, found.moves_naive) == (63, 127, 43)
    assert not found.more_than_ready


def test_eight_million_pounds_in_words() -> None:
    (said,) = take_words(what_it_takes(8_000_000, 126_480, 187_200, 14), 228)
    assert "is about 63 full-year moves" in said
    assert "some **127** spread evenly through the year, of 228 children" in said


def test_with_fewer_children_ready_than_moves_needed_it_says_so() -> None:
    found = what_it_takes(8_000_000, 126_480, 187_200, 14)
    assert found.more_than_ready
    assert shortfall_words(found) == (
        "More moves than children ready now (14): moves alone will not close it this year."
    )


@pytest.mark.parametrize("each", [None, 0.0, -1200.0])
def test_moves_that_save_nothing_reach_no_target(each: float | None) -> None:
    found = what_it_takes(1_000_000, each, 100_000, 20)
    assert found.moves_full_year is None and found.moves_spread is None
    assert found.more_than_ready


def test_no_target_needs_no_move() -> None:
    assert not what_it_takes(0, 126_480, 187_200, 0).more_than_ready


def test_the_naive_gap_is_two_prices_for_a_year_and_is_larger_than_the_expected_value() -> None:
    moves = [a_counted_move(1, trust_gbp=6000), a_counted_move(2, trust_gbp=4000, cash_stops=False)]
    total = portfolio_of(moves, DESTINATIONS).total
    naive = average_naive_gbp(total.moves)
    assert naive == pytest.approx((5300 + 3300) / 2 * WEEKS_PER_YEAR)
    expected = average_full_year_gbp(total)
    assert expected is not None and naive is not None and expected < naive


@pytest.mark.parametrize(
    ("council", "pounds"),
    [("North", 1_500_000), ("west ", 2_000_000), (None, 3_500_000), ("East", None)],
)
def test_the_councils_own_target_is_found_by_year_and_council(
    council: str | None, pounds: float | None
) -> None:
    held = rows(
        "targets",
        {"financial_year": "2025/26", "council": "North", "target_gbp": 1_500_000.0},
        {"financial_year": "2025-26", "council": "West", "target_gbp": 2_000_000.0},
        {"financial_year": "2026-27", "council": "West", "target_gbp": 9.0},
        {"financial_year": "next year", "council": "West", "target_gbp": 9.0},
    )
    assert target_held(held, Y2025, council) == pounds


def test_a_target_of_all_councils_together_comes_before_their_sum() -> None:
    held = rows(
        "targets",
        {"financial_year": "2025-26", "council": "Both", "target_gbp": 4_000_000.0},
        {"financial_year": "2025-26", "council": "West", "target_gbp": 1.0},
    )
    assert target_held(held, Y2025, None) == 4_000_000
    assert target_held(rows("targets"), Y2025, None) is None
