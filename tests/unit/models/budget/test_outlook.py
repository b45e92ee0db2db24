"""A forecast as it is shown and kept: sums agree, nothing is lost on the way, costs stay out."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import price_book, published_evidence
from models.budget.choices import EVERY, GROUP_NAMES, HOMES, places_of
from models.budget.forecast import Forecast, forecast
from models.budget.outlook import Outlook, from_text, outlook_of, to_text
from models.budget.rest import rest_of
from models.children.settings import Setting
from models.journeys.engine import Engine, fit
from models.journeys.kinds import SETTINGS
from models.money import FinancialYear
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown
from tests.outlooks import an_outlook

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
        engine = fit(data, AS_OF, published_evidence(), evidence_bar(), rng, past=())
        assert engine is not None
        made = forecast(data, engine, as_of=AS_OF, until=UNTIL, price_book=price_book(), seed=3,
                        futures=64)  # fmt: skip
        _held.append((engine, made))
    return _held[0]


@pytest.fixture(scope="module")
def outlook(engine: Engine, found: Forecast) -> Outlook:
    return outlook_of(found, engine, with_spend=True)


def test_every_group_and_council_is_the_sum_of_its_kinds_of_home(outlook: Outlook) -> None:
    by_place = {(one.month, one.council, one.homes): one for one in outlook.months}
    for group in (EVERY, *GROUP_NAMES):
        kinds = [s.value for s, inside in zip(SETTINGS, places_of(group), strict=True) if inside]
        for (month, council_name, homes), one in by_place.items():
            if homes == group:
                parts = [by_place[key] for key in ((month, council_name, kind) for kind in kinds)
                         if key in by_place]  # fmt: skip
                assert one.children.mean == pytest.approx(sum(part.children.mean for part in parts))
                spend = sum(part.spend.mean for part in parts if part.spend)
                assert (one.spend.mean if one.spend else 0) == pytest.approx(spend)


def test_the_range_of_a_sum_is_narrower_than_the_sum_of_ranges(outlook: Outlook) -> None:
    last = [one for one in outlook.months if one.month == f"{UNTIL:%Y-%m}" and not one.council]
    every = next(one for one in last if one.homes == EVERY)
    kinds = [one for one in last if one.homes in set(Setting)]
    assert len(kinds) > 1
    width = every.children.high - every.children.low
    assert 0 < width < sum(one.children.high - one.children.low for one in kinds)


def test_twelve_months_lie_between_the_day_and_its_next_year(outlook: Outlook) -> None:
    months = [one.month for one in outlook.of(EVERY, EVERY, "9999-12")]
    assert months == [f"{y}-{m:02d}" for y, m in
                      [(AS_OF.year, m) for m in range(4, 13)]
                      + [(UNTIL.year, m) for m in (1, 2, 3)]]  # fmt: skip
    assert outlook.of(EVERY, EVERY, months[3])[-1].month == months[3]


def test_what_is_kept_is_read_back_the_same(outlook: Outlook) -> None:
    assert from_text(to_text(outlook)) == outlook
    assert from_text(to_text(an_outlook(with_spend=False))) == an_outlook(with_spend=False)


def test_without_the_right_to_see_costs_no_pound_is_in_it(engine: Engine, found: Forecast) -> None:
    without = outlook_of(found, engine, with_spend=False)
    assert {one.spend for one in without.months} == {None}
    assert {row.spend_gbp_mean for row in without.rows("9999-12")} == {None}


def test_the_rows_of_the_file_are_the_forecasts_own(outlook: Outlook, found: Forecast) -> None:
    lived_in = [row for row in found.rows if row.children_p90 or row.children_mean]
    kept = {(row.month, row.setting, row.council): row for row in outlook.rows("9999-12")}
    for row in lived_in:
        assert kept[row.month, row.setting, row.council] == row
    assert {row.month for row in outlook.rows("2019-12")} <= {one.month for one in outlook.months}


def test_homes_without_a_price_are_named_and_in_no_sum(outlook: Outlook) -> None:
    assert Setting.CUSTODY in outlook.unpriced
    assert all(one.spend is None for one in outlook.months if one.homes in outlook.unpriced)


def test_each_kind_of_home_is_in_exactly_one_group() -> None:
    assert (np.sum([places_of(group) for group in GROUP_NAMES], axis=0) == 1).all()
    assert len(set(HOMES)) == len(HOMES)


def test_the_rest_of_a_year_is_the_forecasts_months_that_lie_in_it(found: Forecast) -> None:
    year = FinancialYear.holding(UNTIL)
    rest = rest_of(found, year, "engine")
    assert rest is not None
    inside = [n for n, one in enumerate(found.months) if FinancialYear.holding(one.starts) == year]
    assert len(rest.months) == len(inside)
    gbp = np.nan_to_num(found.spend[inside]).sum(axis=(0, 1, 2)).mean()
    assert rest.band(rest.cells).mean == pytest.approx(gbp, abs=5)
    children = found.children[inside].sum(axis=(1, 2)).mean()
    assert rest.days.sum() / 365 == pytest.approx(children, rel=0.1)
    assert rest_of(found, FinancialYear(year.start + 5), "engine") is None
