"""The baseline that the tool freezes on the day a move is agreed, and the costs it begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.reference.agreed import held_as_agreed
from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.children.settings import Setting
from models.journeys.published import PublishedOutlook
from models.money import FinancialYear, Price, PriceBasis
from models.readiness.verdict import Readiness
from models.shortlist.agreed import NOT_AGREED, AsAgreed, WorkedOutBy, as_agreed
from models.shortlist.options import ChildOptions
from tests.builders import AS_OF, a_child, a_council, an_episode, council_data
from tests.screens import a_current_price, a_verdict, options_of

TODAY = date(2026, 4, 20)
DAY = date(2026, 6, 23)
FOSTER = Setting.FOSTER_IN_HOUSE
BY = WorkedOutBy(council_data(), AS_OF, price_book(), PublishedOutlook(published_evidence()),
                 TODAY, "published evidence", "7")  # fmt: skip


def agreed(one: ChildOptions, to: Setting = FOSTER, on: date = DAY) -> AsAgreed:
    return as_agreed(one, to, on, BY)


def test_a_baseline_holds_the_trusts_share_today_and_staying_where_nothing_else_is_known() -> None:
    """£4,600 a week is the trust's share; by published evidence the child would have stayed."""
    child = a_child(born=date(2010, 12, 22))
    found = agreed(options_of(child)).frozen
    assert found is not None
    assert (found.frozen_on, found.move_on, found.council) == (TODAY, DAY, "North")
    assert found.old_weekly_pence == 4_600_00
    assert found.old_source == "placement census, row 12"
    assert found.ends_on == date(2028, 12, 22)
    assert {step.old_share for step in found.path} == {1.0}
    assert len(found.path) == 33  # 913 days in steps of 28
    assert (found.health_weekly_pence, found.education_weekly_pence) == (500_00, 300_00)
    assert (found.engine, found.data_version) == ("published evidence", "7")
    assert [one.year for one in found.expected] == [0, 2026, 2027, 2028]
    assert found.p_lasts is not None and found.p_count == 12  # published: worth 12 moves


def test_the_old_price_is_that_of_the_year_in_which_the_move_lies() -> None:
    """Agreed in April 2026 at £4,600 a week of 2025/26: 6% more from April, so £4,876."""
    last = a_current_price(total=a_price_of(2025, 5400), trust=a_price_of(2025, 4600))
    found = agreed(options_of(a_child(), current=last)).frozen
    assert found is not None
    assert (found.old_weekly_pence, found.price_year) == (4_876_00, 2026)


def test_notice_is_given_on_the_day_on_which_the_move_is_agreed() -> None:
    """Agreed on 20 April for 23 June: four weeks' notice is over by then, and in no expectation."""
    found = agreed(options_of(a_child())).frozen
    assert found is not None and (found.frozen_on, found.notice_days) == (TODAY, 28)
    soon = agreed(options_of(a_child()), on=date(2026, 5, 4)).frozen
    late = agreed(options_of(a_child(), current=a_current_price(notice_days=0)),
                  on=date(2026, 5, 4)).frozen  # fmt: skip
    assert soon is not None and late is not None
    fortnight = 2 * 4_600_00
    assert late.expected[0].pence - soon.expected[0].pence == fortnight


def test_how_a_place_is_bought_is_kept_as_unknown_where_nobody_said_it() -> None:
    found = agreed(options_of(a_child(), current=a_current_price(cash_known=False))).frozen
    assert found is not None and not found.cash_known


def a_price_of(year: int, weekly_gbp: float) -> Price:
    return Price(weekly_gbp, FinancialYear(year), "placement census, row 12", PriceBasis.RECORDED)


def test_the_usual_costs_go_with_it_each_with_its_source() -> None:
    """A foster family's default support is £300 a week for 26 weeks at 2025-26 prices: £312 by
    2026-27, from the day of the move to 22 December.
    """
    found = agreed(options_of(a_child()))
    assert found.price is not None and found.price.from_day == DAY
    assert found.price.weekly_pence > 0 and found.price.source.startswith(NOT_AGREED)
    (support,) = found.supports
    assert (support.from_day, support.until) == (DAY, date(2026, 12, 22))
    assert support.weekly_pence == 312_00
    assert found.one_offs == ()


def test_a_bed_that_stays_paid_says_why_in_the_baseline() -> None:
    own_home = a_current_price(cash_stops=False, cash_reason="the council's own home")
    found = agreed(options_of(a_child(), current=own_home)).frozen
    assert found is not None
    assert (found.cash_stops, found.cash_reason) == (False, "the council's own home")
    assert found.notice_days == 0


def test_a_move_that_the_rules_rule_out_has_a_baseline_and_no_expected_saving() -> None:
    stopped = options_of(a_child(), {FOSTER: a_verdict(FOSTER, Readiness.RULED_OUT)})
    found = agreed(stopped).frozen
    assert found is not None and found.path and found.expected == ()


def test_no_baseline_where_the_home_is_no_option_or_the_child_is_18_by_the_day() -> None:
    young = options_of(a_child(age=12))
    assert "no option" in agreed(young, Setting.SUPPORTED_ACCOMMODATION).why_not
    grown = replace(young, child=a_child(born=date(2008, 5, 2)))
    assert agreed(grown).why_not == "the child is 18 by that day"
    assert agreed(grown).frozen is None


def by_returns(data: CouncilData, on: date = DAY) -> AsAgreed:
    return held_as_agreed(data, None, "k1", FOSTER, on, as_of=AS_OF, today=TODAY)


def test_a_child_who_by_the_newest_return_has_moved_has_no_baseline_any_more() -> None:
    here = a_council([an_episode("2024-05-01", rne="S", said_by=2026)])
    in_a_family = an_episode("2026-02-02", setting="foster_in_house", said_by=2026)
    moved = a_council([an_episode("2024-05-01", "2026-02-02", rne="S", said_by=2026), in_a_family])
    found = by_returns(here)
    assert found.frozen is not None and found.frozen.move_on == DAY
    assert "doesn't live in residential care any more" in by_returns(moved).why_not
    assert "before the date of the newest return" in by_returns(here, date(2026, 3, 1)).why_not
