"""Each mean of a new move names the children that it is taken over."""

from dataclasses import replace
from datetime import date

from models.ledger.new_move import NewMove
from models.saving.ready_moves import GroupOfMoves, ReadyChildren, ReadyFullYears
from pages.parts.savings import words
from pages.parts.savings.progress import new_move_words
from pages.parts.words.ready_moves import (
    among_ready,
    beside_a_new_move,
    beside_all_ready,
    new_among_ready,
    parts_of_ready,
)
from tests.pages.reading import plain

READY = ReadyFullYears(
    new=GroupOfMoves(19, 19 * 13_292_000),
    other_councils=GroupOfMoves(),
    under_way=GroupOfMoves(2, 2 * 8_000_000),
    stays_paid=GroupOfMoves(3, -3 * 1_200_000),
    under_way_stays_paid=1,
)
AMONG = ReadyChildren(
    new=27,
    under_way=5,
    under_way_stays_paid=1,
    under_way_no_figure=1,
    stays_paid=4,
    no_figure=1,
)
ALL_NEW = ReadyChildren(new=27)
ONE = NewMove(
    on=date(2027, 2, 16),
    among=AMONG,
    this_year=2_167_700,
    full_year=13_292_000,
    full_children=27,
    can_close=None,
    ready=READY,
)


def test_one_mean_for_both_where_every_child_has_a_full_year() -> None:
    text = words.new_move_in_both("16 February 2027", "£21,677", "£132,920", among_ready(AMONG))
    assert new_move_words(ONE) == text


def test_a_full_year_is_the_mean_of_those_who_have_one() -> None:
    this_year = words.new_move("16 February 2027", "£21,677", among_ready(AMONG))
    text = new_move_words(replace(ONE, full_children=19))
    assert text == f"{this_year} {words.full_year_of_some('£132,920', 19, 27)}"


def test_nothing_of_a_full_year_where_nobody_has_one() -> None:
    assert "full year" not in new_move_words(replace(ONE, full_year=None, full_children=0))


def test_each_page_names_the_other_page_s_value_and_whom_it_counts_besides() -> None:
    others = (
        "2 whose move is already on the board (£80,000 a move; 1 of them in a place that stays "
        "paid or may stay paid) and 3 more in such a place (−£12,000 a move)."
    )
    assert plain(beside_a_new_move(READY)) == (
        "What if counts £110,395 for a ready move. It takes the average of all 24 ready children "
        f"who have a full year ahead. Besides these 19, it counts {others}"
    )
    assert plain(beside_all_ready(READY)) == (
        "Savings says £132,920 in a full year for a new move. It takes the average of 19 of the "
        f"24 ready children who have a full year ahead, and leaves out {others}"
    )


def test_where_all_ready_moves_are_new_both_pages_say_so() -> None:
    same = replace(
        READY, under_way=GroupOfMoves(), stays_paid=GroupOfMoves(), under_way_stays_paid=0
    )
    assert plain(beside_a_new_move(same)) == "What if counts the same for a ready move: £132,920."
    assert plain(beside_all_ready(same)) == "Savings says the same for a new move: £132,920."
    assert new_among_ready(same) is None


def test_the_count_behind_a_new_move_is_told_as_a_part_of_all_ready_children() -> None:
    """The board's report says 37 are ready; Savings said 27, and no word of the other ten."""
    assert AMONG.all_ready == 37
    assert among_ready(AMONG) == ("That is the average for 27 of the 37 children ready to move.")
    assert parts_of_ready(AMONG) == (
        "The other 10 ready children are: 5 with a move on the board (1 of them in a place that "
        "stays paid or may stay paid and 1 whose saving we cannot estimate), 4 more in such a "
        "place and 1 more whose saving we cannot estimate."
    )
    assert parts_of_ready(ReadyChildren(new=2, stays_paid=1)) == (
        "The other ready child is one in a place that stays paid or may stay paid."
    )
    assert among_ready(ALL_NEW) == "That is the average for 27 children ready to move."
    assert parts_of_ready(ALL_NEW) == ""
