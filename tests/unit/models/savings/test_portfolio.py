"""Moves added up: parts add to totals to the penny in every cut, and no order is by money."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.money import shared_pence, to_pence, whole_pence
from models.saving.portfolio import Amounts, Cut, PortfolioSum, amounts_of, line_pence, portfolio_of
from models.settings import DESTINATIONS, Setting
from tests.make.portfolios import a_counted_move, portfolios

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
AMOUNTS = st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=12)


def together(cuts: tuple[Cut, ...], of: str) -> tuple[int, Amounts, Amounts, Amounts]:
    sums: list[PortfolioSum] = [getattr(cut, of) for cut in cuts]
    return (
        sum(portfolio_sum.children for portfolio_sum in sums),
        sum((portfolio_sum.amounts for portfolio_sum in sums), Amounts()),
        sum((portfolio_sum.cashable for portfolio_sum in sums), Amounts()),
        sum((portfolio_sum.not_cashable for portfolio_sum in sums), Amounts()),
    )


@QUICK
@given(portfolios())
def test_every_cut_adds_up_to_the_total_to_the_penny(moves) -> None:
    portfolio = portfolio_of(moves, DESTINATIONS)
    for of in ("this_year", "full_year"):
        whole = together((portfolio.total,), of)
        for cuts in (portfolio.councils, portfolio.places, portfolio.cells):
            assert together(cuts, of) == whole
        for cut in portfolio.councils:
            inside = tuple(cell for cell in portfolio.cells if cell.council == cut.council)
            assert together(inside, of) == together((cut,), of)


@QUICK
@given(portfolios())
def test_the_total_is_the_sum_of_the_moves_own_figures_to_the_penny(moves) -> None:
    portfolio_sum = portfolio_of(moves, DESTINATIONS).total.this_year
    windows = [move.saving.this_year for move in moves if move.saving.this_year is not None]
    assert portfolio_sum.amounts.net == sum(to_pence(window.gbp) for window in windows)
    assert portfolio_sum.said == len(windows)
    assert portfolio_sum.cashable + portfolio_sum.not_cashable == portfolio_sum.amounts
    assert (
        portfolio_sum.cashable_children + portfolio_sum.not_cashable_children == portfolio_sum.said
    )
    assert (
        portfolio_sum.said + sum(unsaid.children for unsaid in portfolio_sum.unsaid)
        == portfolio_sum.children
        == len(moves)
    )
    steps = portfolio_sum.amounts.steps
    assert (
        steps[0].ends == portfolio_sum.amounts.gross and steps[-1].ends == portfolio_sum.amounts.net
    )
    assert steps[-2].ends == portfolio_sum.amounts.net


@QUICK
@given(portfolios(least=2), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(moves, shuffled: random.Random) -> None:
    other = list(moves)
    shuffled.shuffle(other)
    assert portfolio_of(other, DESTINATIONS) == portfolio_of(moves, DESTINATIONS)


@QUICK
@given(AMOUNTS)
def test_whole_pence_add_up_to_the_rounded_sum(amounts: list[float]) -> None:
    numbers = whole_pence(amounts)
    assert sum(numbers) == to_pence(sum(amounts))
    assert all(abs(full - value * 100) <= 2 for full, value in zip(numbers, amounts, strict=True))


@QUICK
@given(st.integers(-(10**9), 10**9), st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_shares_of_pence_add_up_and_keep_their_proportions(total: int, weights) -> None:
    numbers = shared_pence(total, weights)
    assert sum(numbers) == total
    whole = sum(weights)
    if whole > 1:
        for share, weight in zip(numbers, weights, strict=True):
            assert abs(share - total * weight / whole) <= 1.01 + abs(total) * 1e-9


def test_a_window_has_the_same_pence_as_the_file_that_leaves_the_tool() -> None:
    window = a_counted_move(trust_gbp=4567.89).saving.this_year
    assert window is not None
    assert f"{sum(line_pence(window)) / 100:.2f}" == f"{round(window.gbp, 2):.2f}"
    assert amounts_of(window).net == sum(line_pence(window))


def test_a_bed_that_stays_paid_is_not_cash_and_costs_its_support() -> None:
    bought, own = a_counted_move(1), a_counted_move(2, cash_stops=False)
    portfolio_sum = portfolio_of([bought, own], DESTINATIONS).total.this_year
    assert (portfolio_sum.cashable_children, portfolio_sum.not_cashable_children) == (1, 1)
    assert portfolio_sum.cashable.net > 0 > portfolio_sum.not_cashable.net
    assert portfolio_sum.not_cashable.old_home == 0


def test_a_move_without_a_figure_is_counted_with_its_reason() -> None:
    move = a_counted_move(age=16, place=Setting.SUPPORTED_ACCOMMODATION)
    cut = portfolio_of([move, a_counted_move(2)], DESTINATIONS).total
    assert (cut.this_year.children, cut.this_year.said) == (2, 1)
    (why,) = cut.this_year.unsaid
    assert why.children == 1 and "no published chance" in why.why


def test_a_child_who_turns_18_within_the_year_has_no_full_year_and_it_says_why() -> None:
    cut = portfolio_of([a_counted_move(age=17)], DESTINATIONS).total
    assert (cut.this_year.said, cut.full_year.said) == (1, 0)
    assert "within a year" in cut.full_year.unsaid[0].why


def test_nobody_moves_twice() -> None:
    with pytest.raises(ValueError, match="two moves"):
        portfolio_of([a_counted_move(1), a_counted_move(1, place=Setting.HOME)], DESTINATIONS)


def test_nobody_moving_adds_up_to_nothing() -> None:
    portfolio = portfolio_of([], DESTINATIONS)
    assert portfolio.total.this_year.amounts == Amounts() and portfolio.cells == ()
