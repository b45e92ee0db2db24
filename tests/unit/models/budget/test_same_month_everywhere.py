"""The same month has the same number whatever the page, and a range holds its expected value."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference.prices import price_book
from models.budget.choices import EVERY
from models.budget.forecast import forecast_spend
from models.budget.lines import Cell
from models.budget.outlook import outlook_of
from models.budget.remaining_year import remaining_year_of
from models.journeys.answers.occupancy import mean_and_range
from models.journeys.history.kinds import SETTINGS
from models.money import FinancialYear
from tests.make.what_ifs import AS_OF, small_data, small_engine

NEAR, FAR = date(AS_OF.year, 9, 30), date(AS_OF.year + 2, 3, 31)


def ahead(until: date):
    return forecast_spend(
        small_data(),
        small_engine(),
        as_of=AS_OF,
        until=until,
        futures=24,
        price_book=price_book(),
        seed=3,
    )


def test_a_month_is_the_same_however_far_one_looks() -> None:
    near, far = ahead(NEAR), ahead(FAR)
    months = len(near.months)
    assert far.months[:months] == near.months and months == 6
    assert np.array_equal(near.children, far.children[:months])
    assert np.array_equal(near.spend, far.spend[:months], equal_nan=True)


def test_budget_and_forecast_have_one_number_for_a_month() -> None:
    year = FinancialYear.holding(NEAR)
    far = ahead(FAR)
    remaining_year = remaining_year_of(ahead(year.last_day), year, "engine")
    assert remaining_year is not None
    outlook = outlook_of(far, small_engine(), with_spend=True)
    for setting in SETTINGS:
        cells = (
            frozenset(Cell(council, setting) for council in remaining_year.councils)
            & remaining_year.cells
        )
        if cells:
            of_forecast = outlook.of(EVERY, setting.value, str(far.months[-1]))
            shown = {month_of.month: month_of.spend for month_of in of_forecast}
            for month, band in remaining_year.by_month(cells):
                forecast_band = shown[month]
                assert forecast_band is not None
                assert (forecast_band.mean, forecast_band.low, forecast_band.high) == pytest.approx(
                    (band.mean, band.low, band.high)
                )


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40))
def test_a_range_holds_its_expected_value(numbers: list[float]) -> None:
    mean, low, high = (float(values) for values in mean_and_range(np.array(numbers)))
    assert low <= mean <= high


def test_nearly_all_the_same_and_one_far_away_is_still_in_its_range() -> None:
    """Once £71,980 was expected and the range was £71,952 to £71,952."""
    mean, low, high = mean_and_range(np.array([71_952.0] * 255 + [79_120.0]))
    assert (float(low), float(high)) == (71_952.0, float(mean))
