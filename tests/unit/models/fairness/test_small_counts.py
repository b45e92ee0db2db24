"""Counts for sharing outside: nothing under 5 is shown, and nothing hidden can be worked out."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.fairness.suppress import SMALLEST_SHOWN, for_sharing

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=4
    )
)
SMALL = st.integers(1, 2).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 7), min_size=width, max_size=width), min_size=1, max_size=2
    )
)


def with_totals(rows: list[list[int]]) -> list[list[int]]:
    full = [[*row, sum(row)] for row in rows]
    return [*full, [sum(column) for column in zip(*full, strict=True)]]


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_what_is_shown_is_true_and_nothing_under_5_is_shown(rows) -> None:
    for shown, true in zip(for_sharing(rows).rows, with_totals(rows), strict=True):
        for cell, value in zip(shown, true, strict=True):
            assert cell is None or (cell == value and cell >= SMALLEST_SHOWN)


@settings(max_examples=60, deadline=None)
@given(SMALL)
def test_by_trying_every_table_no_hidden_count_has_one_answer_only(rows) -> None:
    """The reader's whole knowledge, by brute force: every table that fits what is shown."""
    shown = for_sharing(rows).rows
    height, width = len(rows), len(rows[0])
    fits = []
    for values in itertools.product(range(12), repeat=height * width):
        table = [list(values[r * width : (r + 1) * width]) for r in range(height)]
        full = with_totals(table)
        if all(
            cell is None or cell == full[r][c]
            for r, row in enumerate(shown)
            for c, cell in enumerate(row)
        ):
            fits.append(full)
    for r, row in enumerate(shown):
        for c, cell in enumerate(row):
            if cell is None:
                assert len({full[r][c] for full in fits}) > 1


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_a_shown_total_less_its_shown_parts_tells_of_no_few_children(rows) -> None:
    shown, true = for_sharing(rows).rows, with_totals(rows)
    turned = zip(zip(*shown, strict=True), zip(*true, strict=True), strict=True)
    for line, values in (*zip(shown, true, strict=True), *turned):
        if line[-1] is not None and None in line:
            hidden = [v for cell, v in zip(line, values, strict=True) if cell is None]
            assert sum(hidden) >= SMALLEST_SHOWN


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_a_table_with_nothing_small_is_shown_whole(rows) -> None:
    large = [[value + SMALLEST_SHOWN for value in row] for row in rows]
    assert all(cell is not None for row in for_sharing(large).rows for cell in row)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        # One small part: its row's and column's smallest parts go too, and the corner they share.
        ([[3, 20, 9], [8, 30, 9]], ((None, 20, None, 32), (None, 30, None, 47), (11, 50, 18, 79))),
        # A single column: the total gives the part away, so both go.
        ([[3]], ((None, None), (None, None))),
        # Two moves and 13 stays of 15: the two would be known, wherever they go.
        (
            [[2, 0, 13], [5, 1, 9]],
            ((None, None, None, 15), (None, None, None, 15), (None, None, 22, 30)),
        ),
        ([[0, 0], [0, 0]], ((None,) * 3,) * 3),
    ],
)
def test_worked_examples(rows, shown) -> None:
    assert for_sharing(rows).rows == shown
