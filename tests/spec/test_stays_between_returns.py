"""Budget counts what was paid for: stays that began and ended since the last whole return.

One child; the return of 2025/26 ends on 31 March 2026, the list (Annex A) is of 30 September 2026.
"""

from datetime import date

import pytest

from data.reference.prices import price_book
from models.budget.actuals import actuals_of_months
from models.budget.between_returns import KnownBy
from models.budget.choices import EVERY
from models.budget.forecast import rates_at
from models.budget.lines import CostLine, add_up_lines, lines_of, spent_by_file
from models.budget.stays import priced_stays
from models.children.council import CouncilData
from models.journeys.answers.occupancy import Month
from models.journeys.history.kinds import SETTINGS
from models.journeys.simulate.start import start_from
from models.money import FinancialYear
from models.settings import Setting
from tests.make.children import a_council, a_return, an_episode, rows

HOME, UNREGISTERED = Setting.CHILDRENS_HOME_INDEPENDENT, Setting.UNREGISTERED_OR_OTHER
FAMILY, SUPPORTED = Setting.FOSTER_IN_HOUSE, Setting.SUPPORTED_ACCOMMODATION
AS_OF = date(2026, 9, 30)
YEAR = FinancialYear(2026)
RETURNS = [a_return(2026), a_return(2027, covers_to="2026-09-30", kind="annex_a")]
IN_A_HOME = an_episode("2025-06-02", said_by=2026, rne="S")
# The list says only where the child is on 30 September, and since when.
IN_A_FAMILY = an_episode("2026-06-01", said_by=2027, setting=FAMILY.value)


def a_line(
    starts: str | None,
    ends: str | None = None,
    gbp: float = 7_000,
    setting: Setting = HOME,
    child: str = "k1",
) -> dict[str, object]:
    return {
        "child": child,
        "starts": starts,
        "ends": ends,
        "total_gbp": gbp,
        "trust_gbp": gbp,
        "price_year": 2026,
        "setting": setting.value,
        "source": "Placement census",
        "newest": 1.0,
    }


def a_payment(
    starts: str, ends: str, gbp: float, setting: Setting = UNREGISTERED
) -> dict[str, object]:
    """`ends`: the first day that it isn't for."""
    return {
        "child": "k1",
        "setting": setting.value,
        "starts": starts,
        "ends": ends,
        "posted_on": None,
        "paid_gbp": gbp,
    }


def lines(data: CouncilData) -> tuple[CostLine, ...]:
    stays = priced_stays(data, AS_OF, [YEAR], price_book())
    return lines_of(stays, YEAR, AS_OF)


def council(
    *episodes: dict[str, object],
    prices: list[dict[str, object]] | None = None,
    payments: list[dict[str, object]] | None = None,
) -> CouncilData:
    frames = {
        name: rows(name, *held)
        for name, held in (("prices", prices), ("payments", payments))
        if held
    }
    return a_council(list(episodes), RETURNS, **frames)


def days(cost_lines: tuple[CostLine, ...], setting: Setting) -> int:
    return sum(line.days for line in cost_lines if line.cell.setting is setting)


def test_a_stay_that_began_and_ended_since_the_last_return_is_counted_from_the_census() -> None:
    """20 April to 31 May 2026 in an unregistered home at £14,000: 42 days, £84,000. Without the
    census the child would be taken to have stayed in the children's home until June."""
    data = council(
        IN_A_HOME,
        IN_A_FAMILY,
        prices=[
            a_line("2025-06-02", "2026-04-20"),
            a_line("2026-04-20", "2026-06-01", 14_000, UNREGISTERED),
        ],
    )
    cost_lines = lines(data)
    assert (days(cost_lines, HOME), days(cost_lines, UNREGISTERED), days(cost_lines, FAMILY)) == (
        19,
        42,
        122,
    )
    of = dict(spent_by_file(cost_lines))
    assert of[KnownBy.COST_FILES].pence == 84_000_00
    assert of[KnownBy.RETURNS].days == 19 + 122
    assert add_up_lines(line for line in cost_lines if line.cell.setting is HOME).pence == 19_000_00


def test_a_stay_that_only_payments_know_is_counted_at_what_was_paid() -> None:
    data = council(
        IN_A_HOME,
        IN_A_FAMILY,
        payments=[
            a_payment("2026-04-20", "2026-05-01", 22_000),
            a_payment("2026-05-01", "2026-06-01", 63_000),
            a_payment("2026-05-01", "2026-06-01", -1_000),
        ],
    )
    cost_lines = lines(data)
    assert (days(cost_lines, HOME), days(cost_lines, UNREGISTERED), days(cost_lines, FAMILY)) == (
        19,
        42,
        122,
    )
    paid = dict(spent_by_file(cost_lines))[KnownBy.PAYMENTS]
    assert (paid.pence, paid.recorded_days) == (84_000_00, 42)


def test_a_stay_that_both_know_is_counted_once_and_notice_paid_after_it_is_no_stay() -> None:
    data = council(
        IN_A_HOME,
        IN_A_FAMILY,
        prices=[a_line("2026-04-20", "2026-05-11", 14_000, UNREGISTERED)],
        payments=[a_payment("2026-04-20", "2026-05-25", 70_000)],
    )
    cost_lines = lines(data)
    assert days(cost_lines, UNREGISTERED) == 21
    assert not dict(spent_by_file(cost_lines))[KnownBy.PAYMENTS].days
    assert sum(line.days for line in cost_lines) == 183  # every day of the half year once


