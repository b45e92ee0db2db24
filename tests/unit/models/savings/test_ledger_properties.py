"""Properties of the ledger: parts add up to the penny in every cut, whatever the move."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.savings.confirm import standing
from models.savings.ledger import slices, total
from models.savings.made_move import MadeMove
from models.savings.pipeline import (
    AgreedPrice,
    Backfill,
    ConfirmedSlice,
    MoveMoney,
    OneOff,
    PathStep,
    SupportPhase,
)
from models.savings.portfolio import Amounts
from tests.made_moves import a_frozen

MOVED = date(2024, 5, 16)
PENCE = st.integers(0, 1_600_000)
DAYS = st.integers(-60, 900)


@st.composite
def moves(draw: st.DrawFn) -> MadeMove:
    """Any move: pennies that divide by nothing, prices, support and one-offs on any day."""
    days = draw(st.lists(DAYS, min_size=8, max_size=8))
    on = [MOVED + timedelta(day) for day in days]
    length = draw(st.integers(1, 900))
    share = st.floats(0, 1, allow_nan=False)
    steps = st.builds(PathStep, share, st.integers(0, 90_000))
    path = tuple(draw(st.lists(steps, min_size=1, max_size=40)))
    frozen = a_frozen(
        MOVED, ends_on=MOVED + timedelta(length), path=path, yearly_uplift=0.06,
        cash_stops=draw(st.booleans()), notice_days=draw(st.integers(0, 56)),
    )  # fmt: skip
    money = MoveMoney(
        frozen=frozen,
        prices=tuple(AgreedPrice(day, draw(PENCE), "") for day in on[:3]),
        supports=(SupportPhase(min(on[3:5]), max(on[3:5]), draw(PENCE), ""),),
        one_offs=(OneOff(on[5], draw(PENCE), ""),),
        backfill=Backfill("z", on[6], draw(PENCE), "") if draw(st.booleans()) else None,
    )
    returned = on[7] if on[7] > MOVED and draw(st.booleans()) else None
    return MadeMove("a", "b", MOVED, money, returned)


@given(moves(), st.sets(st.integers(-50, 1200), max_size=6))
@settings(max_examples=60, deadline=None)
def test_however_it_is_cut_the_parts_add_up_to_the_same_pence(
    move: MadeMove, cuts: set[int]
) -> None:
    until = MOVED + timedelta(1300)
    also = [MOVED + timedelta(cut) for cut in cuts]
    whole, cut = slices(move, until), slices(move, until, also)
    assert total(whole) == total(cut)
    assert sum(one.avoided for one in whole) == sum(one.avoided for one in cut)
    for day in also:
        before = [one for one in cut if one.ends <= day]
        after = [one for one in cut if one.starts >= day]
        assert total(before) + total(after) == total(cut)


@given(moves())
@settings(max_examples=60, deadline=None)
def test_slices_follow_each_other_and_net_is_the_sum_of_its_parts(move: MadeMove) -> None:
    found = slices(move, MOVED + timedelta(1300))
    for one, following in pairwise(found):
        assert one.ends == following.starts
        assert 0 < (one.ends - one.starts).days <= 7
    for one in found:
        parts = one.amounts
        assert one.net == (parts.old_home + parts.new_home + parts.support + parts.one_off
                           + parts.overlap + parts.elsewhere)  # fmt: skip


@given(moves(), st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_after_a_return_nothing_is_saved_and_before_it_nothing_changes(
    move: MadeMove, day: int
) -> None:
    until = MOVED + timedelta(1300)
    back = MOVED + timedelta(day)
    without = MadeMove(move.key, move.child, MOVED, move.money)
    returned = MadeMove(move.key, move.child, MOVED, move.money, back)
    before, after = (slices(one, until, [back]) for one in (without, returned))
    kept = [one.amounts for one in before if one.ends <= back]
    assert kept == [one.amounts for one in after if one.ends <= back]
    gone = total(one for one in after if one.starts >= back)
    assert (gone.old_home, gone.new_home, gone.elsewhere, gone.overlap) == (0, 0, 0, 0)


@given(moves(), st.integers(1, 1200), st.integers(1, 900))
@settings(max_examples=40, deadline=None)
def test_delivered_and_open_are_the_ledger_and_delivered_and_clawed_back_what_was_confirmed(
    move: MadeMove, confirmed_to: int, day: int
) -> None:
    until = MOVED + timedelta(1300)
    told = MadeMove(move.key, move.child, MOVED, move.money)
    held = tuple(
        ConfirmedSlice(one.starts, one.ends, one.net)
        for one in slices(told, MOVED + timedelta(confirmed_to))
    )
    now = MadeMove(move.key, move.child, MOVED, move.money, MOVED + timedelta(day))
    rows = standing([now], {"a": held}, until)
    assert sum(one.stands + one.open for one in rows) == total(slices(now, until)).net
    confirmed = [one for one in rows if one.confirmed is not None]
    assert sum(one.stands + one.clawed_back for one in confirmed) == sum(one.pence for one in held)


@pytest.mark.parametrize("until", [MOVED - timedelta(90), MOVED - timedelta(61)])
def test_before_its_first_cost_a_move_has_no_slices(until: date) -> None:
    move = MadeMove("a", "b", MOVED, MoveMoney(frozen=a_frozen(MOVED)))
    assert slices(move, until) == ()
    assert total(()) == Amounts()


@given(moves(), st.sets(st.integers(-50, 1200), max_size=6), st.integers(2023, 2027))
@settings(max_examples=60, deadline=None)
def test_a_year_has_the_same_slices_whether_or_not_earlier_ones_are_listed(
    move: MadeMove, cuts: set[int], year: int
) -> None:
    until, also = date(2028, 1, 1), {MOVED + timedelta(day) for day in cuts}
    first = date(year, 4, 1)
    every = slices(move, until, also)
    assert slices(move, until, also, first) == tuple(s for s in every if s.starts >= first)


@given(moves(), st.lists(st.tuples(st.integers(-20, 900), st.integers(1, 40)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_what_stands_of_a_year_is_the_same_whether_or_not_earlier_years_are_listed(
    move: MadeMove, confirmed: list[tuple[int, int]]
) -> None:
    """Confirmed stretches of any length, some over a 1 April."""
    held = {"a": [ConfirmedSlice(MOVED + timedelta(day), MOVED + timedelta(day + length), 12_345)
                  for day, length in confirmed]}  # fmt: skip
    until, first = date(2027, 1, 1), date(2025, 4, 1)
    every = standing([move], held, until)
    assert standing([move], held, until, first) == tuple(
        row for row in every if row.slice.starts >= first
    )
