"""Properties of the ledger: parts add up to the penny in every cut, whatever the move."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import ledger_standing
from models.ledger.slices import cut_into_slices, total_of_slices
from models.recording.move_stages import (
    AgreedPrice,
    Backfill,
    ConfirmedSlice,
    MoveMoney,
    OneOff,
    PathStep,
    SupportPhase,
)
from models.saving.portfolio import Amounts
from tests.make.completed_moves import a_frozen

MOVED = date(2024, 5, 16)
PENCE = st.integers(0, 1_600_000)
DAYS = st.integers(-60, 900)


@st.composite
def moves(draw: st.DrawFn) -> CompletedMove:
    """Any move: pennies that divide by nothing, prices, support and one-offs on any day."""
    days = draw(st.lists(DAYS, min_size=8, max_size=8))
    on = [MOVED + timedelta(day) for day in days]
    length = draw(st.integers(1, 900))
    share = st.floats(0, 1, allow_nan=False)
    steps = st.builds(PathStep, share, st.integers(0, 90_000))
    path = tuple(draw(st.lists(steps, min_size=1, max_size=40)))
    frozen = a_frozen(
        MOVED,
        ends_on=MOVED + timedelta(length),
        path=path,
        yearly_uplift=0.06,
        cash_stops=draw(st.booleans()),
        notice_days=draw(st.integers(0, 56)),
    )
    money = MoveMoney(
        frozen=frozen,
        prices=tuple(AgreedPrice(day, draw(PENCE), "") for day in on[:3]),
        supports=(SupportPhase(min(on[3:5]), max(on[3:5]), draw(PENCE), ""),),
        one_offs=(OneOff(on[5], draw(PENCE), ""),),
        backfill=Backfill("z", on[6], draw(PENCE), "") if draw(st.booleans()) else None,
    )
    returned = on[7] if on[7] > MOVED and draw(st.booleans()) else None
    return CompletedMove("a", "b", MOVED, money, returned)


@given(moves(), st.sets(st.integers(-50, 1200), max_size=6))
@settings(max_examples=60, deadline=None)
def test_however_it_is_cut_the_parts_add_up_to_the_same_pence(
    move: CompletedMove, cuts: set[int]
) -> None:
    until = MOVED + timedelta(1300)
    also = [MOVED + timedelta(cut) for cut in cuts]
    ledger_slices, cut = cut_into_slices(move, until), cut_into_slices(move, until, also)
    assert total_of_slices(ledger_slices) == total_of_slices(cut)
    assert sum(ledger_slice.avoided for ledger_slice in ledger_slices) == sum(
        ledger_slice.avoided for ledger_slice in cut
    )
    for day in also:
        before = [ledger_slice for ledger_slice in cut if ledger_slice.ends <= day]
        after = [ledger_slice for ledger_slice in cut if ledger_slice.starts >= day]
        assert total_of_slices(before) + total_of_slices(after) == total_of_slices(cut)


@given(moves())
@settings(max_examples=60, deadline=None)
def test_slices_follow_each_other_and_net_is_the_sum_of_its_parts(move: CompletedMove) -> None:
    ledger_slices = cut_into_slices(move, MOVED + timedelta(1300))
    for ledger_slice, following in pairwise(ledger_slices):
        assert ledger_slice.ends == following.starts
        assert 0 < (ledger_slice.ends - ledger_slice.starts).days <= 7
    for ledger_slice in ledger_slices:
        parts = ledger_slice.amounts
        assert ledger_slice.net == (
            parts.old_home
            + parts.new_home
            + parts.support
            + parts.one_off
            + parts.overlap
            + parts.elsewhere
        )


@given(moves(), st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_after_a_return_nothing_is_saved_and_before_it_nothing_changes(
    move: CompletedMove, day: int
) -> None:
    until = MOVED + timedelta(1300)
    back = MOVED + timedelta(day)
    without = CompletedMove(move.key, move.child, MOVED, move.money)
    returned = CompletedMove(move.key, move.child, MOVED, move.money, back)
    before, after = (
        cut_into_slices(completed_move, until, [back]) for completed_move in (without, returned)
    )
    amounts = [ledger_slice.amounts for ledger_slice in before if ledger_slice.ends <= back]
    assert amounts == [ledger_slice.amounts for ledger_slice in after if ledger_slice.ends <= back]
    gone = total_of_slices(ledger_slice for ledger_slice in after if ledger_slice.starts >= back)
    assert (gone.old_home, gone.new_home, gone.elsewhere, gone.overlap) == (0, 0, 0, 0)


@given(moves(), st.integers(1, 1200), st.integers(1, 900))
@settings(max_examples=40, deadline=None)
def test_delivered_and_open_are_the_ledger_and_delivered_and_clawed_back_what_was_confirmed(
    move: CompletedMove, confirmed_to: int, day: int
) -> None:
    until = MOVED + timedelta(1300)
    completed_move_shown = CompletedMove(move.key, move.child, MOVED, move.money)
    confirmed_slices = tuple(
        ConfirmedSlice(ledger_slice.starts, ledger_slice.ends, ledger_slice.net)
        for ledger_slice in cut_into_slices(completed_move_shown, MOVED + timedelta(confirmed_to))
    )
    completed_move = CompletedMove(move.key, move.child, MOVED, move.money, MOVED + timedelta(day))
    rows = ledger_standing([completed_move], {"a": confirmed_slices}, until)
    assert (
        sum(row.stands + row.open for row in rows)
        == total_of_slices(cut_into_slices(completed_move, until)).net
    )
    confirmed = [row for row in rows if row.confirmed is not None]
    assert sum(standing.stands + standing.clawed_back for standing in confirmed) == sum(
        confirmed_slice.pence for confirmed_slice in confirmed_slices
    )


@pytest.mark.parametrize("until", [MOVED - timedelta(90), MOVED - timedelta(61)])
def test_before_its_first_cost_a_move_has_no_slices(until: date) -> None:
    move = CompletedMove("a", "b", MOVED, MoveMoney(frozen=a_frozen(MOVED)))
    assert cut_into_slices(move, until) == ()
    assert total_of_slices(()) == Amounts()


@given(moves(), st.sets(st.integers(-50, 1200), max_size=6), st.integers(2023, 2027))
@settings(max_examples=60, deadline=None)
def test_a_year_has_the_same_slices_whether_or_not_earlier_ones_are_listed(
    move: CompletedMove, cuts: set[int], year: int
) -> None:
    until, also = date(2028, 1, 1), {MOVED + timedelta(day) for day in cuts}
    first = date(year, 4, 1)
    ledger_slices = cut_into_slices(move, until, also)
    assert cut_into_slices(move, until, also, first) == tuple(
        s for s in ledger_slices if s.starts >= first
    )


@given(moves(), st.lists(st.tuples(st.integers(-20, 900), st.integers(1, 40)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_what_stands_of_a_year_is_the_same_whether_or_not_earlier_years_are_listed(
    move: CompletedMove, confirmed: list[tuple[int, int]]
) -> None:
    """Confirmed stretches of any length, some over a 1 April."""
    confirmed_slices = {
        "a": [
            ConfirmedSlice(MOVED + timedelta(day), MOVED + timedelta(day + length), 12_345)
            for day, length in confirmed
        ]
    }
    until, first = date(2027, 1, 1), date(2025, 4, 1)
    standings = ledger_standing([move], confirmed_slices, until)
    assert ledger_standing([move], confirmed_slices, until, first) == tuple(
        row for row in standings if row.slice.starts >= first
    )
