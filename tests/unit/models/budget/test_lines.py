"""Lines of weeks and pence, and the rest of a year: cut and added up without losing a penny."""

from datetime import date

import pytest

from data.reference.prices import price_book
from models.budget.actuals import actuals_of_months, past_months
from models.budget.lines import add_up_lines, lines_of, same_day_before, up_to
from models.budget.remaining_year import from_text, to_text
from models.budget.stays import priced_stays
from models.money import FinancialYear
from tests.make.budgets import NORTH_FOSTER, NORTH_HOME, WEST_HOME, a_line, a_rest
from tests.make.children import a_council, an_episode, rows

AS_OF = date(2026, 3, 31)
YEAR = FinancialYear(2025)
PRICE = {"child": "k1", "starts": None, "total_gbp": 5400.0, "trust_gbp": 5000.0,
         "price_year": 2025, "source": "Placement census"}  # fmt: skip


def test_a_stay_is_cut_at_each_month_and_at_the_day_that_data_reaches() -> None:
    data = a_council(
        [an_episode("2025-02-10", said_by=2026, rne="S")], prices=rows("prices", PRICE)
    )
    stays = priced_stays(data, AS_OF, [YEAR], price_book())
    cost_lines = lines_of(stays, YEAR, date(2025, 5, 10))
    assert [(line.starts, line.ends, line.days) for line in cost_lines] == [
        (date(2025, 4, 1), date(2025, 5, 1), 30),
        (date(2025, 5, 1), date(2025, 5, 11), 10),
    ]
    assert [line.pence for line in cost_lines] == [2_142_857, 714_286]  # £5,000 × 30/7 and 10/7
    assert cost_lines[0].began == date(2025, 2, 10)
    assert (cost_lines[0].price.source, str(cost_lines[0].price.year)) == (  # type: ignore[union-attr]
        "Placement census (2025-26 prices)",
        "2025-26",
    )


def test_the_lines_of_a_year_are_what_the_forecast_page_says_has_been() -> None:
    data = a_council(
        [
            an_episode("2024-01-06", "2025-08-20", said_by=2026, rne="S"),
            an_episode("2025-08-20", said_by=2026, setting="foster_in_house"),
            an_episode("2025-11-03", said_by=2026, rne="S", child="k2", setting="custody"),
        ],
        prices=rows("prices", PRICE),
    )
    cost_lines = lines_of(priced_stays(data, AS_OF, [YEAR], price_book()), YEAR, AS_OF)
    past = actuals_of_months(data, AS_OF, past_months(data, AS_OF, 12), price_book())
    assert add_up_lines(cost_lines).pence / 100 == pytest.approx(past.spend.sum(), abs=0.1)
    assert add_up_lines(cost_lines).unpriced_days == 149, (
        "custody has no price, and is counted all the same"
    )


def test_a_line_that_goes_beyond_a_day_is_cut_and_priced_by_its_days() -> None:
    cost_line = a_line(days=30, weekly_gbp=7000)
    (cut,) = up_to([cost_line, a_line(starts=date(2025, 6, 1))], date(2025, 4, 10))
    assert (cut.days, cut.pence) == (10, 1_000_000)
    assert up_to([cost_line], date(2025, 4, 30)) == (cost_line,)


def test_the_same_day_of_the_year_before_a_29_february_is_the_28th() -> None:
    assert same_day_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert same_day_before(date(2026, 11, 20)) == date(2025, 11, 20)


def test_a_rest_is_kept_without_losing_anything_that_is_expected() -> None:
    remaining_year = a_rest(
        {NORTH_HOME: [[1000, 3000], [500, 700]], WEST_HOME: [[1, 2], [3, 4]]},
        {NORTH_HOME: [7, 3.25], WEST_HOME: [1, 0]},
        ("2026-02", "2026-03"),
    )
    again = from_text(to_text(remaining_year))
    cells = frozenset({NORTH_HOME, WEST_HOME})
    assert again.band(cells) == remaining_year.band(cells)
    assert again.so_far(cells) == remaining_year.so_far(cells)
    assert (again.months, again.councils, again.unpriced, again.futures) == (
        remaining_year.months,
        remaining_year.councils,
        remaining_year.unpriced,
        2,
    )
    assert again.days_of(NORTH_HOME) == 10.25
    assert again.cells == cells
    assert again.mean_pence(NORTH_FOSTER) == 0


def test_months_are_added_up_within_each_future() -> None:
    """One future spends early, the other late: together they always come to £400."""
    remaining_year = a_rest(
        {NORTH_HOME: [[100, 300], [300, 100]]}, {NORTH_HOME: [7, 7]}, ("2026-02", "2026-03")
    )
    first, last = remaining_year.so_far(frozenset({NORTH_HOME}))
    assert (first[1].low, first[1].high) == (120, 280)
    assert (last[1].low, last[1].mean, last[1].high) == (400, 400, 400)
