"""What a placement costs: this placement's recorded price, and when it is not known."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from data.reference.prices import price_book
from models.money import FinancialYear, PriceBasis
from models.prices.current import CurrentPrice, current_price, destination_price, placing_authority
from models.prices.local import with_local_prices
from models.prices.price_matching import PriceRow, PricesByChild
from models.settings import Setting
from tests.make.children import a_child, a_placement, rows

AS_OF = date(2026, 3, 31)  # financial year 2025-26


def a_line(**given: object) -> dict[str, object]:
    """A line of a cost file: £5,000 a week since the placement began, at 2025-26 prices."""
    line: dict[str, object] = {
        "child": "k1",
        "total_gbp": 5000.0,
        "trust_gbp": 5000.0,
        "starts": "2025-01-06",
        "price_year": 2025,
        "source": "costs.csv",
        "block": False,
    }
    return {**line, **given}


def price(*lines: dict[str, object], child=None, as_of: date = AS_OF) -> CurrentPrice:
    who = child or a_child()
    return current_price(who, held(who, *lines), as_of, price_book())


def held(child, *lines: dict[str, object]) -> tuple[PriceRow, ...]:
    return PricesByChild(rows("prices", *lines), [child]).of(child)


def moved_child(starts: date = date(2025, 6, 1)):
    """A child who lived in another home until this placement began."""
    before = a_placement(starts=date(2023, 2, 1), ends=starts)
    placement = a_placement(starts=starts)
    return replace(a_child(placement=placement), journey=(before, placement))


def test_the_recorded_price_comes_before_the_default_and_says_where_from() -> None:
    current_price = price(a_line())
    assert current_price.total.weekly_gbp == current_price.trust.weekly_gbp == 5000
    assert current_price.total.basis is PriceBasis.RECORDED
    assert current_price.total.source == "costs.csv (2025-26 prices)"
    assert current_price.flags == ()


def test_a_price_of_an_earlier_year_is_brought_to_the_as_of_dates_year() -> None:
    current_price = price(a_line(price_year=2024))
    assert current_price.total.weekly_gbp == pytest.approx(5300)  # + 6% on 1 April 2025
    assert current_price.recorded is not None
    assert (current_price.recorded.weekly_gbp, current_price.recorded.year) == (
        5000,
        FinancialYear(2024),
    )


def test_only_the_social_care_contribution_is_the_trusts() -> None:
    current_price = price(a_line(trust_gbp=3000.0, health_gbp=1500.0, education_gbp=500.0))
    assert (current_price.total.weekly_gbp, current_price.trust.weekly_gbp) == (5000, 3000)
    assert (current_price.health_gbp, current_price.education_gbp) == (1500, 500)


def test_a_missing_split_is_all_the_trusts_and_flagged() -> None:
    current_price = price(a_line(trust_gbp=None))
    assert current_price.trust.weekly_gbp == 5000
    assert "split of the cost not recorded: taken as all the trust's" in current_price.flags


def test_a_missing_trust_share_beside_others_is_the_rest() -> None:
    current_price = price(a_line(trust_gbp=None, health_gbp=1200.0))
    assert current_price.trust.weekly_gbp == 3800
    assert current_price.flags


def test_a_split_of_nothing_but_noughts_is_not_recorded() -> None:
    current_price = price(a_line(trust_gbp=0.0, health_gbp=0.0, education_gbp=0.0))
    assert current_price.trust.weekly_gbp == 5000
    assert current_price.flags


def test_contributions_that_do_not_make_the_price_are_flagged() -> None:
    current_price = price(a_line(trust_gbp=3000.0, health_gbp=1500.0, education_gbp=0.0))
    assert current_price.trust.weekly_gbp == 3000
    assert any("£4,500.00" in flag for flag in current_price.flags)


def test_a_share_above_the_whole_price_is_cut_to_it_and_flagged() -> None:
    current_price = price(a_line(trust_gbp=7000.0))
    assert current_price.trust.weekly_gbp == 5000
    assert any("above the whole price" in flag for flag in current_price.flags)


def test_a_bed_that_health_pays_for_whole_costs_the_trust_nothing() -> None:
    assert price(a_line(trust_gbp=0.0, health_gbp=5000.0)).trust.weekly_gbp == 0


@pytest.mark.parametrize("total", [0.0, -5.0, None])
def test_a_price_of_nothing_is_not_known_and_the_default_is_flagged(total: float | None) -> None:
    current_price = price(a_line(total_gbp=total))
    assert current_price.total.basis is PriceBasis.DEFAULT
    assert current_price.total.weekly_gbp == 6000
    assert current_price.recorded is None
    assert any(flag.startswith("price not known") for flag in current_price.flags)


def test_without_any_line_the_default_is_brought_back_to_the_as_of_dates_year() -> None:
    current_price = price(as_of=date(2024, 5, 1))
    assert current_price.total.weekly_gbp == pytest.approx(6000 / 1.06)


def test_an_other_residential_home_defaults_to_the_independent_home() -> None:
    current_price = price(child=a_child(setting=Setting.OTHER_RESIDENTIAL))
    assert current_price.total.weekly_gbp == 6000


def test_a_change_of_staffing_is_the_line_that_starts_latest() -> None:
    current_price = price(a_line(), a_line(total_gbp=4200.0, trust_gbp=4200.0, starts="2025-09-01"))
    assert current_price.total.weekly_gbp == 4200


def test_the_newest_price_year_wins() -> None:
    current_price = price(a_line(total_gbp=5100.0, trust_gbp=5100.0), a_line(price_year=2024))
    assert current_price.total.weekly_gbp == 5100


def test_a_line_that_starts_after_the_as_of_date_does_not_count() -> None:
    current_price = price(a_line(), a_line(total_gbp=9000.0, starts="2026-04-01"))
    assert current_price.total.weekly_gbp == 5000


def test_prices_of_a_later_financial_year_do_not_count() -> None:
    assert price(a_line(price_year=2026)).total.basis is PriceBasis.DEFAULT


def test_the_price_of_an_earlier_placement_is_not_this_placements() -> None:
    earlier = a_line(total_gbp=9000.0, starts="2023-02-01")
    assert price(earlier, child=moved_child()).total.basis is PriceBasis.DEFAULT
    ended = a_line(total_gbp=9000.0, starts="2023-02-01", ends="2025-06-01")
    assert price(ended, child=moved_child()).total.basis is PriceBasis.DEFAULT
    just_ended = a_line(total_gbp=9000.0, starts="2025-05-26", ends="2025-06-01")
    assert price(just_ended, child=moved_child()).total.basis is PriceBasis.DEFAULT
    old_file = a_line(starts=None, price_year=2024)
    assert price(old_file, child=moved_child()).total.basis is PriceBasis.DEFAULT


def test_finance_may_have_the_placement_start_some_days_earlier() -> None:
    current_price = price(a_line(starts="2025-05-26"), child=moved_child())
    assert current_price.total.weekly_gbp == 5000
    assert any("26 May 2025" in flag for flag in current_price.flags)


def test_a_placement_whose_true_start_is_not_held_takes_an_earlier_line() -> None:
    child = a_child(placement=a_placement(started_on_or_before=True))
    assert price(a_line(starts="2022-01-01"), child=child).flags == ()


def test_a_line_without_dates_counts_when_its_year_reaches_this_placement() -> None:
    assert price(a_line(starts=None)).total.weekly_gbp == 5000


def test_a_line_without_dates_for_another_kind_of_home_is_not_this_placements() -> None:
    current_price = price(a_line(starts=None, total_gbp=700.0, setting="foster_in_house"))
    assert current_price.total.basis is PriceBasis.DEFAULT


def test_a_line_that_has_ended_counts_last_and_is_flagged() -> None:
    ended = a_line(total_gbp=8000.0, starts="2025-09-01", ends="2025-12-01")
    assert price(ended, a_line()).total.weekly_gbp == 5000
    assert any("1 December 2025" in flag for flag in price(ended).flags)


def test_of_two_prices_for_the_same_dates_the_newest_files_counts_and_is_flagged() -> None:
    dearer = a_line(newest=1)
    cheaper = a_line(total_gbp=4000.0, trust_gbp=4000.0, newest=2)
    current_price = price(dearer, cheaper)
    assert current_price.total.weekly_gbp == 4000
    assert any("several prices" in flag for flag in current_price.flags)


def test_of_two_prices_of_files_of_one_day_the_lower_is_never_taken() -> None:
    current_price = price(a_line(), a_line(total_gbp=4000.0, trust_gbp=4000.0))
    assert current_price.total.weekly_gbp == 5000
    assert any("several prices" in flag for flag in current_price.flags)


def test_a_line_far_lower_than_the_home_is_added_to_it_and_the_flag_says_so() -> None:
    package = a_line(total_gbp=600.0, trust_gbp=600.0)
    later = a_line(total_gbp=600.0, trust_gbp=600.0, starts="2025-09-01")
    for extra in (package, later, a_line(total_gbp=600.0, trust_gbp=600.0, starts=None)):
        current_price = price(a_line(), extra)
        assert current_price.total.weekly_gbp == current_price.trust.weekly_gbp == 5600
        assert any("£5,000 + £600 added up" in flag for flag in current_price.flags)


def test_the_same_line_of_two_files_counts_once() -> None:
    assert price(a_line(), a_line(source="another.csv")).total.weekly_gbp == 5000


def test_a_split_that_only_one_of_the_lines_has_is_flagged() -> None:
    current_price = price(
        a_line(trust_gbp=4000.0, health_gbp=1000.0), a_line(total_gbp=600.0, trust_gbp=None)
    )
    assert (current_price.total.weekly_gbp, current_price.trust.weekly_gbp) == (5600, 4600)
    assert any("share taken as" in flag for flag in current_price.flags)


def test_lines_of_months_that_follow_each_other_are_a_history() -> None:
    months = [
        a_line(total_gbp=5000.0, starts="2026-01-01", ends="2026-02-01"),
        a_line(total_gbp=2000.0, starts="2026-02-01", ends="2026-03-01"),
        a_line(total_gbp=5200.0, trust_gbp=5200.0, starts="2026-03-01", ends="2026-04-01"),
    ]
    current_price = price(*months)
    assert current_price.total.weekly_gbp == 5200
    assert current_price.flags == ()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("foster_independent", "a foster placement"),
        ("secure", "a secure children's home"),
        ("custody", "custody"),
        ("supported_accommodation", "supported accommodation"),
    ],
)
def test_a_line_of_another_kind_of_home_is_not_the_price_and_is_flagged(
    setting: str, words: str
) -> None:
    current_price = price(a_line(total_gbp=900.0, trust_gbp=900.0, setting=setting))
    assert (current_price.total.weekly_gbp, current_price.total.basis) == (6000, PriceBasis.DEFAULT)
    flag = next(flag for flag in current_price.flags if words in flag)
    assert "the return a children's home: the usual price is used until this is settled" in flag


def test_a_later_line_of_another_kind_beside_the_own_price_is_flagged() -> None:
    moved = a_line(total_gbp=900.0, trust_gbp=900.0, setting="foster_in_house", starts="2026-03-01")
    current_price = price(a_line(), moved)
    assert current_price.total.weekly_gbp == 5000
    assert any("check where the child lives" in flag for flag in current_price.flags)


def test_a_line_of_an_earlier_foster_home_is_no_disagreement() -> None:
    earlier = a_line(setting="foster_in_house", starts="2023-02-01", total_gbp=700.0)
    flags = price(earlier, child=moved_child()).flags
    assert not any("the cost file has" in flag for flag in flags)


@pytest.mark.parametrize("guess", [2024, 2025, 2026, None])
def test_a_price_of_a_year_that_nobody_has_said_counts_as_it_is(guess: int | None) -> None:
    current_price = price(a_line(price_year=guess, year_unsaid=True))
    assert current_price.total.weekly_gbp == 5000
    assert any("year of the price is not known" in flag for flag in current_price.flags)


def test_a_newest_line_without_price_leaves_the_older_price_and_says_so() -> None:
    current_price = price(a_line(price_year=2024), a_line(total_gbp=0.0))
    assert current_price.total.weekly_gbp == pytest.approx(5300)
    assert any("newest cost line has no price" in flag for flag in current_price.flags)


def test_the_order_of_the_lines_changes_nothing() -> None:
    lines = [
        a_line(),
        a_line(total_gbp=4000.0),
        a_line(total_gbp=4200.0, starts="2025-09-01"),
        a_line(price_year=2024),
    ]
    assert len({price(*order) for order in permutations(lines)}) == 1


def test_an_in_house_home_goes_on_costing_when_a_child_leaves() -> None:
    current_price = price(a_line(), child=a_child(setting=Setting.CHILDRENS_HOME_IN_HOUSE))
    assert not current_price.cash_stops
    assert "own home" in current_price.cash_reason


def test_a_block_bed_goes_on_costing_when_a_child_leaves() -> None:
    current_price = price(a_line(block=True, notice_days=14))
    assert not current_price.cash_stops
    assert "block contract" in current_price.cash_reason
    assert current_price.notice_days == 14


def test_an_unknown_block_contract_is_no_cash_and_is_asked_about() -> None:
    """A price is known and how it was bought isn't: the sum stays, and never says that it stops."""
    for unknown in (price(a_line(block=None)), price()):
        assert (unknown.cash_stops, unknown.cash_known) == (True, False)
        assert "cost stops" not in unknown.cash_reason
        assert any("cashable not known: ask" in flag for flag in unknown.flags)


