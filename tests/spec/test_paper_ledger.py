"""A paper ledger of fifteen moves over two years, worked by hand. Pounds a day × days.

2024-25 ends on 31 March 2025, 2025-26 has 365 days.

| move | what it is | 2024-25 | 2025-26 |
|---|---|---|---|
| A | moved 1 May 2024, old 800, new 200, support 50 for 182 days | 335 × 600 − 9,100 = 191,900 | 365 × 600 = 219,000 |
| B | 1 October 2024, 700 to 150, 28 days' notice paid | 182 × 550 − 28 × 700 = 80,500 | 365 × 550 = 200,750 |
| C | 1 July 2024, 900 to 250; back in residential care on 1 December | 153 × 650 − 9,100 = 90,350 | 0 |
| D1 | 1 June 2024, 800 to 150; overtaken on 1 February 2025 | 245 × 650 = 159,250 | 0 |
| D2 | takes over on 1 February 2025 at 60 | 59 × 740 = 43,660 | 365 × 740 = 270,100 |
| E | block bed, 1 September 2024, new 200; a named child takes it on 1 January at 650 | −122 × 200 + 90 × 450 = 16,100 | 365 × 450 = 164,250 |
| F | joint funded: the trust's 600 of 1,000; 1 April 2024, new 200 | 365 × 400 = 146,000 | 146,000 |
| G | 1 January 2025, 700 to 100; 18 on 1 September 2025 | 90 × 600 = 54,000 | 153 × 600 = 91,800 |
| H | 1 November 2024, 800 to 200; price 230 backdated to 1 January | 61 × 600 + 90 × 570 = 87,900 | 365 × 570 = 208,050 |
| I | 1 April 2024, 1,000 to 200; would have stayed with 0.8, after 364 days with 0.5 | 364 × 600 + 300 = 218,700 | 365 × 300 = 109,500 |
| J | 15 July 2024, 650 to 150; new home paid from 1 July, £1,500 once | 260 × 500 − 14 × 150 − 1,500 = 126,400 | 365 × 500 = 182,500 |
| K | 1 March 2025, 700 to 200; the old price would have risen 10% on 1 April | 31 × 500 = 15,500 | 365 × 500 = 182,500 (avoided: 365 × 70 = 25,550) |
| L | 1 June 2024, 700 to 200; the day was agreed on 18 May and the home told: 28 days' notice, 14 of them after the move | 304 × 500 − 14 × 700 = 142,200 | 365 × 500 = 182,500 |
| M | a return home, 1 September 2024: 900, and nobody is paid | 212 × 900 = 190,800 | 365 × 900 = 328,500 |
| N | agreed for 1 August 2024 and made on 18 July; 700 to 200, support 50 for 182 days | 257 × 500 − 9,100 = 119,400 | 365 × 500 = 182,500 |
| all | | 1,682,660 | 2,467,950 |
"""  # noqa: E501

from datetime import date, timedelta

import pytest

from models.ledger.completed_move import CompletedMove
from models.ledger.slices import Slice, total_of_slices
from models.money import FinancialYear
from tests.make.paper_ledger import TO, ledger, paper_ledger

BY_HAND = {
    "A": (191_900, 219_000), "B": (80_500, 200_750), "C": (90_350, 0), "D1": (159_250, 0),
    "D2": (43_660, 270_100), "E": (16_100, 164_250), "F": (146_000, 146_000),
    "G": (54_000, 91_800), "H": (87_900, 208_050), "I": (218_700, 109_500),
    "J": (126_400, 182_500), "K": (15_500, 182_500), "L": (142_200, 182_500),
    "M": (190_800, 328_500), "N": (119_400, 182_500),
}  # fmt: skip
FIRST, SECOND = FinancialYear(2024), FinancialYear(2025)


def held() -> tuple[Slice, ...]:
    return ledger(paper_ledger(), TO)


def net(move: str, year: FinancialYear) -> float:
    return (
        total_of_slices(
            ledger_slice
            for ledger_slice in held()
            if ledger_slice.move == move and ledger_slice.year == year
        ).net
        / 100
    )


@pytest.mark.parametrize("move", BY_HAND)
def test_each_move_saves_in_each_year_what_paper_says(move: str) -> None:
    assert (net(move, FIRST), net(move, SECOND)) == BY_HAND[move]


