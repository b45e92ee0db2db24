"""A forecast as it is shown and kept: sums agree, nothing is lost on the way, costs stay out."""

from datetime import date

import numpy as np
import pytest

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.budget.choices import EVERY, GROUP_NAMES, HOMES, places_of
from models.budget.forecast import Forecast, forecast_spend
from models.budget.outlook import ForecastOutlook, from_text, outlook_of, to_text
from models.budget.remaining_year import remaining_year_of
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.history.kinds import SETTINGS
from models.money import FinancialYear
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown
from tests.make.outlooks import an_outlook

AS_OF = last_day(3)
UNTIL = date(AS_OF.year + 1, 3, 31)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return _engine_and_forecast()[0]


@pytest.fixture(scope="module")
def found() -> Forecast:
    return _engine_and_forecast()[1]


_held: list[tuple[Engine, Forecast]] = []


def _engine_and_forecast() -> tuple[Engine, Forecast]:
    if not _held:
        data = council(grown(Truth(), days_of(3), np.random.default_rng(5)), 3)
        rng = np.random.default_rng(1)
        engine = fit_on_history(data, AS_OF, published_evidence(), evidence_bar(), rng, past=())
        assert engine is not None
        made = forecast_spend(
            data, engine, as_of=AS_OF, until=UNTIL, price_book=price_book(), seed=3, futures=64
        )
        _held.append((engine, made))
    return _held[0]


@pytest.fixture(scope="module")
def outlook(engine: Engine, found: Forecast) -> ForecastOutlook:
    return outlook_of(found, engine, with_spend=True)


def test_every_group_and_council_is_the_sum_of_its_kinds_of_home(outlook: ForecastOutlook) -> None:
    by_place = {(month.month, month.council, month.homes): month for month in outlook.months}
    for group in (EVERY, *GROUP_NAMES):
        kinds = [s.value for s, inside in zip(SETTINGS, places_of(group), strict=True) if inside]
        for (month, council_name, homes), month_of in by_place.items():
            if homes == group:
                parts = [
                    by_place[key]
                    for key in ((month, council_name, kind) for kind in kinds)
                    if key in by_place
                ]
                assert month_of.children.mean == pytest.approx(
                    sum(part.children.mean for part in parts)
                )
                spend = sum(part.spend.mean for part in parts if part.spend)
                assert (month_of.spend.mean if month_of.spend else 0) == pytest.approx(spend)


def test_the_range_of_a_sum_is_narrower_than_the_sum_of_ranges(outlook: ForecastOutlook) -> None:
    last = [
        month for month in outlook.months if month.month == f"{UNTIL:%Y-%m}" and not month.council
    ]
    month_of = next(month_of for month_of in last if month_of.homes == EVERY)
    kinds = [month_of for month_of in last if month_of.homes in set(Setting)]
    assert len(kinds) > 1
    width = month_of.children.high - month_of.children.low
    assert 0 < width < sum(kind.children.high - kind.children.low for kind in kinds)


def test_twelve_months_lie_between_the_day_and_its_next_year(outlook: ForecastOutlook) -> None:
    months = [month_of.month for month_of in outlook.of(EVERY, EVERY, "9999-12")]
    assert months == [
        f"{y}-{m:02d}"
        for y, m in [(AS_OF.year, m) for m in range(4, 13)] + [(UNTIL.year, m) for m in (1, 2, 3)]
    ]
    assert outlook.of(EVERY, EVERY, months[3])[-1].month == months[3]


def test_what_is_kept_is_read_back_the_same(outlook: ForecastOutlook) -> None:
    assert from_text(to_text(outlook)) == outlook
    assert from_text(to_text(an_outlook(with_spend=False))) == an_outlook(with_spend=False)


def test_without_the_right_to_see_costs_no_pound_is_in_it(engine: Engine, found: Forecast) -> None:
    without = outlook_of(found, engine, with_spend=False)
    assert {month.spend for month in without.months} == {None}
    assert {row.spend_gbp_mean for row in without.rows("9999-12")} == {None}


def test_the_rows_of_the_file_are_the_forecasts_own(
    outlook: ForecastOutlook, found: Forecast
) -> None:
    lived_in = [row for row in found.rows if row.children_p90 or row.children_mean]
    month_row_by_texts = {
        (row.month, row.setting, row.council): row for row in outlook.rows("9999-12")
    }
    for row in lived_in:
        assert month_row_by_texts[row.month, row.setting, row.council] == row
    assert {row.month for row in outlook.rows("2019-12")} <= {
        month.month for month in outlook.months
    }


def test_homes_without_a_price_are_named_and_in_no_sum(outlook: ForecastOutlook) -> None:
    assert Setting.CUSTODY in outlook.unpriced
    assert all(month.spend is None for month in outlook.months if month.homes in outlook.unpriced)


def test_each_kind_of_home_is_in_exactly_one_group() -> None:
    assert (np.sum([places_of(group) for group in GROUP_NAMES], axis=0) == 1).all()
    assert len(set(HOMES)) == len(HOMES)


def test_the_rest_of_a_year_is_the_forecasts_months_that_lie_in_it(found: Forecast) -> None:
    year = FinancialYear.holding(UNTIL)
    remaining_year = remaining_year_of(found, year, "engine")
    assert remaining_year is not None
    inside = [
        n for n, month in enumerate(found.months) if FinancialYear.holding(month.starts) == year
    ]
    assert len(remaining_year.months) == len(inside)
    gbp = np.nan_to_num(found.spend[inside]).sum(axis=(0, 1, 2)).mean()
    assert remaining_year.band(remaining_year.cells).mean == pytest.approx(gbp, abs=5)
    children = found.children[inside].sum(axis=(1, 2)).mean()
    assert remaining_year.days.sum() / 365 == pytest.approx(children, rel=0.1)
    assert remaining_year_of(found, FinancialYear(year.start + 5), "engine") is None