def test_a_contract_that_an_older_line_of_the_placement_says_counts_on() -> None:
    current_price = price(a_line(price_year=2024, block=True), a_line(block=None))
    assert (current_price.cash_stops, current_price.cash_known) == (False, True)


def test_a_place_bought_by_the_week_stops_and_says_so() -> None:
    current_price = price(a_line())
    assert (current_price.cash_stops, current_price.cash_known) == (True, True)
    assert "bought by the week" in current_price.cash_reason


def test_a_residential_school_and_a_child_who_is_away_are_flagged() -> None:
    away = a_placement(setting=Setting.RESIDENTIAL_SCHOOL, absent_since=date(2026, 3, 3))
    flags = " ".join(price(a_line(), child=a_child(placement=away)).flags)
    assert "38 or 52 weeks" in flags
    assert "away since 3 March 2026: the place is still paid" in flags


def test_the_councils_own_unit_costs_come_before_the_published_figures() -> None:
    costs = rows(
        "unit_costs",
        {"setting": "foster_in_house", "weekly_gbp": 500.0, "price_year": 2023, "source": "old"},
        {
            "setting": "foster_in_house",
            "weekly_gbp": 650.0,
            "price_year": 2024,
            "support_weekly_gbp": 0.0,
            "source": "fees",
        },
        {"setting": "foster_in_house", "weekly_gbp": 990.0, "price_year": 2026, "source": "later"},
        {"setting": "foster_connected", "weekly_gbp": 0.0, "price_year": 2025, "source": "nil"},
    )
    book = with_local_prices(price_book(), costs, AS_OF)
    price = destination_price(Setting.FOSTER_IN_HOUSE, FinancialYear(2025), book)
    assert price.weekly_gbp == pytest.approx(650 * 1.04)
    assert (price.basis, "fees" in price.source) == (PriceBasis.LOCAL, True)
    support = book.support(Setting.FOSTER_IN_HOUSE)
    assert support is not None
    assert (support.weekly_gbp, support.weeks) == (0, 26)
    assert book.price(Setting.FOSTER_CONNECTED).basis is PriceBasis.DEFAULT


def test_a_destinations_price_rises_by_its_own_uplift() -> None:
    book, year = price_book(), FinancialYear(2027)
    assert destination_price(Setting.FOSTER_IN_HOUSE, year, book).weekly_gbp == pytest.approx(
        700 * 1.04**2
    )
    assert destination_price(Setting.HOME, year, book).weekly_gbp == pytest.approx(100 * 1.04**2)


def test_the_placing_authority_is_the_newest_lines() -> None:
    now, before = (
        a_line(placing_authority="North"),
        a_line(price_year=2024, placing_authority="Elsewhere"),
    )
    assert placing_authority(a_child(), held(a_child(), now, before), AS_OF) == "North"
    assert placing_authority(a_child(), (), AS_OF) == ""
