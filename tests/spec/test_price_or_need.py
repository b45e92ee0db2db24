"""How much of a bill's growth is price and how much is need; prices beside inflation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference.inflation import inflation_source, load_inflation
from models.budget.growth import bill_change, prices_by_year
from models.budget.lines import CostLine
from models.money import FinancialYear, PriceBasis
from tests.make.budgets import FOSTER, NORTH_HOME, a_line

LAST, NOW = date(2024, 4, 1), date(2025, 4, 1)


def week(child: str, gbp: float, starts: date = NOW, days: int = 7, **changes: object) -> CostLine:
    return a_line(child, NORTH_HOME, starts, days, gbp, **changes)  # type: ignore[arg-type]


def test_the_case_worked_by_hand() -> None:
    """ "both" had 7 days at £7,000 a week and has 14 at £7,700; "new" 7 days at £9,100; "went" 14
    at £5,600 (two weeks).

    Before £7,000 + £11,200 = £18,200; now £15,400 + £9,100 = £24,500: £6,300 more. Same child,
    price: the mean of 7 and 14 days × £100 more a day = £1,050; weeks: £8,400 − £1,050 = £7,350.
    New against ended: 7 − 14 days at the mean of £1,300 and £800 a day = −£7,350; what is left of
    £9,100 − £11,200 = −£2,100 is £5,250, because who is new costs £500 a day more over the mean of
    7 and 14 days.
    """
    change = bill_change(
        [week("both", 7000, LAST), week("went", 5600, LAST, 14)],
        [week("both", 7700, days=14), week("new", 9100)],
    )
    assert (change.before, change.after, change.total) == (1_820_000, 2_450_000, 630_000)
    assert (change.same_price, change.same_weeks) == (105_000, 735_000)
    assert (change.more_weeks, change.dearer) == (-735_000, 525_000)
    assert change.need == 0
    assert [len(pairs) for pairs in (change.pairs.both, change.pairs.new, change.pairs.ended)] == [
        1,
        1,
        1,
    ]


def test_only_prices_recorded_in_both_years_count_as_recorded_growth() -> None:
    change = bill_change(
        [week("own", 7000, LAST), week("usual", 7000, LAST)],
        [week("own", 7700), week("usual", 7420, basis=PriceBasis.DEFAULT)],
    )
    assert (change.same_price, change.same_recorded) == (112_000, 70_000)


def test_a_price_carried_on_from_an_older_file_is_not_recorded_for_the_year() -> None:
    change = bill_change([week("a", 7000, LAST)], [week("a", 7420, price_year=2024)])
    assert (change.same_price, change.same_recorded) == (42_000, 0)


def test_another_kind_of_home_is_an_end_and_a_start() -> None:
    foster = a_line("a", type(NORTH_HOME)("North", FOSTER), NOW, 7, 700)
    change = bill_change([week("a", 7000, LAST)], [foster])
    assert (change.pairs.both, change.same_price) == ((), 0)
    assert (change.more_weeks, change.dearer) == (0, -630_000)


def test_only_new_children_are_weeks_and_nothing_else() -> None:
    change = bill_change([], [week("a", 7000)])
    assert (change.more_weeks, change.dearer, change.total) == (700_000, 0, 700_000)


lines = st.lists(
    st.tuples(st.sampled_from("abcde"), st.integers(1, 30), st.integers(0, 12_000)), max_size=8
)


@given(lines, lines)
def test_the_parts_add_up_to_the_penny_and_change_their_sign_with_the_years(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    last = [week(child, gbp, LAST, days) for child, days, gbp in before]
    cost_lines = [week(child, gbp, NOW, days) for child, days, gbp in after]
    change, back = bill_change(last, cost_lines), bill_change(cost_lines, last)
    parts = (change.same_price, change.same_weeks, change.more_weeks, change.dearer)
    assert sum(parts) == change.total == change.after - change.before
    assert parts == tuple(
        -number for number in (back.same_price, back.same_weeks, back.more_weeks, back.dearer)
    )


def test_a_years_price_is_weighed_by_days_and_set_beside_inflation() -> None:
    """2024/25: £5,000. 2025/26: 7 days at £5,500 and 21 at £6,300: £6,100, 22% more."""
    year_of_prices = prices_by_year(
        {
            FinancialYear(2024): [week("a", 5000, LAST)],
            FinancialYear(2025): [week("a", 5500), week("b", 6300, days=21)],
        },
        {2024: 0.04},
    )
    first, second = year_of_prices
    assert (first.average_gbp, first.average_rise, first.same_rise) == (5000, None, None)
    assert second.average_gbp == pytest.approx(6100)
    assert second.average_rise == pytest.approx(0.22)
    assert second.same_rise == pytest.approx(0.10)
    assert (second.same_children, second.children) == (1, 2)
    assert (first.inflation, second.inflation) == (0.04, None), "not published is not known"


def test_a_year_without_recorded_prices_is_left_out() -> None:
    usual = [week("a", 6000, basis=PriceBasis.DEFAULT)]
    assert prices_by_year({FinancialYear(2025): usual}, {}) == ()


def test_published_inflation_is_held_with_its_source_and_is_what_was_published() -> None:
    value_by_number = load_inflation()
    assert value_by_number[2023] == pytest.approx(0.0635, abs=0.0001)  # 96.2507 / 90.5005
    assert max(value_by_number) == 2024
    assert "HM Treasury" in inflation_source() and "December 2025" in inflation_source()
