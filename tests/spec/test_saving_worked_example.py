"""The worked example of the method: £5,400 to £1,800 a week over 52 weeks.

Naive £187,200. With 39.3 expected weeks (78% still there at week 14, 64% at week 52): £141,480;
less support £300 × 26: £133,680; new home four weeks before the move: £126,480; old home's notice
of four weeks after it: £112,080, where the home is told only on the day of the move.
"""

from datetime import date, timedelta
from math import log

import pytest

from models.evidence import Curve
from models.journeys.fit.published_curve import expected_weeks, survival_at_week
from models.saving.estimate import Saving
from models.settings import Setting
from tests.make.moves import NO_SUPPORT, GivenOutlook, a_current_price, a_saving, a_support

SUPPORT = (a_support(300, 26),)
DAY = date(2025, 6, 2)  # of the move


def example(
    *, packages=NO_SUPPORT, notice_days=0, weeks_before_move=0.0, weeks=39.3, told=DAY
) -> Saving:
    return a_saving(
        destination=Setting.FOSTER_SPECIALIST,  # £1,800 a week
        current=a_current_price(5400, notice_days=notice_days),
        outlook=GivenOutlook(fixed_weeks=weeks),
        packages=packages,
        weeks_before_move=weeks_before_move,
        notice_given_on=told,
    )


def test_the_example_curve_gives_39_3_weeks_of_52() -> None:
    curve = Curve(14, 52, log(0.78) / log(0.64), "the example's own inputs")
    assert survival_at_week(0.64, curve, 14) == pytest.approx(0.78)
    assert survival_at_week(0.64, curve, 52) == pytest.approx(0.64)
    assert round(expected_weeks(0.64, curve, 0, 52), 1) == 39.3


@pytest.mark.parametrize(
    ("given", "pounds"),
    [
        ({"weeks": 52}, 187_200),
        ({}, 141_480),
        ({"packages": SUPPORT}, 133_680),
        ({"packages": SUPPORT, "weeks_before_move": 4}, 126_480),
        ({"packages": SUPPORT, "notice_days": 28}, 112_080),
        ({"packages": SUPPORT, "notice_days": 28, "told": DAY - timedelta(28)}, 133_680),
    ],
    ids=[
        "naive",
        "expected weeks",
        "less support",
        "new home first",
        "notice after",
        "agreed four weeks ahead",
    ],
)
def test_each_step_of_the_example_to_the_penny(given: dict[str, object], pounds: float) -> None:
    window = example(**given).full_year  # type: ignore[arg-type]
    assert window is not None
    assert round(window.gbp, 2) == pounds