def test_both_years_add_up_to_what_paper_says() -> None:
    by_year = [
        total_of_slices(ledger_slice for ledger_slice in held() if ledger_slice.year == year).net
        for year in (FIRST, SECOND)
    ]
    assert by_year == [1_682_660_00, 2_467_950_00]


def test_what_the_old_price_would_have_risen_by_is_avoided_and_in_no_sum() -> None:
    of_k = [ledger_slice for ledger_slice in held() if ledger_slice.move == "K"]
    assert sum(ledger_slice.avoided for ledger_slice in of_k) == 25_550_00
    assert sum(ledger_slice.avoided for ledger_slice in held()) == 25_550_00


def test_a_block_bed_is_cashable_from_the_day_a_named_child_takes_it() -> None:
    of_e = [ledger_slice for ledger_slice in held() if ledger_slice.move == "E"]
    assert {ledger_slice.because for ledger_slice in of_e if not ledger_slice.cashable} == {
        "a block bed"
    }
    assert {
        ledger_slice.cashable for ledger_slice in of_e if ledger_slice.starts < date(2025, 1, 1)
    } == {False}
    assert {
        ledger_slice.cashable for ledger_slice in of_e if ledger_slice.starts >= date(2025, 1, 1)
    } == {True}


def test_after_a_return_nothing_is_saved_and_agreed_support_is_still_paid() -> None:
    after = [
        ledger_slice
        for ledger_slice in held()
        if ledger_slice.move == "C" and ledger_slice.starts >= date(2024, 12, 1)
    ]
    assert sum(ledger_slice.amounts.gross for ledger_slice in after) == 0
    assert sum(ledger_slice.amounts.support for ledger_slice in after) == -29 * 50_00
    assert {ledger_slice.because for ledger_slice in after} == {"back in residential care"}


def test_what_a_child_who_came_back_costs_more_than_todays_path_is_told_apart() -> None:
    """I, had the child come back on 1 October 2024: today's path had them there with 0.8, of 181
    days of the year that were left, and for one day more with 0.5."""
    (completed_move,) = [move for move in paper_ledger() if move.key == "I"]
    back = CompletedMove(
        "I", completed_move.child, completed_move.moved_on, completed_move.money, date(2024, 10, 1)
    )
    ledger_slices = [
        ledger_slice for ledger_slice in ledger([back], TO) if ledger_slice.year == FIRST
    ]
    assert (
        sum(ledger_slice.since_back for ledger_slice in ledger_slices) == -(181 * 200 + 500) * 100
    )
    assert total_of_slices(ledger_slices).net == 183 * 600 * 100


def test_no_slice_crosses_a_week_of_the_move_or_a_1_april() -> None:
    moved = {move.key: move.moved_on for move in paper_ledger()}
    for ledger_slice in held():
        begins = (ledger_slice.starts - moved[ledger_slice.move]).days // 7
        ends = (ledger_slice.ends - timedelta(1) - moved[ledger_slice.move]).days // 7
        assert begins == ends == ledger_slice.number - 1
        assert FinancialYear.holding(ledger_slice.ends - timedelta(1)) == ledger_slice.year


def test_two_moves_of_one_child_never_save_on_the_same_day() -> None:
    moves = [move for move in paper_ledger() if move.child == "child D"]
    never_told = CompletedMove(moves[0].key, moves[0].child, moves[0].moved_on, moves[0].money)
    with pytest.raises(ValueError, match="same day"):
        ledger([never_told, moves[1]], TO)


def test_a_move_that_comes_later_than_agreed_keeps_its_days_of_the_frozen_path() -> None:
    """I: agreed for 1 April 2024 and made 28 days later; the new home was kept for the child."""
    late = next(move for move in paper_ledger() if move.key == "I")
    late = CompletedMove("I", late.child, late.moved_on + timedelta(28), late.money)
    amounts = total_of_slices(
        ledger_slice for ledger_slice in ledger([late], TO) if ledger_slice.year == FIRST
    )
    assert amounts.net == ((336 * 600 + 300) * 100) + amounts.overlap
    assert amounts.overlap == -28 * 200 * 100