def test_returns_win_for_every_day_that_they_know() -> None:
    """The list has the child in the family from 1 June: what else is paid then is no stay."""
    data = council(
        IN_A_HOME,
        IN_A_FAMILY,
        prices=[
            a_line("2026-05-25", "2026-07-01", 14_000, UNREGISTERED),
            a_line("2025-07-01", "2026-01-01", 9_000, UNREGISTERED),
        ],
        payments=[a_payment("2026-06-01", "2026-09-01", 50_000, HOME)],
    )
    cost_lines = lines(data)
    assert (days(cost_lines, UNREGISTERED), days(cost_lines, FAMILY)) == (7, 122)


def test_who_is_in_no_list_any_more_is_counted_as_long_as_the_census_has_them() -> None:
    """Open in the last return and absent from the list: the census says that it ended on 10 May."""
    here = an_episode("2025-06-02", said_by=2027, child="k2", rne="S")
    data = council(IN_A_HOME, here, prices=[a_line("2025-06-02", "2026-05-10")])
    cost_lines = [line for line in lines(data) if line.child == "k1"]
    assert sum(line.days for line in cost_lines) == 39
    assert {line.known_by for line in cost_lines} == {KnownBy.COST_FILES}
    assert sum(line.pence or 0 for line in cost_lines) == 39_000_00


def test_a_line_without_an_end_counts_only_as_far_as_it_was_paid() -> None:
    here = an_episode("2025-06-02", said_by=2027, child="k2", rne="S")
    data = council(IN_A_HOME, here, prices=[a_line("2025-06-02")])
    assert not [line for line in lines(data) if line.child == "k1"]
    data = council(
        IN_A_HOME,
        here,
        prices=[a_line("2025-06-02")],
        payments=[a_payment("2026-04-01", "2026-05-01", 30_000, HOME)],
    )
    cost_lines = [line for line in lines(data) if line.child == "k1"]
    assert (sum(line.days for line in cost_lines), sum(line.pence or 0 for line in cost_lines)) == (
        30,
        30_000_00,
    )


def test_who_the_list_says_has_left_care_lives_nowhere_whatever_is_paid_later() -> None:
    left = an_episode(
        "2025-06-02", "2026-05-01", said_by=2027, rne="S", ending="returned home, planned"
    )
    data = council(IN_A_HOME, left, payments=[a_payment("2026-05-01", "2026-05-29", 28_000, HOME)])
    assert sum(line.days for line in lines(data)) == 30


@pytest.mark.parametrize(("setting", "gbp"), [(FAMILY, 700), (SUPPORTED, 1_400)])
def test_a_recorded_price_is_used_in_every_kind_of_home(setting: Setting, gbp: float) -> None:
    """14 weeks of one child at the census's price, of another at the usual one."""
    told = [
        an_episode("2025-06-02", said_by=said_by, child=child, setting=setting.value, rne="S")
        for child in ("k1", "k2")
        for said_by in (2026, 2027)
    ]
    cost_lines = lines(council(*told, prices=[a_line("2025-06-02", None, gbp, setting)]))
    own, other = (
        add_up_lines(line for line in cost_lines if line.child == key) for key in ("k1", "k2")
    )
    assert (own.pence, own.recorded_days, own.usual_days) == (round(gbp * 100 * 183 / 7), 183, 0)
    assert (other.recorded_days, other.usual_days) == (0, 183)


def test_a_past_month_counts_the_child_where_the_census_has_them() -> None:
    """In the unregistered home on 30 April: counted there, and nowhere else."""
    data = council(
        IN_A_HOME,
        IN_A_FAMILY,
        prices=[
            a_line("2025-06-02", "2026-04-20"),
            a_line("2026-04-20", "2026-06-01", 14_000, UNREGISTERED),
        ],
    )
    april = (Month(date(2026, 4, 1), date(2026, 5, 1)),)
    actuals_result = actuals_of_months(data, AS_OF, april, price_book())
    assert actuals_result.of(EVERY, EVERY)[0].children == 1
    there = actuals_result.of(EVERY, UNREGISTERED.value)[0]
    assert (there.children, there.spend_gbp) == (1, pytest.approx(14_000 * 11 / 7))


def test_a_home_without_a_usual_price_goes_on_at_the_one_that_is_recorded() -> None:
    """Custody is in no list of prices: what was paid for it so far is expected to be paid on."""
    custody = Setting.CUSTODY
    told = [an_episode("2025-06-02", said_by=2026, setting=custody.value, rne="S")]
    price = a_line("2025-06-02", None, 2_100, custody) | {"price_year": 2025}
    data = a_council(told, prices=rows("prices", price))
    rates = rates_at(data, start_from(data, date(2026, 3, 31)), price_book(), (), ())
    assert rates.by_setting[SETTINGS.index(custody)] == pytest.approx(2_100)


def test_the_rest_of_the_year_goes_on_at_the_prices_of_what_has_been() -> None:
    """Five of six children in a family have their own price: who comes later costs their mean."""
    keys = [f"k{number}" for number in range(6)]
    told = [
        an_episode("2025-06-02", said_by=2026, child=key, setting=FAMILY.value, rne="S")
        for key in keys
    ]
    prices = [
        a_line("2025-06-02", None, gbp, FAMILY, child)
        for child, gbp in zip(keys, (700, 710, 720, 730, 740), strict=False)
    ]
    as_of = date(2026, 3, 31)
    data = a_council(
        told, prices=rows("prices", *(price | {"price_year": 2025} for price in prices))
    )
    start = start_from(data, as_of)
    rates = rates_at(data, start, price_book(), (), ())
    assert dict(zip(start.children, rates.own.tolist(), strict=True))["k0"] == 700
    assert rates.by_setting[SETTINGS.index(FAMILY)] == pytest.approx(720)
