"""How far a frozen baseline may be off is money: a week that was wrongly expected at the old home
is in part a week missing in another, which costs something too."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest

from data.reference.prices import price_book
from models.children.records import Child
from models.journeys.answers.outlook import Today
from models.money import FinancialYear
from models.pipeline.freeze import freeze_baseline
from models.saving.move import Move, terms_of
from models.settings import Setting
from tests.make.children import a_child
from tests.make.moves import GivenOutlook, a_current_price

MOVE_ON = date(2025, 6, 2)
FOSTER = Setting.FOSTER_INDEPENDENT
BOOK = price_book()
FOSTER_WEEKLY = BOOK.price(FOSTER).at(FinancialYear(2025), BOOK.uplift(FOSTER)).weekly_gbp


@dataclass(frozen=True, slots=True)
class UnsureOutlook(GivenOutlook):
    """Half of all weeks at the old home, a quarter in a foster family; known to within `off`."""

    off: tuple[tuple[float, float], tuple[float, float]] | None = None

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        weeks = max(0.0, to_day - from_day) / 7
        off = None if self.off is None else np.array(self.off)
        return Today(weeks / 2, ((FOSTER, weeks / 4),), off)


def path_sd(outlook: UnsureOutlook, weekly: float = 6_000.0) -> float | None:
    current = a_current_price(weekly)
    move = Move(FOSTER, MOVE_ON, FinancialYear(2025))
    terms = terms_of(a_child(), move, current, BOOK, outlook)
    base = freeze_baseline(terms, current, today=MOVE_ON, engine="given", data_version="given")
    assert base is not None
    return base.path_sd


def test_a_week_less_at_the_old_home_is_a_week_more_in_a_foster_family() -> None:
    """Off by five weeks, all lived in a foster family instead: the gap between two prices."""
    value = path_sd(UnsureOutlook(off=((25.0, -25.0), (-25.0, 25.0))))
    of_old_cost = 6_000.0 * 365 / 7 / 2
    assert value == pytest.approx(5 * (6_000.0 - FOSTER_WEEKLY) / of_old_cost, abs=1e-4)


def test_weeks_that_would_be_lived_out_of_care_are_off_by_the_old_price() -> None:
    value = path_sd(UnsureOutlook(off=((25.0, 0.0), (0.0, 0.0))))
    assert value == pytest.approx(5 / (365 / 7 / 2), abs=1e-4)


def test_chance_that_was_taken_out_leaves_nothing_below_nothing() -> None:
    assert path_sd(UnsureOutlook(off=((-1.0, 0.0), (0.0, 0.0)))) == 0.0


def test_where_nobody_can_say_how_far_it_is_off_nothing_is_frozen_of_it() -> None:
    assert path_sd(UnsureOutlook()) is None
    assert path_sd(replace(UnsureOutlook(), off=((25.0, 0.0), (0.0, 25.0))), weekly=0.0) is None
