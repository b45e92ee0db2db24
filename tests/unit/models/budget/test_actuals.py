"""What has been is counted as the caseload counts, and adds up over councils and homes."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.reference.prices import price_book
from models.budget.actuals import Actuals, actuals_of_months, past_months
from models.budget.choices import EVERY, group_name
from models.children.caseload import children_at
from models.children.council import CouncilData
from models.journeys.history.kinds import HomeGroup
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown

YEARS = 3
AS_OF = last_day(YEARS)
RESIDENTIAL = group_name(HomeGroup.RESIDENTIAL)


@pytest.fixture(scope="module")
def data() -> CouncilData:
    data = council(grown(Truth(), days_of(YEARS), np.random.default_rng(5)), YEARS)
    children = data.frame("children")
    names = np.where(np.arange(len(children)) % 3 == 0, "West", "North")
    return replace(data, frames=data.frames | {"children": children.assign(council=names)})


@pytest.fixture(scope="module")
def found(data: CouncilData) -> Actuals:
    return actuals_of_months(data, AS_OF, past_months(data, AS_OF, 8), price_book())


def test_children_are_those_whom_the_caseload_lists(data: CouncilData, found: Actuals) -> None:
    for month, line in zip(found.months, found.of(EVERY, RESIDENTIAL), strict=True):
        listed = children_at(data, month.last_day).residential
        assert line.children == len(listed) > 0
    for name in ("North", "West"):
        listed = children_at(data, AS_OF).residential
        own = sum(child.council == name for child in listed)
        assert found.of(name, RESIDENTIAL)[-1].children == own > 0


def test_councils_and_homes_add_up_to_every_child_and_pound(found: Actuals) -> None:
    past_months = found.of(EVERY, EVERY)
    for parts in (
        [found.of(name, EVERY) for name in found.councils],
        [found.of(EVERY, setting.value) for setting in Setting],
    ):
        for month, past_month in enumerate(past_months):
            assert sum(part[month].children for part in parts) == past_month.children
            spend = sum(part[month].spend_gbp or 0 for part in parts)
            assert spend == pytest.approx(past_month.spend_gbp)


def test_without_recorded_prices_the_share_at_recorded_prices_is_none_of_it(
    found: Actuals,
) -> None:
    assert found.recorded_share == 0


def test_months_are_whole_the_newest_last_and_none_before_the_first_return(
    data: CouncilData,
) -> None:
    assert [str(month) for month in past_months(data, AS_OF, 2)] == [
        f"{AS_OF.year}-02",
        f"{AS_OF.year}-03",
    ]
    within = AS_OF.replace(day=30)  # a month that isn't over is left out
    assert str(past_months(data, within, 1)[0]) == f"{AS_OF.year}-02"
    assert len(past_months(data, AS_OF, 500)) == 12 * YEARS
    assert past_months(CouncilData("empty"), AS_OF, 24) == ()


def test_nothing_held_is_no_month_and_no_failure() -> None:
    nothing = actuals_of_months(CouncilData("empty"), date(2026, 3, 31), (), price_book())
    assert nothing.of(EVERY, EVERY) == ()
    assert nothing.recorded_share is None
