"""A figure, its range and what it rests on: words that don't contradict each other."""

from dataclasses import replace
from datetime import date

import pytest

from models.evidence import Basis
from models.journeys.answers.outlook import Chance
from models.needs.change_words import change_words
from models.needs.direction import Direction
from models.needs.scheme import Scheme
from models.saving.estimate import SavingLine, Window
from models.settings import Setting
from models.shortlist.outlook_summary import OutlookSummary
from pages.parts.child import outlook_words
from pages.parts.child.outlook import basis_words
from pages.parts.words.chance import break_even_words, range_words


def a_window(gbp: float, low: float, high: float, break_even: float | None = None) -> Window:
    line = SavingLine("all of it", gbp, "made up", "made up")
    return Window(date(2026, 4, 1), date(2027, 4, 1), (line,), low, high, break_even=break_even)


def test_a_range_that_is_a_point_is_called_no_range() -> None:
    text = range_words(a_window(-5349, -5349, -5349))
    assert text == "80% likely to be −£5,349"


def test_a_figure_outside_its_range_says_why() -> None:
    text = range_words(a_window(-5128, -5349, -5349))
    assert text == (
        "80% likely to be −£5,349. The figure above is the average and counts rare futures"
    )
    assert "average" not in range_words(a_window(5, 0, 10))
    assert range_words(a_window(5, 0, 10)) == "80% likely to be between £0 and £10"


@pytest.mark.parametrize("least", [-0.1, 0.0, 0.004])
def test_hardly_any_move_has_to_last_is_not_said_as_0_in_100(least: float) -> None:
    text = break_even_words(a_window(5, 0, 10, least))
    assert text == "On average it saves something even if no such move lasts a year"


def test_a_figure_of_the_whole_council_is_not_called_the_same_for_every_child() -> None:
    why = "27 moves ended early, and 30 are needed"
    chance = replace(
        Chance(0.74, 0.6, 0.85, Basis.POOLED, 110, "this council's history"), not_own=why
    )
    text = basis_words(OutlookSummary((Setting.HOME,), chance, None))
    assert text == outlook_words.from_all_moves("110 moves", f": {why}")


def test_three_profiles_are_never_called_only_one() -> None:
    nothing = Scheme((), ())
    assert change_words(Direction(), nothing, 1) == (
        "Only one profile so far, so no direction yet."
    )
    assert change_words(Direction(), nothing, 3).startswith("3 profiles, none of them new enough")
