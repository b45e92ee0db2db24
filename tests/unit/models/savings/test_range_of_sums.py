"""The range of a sum: risks that moves share stay shared, and equal input gives an equal range."""

import numpy as np
import pytest

from data.reference.prices import published_evidence
from models.journeys.fit.published_curve import (
    expected_weeks,
    survival_at_week,
    weeks_before_ending,
)
from models.saving.joint_range import Range, Ranges
from models.saving.portfolio import portfolio_of
from models.settings import DESTINATIONS, Setting
from services.portfolio import ranges_of_moves
from tests.make.portfolios import a_counted_move

CURVE = published_evidence().curve


def some(number: int, place: Setting = Setting.FOSTER_IN_HOUSE):
    return portfolio_of([a_counted_move(turn, place=place) for turn in range(number)], DESTINATIONS)


def width(range_result: Range | None) -> float:
    assert range_result is not None
    return range_result.high_gbp - range_result.low_gbp


def test_endings_drawn_from_the_curve_come_back_to_the_curve() -> None:
    uniform = (np.arange(100_000) + 0.5) / 100_000
    ends = weeks_before_ending(np.full_like(uniform, 0.57), CURVE, uniform)
    for week in (1, 7, 13.9, 14, 20, 40, 51.9, 60):
        assert np.mean(ends > week) == pytest.approx(survival_at_week(0.57, CURVE, week), abs=1e-4)
    assert np.mean(np.clip(ends, 3, 40) - 3) == pytest.approx(
        expected_weeks(0.57, CURVE, 3, 40), abs=0.01
    )


def test_a_move_that_always_lasts_never_ends_early() -> None:
    uniform = np.linspace(0, 0.999999, 50)
    assert np.isinf(weeks_before_ending(np.ones(50), CURVE, uniform)).all()


def test_equal_moves_in_any_order_have_an_equal_range() -> None:
    moves = some(6).moves
    ranges, two = ranges_of_moves(moves), ranges_of_moves(moves[::-1])
    cut = portfolio_of(moves, DESTINATIONS).total
    assert ranges.this_year.of(cut) == two.this_year.of(cut)


def test_the_expected_sum_lies_near_the_middle_of_its_futures() -> None:
    for place in (Setting.FOSTER_IN_HOUSE, Setting.HOME):
        found = some(20, place)
        expected = found.total.this_year.amounts.net / 100
        spread = ranges_of_moves(found.moves).this_year.of(found.total)
        assert spread is not None and spread.low_gbp < expected < spread.high_gbp
        mean = ranges_of_moves(found.moves).this_year.draws.sum(axis=1).mean()
        assert mean == pytest.approx(expected, rel=0.03)


def test_many_moves_of_a_kind_do_not_average_the_shared_doubt_away() -> None:
    """With risks of their own only, 100 moves would have a tenth of one move's relative spread."""
    one, many = some(1), some(100)
    single = width(ranges_of_moves(one.moves).this_year.of(one.total))
    joint = width(ranges_of_moves(many.moves).this_year.of(many.total)) / 100
    assert joint > 0.3 * single
    parts = [
        ranges_of_moves(many.moves).this_year.of(many.cut(place=place.place))
        for place in many.places
    ]
    assert parts == [ranges_of_moves(many.moves).this_year.of(many.total)]


def test_the_range_of_a_whole_is_narrower_than_its_cuts_ranges_added_up() -> None:
    moves = [a_counted_move(turn, council="West" if turn % 2 else "North") for turn in range(12)]
    portfolio = portfolio_of(moves, DESTINATIONS)
    ranges = ranges_of_moves(portfolio.moves)
    added = sum(width(ranges.this_year.of(cut)) for cut in portfolio.councils)
    assert width(ranges.this_year.of(portfolio.total)) < added


def test_a_move_without_a_figure_is_in_no_range() -> None:
    silent = a_counted_move(1, age=16, place=Setting.SUPPORTED_ACCOMMODATION)
    alone = portfolio_of([silent], DESTINATIONS)
    assert ranges_of_moves(alone.moves).this_year.of(alone.total) is None
    other = a_counted_move(2)
    both = portfolio_of([silent, other], DESTINATIONS)
    just = portfolio_of([other], DESTINATIONS)
    assert ranges_of_moves(both.moves).this_year.of(both.total) == ranges_of_moves(
        just.moves
    ).this_year.of(just.total)


def test_an_engine_gives_its_own_futures_through_the_same_door() -> None:
    class Engine:
        includes = ("everything",)
        leaves_out = ()

        def draws(self, moves, rng):
            return np.tile(np.arange(101.0)[:, None], (1, len(moves)))

    from models.saving.joint_range import joint_ranges

    found = some(3)
    made: Ranges = joint_ranges(found.moves, Engine(), 1)
    assert made.this_year.of(found.total) == Range(pytest.approx(30.0), pytest.approx(270.0))
    assert made.full_year.of(found.total) == made.this_year.of(found.total)
