"""What stands: an entry counts until it is corrected or withdrawn, from its own day on.

| entries of one subject | stands |
|---|---|
| 1 | 1 |
| 1, 2 | 1 and 2 (the newest is the state of a thing) |
| 1, 2 replaces 1 | 2 |
| 1, 2 withdraws 1 | nothing |
| 1, 2 replaces 1, 3 withdraws 2 | 1 again |
| 1, 2 replaces 1, 3 withdraws 2, 4 replaces 1 | 4 |
| 1, 2 replaces 1, 3 replaces 2 | 3 |
| 1, 2 replaces 1, 3 replaces 2, 4 withdraws 3 | 2 |
"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.recording.entry import newest_entry, newest_number, standing_entries
from models.recording.subject import Subject, wishes_of
from tests.make.entries import an_entry
from tests.make.record_contents import TODAY, a_wish_entry

ABOUT = wishes_of("k1")


def entries(*steps: tuple[str, int] | None):  # type: ignore[no-untyped-def]
    """None adds; ("replaces", n) corrects number n; ("withdraws", n) takes it back."""
    return [
        an_entry(
            ABOUT,
            None if step and step[0] == "withdraws" else a_wish_entry(words=str(number)),
            number,
            replaces=step[1] if step else None,
        )
        for number, step in enumerate(steps, start=1)
    ]


@pytest.mark.parametrize(
    ("steps", "numbers"),
    [
        ((None,), [1]),
        ((None, None), [1, 2]),
        ((None, ("replaces", 1)), [2]),
        ((None, ("withdraws", 1)), []),
        ((None, ("replaces", 1), ("withdraws", 2)), [1]),
        ((None, ("replaces", 1), ("withdraws", 2), ("replaces", 1)), [4]),
        ((None, ("replaces", 1), ("replaces", 2)), [3]),
        ((None, ("replaces", 1), ("replaces", 2), ("withdraws", 3)), [2]),
        ((None, None, ("withdraws", 1)), [2]),
    ],
)
def test_the_table_above(steps, numbers: list[int]) -> None:  # type: ignore[no-untyped-def]
    found = entries(*steps)
    assert [entry.number for entry in standing_entries(found)] == numbers
    assert newest_number(found) == len(steps)
    last = newest_entry(found)
    assert (last.number if last else 0) == (numbers[-1] if numbers else 0)


def test_an_entry_counts_from_its_own_day_and_a_mistake_on_no_day() -> None:
    early, late = TODAY - timedelta(days=9), TODAY - timedelta(days=2)
    both = [
        an_entry(ABOUT, a_wish_entry(heard_on=early), 1),
        an_entry(ABOUT, a_wish_entry(heard_on=late), 2, replaces=1),
    ]
    assert standing_entries(both[:1], early) and not standing_entries(
        both[:1], early - timedelta(days=1)
    )
    assert standing_entries(both, early) == ()
    assert [entry.number for entry in standing_entries(both, late)] == [2]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 8)), min_size=1, max_size=8), st.randoms())
def test_the_order_in_which_entries_are_given_never_matters(
    steps: list[tuple[bool, int]], rng
) -> None:  # type: ignore[no-untyped-def]
    made = [
        an_entry(ABOUT, a_wish_entry(words=str(n)), n, replaces=r if w and r < n else None)
        for n, (w, r) in enumerate(steps, start=1)
    ]
    shuffled = list(made)
    rng.shuffle(shuffled)
    assert standing_entries(shuffled) == standing_entries(made)
    assert newest_entry(made) is not None, "the newest entry, unless it withdraws, always stands"


def test_a_subject_comes_back_from_its_text() -> None:
    for about in (ABOUT, Subject(ABOUT.kind, "k", "m", "other-a/b")):
        assert Subject.of_stream(about.stream) == about
