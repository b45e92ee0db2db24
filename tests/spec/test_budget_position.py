"""Where a year stands: each pound in one row, the gap to the budget, and what fits nowhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.budget.against import against_budget
from models.budget.choices import EVERY
from models.budget.lines import Cell, CostLine, Spent
from models.budget.plan import NO_KIND_OF_HOME, NO_SUCH_COUNCIL, YearBudget, plan_of, settings_of
from models.budget.year import (
    Ahead,
    BudgetPosition,
    Outturn,
    budget_positions_of,
    budgeted_positions,
    chance_over,
    total_position,
)
from models.evidence import FOSTERING
from models.money import FinancialYear, PriceBasis
from models.settings import RESIDENTIAL, Setting
from tests.make.budgets import (
    FOSTER,
    HOME,
    NORTH_FOSTER,
    NORTH_HOME,
    WEST_HOME,
    a_budget,
    a_line,
    a_rest,
    budgets,
)

YEAR = FinancialYear(2025)
COUNCILS = ("North", "West")
OVER = Ahead(None, is_over=True)


def plan(*held: dict[str, object]) -> YearBudget:
    return plan_of(budgets(*held), YEAR, COUNCILS)


@pytest.mark.parametrize(
    ("category", "settings"),
    [
        ("residential", RESIDENTIAL),
        ("Residential Care", RESIDENTIAL),
        ("Children's homes", {HOME, Setting.CHILDRENS_HOME_IN_HOUSE}),
        ("childrens_home_independent", {HOME}),
        ("Fostering", FOSTERING),
        ("Foster family, agency", {Setting.FOSTER_INDEPENDENT}),
        ("supported accommodation", {Setting.SUPPORTED_ACCOMMODATION}),
        ("Secure", {Setting.SECURE}),
    ],
)
def test_a_category_is_matched_by_its_plain_words(category: str, settings: set[Setting]) -> None:
    assert settings_of(category) == settings


@pytest.mark.parametrize("category", ["Placements", "Legal costs", "", "residential (other)"])
def test_a_category_whose_words_name_no_home_is_shown_apart_and_not_dropped(category: str) -> None:
    year_budget = plan(a_budget(category, 5000.25))
    assert year_budget.rows == ()
    ((pence, why),) = [(apart.pence, apart.why) for apart in year_budget.apart]
    assert (pence, why) == (500_025, NO_KIND_OF_HOME)


def test_the_budget_for_fewer_kinds_of_home_owns_them() -> None:
    year_budget = plan(a_budget("residential"), a_budget("secure", 900))
    secure, budget_row = sorted(year_budget.rows, key=lambda row: len(row.cells))
    assert secure.cells == {Cell("North", Setting.SECURE)}
    assert budget_row.cells == {
        Cell("North", setting) for setting in RESIDENTIAL - {Setting.SECURE}
    }


def test_two_budgets_for_the_same_homes_are_not_added_up_the_second_is_shown_apart() -> None:
    year_budget = plan(a_budget("residential", 1), a_budget("Residential care", 2))
    assert [row.category for row in year_budget.rows] == ["Residential care"]
    assert "already" not in year_budget.apart[0].why
    assert (
        "the same homes are in another budget (North Residential care)" in year_budget.apart[0].why
    )


def test_one_sum_for_both_councils_is_apart_where_a_council_has_its_own() -> None:
    both = a_budget("residential", 9, council="both")
    assert [row.council for row in plan(both).rows] == [EVERY]
    assert plan(both).rows[0].cells >= {NORTH_HOME, WEST_HOME}
    year_budget = plan(both, a_budget("residential", 5))
    assert [row.council for row in year_budget.rows] == ["North"]
    assert [apart.pence for apart in year_budget.apart] == [900]


def test_other_years_are_left_out_and_unknown_councils_are_apart() -> None:
    year_budget = plan(a_budget(year="2024-25"), a_budget(council="Elsewhere"))
    assert year_budget.rows == ()
    assert [apart.why for apart in year_budget.apart] == [NO_SUCH_COUNCIL]


def spends() -> tuple[CostLine, ...]:
    """North: 10 weeks of a home at £5,000 (one at the usual price), 4 of a foster family at £700.
    West: 2 weeks of a home at £6,000."""
    return (
        *(a_line(f"n{n}") for n in range(9)),
        a_line("n9", basis=PriceBasis.DEFAULT),
        *(a_line(f"f{n}", NORTH_FOSTER, weekly_gbp=700) for n in range(4)),
        *(a_line(f"w{n}", WEST_HOME, weekly_gbp=6000) for n in range(2)),
    )


def test_a_year_that_is_over_ends_at_what_has_been_and_the_gap_is_to_the_penny() -> None:
    budget_positions = budget_positions_of(spends(), OVER, plan(a_budget("residential", 45_000.5)))
    north, *without = budget_positions
    assert (north.council, north.category) == ("North", "residential")
    assert north.actual == Spent(days=70, pence=5_000_000, usual_pence=500_000, usual_days=7)
    assert north.outturn == Outturn(5_000_000, 5_000_000, 5_000_000)
    assert north.gap_pence == 499_950
    assert {
        (budget_position.council, budget_position.actual.pence) for budget_position in without
    } == {
        ("North", 280_000),
        ("West", 1_200_000),
    }
    assert all(budget_position.gap_pence is None for budget_position in without)


def test_the_range_of_the_end_is_of_the_sum_and_no_sum_of_ranges() -> None:
    """Two councils that differ in opposite ways: each may be 10 or 30, together always 40."""
    remaining_year = a_rest(
        {NORTH_HOME: [[1000, 3000]], WEST_HOME: [[3000, 1000]]},
        {NORTH_HOME: [7], WEST_HOME: [7]},
        ("2026-03",),
    )
    ahead = Ahead(remaining_year, is_over=False)
    budget_positions = budget_positions_of(
        spends(), ahead, plan(a_budget(), a_budget(council="West"))
    )
    budget_position = total_position(budgeted_positions(budget_positions), spends(), ahead)
    assert budget_position.outturn == Outturn(6_600_000, 6_600_000, 6_600_000)
    north = next(
        budget_position
        for budget_position in budget_positions
        if budget_position.council == "North" and budget_position.category
    )
    assert north.outturn == Outturn(5_200_000, 5_120_000, 5_280_000)


def test_the_chance_of_ending_over_is_the_share_of_futures_that_do() -> None:
    remaining_year = a_rest(
        {NORTH_HOME: [[1000, 2000, 3000, 4000]]}, {NORTH_HOME: [7]}, ("2026-03",)
    )
    ahead = Ahead(remaining_year, is_over=False)
    (home, *_) = budget_positions_of(spends(), ahead, plan(a_budget(gbp=53_000)))
    assert chance_over(home, ahead) == 0.25  # more than £3,000 in one future of four


def test_without_a_forecast_the_end_is_not_known() -> None:
    (home, *_) = budget_positions_of(spends(), Ahead(None, is_over=False), plan(a_budget()))
    assert (home.rest_pence, home.outturn, home.gap_pence) == (None, None, None)
    assert home.actual.pence == 5_000_000


def test_a_week_without_a_price_is_counted_and_in_no_sum() -> None:
    cell = Cell("North", Setting.HEALTH)
    lines = (*spends(), a_line("h", cell, weekly_gbp=None))
    budget_positions = budget_positions_of(lines, OVER, plan())
    assert sum(budget_position.actual.pence for budget_position in budget_positions) == 6_480_000
    assert cell not in frozenset[Cell]().union(
        *(budget_position.cells for budget_position in budget_positions)
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(COUNCILS),
            st.sampled_from(list(Setting)),
            st.integers(1, 30),
            st.integers(0, 12_000),
        ),
        max_size=15,
    ),
    st.lists(
        st.sampled_from(["residential", "secure", "fostering", "children's homes", "all"]),
        max_size=4,
    ),
)
def test_every_pound_is_in_one_row_and_the_rows_add_up_to_all_of_it(
    weeks: list[tuple[str, Setting, int, int]], categories: list[str]
) -> None:
    lines = tuple(
        a_line(f"{n}", Cell(council, setting), date(2025, 5, 1), days, gbp)
        for n, (council, setting, days, gbp) in enumerate(weeks)
    )
    joint = [
        a_budget(name, council="both" if n % 2 else "North")
        for n, name in enumerate(dict.fromkeys(categories))
    ]
    budget_positions = budget_positions_of(lines, OVER, plan(*joint))
    cells = [cell for budget_position in budget_positions for cell in budget_position.cells]
    assert len(cells) == len(set(cells))
    assert sum(budget_position.actual.pence for budget_position in budget_positions) == sum(
        line.pence or 0 for line in lines
    )


def rise(_: Setting) -> float:
    return 0.1


def test_the_gap_is_split_on_what_the_budget_would_have_bought() -> None:
    """Last year 20 weeks at £4,000; with 10% the budget of £44,000 buys 10 weeks at £4,400.

    It came to 10 weeks at £5,000: £6,000 over, and all of it price.
    """
    budget_positions = budgeted_positions(
        budget_positions_of(spends(), OVER, plan(a_budget(gbp=44_000)))
    )
    before = [a_line(f"b{n}", starts=date(2024, 5, 1), weekly_gbp=4000) for n in range(20)]
    budget = against_budget(budget_positions, spends(), before, None, rise)
    assert budget is not None
    assert (budget.parts.price, budget.parts.volume, budget.parts.mix) == (600_000, 0, 0)
    assert (budget.weeks_bought, budget.weeks_expected) == (10, 10)


def test_a_budget_that_last_year_says_nothing_about_is_not_split() -> None:
    budget_positions = budgeted_positions(
        budget_positions_of(spends(), OVER, plan(a_budget(gbp=44_000)))
    )
    budget = against_budget(budget_positions, spends(), (), None, rise)
    assert budget is not None
    assert (budget.parts.total, budget.unsplit_pence) == (0, 600_000)


def test_the_split_of_the_gap_adds_up_to_the_gap_with_what_is_expected() -> None:
    remaining_year = a_rest(
        {NORTH_HOME: [[1000, 3001]], NORTH_FOSTER: [[333, 334]]},
        {NORTH_HOME: [9.25], NORTH_FOSTER: [30.5]},
        ("2026-03",),
    )
    ahead = Ahead(remaining_year, is_over=False)
    budget_positions = budgeted_positions(
        budget_positions_of(spends(), ahead, plan(a_budget(), a_budget("fostering", 2000.33)))
    )
    before = [
        a_line("b", starts=date(2024, 5, 1)),
        a_line("c", Cell("North", FOSTER), date(2024, 5, 1), weekly_gbp=650),
    ]
    budget = against_budget(budget_positions, spends(), before, remaining_year, rise)
    assert budget is not None
    assert budget.gap_pence == sum(
        budget_position.gap_pence or 0 for budget_position in budget_positions
    )


def test_nothing_is_split_without_a_budget_or_an_end() -> None:
    no_end: tuple[BudgetPosition, ...] = budget_positions_of(
        spends(), Ahead(None, is_over=False), plan(a_budget())
    )
    assert against_budget(budgeted_positions(no_end), spends(), (), None, rise) is None
    assert against_budget((), spends(), (), None, rise) is None
