"""The price book and evidence as the csv files hold them: complete, sourced, dated."""

import pytest

from data.reference.prices import price_book, published_evidence
from models.money import FinancialYear, PriceBasis
from models.settings import DESTINATIONS, RESIDENTIAL, Setting

DEFAULTS = {
    "childrens_home_independent": 6000,
    "childrens_home_in_house": 5200,
    "residential_school": 4200,
    "secure": 10000,
    "other_residential": 6000,
    "unregistered_or_other": 10500,
    "foster_specialist": 1800,
    "foster_independent": 1000,
    "foster_in_house": 700,
    "foster_connected": 400,
    "supported_accommodation": 1200,
    "home": 100,
}


def test_every_default_price_is_the_published_one_with_year_and_source() -> None:
    prices = {price.setting.value: price.price for price in price_book().prices}
    assert {name: price.weekly_gbp for name, price in prices.items()} == DEFAULTS
    assert all(price.year == FinancialYear(2025) and price.source for price in prices.values())
    assert all(price.basis is PriceBasis.DEFAULT for price in prices.values())


def test_every_home_a_child_may_leave_or_go_to_has_a_price() -> None:
    for setting in (*RESIDENTIAL, *DESTINATIONS):
        assert price_book().price(setting).weekly_gbp > 0


def test_a_setting_without_a_price_is_a_bug_and_not_a_zero() -> None:
    with pytest.raises(KeyError):
        price_book().price(Setting.CUSTODY)


@pytest.mark.parametrize("setting", sorted(RESIDENTIAL))
def test_residential_prices_rise_6_percent(setting: Setting) -> None:
    assert price_book().uplift(setting) == 0.06


@pytest.mark.parametrize("setting", [*DESTINATIONS, Setting.OTHER])
def test_fostering_and_all_that_is_not_named_rise_4_percent(setting: Setting) -> None:
    assert price_book().uplift(setting) == 0.04
    assert price_book().support_uplift == 0.04


@pytest.mark.parametrize("destination", DESTINATIONS)
def test_the_usual_support_of_a_move(destination: Setting) -> None:
    support = price_book().support(destination)
    assert support is not None
    usual = {Setting.HOME: (350, 26), Setting.SUPPORTED_ACCOMMODATION: (0, 0)}
    assert (support.weekly_gbp, support.weeks) == usual.get(destination, (300, 26))
    assert support.one_off_gbp == 0
    assert support.source


def test_uplifts_and_evidence_say_where_they_come_from() -> None:
    evidence = published_evidence()
    assert all(uplift.source for uplift in price_book().uplifts)
    assert all(chance.source for chance in evidence.chances)
    assert evidence.curve.source
