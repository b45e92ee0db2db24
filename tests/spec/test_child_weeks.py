"""Every pound is traceable to a child-week: the weeks of a move add up to its window exactly."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.prices import price_book
from models.money import FinancialYear
from models.saving.move import Move, saving_of_move, terms_of
from models.saving.portfolio import Amounts, amounts_of
from models.saving.weeks import ChildWeek, child_weeks, sum_of_weeks
from models.settings import Setting
from tests.make.children import a_child
from tests.make.moves import GivenOutlook, a_current_price, a_support, published

CHILD = a_child(born=date(2011, 5, 15))
DAY = date(2025, 11, 24)


def weeks(
    move_on: date = DAY,
    *,
    year: int | None = None,
    trust: float = 4500.0,
    outlook=None,
    one_off: float = 0.0,
    before: float = 0.0,
    day: date | None = None,
    window: str = "this_year",
) -> tuple[tuple[ChildWeek, ...], Amounts]:
    """The weeks of a move to a foster family, and what its window says they add up to."""
    counted = FinancialYear.holding(move_on) if year is None else FinancialYear(year)
    packages = (a_support(300.0, 26.0, one_off),)
    move = Move(
        Setting.FOSTER_IN_HOUSE,
        move_on,
        counted,
        packages,
        weeks_before_move=before,
        notice_given_on=day,
    )
    current, seen = a_current_price(trust), outlook or published()
    saving = saving_of_move(CHILD, move, current, price_book(), seen)
    found = getattr(saving, window)
    terms = terms_of(CHILD, move, current, price_book(), seen)
    return child_weeks(terms, found), amounts_of(found)


def test_the_year_of_the_example_worked_by_hand() -> None:
    """24 November to 31 March: 18 whole weeks and two days; support and notice by date."""
    child_weeks, amounts = weeks(
        day=DAY
    )  # the home was told on the day itself: four weeks are paid
    assert len(child_weeks) == 19
    assert (child_weeks[0].starts, child_weeks[0].ends) == (DAY, date(2025, 12, 1))
    assert (child_weeks[-1].starts, child_weeks[-1].ends) == (date(2026, 3, 30), date(2026, 4, 1))
    assert amounts.net == 3_382_247
    assert sum_of_weeks(child_weeks) == amounts
    # Week 1: (1 - exp(-0.0225977)) / 0.0225977 = 0.988786 of it, × 4,500, × 700.
    assert child_weeks[0].lasting == pytest.approx(0.988786, abs=1e-5)
    assert child_weeks[0].amounts.old_home == pytest.approx(444_954, abs=2)
    assert child_weeks[0].amounts.new_home == pytest.approx(-69_215, abs=2)
    assert child_weeks[0].amounts.support == -30_000
    assert [week.amounts.overlap for week in child_weeks[:5]] == [-450_000] * 4 + [0]


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2024, 4, 1), date(2027, 3, 31)),
    st.floats(500, 12_000),
    st.floats(0, 5_000),
    st.sampled_from([0.0, 0.5, 4.0]),
    st.sampled_from(["this_year", "full_year"]),
)
def test_the_columns_add_up_to_the_window_to_the_penny(
    move_on: date, trust: float, one_off: float, before: float, window: str
) -> None:
    child_weeks, amounts = weeks(
        move_on, trust=trust, one_off=one_off, before=before, window=window
    )
    assert sum_of_weeks(child_weeks) == amounts
    for child_week, after in pairwise(child_weeks):
        assert child_week.ends == after.starts
    assert all(timedelta(0) < week.ends - week.starts <= timedelta(7) for week in child_weeks)
    assert all(0 <= week.lasting <= 1 for week in child_weeks)


def test_an_outlook_in_which_the_child_might_have_left_adds_up_too() -> None:
    child_weeks, amounts = weeks(outlook=GivenOutlook(share=0.8, stays=0.6), window="full_year")
    assert sum_of_weeks(child_weeks) == amounts
    assert {round(week.lasting, 6) for week in child_weeks} == {0.8}


def test_the_next_years_weeks_go_on_where_this_years_stop() -> None:
    this, _ = weeks()
    after, amounts = weeks(year=2026)
    assert after[0].starts == this[-1].ends == date(2026, 4, 1)
    assert after[0].number == this[-1].number
    assert sum_of_weeks(after) == amounts


def test_weeks_of_the_new_home_before_the_move_are_weeks_too() -> None:
    child_weeks, amounts = weeks(before=2.0, window="full_year")
    assert [week.number for week in child_weeks[:3]] == [-1, 0, 1]
    assert [week.lasting for week in child_weeks[:2]] == [0, 0]
    assert sum_of_weeks(child_weeks) == amounts


def test_a_year_that_ends_before_the_move_has_no_weeks() -> None:
    assert weeks(year=2024) == ((), Amounts())
