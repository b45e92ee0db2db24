"""Past moves like a child's: how alike, in which steps, never fewer than ten, never who."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import MoveTo
from models.journeys.explain.alike import STEPS, all_of_kind, blur_part, find_moves_alike
from models.needs.scheme import Need
from models.settings import Setting
from tests.make.explanations import BEHAVIOUR, a_move, child_features, grounds

LEVELS = {BEHAVIOUR: 3, Need.SELF_HARM: 1, Need.EXPLOITATION_AND_MISSING: 2}
CALM = {BEHAVIOUR: 2, Need.SELF_HARM: 1, Need.EXPLOITATION_AND_MISSING: 2}


def moves(number, age=10.0, levels=LEVELS, *, first=0, **changes):
    x = child_features(age, levels)
    return [(a_move(f"c{first + place}", **changes), x) for place in range(number)]


def found(*parts, levels=LEVELS, age=10.0):
    basis = grounds(age=age, levels=levels, moves=[row for part in parts for row in part])
    return find_moves_alike(basis, "me", MoveTo.FOSTERING)


def test_ten_moves_of_like_age_and_needs_are_counted() -> None:
    one = found(moves(9), moves(5, first=9, outcome="ended early", same=False))
    assert one is not None
    assert one.step == STEPS[0]
    assert (one.tally.moves, one.tally.lasted, one.tally.same_home) == (14, 9, 9)


# (age at the move, levels, which step holds ten of them)
STEPS_BY_HAND = [
    (12.0, LEVELS, 0),  # two years are near
    (10.0, {**LEVELS, Need.SELF_HARM: 3}, 1),  # the other side of self-harm: behaviour alone
    (10.0, CALM, 2),  # the other side of behaviour: age alone
    (10.0, None, 2),  # nothing known of the movers' needs
    (12.5, LEVELS, 3),  # within three years
    (16.0, LEVELS, 4),  # any age
]


@pytest.mark.parametrize(("age", "levels", "step"), STEPS_BY_HAND)
def test_what_is_alike_is_widened_in_steps_until_there_are_ten(age, levels, step) -> None:
    one = found(moves(10, age, levels))
    assert one is not None
    assert one.step == STEPS[step]


def test_levels_3_and_4_are_one_side_and_0_to_2_the_other() -> None:
    one = found(moves(10, levels={**LEVELS, BEHAVIOUR: 4, Need.SELF_HARM: 0}))
    assert one is not None
    assert one.step == STEPS[0]


def test_a_step_is_left_out_where_a_need_of_the_child_isnt_known() -> None:
    one = found(moves(10), levels={BEHAVIOUR: 3})
    assert one is not None
    assert one.step == STEPS[1]


def test_fewer_than_ten_moves_are_never_counted() -> None:
    assert found(moves(9)) is None
    assert found() is None


def test_ten_moves_of_fewer_children_are_never_counted() -> None:
    assert found(moves(9), moves(1)) is None


def test_the_childs_own_earlier_move_isnt_counted() -> None:
    own = [(a_move("me"), child_features(10, LEVELS))]
    assert found(moves(9), own) is None


def test_other_kinds_the_last_months_to_18_and_the_lost_are_left_out() -> None:
    others = (
        moves(5, first=20, setting=Setting.HOME),
        moves(5, first=30, days_to_18=181),
        moves(5, first=40, outcome="lost from sight"),
    )
    one = found(moves(10), *others)
    assert one is not None
    assert one.tally.moves == 10
    assert found(moves(9), *others) is None


def test_a_move_whose_year_isnt_over_is_told_apart_even_if_it_ended_early() -> None:
    young = moves(6, first=20, outcome="ended early", over=False, same=False)
    one = found(moves(10), young)
    assert one is not None
    assert (one.tally.moves, one.tally.lasted, one.tally.not_yet) == (10, 10, 6)


def test_the_same_home_is_counted_among_those_that_lasted() -> None:
    basis = grounds(moves=[*moves(8), *moves(6, first=8, same=False)])
    tally = all_of_kind(basis, MoveTo.FOSTERING)
    assert tally is not None
    assert (tally.moves, tally.lasted, tally.same_home) == (14, 14, 8)
    assert all_of_kind(basis, MoveTo.HOME) is None


# (part, whole, how it is told): neither a part under five nor what it leaves over is given away
TOLD = [
    (9, 14, "9"),
    (10, 14, "10 or more"),
    (14, 14, "10 or more"),
    (4, 14, "fewer than 5"),
    (0, 14, "fewer than 5"),
    (5, 10, "5"),
]


@pytest.mark.parametrize(("part", "whole", "told"), TOLD)
def test_small_parts_are_not_told_exactly(part, whole, told) -> None:
    assert blur_part(part, whole) == told


@given(st.integers(10, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_whatever_is_told_at_least_five_moves_stand_behind_it(pair) -> None:
    part, whole = pair
    alternatives = {
        other for other in range(whole + 1) if blur_part(other, whole) == blur_part(part, whole)
    }
    assert part in alternatives
    assert len(alternatives) == 5 or min(part, whole - part) >= 5
