"""What a past month cost: each stay's days at its own recorded price, else the usual one."""

from datetime import date

import pytest

from data.reference.prices import price_book
from models.budget.actuals import Actuals, actuals_of_months
from models.budget.choices import EVERY
from models.children.council import CouncilData
from models.children.records import LegalStatus
from models.journeys.answers.occupancy import Month
from models.money import FinancialYear
from models.prices.current import destination_price
from models.settings import Setting
from tests.make.children import a_council, an_episode, rows

MARCH = Month(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Month(date(2025, 4, 1), date(2025, 5, 1))
HOME = Setting.CHILDRENS_HOME_INDEPENDENT
AS_OF = date(2026, 3, 31)


def of(data: CouncilData, *months: Month) -> Actuals:
    return actuals_of_months(data, AS_OF, months, price_book())


def a_price(total: float, trust: float | None = None, year: int = 2025) -> dict[str, object]:
    return {
        "child": "k1",
        "starts": None,
        "total_gbp": total,
        "trust_gbp": trust,
        "price_year": year,
        "source": "placement census",
    }


def paid(data: CouncilData, homes: str = EVERY, month: Month = MARCH) -> float | None:
    return of(data, month).of(EVERY, homes)[0].spend_gbp


def usual(setting: Setting, year: int = 2025) -> float:
    return destination_price(setting, FinancialYear(year), price_book()).weekly_gbp


@pytest.mark.parametrize(
    ("price", "weekly", "share"),
    [
        (a_price(5400), 5400, 1.0),
        (a_price(5400, trust=4000), 4000, 1.0),  # the trust's own share
        (None, usual(HOME), 0.0),
        (a_price(0), usual(HOME), 0.0),  # £0 is no price
    ],
    ids=["recorded", "recorded, shared", "none", "zero"],
)
def test_a_whole_month_is_its_31_days_at_the_weekly_price(
    price: dict[str, object] | None, weekly: float, share: float
) -> None:
    prices = {"prices": rows("prices", price)} if price else {}
    data = a_council([an_episode("2025-01-06", said_by=2026, rne="S")], **prices)
    assert paid(data) == pytest.approx(weekly * 31 / 7)
    assert of(data, MARCH).recorded_share == share


def test_a_stay_that_ends_within_the_month_is_paid_up_to_its_day() -> None:
    data = a_council(
        [
            an_episode("2025-01-06", "2026-03-11", said_by=2026, rne="S"),
            an_episode("2026-03-11", said_by=2026, setting=Setting.FOSTER_IN_HOUSE.value),
        ]
    )
    actuals = of(data, MARCH)
    assert actuals.of(EVERY, HOME.value)[0].spend_gbp == pytest.approx(usual(HOME) * 10 / 7)
    fostered = actuals.of(EVERY, Setting.FOSTER_IN_HOUSE.value)[0]
    assert fostered.spend_gbp == pytest.approx(usual(Setting.FOSTER_IN_HOUSE) * 21 / 7)
    assert (fostered.children, actuals.of(EVERY, HOME.value)[0].children) == (1, 0)


def test_nothing_is_paid_from_the_18th_birthday_on() -> None:
    data = a_council([an_episode("2025-01-06", said_by=2026, rne="S")], born="2008-03-15")
    assert paid(data) == pytest.approx(usual(HOME) * 14 / 7)
    assert of(data, MARCH).of(EVERY, EVERY)[0].children == 0


def test_each_month_is_at_the_prices_of_its_financial_year() -> None:
    data = a_council(
        [an_episode("2024-01-06", said_by=2026, rne="S")], prices=rows("prices", a_price(5400))
    )
    assert paid(data, month=MARCH) == pytest.approx(5400 * 31 / 7)
    data = a_council([an_episode("2024-05-06", said_by=year, rne="S") for year in (2025, 2026)])
    before = Month(date(2025, 3, 1), date(2025, 4, 1))
    assert paid(data, month=APRIL) == pytest.approx(usual(HOME, 2025) * 30 / 7)
    assert paid(data, month=before) == pytest.approx(usual(HOME, 2024) * 31 / 7)


def test_short_breaks_are_neither_counted_nor_paid() -> None:
    short = an_episode("2025-01-06", said_by=2026, rne="S", order=LegalStatus.SHORT_BREAKS)
    past_months = of(a_council([short]), MARCH).of(EVERY, EVERY)
    assert [(past_month.children, past_month.spend_gbp) for past_month in past_months] == [(0, 0.0)]


def test_a_kind_of_home_without_a_price_has_no_figure() -> None:
    data = a_council([an_episode("2025-01-06", said_by=2026, rne="S", setting="custody")])
    actuals = of(data, MARCH)
    assert actuals.of(EVERY, Setting.CUSTODY.value)[0].spend_gbp is None
    assert actuals.of(EVERY, Setting.CUSTODY.value)[0].children == 1
