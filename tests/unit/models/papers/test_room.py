"""What is too long for a side is shortened by rule, and says how much more there is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.papers.room import LETTERS_A_WORD, ROOMS, first_of, shortened

MORE = re.compile(r" … \((\d+) more words? in the record\)$")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("near my nan", 3, "near my nan"),
        ("  near\n my\tnan ", 3, "near my nan"),
        ("near my nan please", 3, "near my nan … (1 more word in the record)"),
        ("one two three four", 2, "one two … (2 more words in the record)"),
        ("", 3, ""),
        ("x" * 99, 2, "x" * 16 + " … (1 more word in the record)"),
    ],
)
def test_a_text_is_cut_at_a_word_and_says_how_many_are_left(
    text: str, words: int, expected: str
) -> None:
    assert shortened(text, words) == expected


@given(st.text(), st.integers(1, 40))
def test_no_word_is_lost_without_being_counted(text: str, words: int) -> None:
    made, every = shortened(text, words), text.split()
    cut = MORE.search(made)
    kept = made[: cut.start()].split() if cut else made.split()
    assert len(kept) <= words
    assert sum(map(len, kept)) <= words * LETTERS_A_WORD
    if cut is None:
        assert kept == every
    elif kept == every[: len(kept)]:
        assert len(kept) + int(cut[1]) == len(every)
    else:  # the first word alone is too long: its beginning stands, and it is counted as left
        assert every[0].startswith(kept[0]) and int(cut[1]) == len(every)


def test_a_list_says_how_many_more_the_record_holds() -> None:
    assert first_of(["a", "b"], 2) == ("a", "b")
    assert first_of(["a", "b", "c", "d"], 2) == ("a", "b", "and 2 more in the record")


def test_each_length_has_less_room_than_the_one_before() -> None:
    for wide, tight in pairwise(ROOMS):
        assert (
            all(getattr(tight, name) <= getattr(wide, name) for name in wide.__slots__)
            and tight != wide
        )
