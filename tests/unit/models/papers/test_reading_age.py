"""The reading age by Flesch and Kincaid: short words and sentences read young."""

import pytest

from tests.drive.reading_ease import reading_age, syllables_of


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("you", 1), ("family", 3), ("home", 1), ("table", 2), ("worried", 2), ("wanted", 2),
     ("asked", 1), ("foster", 2), ("advocate", 3), ("Zoë", 1), ("the", 1)],
)  # fmt: skip
def test_syllables_are_groups_of_vowels(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


def test_the_formula_is_the_published_one() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45, so the youngest.
    assert reading_age("The cat sat on the mat.") == 5
    text = "Accommodation considerations require monitoring."
    assert [syllables_of(word) for word in text.rstrip(".").split()] == [5, 5, 2, 4]
    assert reading_age(text) == pytest.approx(0.39 * 4 + 11.8 * 16 / 4 - 15.59 + 5)


def test_nothing_needs_no_age() -> None:
    assert reading_age("") == reading_age("…") == 0
