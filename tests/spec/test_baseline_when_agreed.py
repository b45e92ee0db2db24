"""The baseline that the tool freezes on the day a move is agreed, and the costs it begins with."""

from dataclasses import replace
from datetime import date

from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.journeys.answers.published import PublishedOutlook
from models.labels import Readiness
from models.money import FinancialYear, Price, PriceBasis
from models.settings import Setting
from models.shortlist.agreed import NOT_AGREED, AsAgreed, WorkedOutBy, as_agreed
from models.shortlist.options import ChildOptions
from services.agreed_baseline import baseline_as_agreed
from tests.make.children import AS_OF, a_child, a_council, an_episode, council_data
from tests.make.shortlists import a_current_price, a_verdict, options_of

TODAY = date(2026, 4, 20)
DAY = date(2026, 6, 23)
FOSTER = Setting.FOSTER_IN_HOUSE
BY = WorkedOutBy(
    council_data(),
    AS_OF,
    price_book(),
    PublishedOutlook(published_evidence()),
    TODAY,
    "published evidence",
    "7",
)


def agreed(child: ChildOptions, to: Setting = FOSTER, on: date = DAY) -> AsAgreed:
    return as_agreed(child, to, on, BY)


def test_a_baseline_holds_the_trusts_share_today_and_staying_where_nothing_else_is_known() -> None:
    """£4,600 a week is the trust's share; by published evidence the child would have stayed."""
    child = a_child(born=date(2010, 12, 22))
    baseline = agreed(options_of(child)).frozen
    assert baseline is not None
    assert (baseline.frozen_on, baseline.move_on, baseline.council) == (TODAY, DAY, "North")
    assert baseline.old_weekly_pence == 4_600_00
    assert baseline.old_source == "placement census, row 12"
    assert baseline.ends_on == date(2028, 12, 22)
    assert {step.old_share for step in baseline.path} == {1.0}
    assert len(baseline.path) == 33  # 913 days in steps of 28
    assert (baseline.health_weekly_pence, baseline.education_weekly_pence) == (500_00, 300_00)
    assert (baseline.engine, baseline.data_version) == ("published evidence", "7")
    assert [expected.year for expected in baseline.expected] == [0, 2026, 2027, 2028]
    assert baseline.p_lasts is not None and baseline.p_count == 12  # published: worth 12 moves


def test_the_old_price_is_that_of_the_year_in_which_the_move_lies() -> None:
    """Agreed in April 2026 at £4,600 a week of 2025/26: 6% more from April, so £4,876."""
    last = a_current_price(total=a_price_of(2025, 5400), trust=a_price_of(2025, 4600))
    baseline = agreed(options_of(a_child(), current=last)).frozen
    assert baseline is not None
    assert (baseline.old_weekly_pence, baseline.price_year) == (4_876_00, 2026)


def test_notice_is_given_on_the_day_on_which_the_move_is_agreed() -> None:
    """Agreed on 20 April for 23 June: four weeks' notice is over by then, and in no expectation."""
    baseline = agreed(options_of(a_child())).frozen
    assert baseline is not None and (baseline.frozen_on, baseline.notice_days) == (TODAY, 28)
    soon = agreed(options_of(a_child()), on=date(2026, 5, 4)).frozen
    late = agreed(
        options_of(a_child(), current=a_current_price(notice_days=0)), on=date(2026, 5, 4)
    ).frozen
    assert soon is not None and late is not None
    fortnight = 2 * 4_600_00
    assert late.expected[0].pence - soon.expected[0].pence == fortnight


def test_how_a_place_is_bought_is_kept_as_unknown_where_nobody_said_it() -> None:
    baseline = agreed(options_of(a_child(), current=a_current_price(cash_known=False))).frozen
    assert baseline is not None and not baseline.cash_known


def a_price_of(year: int, weekly_gbp: float) -> Price:
    return Price(weekly_gbp, FinancialYear(year), "placement census, row 12", PriceBasis.RECORDED)


def test_the_usual_costs_go_with_it_each_with_its_source() -> None:
    """A foster family's default support is £300 a week for 26 weeks at 2025-26 prices: £312 by
    2026-27, from the day of the move to 22 December.
    """
    as_agreed = agreed(options_of(a_child()))
    assert as_agreed.price is not None and as_agreed.price.from_day == DAY
    assert as_agreed.price.weekly_pence > 0 and as_agreed.price.source.startswith(NOT_AGREED)
    (support,) = as_agreed.supports
    assert (support.from_day, support.until) == (DAY, date(2026, 12, 22))
    assert support.weekly_pence == 312_00
    assert as_agreed.one_offs == ()


def test_a_bed_that_stays_paid_says_why_in_the_baseline() -> None:
    own_home = a_current_price(cash_stops=False, cash_reason="the council's own home")
    baseline = agreed(options_of(a_child(), current=own_home)).frozen
    assert baseline is not None
    assert (baseline.cash_stops, baseline.cash_reason) == (False, "the council's own home")
    assert baseline.notice_days == 0


def test_a_move_that_the_rules_rule_out_has_a_baseline_and_no_expected_saving() -> None:
    stopped = options_of(a_child(), {FOSTER: a_verdict(FOSTER, Readiness.RULED_OUT)})
    baseline = agreed(stopped).frozen
    assert baseline is not None and baseline.path and baseline.expected == ()


def test_no_baseline_where_the_home_is_no_option_or_the_child_is_18_by_the_day() -> None:
    young = options_of(a_child(age=12))
    assert "not available" in agreed(young, Setting.SUPPORTED_ACCOMMODATION).why_not
    grown = replace(young, child=a_child(born=date(2008, 5, 2)))
    assert agreed(grown).why_not == "the child is 18 by that day"
    assert agreed(grown).frozen is None


def by_returns(data: CouncilData, on: date = DAY) -> AsAgreed:
    return baseline_as_agreed(data, None, "k1", FOSTER, on, as_of=AS_OF, today=TODAY)


def test_a_child_who_by_the_newest_return_has_moved_has_no_baseline_any_more() -> None:
    data = a_council([an_episode("2024-05-01", rne="S", said_by=2026)])
    in_a_family = an_episode("2026-02-02", setting="foster_in_house", said_by=2026)
    moved = a_council([an_episode("2024-05-01", "2026-02-02", rne="S", said_by=2026), in_a_family])
    as_agreed = by_returns(data)
    assert as_agreed.frozen is not None and as_agreed.frozen.move_on == DAY
    assert "has left residential care" in by_returns(moved).why_not
    assert "before the date of the newest return" in by_returns(data, date(2026, 3, 1)).why_not
