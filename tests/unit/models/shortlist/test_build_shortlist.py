"""Who is in the shortlist, who is set aside, and what is asked for each child."""

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.children.council import CouncilData
from models.labels import BarrierKind
from models.money import FinancialYear
from models.needs.scheme import Package
from models.problems import UserError
from models.settings import Setting
from models.shortlist.build import _support, shortlist_children
from models.shortlist.options import Shortlist
from tests.make.children import a_council, an_episode, rows
from tests.make.moves import published

AS_OF = date(2026, 3, 31)


def listed(
    data: CouncilData,
    as_of: date = AS_OF,
    move_on: date | None = None,
    year: FinancialYear | None = None,
) -> Shortlist:
    return shortlist_children(
        data,
        as_of=as_of,
        move_on=move_on,
        year=year,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )


def two_children(**frames) -> CouncilData:
    return a_council(
        [
            an_episode("2024-06-01", child="k1", said_by=2026, rne="S"),
            an_episode("2024-06-01", child="k2", said_by=2026, rne="S"),
        ],
        **frames,
    )


def a_price(**given: object) -> dict[str, object]:
    return {
        "child": "k1",
        "total_gbp": 5000.0,
        "trust_gbp": 5000.0,
        "starts": "2024-06-01",
        "price_year": 2025,
        "source": "costs.csv",
        **given,
    }


def test_the_move_is_12_weeks_on_and_the_year_is_the_one_that_holds_it() -> None:
    shortlist = listed(two_children())
    assert (shortlist.move_on, shortlist.year) == (date(2026, 6, 23), FinancialYear(2026))
    chosen = listed(two_children(), year=FinancialYear(2025), move_on=AS_OF)
    assert (chosen.move_on, chosen.year) == (AS_OF, FinancialYear(2025))


def test_another_authoritys_child_is_set_aside_and_counted() -> None:
    prices = rows(
        "prices",
        a_price(placing_authority="Elsewhere"),
        a_price(child="k2", placing_authority=" north "),
    )
    data = two_children(prices=prices)
    shortlist = listed(replace(data, own_councils=frozenset({"North"})))
    assert [child.child.key for child in shortlist.children] == ["k2"]
    assert shortlist.set_aside.another_authority == 1
    assert len(listed(data).children) == 2  # nobody has said which councils are ours


def test_children_are_never_sorted_by_money() -> None:
    dear = rows("prices", a_price(child="k2", total_gbp=15000.0, trust_gbp=15000.0), a_price())
    assert [child.child.key for child in listed(two_children(prices=dear)).children] == ["k1", "k2"]


def test_without_anything_held_the_list_is_empty() -> None:
    shortlist = listed(a_council([]))
    assert (shortlist.children, shortlist.in_care) == ((), 0)


def test_a_date_before_anything_held_says_the_earliest_date() -> None:
    with pytest.raises(UserError, match="2025-04-01"):
        listed(two_children(), as_of=date(2025, 3, 31))


def test_a_move_before_the_as_of_date_is_refused() -> None:
    with pytest.raises(UserError, match="before the as-of date"):
        listed(two_children(), move_on=date(2026, 3, 30))


def test_the_councils_own_prices_are_used() -> None:
    costs = rows(
        "unit_costs", {"setting": "home", "weekly_gbp": 50.0, "price_year": 2026, "source": "ours"}
    )
    option = listed(two_children(unit_costs=costs)).children[0].options[0]
    assert option.destination is Setting.HOME
    assert option.saving.destination_price.weekly_gbp == 50


def test_a_recorded_notice_and_a_bed_that_stays_paid_need_sorting() -> None:
    prices = rows("prices", a_price(notice_days=14), a_price(child="k2", block=True))
    notice, block = listed(two_children(prices=prices)).children
    about_money = [
        [blocker.name for blocker in child.blockers if blocker.kind is BarrierKind.MONEY]
        for child in (notice, block)
    ]
    assert about_money == [["notice_period"], ["bed_stays_paid"]]


def test_a_package_becomes_support_at_2025_26_prices() -> None:
    package = Package("hub_carer", "foster_family", frozenset(), 120, 52, 10, "draft")
    support = _support(package)
    assert (support.weekly_gbp, support.weeks, support.one_off_gbp) == (120, 52, 10)
    assert support.year == FinancialYear(2025)
    assert support.source == "hub carer, 2025-26 prices (draft)"


@pytest.mark.parametrize(("born", "soon"), [("2008-09-28", True), ("2008-09-29", False)])
def test_turning_18_soon_is_under_26_weeks(born: str, soon: bool) -> None:
    data = a_council([an_episode("2024-06-01", said_by=2026, rne="S")], born=born)
    assert listed(data).children[0].turning_18_soon is soon


def test_some_children_alone_are_worked_out_as_they_would_be_among_all() -> None:
    data = two_children(prices=rows("prices", a_price(), a_price(child="k2", total_gbp=6000.0)))
    children = {child.child.key: child for child in listed(data).children}
    alone = shortlist_children(
        data,
        as_of=AS_OF,
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
        only=frozenset({"k2"}),
    )
    assert alone.children == (children["k2"],)
    assert alone.in_care == 2


def test_a_child_told_of_since_is_asked_about_as_of_that_day_and_no_other_child_is() -> None:
    told = {
        "child": "k1",
        "part": "health_funding",
        "number": 1,
        "on": date(2026, 4, 5),
        "name": "health_funding",
        "kind": "must clear",
        "words": "health funding",
        "destinations": "",
        "raised_on": date(2026, 4, 5),
    }
    data = two_children(blockers=rows("blockers", told))
    children = {
        child.child.key: child
        for child in shortlist_children(
            data,
            as_of=AS_OF,
            move_on=None,
            year=None,
            scheme=load_scheme(),
            price_book=price_book(),
            outlook=published(),
            told_to=date(2026, 4, 6),
        ).children
    }
    assert (children["k1"].asked_on, children["k2"].asked_on) == (date(2026, 4, 6), None)
    assert "health_funding" in {blocker.name for blocker in children["k1"].blockers}
    before = {child.child.key: child for child in listed(data).children}
    assert "health_funding" not in {blocker.name for blocker in before["k1"].blockers}
    assert children["k2"] == before["k2"]
