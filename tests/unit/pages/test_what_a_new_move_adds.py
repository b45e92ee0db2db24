"""Each mean of a new move names the children that it is taken over."""

from dataclasses import replace
from datetime import date

from models.ledger.new_move import NewMove
from pages.parts.savings.progress import new_move_words

ONE = NewMove(
    on=date(2027, 2, 16),
    children=27,
    this_year=2_167_700,
    full_year=13_292_000,
    full_children=27,
    can_close=None,
)


def test_one_mean_for_both_where_every_child_has_a_full_year() -> None:
    assert new_move_words(ONE) == (
        "A move made on 16 February 2027 would add £21,677 this year and £132,920 in a full year: "
        "the average of 27 children ready for one."
    )


def test_a_full_year_is_the_mean_of_those_who_have_one() -> None:
    assert new_move_words(replace(ONE, full_children=19)) == (
        "A move made on 16 February 2027 would add £21,677 this year, the average of 27 children "
        "ready for one, and £132,920 in a full year, the average of the 19 of them who have a full "
        "year ahead."
    )


def test_nothing_of_a_full_year_where_nobody_has_one() -> None:
    assert "full year" not in new_move_words(replace(ONE, full_year=None, full_children=0))
