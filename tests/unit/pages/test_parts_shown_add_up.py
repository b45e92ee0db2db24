"""Amounts that a reader may add up add up as they are shown, although each is rounded to a pound.

| to the penny | each rounded |
|---|---|
| 700,944.45 − 242,857.00 + 339,875.45 = 797,962.90 | 700,944 − 242,857 + 339,875 ≠ 797,963 |
| 576,424.40 − 48,493.80 − 4,500.00 = 523,430.60 | 576,424 − 48,494 − 4,500 ≠ 523,431 |
"""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.budget.months import MonthOfYear
from models.budget.variance import Parts
from models.ledger.slipped import Slipped, Why
from models.recording.move_stages import Stage
from pages.parts.budget import months, words
from pages.parts.savings import charts, expected_moves
from pages.parts.words import writing

AMOUNT = re.compile(r"(−?)£([\d,]+)")


def pounds_in(text: str) -> list[int]:
    """Every amount of a sentence, in its order."""
    return [
        int(number.replace(",", "")) * (-1 if sign else 1) for sign, number in AMOUNT.findall(text)
    ]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8))
def test_amounts_shown_add_up_to_their_sum_as_shown(parts: list[int]) -> None:
    shown = pounds_in(" ".join(writing.that_add_up(*parts)))
    assert sum(shown) == pounds_in(writing.of_pence(sum(parts)))[0]
    assert all(abs(a - b / 100) <= 1 for a, b in zip(shown, parts, strict=True))


def test_the_steps_from_promised_to_now_add_up_in_words_and_picture() -> None:
    steps = ((Why.ENDED, -24_285_700), (Why.CHANCE, 33_987_545))
    slipped = Slipped(70_094_445, steps, 79_796_290, 14)
    promised, ended, chance, current = pounds_in(charts.bridge_words(slipped))
    assert promised + ended + chance == current == 797_963
    chart = charts.bridge_chart(slipped).to_dict()
    rows = next(iter(chart["datasets"].values()))
    numbers = [pounds_in(row["said"])[0] for row in rows]
    assert numbers == [promised, ended, chance, current]


def test_the_child_weeks_of_the_gap_are_the_difference_of_those_shown() -> None:
    parts = Parts(volume=0, price=0, mix=0)
    found = cast(
        Any,
        SimpleNamespace(
            parts=parts, unsplit_pence=0, weeks_bought=56_388.6, weeks_expected=56_913.4
        ),
    )
    text = words.because_words(found)
    assert "56,389 child-weeks. We expect 56,913 (524 more)" in text


def test_a_range_whose_ends_are_the_same_pound_is_not_shown() -> None:
    part = cast(
        Any,
        SimpleNamespace(
            value=-1_154_940,
            value_range=(-1_154_944, -1_154_930),
            stage=Stage.MOVED,
            confirmed=0,
            claimed=0,
            left=None,
            following=None,
            delay=0,
            rests_on="",
        ),
    )
    assert not any("80% likely" in cell for cell in expected_moves.agreed_row(part, "A Child"))


@pytest.mark.parametrize("moves", [0, 3])
def test_what_the_lines_in_the_picture_of_the_year_are_is_said_beside_it(moves: int) -> None:
    forecast = SimpleNamespace(moves=moves, low=87_778_600, high=105_198_400)
    found = cast(Any, SimpleNamespace(position=SimpleNamespace(forecast=forecast, target=1)))
    text = charts.range_beside(found)
    assert pounds_in(text) == ([877_786, 1_051_984] if moves else [])
    assert ("no range" in text) is ("the target" in text) is bool(moves)


def test_what_is_spent_names_the_day_to_which_it_is_spent() -> None:
    """Not "by the end of November" where the data end on the 24th."""
    month = MonthOfYear(
        "2026-11",
        date(2026, 11, 30),
        date(2026, 11, 24),
        100_00,
        100_00,
        None,
        None,
        None,
        None,
        0,
        0,
        0,
    )
    whole = cast(Any, SimpleNamespace(budget_pence=None, outturn=None, rest_pence=0))
    text = months.months_words([month], whole)
    assert text == f"{words.SUM_OF_ALL} Spent to 24 November 2026: £100."
