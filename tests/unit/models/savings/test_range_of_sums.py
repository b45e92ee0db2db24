"""The range of a sum: risks that moves share stay shared, and equal input gives an equal range."""

from __future__ import annotations

import numpy as np
import pytest

from data.reference.portfolio import held_ranges
from data.reference.prices import published_evidence
from models.children.settings import DESTINATIONS, Setting
from models.journeys.endings import weeks_before_ending
from models.journeys.published import expected_weeks, survival
from models.savings.portfolio import portfolio_of
from models.savings.range import Range, Ranges
from tests.portfolios import a_counted_move

CURVE = published_evidence().curve


def some(number: int, place: Setting = Setting.FOSTER_IN_HOUSE):
    return portfolio_of([a_counted_move(turn, place=place) for turn in range(number)], DESTINATIONS)


def width(found: Range | None) -> float:
    assert found is not None
    return found.high_gbp - found.low_gbp


def test_endings_drawn_from_the_curve_come_back_to_the_curve() -> None:
    uniform = (np.arange(100_000) + 0.5) / 100_000
    ends = weeks_before_ending(np.full_like(uniform, 0.57), CURVE, uniform)
    for week in (1, 7, 13.9, 14, 20, 40, 51.9, 60):
        assert np.mean(ends > week) == pytest.approx(survival(0.57, CURVE, week), abs=1e-4)
    assert np.mean(np.clip(ends, 3, 40) - 3) == pytest.approx(
        expected_weeks(0.57, CURVE, 3, 40), abs=0.01
    )


def test_a_move_that_always_lasts_never_ends_early() -> None:
    uniform = np.linspace(0, 0.999999, 50)
    assert np.isinf(weeks_before_ending(np.ones(50), CURVE, uniform)).all()


def test_equal_moves_in_any_order_have_an_equal_range() -> None:
    moves = some(6).moves
    one, two = held_ranges(moves), held_ranges(moves[::-1])
    whole = portfolio_of(moves, DESTINATIONS).total
    assert one.this_year.of(whole) == two.this_year.of(whole)


def test_the_expected_sum_lies_near_the_middle_of_its_futures() -> None:
    for place in (Setting.FOSTER_IN_HOUSE, Setting.HOME):
        found = some(20, place)
        expected = found.total.this_year.amounts.net / 100
        spread = held_ranges(found.moves).this_year.of(found.total)
        assert spread is not None and spread.low_gbp < expected < spread.high_gbp
        mean = held_ranges(found.moves).this_year.draws.sum(axis=1).mean()
        assert mean == pytest.approx(expected, rel=0.03)


def test_many_moves_of_a_kind_do_not_average_the_shared_doubt_away() -> None:
    """With risks of their own only, 100 moves would have a tenth of one move's relative spread."""
    one, many = some(1), some(100)
    single = width(held_ranges(one.moves).this_year.of(one.total))
    joint = width(held_ranges(many.moves).this_year.of(many.total)) / 100
    assert joint > 0.3 * single
    parts = [
        held_ranges(many.moves).this_year.of(many.cut(place=place.place)) for place in many.places
    ]
    assert parts == [held_ranges(many.moves).this_year.of(many.total)]


def test_the_range_of_a_whole_is_narrower_than_its_cuts_ranges_added_up() -> None:
    moves = [a_counted_move(turn, council="West" if turn % 2 else "North") for turn in range(12)]
    found = portfolio_of(moves, DESTINATIONS)
    ranges = held_ranges(found.moves)
    added = sum(width(ranges.this_year.of(cut)) for cut in found.councils)
    assert width(ranges.this_year.of(found.total)) < added


def test_a_move_without_a_figure_is_in_no_range() -> None:
    silent = a_counted_move(1, age=16, place=Setting.SUPPORTED_ACCOMMODATION)
    alone = portfolio_of([silent], DESTINATIONS)
    assert held_ranges(alone.moves).this_year.of(alone.total) is None
    other = a_counted_move(2)
    both = portfolio_of([silent, other], DESTINATIONS)
    just = portfolio_of([other], DESTINATIONS)
    assert held_ranges(both.moves).this_year.of(both.total) == held_ranges(just.moves).this_year.of(
        just.total
    )


def test_an_engine_gives_its_own_futures_through_the_same_door() -> None:
    class Engine:
        includes = ("everything",)
        leaves_out = ()

        def draws(self, moves, rng):
            return np.tile(np.arange(101.0)[:, None], (1, len(moves)))

    from models.savings.range import ranges

    found = some(3)
    made: Ranges = ranges(found.moves, Engine(), 1)
    assert made.this_year.of(found.total) == Range(pytest.approx(30.0), pytest.approx(270.0))
    assert made.full_year.of(found.total) == made.this_year.of(found.total)
