"""Discrimination, Brier score, calibration and Wilson's interval, each worked out by hand."""

from itertools import pairwise

import numpy as np
import pytest

from models.journeys.fit.measures import (
    brier_score,
    calibration_bins,
    gain_over_base_rate,
    measure_auc,
    wilson_interval,
)

#               given  lasted
FOUR_MOVES = [
    (0.9, True),
    (0.6, False),
    (0.5, True),
    (0.2, False),
]


def arrays(table):
    expected, lasted = zip(*table, strict=True)
    return np.array(expected), np.array(lasted)


def test_auc_is_the_share_of_pairs_in_the_right_order() -> None:
    # Pairs of one that lasted and one that didn't: 0.9>0.6, 0.9>0.2, 0.5<0.6, 0.5>0.2: 3 of 4.
    measured = measure_auc(*arrays(FOUR_MOVES))
    assert measured is not None
    assert measured.value == 0.75
    # Hanley and McNeil: Q1 = 0.75/1.25 = 0.6, Q2 = 2*0.5625/1.75 = 0.642857;
    # var = (0.1875 + 0.6 - 0.5625 + 0.642857 - 0.5625) / 4 = 0.0763393; sd 0.276296; x 1.281552.
    assert measured.low == pytest.approx(0.75 - 0.354088, abs=1e-5)
    assert measured.high == 1.0


def test_equal_chances_count_half_and_tell_nothing() -> None:
    measured = measure_auc(np.array([0.5] * 4), np.array([True, False, True, False]))
    assert measured is not None
    assert measured.value == 0.5


@pytest.mark.parametrize("all_of_them", [True, False])
def test_without_both_outcomes_there_is_no_auc(all_of_them: bool) -> None:
    assert measure_auc(np.array([0.2, 0.9]), np.array([all_of_them] * 2)) is None


def test_brier_is_the_mean_square_of_the_error() -> None:
    # 0.1² + 0.6² + 0.5² + 0.2² = 0.66, over four.
    assert brier_score(*arrays(FOUR_MOVES)) == pytest.approx(0.165)


def test_gain_over_the_base_rate_is_paired() -> None:
    expected, lasted = arrays(FOUR_MOVES)
    base = np.full(4, 0.5)
    measured = gain_over_base_rate(expected, base, lasted)
    # The base rate's score is 0.25: saved 0.24, -0.11, 0, 0.21, mean 0.085, a share of 0.34.
    assert measured.value == pytest.approx(0.34)
    sd = np.sqrt(((0.155) ** 2 + (0.195) ** 2 + (0.085) ** 2 + (0.125) ** 2) / 3)
    assert measured.low == pytest.approx((0.085 - 1.2815516 * sd / 2) / 0.25)
    assert measured.high == pytest.approx((0.085 + 1.2815516 * sd / 2) / 0.25)


def test_no_gain_over_itself() -> None:
    expected, lasted = arrays(FOUR_MOVES)
    measured = gain_over_base_rate(expected, expected, lasted)
    assert (measured.value, measured.low, measured.high) == (0, 0, 0)


#  lasted, of, low, high; z² = 1.642374
WILSON = [
    (5, 10, 0.3122, 0.6878),  # middle 0.5, half = 1.28155/1.16424 * sqrt(0.025+0.0041059)
    (0, 10, 0.0, 0.1411),  # high = z²/n / (1 + z²/n) = 0.164237/1.164237
    (10, 10, 0.8589, 1.0),
]


@pytest.mark.parametrize(("lasted", "of", "low", "high"), WILSON)
def test_wilsons_interval(lasted: int, of: int, low: float, high: float) -> None:
    measured = wilson_interval(lasted, of)
    assert measured.value == lasted / of
    assert measured.low == pytest.approx(low, abs=5e-5)
    assert measured.high == pytest.approx(high, abs=5e-5)


def test_a_share_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        wilson_interval(0, 0)


def test_calibration_keeps_every_move_once_and_in_order() -> None:
    rng = np.random.default_rng(5)
    expected = rng.uniform(0.2, 0.9, 130)
    lasted = rng.random(130) < expected
    bins = calibration_bins(expected, lasted)
    assert len(bins) == 5
    assert sum(bin_.n for bin_ in bins) == 130
    assert sum(bin_.n * bin_.observed for bin_ in bins) == pytest.approx(lasted.sum())
    assert all(a.highest < b.lowest for a, b in pairwise(bins))
    assert all(bin_.low <= bin_.observed <= bin_.high for bin_ in bins)


def test_one_chance_for_all_makes_one_bin() -> None:
    bins = calibration_bins(np.full(90, 0.6), np.arange(90) < 45)
    assert [(bin_.n, bin_.expected, bin_.observed) for bin_ in bins] == [
        (90, pytest.approx(0.6), 0.5)
    ]


def test_no_moves_no_bins() -> None:
    assert calibration_bins(np.zeros(0), np.zeros(0, bool)) == ()
