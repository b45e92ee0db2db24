"""What a target means in moves, expected value first (DOMAIN, Counting savings).

£8m is about 63 full-year moves at £126,480, or some 127 spread evenly through the year, of 228
children; by the naive gap of £187,200 it would look like 43.
"""

from datetime import date

import pytest

from models.money import WEEKS_PER_YEAR, FinancialYear
from models.prices.contract_shares import ContractShare
from models.saving.portfolio import portfolio_of
from models.saving.target_in_moves import (
    average_full_year_gbp,
    average_naive_gbp,
    target_of,
    what_it_takes,
)
from models.settings import DESTINATIONS
from pages.parts.savings import ready_words
from pages.parts.savings.target_in_moves import take_words
from tests.make.children import rows
from tests.make.portfolios import a_counted_move

Y2025 = FinancialYear(2025)


def test_eight_million_pounds_in_moves() -> None:
    takes = what_it_takes(8_000_000, 126_480, 187_200, 228)
    assert (takes.moves_full_year, takes.moves_spread, takes.moves_naive) == (63, 127, 43)
    assert not takes.more_than_ready


def test_eight_million_pounds_in_words() -> None:
    (text,) = take_words(what_it_takes(8_000_000, 126_480, 187_200, 14), 228)
    assert text == ready_words.target_in_moves("£8\\,000\\,000", 63, "£126\\,480", "127", 228, 14)


def test_with_fewer_children_ready_than_moves_needed_it_says_so() -> None:
    takes = what_it_takes(8_000_000, 126_480, 187_200, 14)
    assert takes.more_than_ready
    assert "(14)" in ready_words.too_few_ready(takes.ready)


@pytest.mark.parametrize("value", [None, 0.0, -1200.0])
def test_moves_that_save_nothing_reach_no_target(value: float | None) -> None:
    takes = what_it_takes(1_000_000, value, 100_000, 20)
    assert takes.moves_full_year is None and takes.moves_spread is None
    assert takes.more_than_ready


def test_no_target_needs_no_move() -> None:
    assert not what_it_takes(0, 126_480, 187_200, 0).more_than_ready


def test_the_naive_gap_is_two_prices_for_a_year_and_is_larger_than_the_expected_value() -> None:
    moves = [a_counted_move(1, trust_gbp=6000), a_counted_move(2, trust_gbp=4000, cash_stops=False)]
    total = portfolio_of(moves, DESTINATIONS).total
    naive = average_naive_gbp(total.moves)
    assert naive == pytest.approx((5300 + 3300) / 2 * WEEKS_PER_YEAR)
    expected = average_full_year_gbp(total)
    assert expected is not None and naive is not None and expected < naive


NORTH, WEST = (
    ContractShare(date(2025, 4, 1), name, share, "contract")
    for name, share in (("North", 0.4413), ("West", 0.5587))
)


def held(council: str | None, *said: tuple[str, str, float]) -> int | None:
    """Pounds of the target of 2025/26 by rows of year, council, pounds."""
    names = ("financial_year", "council", "target_gbp")
    frame = rows("targets", *(dict(zip(names, row, strict=True)) for row in said))
    target = target_of(frame, Y2025, council, (NORTH, WEST))
    return None if target is None else target.pence // 100


@pytest.mark.parametrize(
    ("council", "pounds"),
    [("North", 1_500_000), ("west ", 2_000_000), (None, 3_500_000), ("East", None)],
)
def test_the_councils_own_target_is_found_by_year_and_council(
    council: str | None, pounds: int | None
) -> None:
    said = [
        ("2025/26", "North", 1_500_000.0),
        ("2025-26", "West", 2_000_000.0),
        ("2026-27", "West", 9.0),
        ("next year", "West", 9.0),
    ]
    assert held(council, *said) == pounds


def test_a_target_of_all_councils_is_shared_by_contract_and_adds_up() -> None:
    together = ("2025-26", "Both", 4_000_000.0)
    assert held(None, together) == 4_000_000
    assert (held("North", together), held("West", together)) == (1_765_200, 2_234_800)
    assert held(None) is None


def test_a_council_with_a_row_of_its_own_leaves_the_rest_of_a_shared_one_to_the_others() -> None:
    said = [("2025-26", "Both", 4_000_000.0), ("2025-26", "West", 1_000_000.0)]
    assert (held(None, *said), held("West", *said), held("North", *said)) == (
        4_000_000,
        1_000_000,
        3_000_000,
    )


def test_rows_of_councils_count_where_a_row_for_all_says_something_else() -> None:
    frame = rows(
        "targets",
        *(
            {"financial_year": "2025-26", "council": name, "target_gbp": gbp}
            for name, gbp in (("all", 9_000_000.0), ("North", 1.0), ("West", 2.0))
        ),
    )
    target = target_of(frame, Y2025, None, (NORTH, WEST))
    assert target is not None and (target.pence, target.disagrees) == (300, 9_000_000_00)


def test_a_council_named_in_two_spellings_has_one_target_the_newest() -> None:
    """Counted twice in the whole and once in its council, it stopped the statement."""
    said = [("2025-26", "North", 1.0), ("2025-26", "north council", 3.0), ("2025-26", "West", 5.0)]
    assert [held(council, *said) for council in (None, "North", "West")] == [8, 3, 5]
    swapped = [("2025-26", "north council", 1.0), ("2025-26", "North", 3.0)]
    assert [held(council, *swapped) for council in (None, "North", "North Shire")] == [3, 3, 3]
    said.append(("2025-26", "both", 9.0))
    assert [held(council, *said) for council in (None, "North", "West")] == [8, 3, 5]


def test_north_council_is_the_contract_s_north_shire() -> None:
    """Taken for two, North had its own row and a share of the whole besides."""
    shares = (
        ContractShare(date(2025, 4, 1), "North Shire", 0.4413, "contract"),
        ContractShare(date(2025, 4, 1), "West Shire", 0.5587, "contract"),
    )
    frame = rows(
        "targets",
        *(
            {"financial_year": "2025-26", "council": name, "target_gbp": gbp}
            for name, gbp in (("both", 9.0), ("north council", 2.0))
        ),
    )
    targets = [target_of(frame, Y2025, name, shares) for name in (None, "North", "West")]
    assert [target.pence for target in targets if target] == [900, 200, 700]
