"""A document suppressed at once: what several tables and sums tell together is hidden too."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.fairness.possible import NO_END, PublishedSum, with_most
from models.fairness.suppress import SMALLEST_SHOWN, Figure, suppress_small_numbers

ALL, NORTH, WEST, NEAR, FAR = ("all",), ("north",), ("west",), ("near",), ("far",)
TWO_CUTS = (PublishedSum(ALL, (NORTH, WEST)), PublishedSum(ALL, (NEAR, FAR)))


def figures(north: int, west: int, far: int) -> list[Figure]:
    return [
        Figure(ALL, north + west, rank=1),
        Figure(NORTH, north),
        Figure(WEST, west),
        Figure(NEAR, north + west - far),
        Figure(FAR, far),
    ]


def test_nothing_small_nothing_hidden() -> None:
    assert None not in suppress_small_numbers(figures(10, 20, 9), TWO_CUTS).values()


def test_the_total_of_another_table_would_give_it_away() -> None:
    shown = suppress_small_numbers(figures(10, 20, 3), TWO_CUTS)
    assert shown[FAR] is None and shown[NEAR] is None
    assert (shown[ALL], shown[NORTH], shown[WEST]) == (30, 10, 20)


def test_a_difference_that_is_printed_nowhere_is_hidden_too() -> None:
    """30 in care, 28 of them listed in another table: the two others stand nowhere."""
    others = Figure(("others",), 2, printed=False)
    shown = suppress_small_numbers(
        [Figure(ALL, 30), Figure(("listed",), 28), others],
        [PublishedSum(ALL, (("listed",), ("others",)))],
    )
    assert None in shown.values() and ("others",) not in shown


def test_two_hidden_parts_are_not_surely_small_together() -> None:
    shown = suppress_small_numbers(
        [Figure(ALL, 12, rank=1), Figure(NORTH, 2), Figure(WEST, 1), Figure(NEAR, 9)],
        [PublishedSum(ALL, (NORTH, WEST, NEAR))],
    )
    assert shown == {ALL: 12, NORTH: None, WEST: None, NEAR: None}


def test_a_nought_that_may_be_told_is_told_and_a_dash_there_says_one_at_least() -> None:
    """Of 2 hidden in two places where nought would be printed, each is surely 1."""
    figures = [Figure(ALL, 22, rank=1), Figure(NORTH, 20)]
    figures += [
        Figure(key, number, nought_is_shown=True)
        for key, number in ((WEST, 0), (NEAR, 1), (FAR, 1))
    ]
    shown = suppress_small_numbers(figures, [PublishedSum(ALL, (NORTH, WEST, NEAR, FAR))])
    assert shown == {ALL: 22, NORTH: None, WEST: 0, NEAR: None, FAR: None}


def test_sums_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="isn't the sum"):
        suppress_small_numbers(
            [Figure(ALL, 12), Figure(NORTH, 5), Figure(WEST, 5)], [PublishedSum(ALL, (NORTH, WEST))]
        )


def test_a_hidden_count_may_be_as_large_as_every_sum_allows() -> None:
    sums = (PublishedSum(ALL, (NORTH, WEST)), PublishedSum(NORTH, (NEAR, FAR)))
    number_by_texts = with_most(NEAR, {ALL: 9, WEST: 4}, {NORTH: 0, NEAR: 0, FAR: 1}, sums)
    assert number_by_texts == {NORTH: 5, NEAR: 4, FAR: 1}
    assert with_most(ALL, {}, {ALL: 0, NORTH: 0, WEST: 0}, sums[:1])[ALL] == NO_END


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 18))
def test_by_trying_every_document_each_small_count_may_be_five_or_more(north, west, far) -> None:
    far = min(far, north + west)
    figures_shown = figures(north, west, far)
    shown = suppress_small_numbers(figures_shown, TWO_CUTS)
    fits = [
        dict(zip((ALL, NORTH, WEST, NEAR, FAR), (n + w, n, w, n + w - f, f), strict=True))
        for n, w in itertools.product(range(20), repeat=2)
        for f in range(n + w + 1)
        if all(
            shown[key] in (None, value)
            for key, value in ((ALL, n + w), (NORTH, n), (WEST, w), (NEAR, n + w - f), (FAR, f))
        )
    ]
    for figure in figures_shown:
        if figure.is_small:
            assert max(fit[figure.key] for fit in fits) >= SMALLEST_SHOWN
