"""What must hold for the money of any move whatever the prices and days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.prices import price_book
from models.journeys.answers.outlook import Suits
from models.money import FinancialYear, Price, PriceBasis
from models.saving.estimate import Saving, Window
from models.saving.windows import MoveTerms, window_at_one_price, window_by_year
from models.settings import Setting
from tests.make.children import a_child
from tests.make.moves import (
    NO_SUPPORT,
    YEAR,
    GivenOutlook,
    a_current_price,
    a_saving,
    a_support,
    published,
)

PRICES = st.floats(1, 20_000)
SHARES = st.floats(0.01, 1)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CHILD = a_child(born=date(2012, 2, 29))
QUICK = settings(max_examples=60, deadline=None)


def pence(gbp: float) -> int:
    return round(gbp * 100)


def windows(saving: Saving) -> list[Window]:
    return [
        window
        for window in (saving.this_year, saving.full_year, saving.to_18)
        if window is not None
    ]


def terms(old: float, new: float, share: float, move_on: date, ends: date) -> MoveTerms:
    """A move without support, overlap and uplift."""
    return MoveTerms(
        child=CHILD,
        destination=Setting.FOSTER_IN_HOUSE,
        suits=Suits.YES,
        move_on=move_on,
        baseline_end=ends,
        old=Price(old, YEAR, "costs.csv", PriceBasis.RECORDED),
        old_uplift=0.0,
        new=Price(new, YEAR, "fees.csv", PriceBasis.LOCAL),
        new_uplift=0.0,
        supports=(),
        support_uplift=0.0,
        cash_stops=True,
        cash_reason="",
        notice_days=0,
        notice_length=0,
        notice_because="",
        weeks_before_move=0.0,
        book=price_book(),
        outlook=GivenOutlook(share=share),
    )


@QUICK
@given(PRICES, PRICES, SHARES, DAYS)
def test_parts_add_to_totals(trust: float, weekly: float, share: float, move_on: date) -> None:
    saving = a_saving(
        child=CHILD,
        current=a_current_price(trust),
        move_on=move_on,
        outlook=GivenOutlook(share=share),
        packages=(a_support(weekly, 26, 50),),
    )
    for window in windows(saving):
        assert pence(window.gbp) == pence(sum(line.gbp for line in window.lines))


@QUICK
@given(DAYS, PRICES)
def test_this_year_and_the_rest_of_the_first_365_days_make_the_full_year(
    move_on: date, trust: float
) -> None:
    own = FinancialYear.holding(move_on)
    both = [
        a_saving(child=CHILD, move_on=move_on, year=year, current=a_current_price(trust))
        for year in (own, own.next)
    ]
    after = move_on + timedelta(days=365)
    beyond = (own.next.next.first_day - after).days / 7  # weeks of next year after the 365 days
    gap = trust * 1.06 ** (own.start - 2025) - 700 * 1.04 ** (own.start - 2025)
    full, first, second = both[0].full_year, both[0].this_year, both[1].this_year
    assert full is not None and first is not None and second is not None
    p = 6.8 / 12
    assert first.gbp + second.gbp == pytest.approx(full.gbp + gap * p * beyond, abs=0.01)


@QUICK
@given(PRICES, PRICES, DAYS, st.integers(0, 900))
def test_swapping_the_two_homes_turns_the_saving_round(
    one: float, other: float, move_on: date, days: int
) -> None:
    ends = move_on + timedelta(days=days)
    there = window_by_year(terms(one, other, 1.0, move_on, ends))
    back = window_by_year(terms(other, one, 1.0, move_on, ends))
    assert pence(there.gbp) == -pence(back.gbp)


@QUICK
@given(PRICES, PRICES, SHARES, SHARES)
def test_a_better_chance_never_saves_less_where_the_new_home_is_cheaper(
    one: float, other: float, p: float, q: float
) -> None:
    old, new = max(one, other), min(one, other)
    low, high = sorted((p, q))
    day, ends = date(2025, 6, 2), date(2026, 3, 1)
    less = window_by_year(terms(old, new, low, day, ends)).gbp
    assert window_by_year(terms(old, new, high, day, ends)).gbp >= less - 0.001


@QUICK
@given(DAYS, st.integers(0, 700), st.integers(0, 700))
def test_no_day_after_the_baselines_end_is_counted(move_on: date, days: int, more: int) -> None:
    ends = move_on + timedelta(days=days)
    move_terms = terms(3000, 1000, 0.8, move_on, ends)
    until = ends + timedelta(days=more)
    window = window_at_one_price(move_terms, move_on, until, move_on)
    assert window.gbp == pytest.approx(2000 * 0.8 * days / 7)
    assert window_by_year(move_terms).gbp == pytest.approx(window.gbp)
    assert window.ends <= ends


@QUICK
@given(DAYS, st.integers(1, 200))
def test_a_later_move_never_counts_an_earlier_day(move_on: date, days: int) -> None:
    later = move_on + timedelta(days=days)
    year = FinancialYear.holding(move_on)
    saving = a_saving(child=CHILD, move_on=later, year=year, outlook=published())
    assert all(window.starts >= min(later, window.ends) for window in windows(saving))
    weeks_left = max(0, (year.next.first_day - later).days) / 7
    assert saving.this_year is not None
    spent = sum(-line.gbp for line in saving.this_year.lines if line.label == "New home")
    assert spent <= saving.destination_price.weekly_gbp * weeks_left + 0.001


@QUICK
@given(DAYS, PRICES)
def test_the_same_move_gives_the_same_saving(move_on: date, trust: float) -> None:
    again = [
        a_saving(child=CHILD, move_on=move_on, current=a_current_price(trust), packages=NO_SUPPORT)
        for _ in range(2)
    ]
    assert again[0] == again[1]
