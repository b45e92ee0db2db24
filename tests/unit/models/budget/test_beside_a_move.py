"""An average ready move beside a scenario: the value that Savings shows, in parts that add up."""

import pytest
from hypothesis import given, settings

from models.saving.portfolio import CountedMove, portfolio_of
from models.saving.target_in_moves import average_full_year_gbp
from models.scenarios.beside_a_move import average_move
from models.shortlist.destinations import FOUR
from tests.make.portfolios import portfolios


@settings(max_examples=30, deadline=None)
@given(portfolios())
def test_the_average_move_is_the_one_on_savings_and_its_parts_add_up(
    moves: tuple[CountedMove, ...],
) -> None:
    total = portfolio_of(moves, FOUR).total
    move = average_move(total, frozenset(child.child.key for child in moves[:1]))
    if move is None:
        assert average_full_year_gbp(total) is None
        return
    assert move.net_gbp == average_full_year_gbp(total)
    parts = move.homes_gbp - move.place_gbp - move.two_homes_gbp
    assert parts == pytest.approx(move.net_gbp, abs=0.01)
    assert move.ready.all_ready.moves == move.moves  # each in one group, to the penny
    assert move.ready.all_ready.net == total.full_year.amounts.net
    assert move.moves == total.full_year.said
    # on the board or not: the sums call the same moves not cashable
    assert move.ready.all_that_stay_paid == total.full_year.not_cashable_children
