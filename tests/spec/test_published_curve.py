"""The published chance that a move lasts, and when within the year it ends early."""

import numpy as np
import pytest

from data.reference.prices import published_evidence
from models.evidence import Basis, PublishedChance
from models.journeys.answers.outlook import Suits
from models.journeys.fit.published_curve import expected_weeks, survival_at_week
from models.settings import Setting
from tests.make.children import a_child
from tests.make.moves import published

CURVE = published_evidence().curve
FOSTER = (
    Setting.FOSTER_CONNECTED,
    Setting.FOSTER_IN_HOUSE,
    Setting.FOSTER_INDEPENDENT,
    Setting.FOSTER_SPECIALIST,
)


def quantile(prior: PublishedChance, share: float) -> float:
    """A Beta prior's quantile by adding up its density on a fine grid."""
    grid = np.linspace(0, 1, 400_001)
    density = grid ** (prior.alpha - 1) * (1 - grid) ** (prior.beta - 1)
    area = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return float(np.interp(share, area / area[-1], grid))


@pytest.mark.parametrize("destination", FOSTER)
def test_every_foster_family_has_the_same_chance(destination: Setting) -> None:
    chance = published().chance(a_child(), destination, Suits.YES)
    assert chance.p_12m == pytest.approx(6.8 / 12)
    assert (chance.low, chance.high) == (0.383510, 0.744484)
    assert (chance.basis, chance.count) == (Basis.PUBLISHED, 12)
    assert "Birmingham" in chance.source
    assert (chance.low_13w, chance.p_13w, chance.high_13w) == pytest.approx(
        [survival_at_week(p, CURVE, 13) for p in (0.383510, 6.8 / 12, 0.744484)]
    )
    assert (chance.low_26w, chance.p_26w, chance.high_26w) == pytest.approx(
        [survival_at_week(p, CURVE, 26) for p in (0.383510, 6.8 / 12, 0.744484)]
    )


def test_the_foster_interval_is_the_10th_and_90th_percentile_of_its_prior() -> None:
    prior = published_evidence().chance(Setting.FOSTER_IN_HOUSE)
    assert prior is not None
    assert round(quantile(prior, 0.1), 6) == prior.low
    assert round(quantile(prior, 0.9), 6) == prior.high


def test_home_has_the_stated_chance_and_its_prior_is_near_the_stated_interval() -> None:
    prior = published_evidence().chance(Setting.HOME)
    assert prior is not None
    assert prior.p_12m == pytest.approx(0.72)
    assert (prior.low, prior.high) == (0.55, 0.86)
    assert quantile(prior, 0.1) == pytest.approx(0.55, abs=0.01)
    assert quantile(prior, 0.9) == pytest.approx(0.86, abs=0.01)
    assert prior.alpha + prior.beta == prior.weight_moves == 13


def test_supported_accommodation_has_no_published_chance() -> None:
    chance = published().chance(a_child(), Setting.SUPPORTED_ACCOMMODATION, Suits.YES)
    assert (chance.p_12m, chance.low, chance.high) == (None, None, None)
    assert chance.basis is Basis.WITHHELD
    nothing = published().weeks(a_child(), Setting.SUPPORTED_ACCOMMODATION, Suits.YES, 0, 365)
    assert nothing is None


def test_55_7_percent_of_the_log_loss_comes_by_week_14_and_none_after_week_52() -> None:
    p = 0.5
    assert survival_at_week(p, CURVE, 0) == 1
    assert survival_at_week(p, CURVE, 7) == pytest.approx(0.5 ** (0.557 / 2))
    assert survival_at_week(p, CURVE, 14) == pytest.approx(0.5**0.557)
    assert survival_at_week(p, CURVE, 52) == pytest.approx(0.5)
    assert survival_at_week(p, CURVE, 500) == pytest.approx(0.5)


@pytest.mark.parametrize(("start", "end"), [(0, 14), (3, 40), (14, 52), (10, 90), (60, 61), (5, 5)])
def test_expected_weeks_are_the_area_under_the_curve(start: float, end: float) -> None:
    grid = np.linspace(start, end, 20_001)
    heights = np.array([survival_at_week(0.72, CURVE, week) for week in grid])
    area = float(np.sum((heights[1:] + heights[:-1]) / 2 * np.diff(grid)))
    assert expected_weeks(0.72, CURVE, start, end) == pytest.approx(area, abs=1e-6)


def test_weeks_before_the_move_count_nothing() -> None:
    assert expected_weeks(0.72, CURVE, -10, 0) == 0


def test_before_the_engine_exists_a_child_stays_in_every_week() -> None:
    lived = published().weeks(a_child(), Setting.FOSTER_IN_HOUSE, Suits.YES, 7, 28)
    assert lived is not None and not lived.is_simulated
    assert lived.old == lived.new == pytest.approx(expected_weeks(6.8 / 12, CURVE, 1, 4))
    assert lived.goes_ahead == 1 and lived.elsewhere == ()
    assert "stay in this placement" in published().baseline_words
