"""Saved − new pressures = net, over the same days of two years; pressures are what must be."""

from datetime import date

import pytest

from models.budget.net_position import Honest
from pages.parts.savings import words
from pages.parts.savings.summary import honest_words

UNTIL = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("saved", "net", "pressures"),
    [(1_310_000_00, -740_000_00, 2_050_000_00), (100_00, 300_00, -200_00), (0, 0, 0)],
)
def test_the_three_add_up(saved: int, net: int, pressures: int) -> None:
    assert Honest(UNTIL, saved, net).pressures == pressures


def test_the_row_in_words() -> None:
    assert honest_words(Honest(UNTIL, 1_310_000_00, -740_000_00)) == words.after_pressures(
        True, "£740,000", "28 February 2026", "£1,310,000", True, "£2,050,000"
    )


def test_spend_that_fell_for_other_reasons_is_no_saving() -> None:
    assert honest_words(Honest(UNTIL, 100_00, 300_00)) == words.after_pressures(
        False, "£300", "28 February 2026", "£100", False, "£200"
    )
