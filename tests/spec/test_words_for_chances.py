"""The word for a chance is decided by its 8 in 10 range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.journeys.answers.often import Often, word_for_range

#  low, high, word
BANDS = [
    (0.70, 0.95, Often.MUCH_MORE),
    (0.69, 0.95, Often.MORE),
    (0.50, 0.55, Often.MORE),
    (0.49, 0.58, Often.EVEN),
    (0.40, 0.60, Often.EVEN),
    (0.39, 0.60, Often.CANT_TELL),
    (0.40, 0.61, Often.CANT_TELL),
    (0.38, 0.74, Often.CANT_TELL),  # the published chance of a foster step-down
    (0.55, 0.86, Often.MORE),  # and of a planned return home
    (0.31, 0.50, Often.LESS),
    (0.05, 0.30, Often.MUCH_LESS),
]


@pytest.mark.parametrize(("low", "high", "word"), BANDS)
def test_the_range_decides_the_word(low: float, high: float, word: Often) -> None:
    assert word_for_range(low, high) is word


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
def test_no_word_takes_a_side_that_the_range_doesnt(pair: list[float]) -> None:
    low, high = pair
    word = word_for_range(low, high)
    if word in (Often.MORE, Often.MUCH_MORE):
        assert low >= 0.5
    elif word in (Often.LESS, Often.MUCH_LESS):
        assert high <= 0.5
    else:
        assert low < 0.5 < high
