"""What the programme itself costs and what comes back for it; what moves cost somebody else.

Both stand beside the savings and are in none of them.
"""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference.contract_shares import contract_shares
from models.children.council import COLUMNS
from models.interval import Interval
from models.ledger.completed_move import CompletedMove
from models.ledger.memorandum import moved_costs
from models.ledger.memorandum_words import programme_lines
from models.ledger.position import Likely
from models.ledger.programme import Programme, programme_of, what_comes_back
from models.ledger.statement import LineName, statement_of
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.prices.contract_shares import ContractShare
from models.recording.move_complete import missing_of_money
from models.recording.move_stages import MovedCost, PaidBy
from models.words import likely_between
from tests.make.completed_moves import a_made_move, some_money
from tests.spec.test_board_report import a_year

YEAR = FinancialYear(2025)
HALF = date(2025, 9, 30)  # 183 of the year's 365 days are over


def costs(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS["programme_costs"]))


HELD = costs(
    ("2025-26", "both", "team", 240_000.0),
    ("2025/26", "West", "system", 20_000.01),
    ("2024-25", "West", "team", 99.0),
    ("soon", "West", "team", 99.0),
)


def test_all_councils_see_every_cost_of_the_year_once_dearest_first() -> None:
    programme = programme_of(HELD, YEAR, None, contract_shares())
    assert programme == Programme(YEAR, (("team", 24_000_000), ("system", 2_000_001)))
    assert programme.pence == 26_000_001


def test_a_council_sees_its_own_costs_and_its_contract_share_of_shared_ones() -> None:
    """West 55.87% of £240,000 = £134,088; North 44.13% = £105,912."""
    west = programme_of(HELD, YEAR, "West", contract_shares())
    north = programme_of(HELD, YEAR, "North Northamptonshire", contract_shares())
    assert west == Programme(YEAR, (("team", 13_408_800), ("system", 2_000_001)))
    assert north == Programme(YEAR, (("team", 10_591_200),))


def test_a_share_that_changes_within_the_year_counts_by_its_days() -> None:
    """£365: £91 for 91 days at 100%, the £274 of the other 274 days at half: £137. £228 in all."""
    shares = (
        ContractShare(date(2025, 4, 1), "West", 1.0, ""),
        ContractShare(date(2025, 7, 1), "North", 0.5, ""),
        ContractShare(date(2025, 7, 1), "West", 0.5, ""),
    )
    programme = programme_of(costs(("2025-26", "all", "team", 365.0)), YEAR, "West", shares)
    assert programme == Programme(YEAR, (("team", 228_00),))


def test_shared_days_without_a_contract_share_are_nobodys_and_told_apart() -> None:
    shares = (ContractShare(date(2025, 7, 1), "West", 1.0, ""),)
    frame = costs(("2025-26", "both", "team", 365.0))
    programme = programme_of(frame, YEAR, "West", shares)
    assert programme == Programme(YEAR, (("team", 274_00),), unshared=91_00)
    assert programme_of(frame, YEAR, None, shares) == Programme(YEAR, (("team", 365_00),))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
def test_the_councils_parts_add_up_to_the_whole_to_the_penny(gbp: list[float]) -> None:
    frame = costs(*(("2025-26", "both", f"thing {n}", value) for n, value in enumerate(gbp)))
    parts = [programme_of(frame, YEAR, name, contract_shares()) for name in ("West", "North")]
    programme = programme_of(frame, YEAR, None, contract_shares())
    assert programme is not None
    assert sum(part.pence for part in parts if part) == programme.pence


def test_a_year_without_a_cost_has_no_programme() -> None:
    assert programme_of(HELD, FinancialYear(2030), None, contract_shares()) is None
    assert programme_of(costs(), YEAR, "West", contract_shares()) is None


def test_what_comes_back_is_proved_by_days_gone_and_expected_by_the_whole_year() -> None:
    """£365 a year is £183 up to 30 September: £366 proved is £2 for each; £1,095 expected is £3."""
    programme = Programme(YEAR, (("team", 365_00),))
    back = what_comes_back(programme, 366_00, Likely(5, 1095_00, 365_00, 1460_00), HALF)
    assert back is not None
    assert (back.proved, back.expected) == (2.0, Interval(3.0, 1.0, 4.0))


def test_before_the_year_begins_nothing_has_been_spent_and_nothing_comes_back_yet() -> None:
    programme = Programme(YEAR, (("team", 365_00),))
    some = Likely(5, 1095_00, 365_00, 1460_00)
    early = what_comes_back(programme, 0, some, date(2025, 3, 1))
    assert early is not None and early.proved is None
    assert programme.so_far(date(2027, 1, 1)) == 365_00
    assert what_comes_back(Programme(YEAR, (("given", 0),)), 0, some, HALF) is None


def said(year_of_moves: YearOfMoves) -> str:
    return " ".join(programme_lines(year_of_moves))


def test_the_words_give_the_cost_its_items_and_the_return_with_its_range() -> None:
    """The board's made-up year: £300,000 confirmed, £400,000 forecast."""
    year_of_moves = a_year(9)
    programme = Programme(YEAR, (("team", 40_000_00), ("*training*", 10_000_00)))
    text = said(replace(year_of_moves, asked=replace(year_of_moves.asked, programme=programme)))
    assert "costs £50,000 this year (not counted) (team £40,000 and *training* £10,000)" in text
    assert "£8.00 is expected" in text and likely_between("£7.20", "£9.20") in text
    assert said(year_of_moves) == ""


def test_what_others_pay_counts_from_its_day_while_the_move_lasts() -> None:
    """£70 a week is £10 a day: 1 to 10 June, with the 10th, is £100. Back on the 6th: £50."""
    cost = MovedCost(PaidBy.TRANSPORT, date(2025, 6, 1), None, 70_00, "taxi to school")
    assert paid(a_move(cost)) == ((PaidBy.TRANSPORT, 100_00),)
    assert paid(replace(a_move(cost), returned_on=date(2025, 6, 6))) == ((PaidBy.TRANSPORT, 50_00),)
    assert paid(a_move(replace(cost, until=date(2025, 6, 3)))) == ((PaidBy.TRANSPORT, 20_00),)
    assert paid(a_move(replace(cost, from_day=date(2026, 1, 1)))) == ()


def test_what_others_pay_is_counted_in_the_year_asked_about_alone() -> None:
    cost = MovedCost(PaidBy.HEALTH, date(2025, 3, 1), None, 7_00)
    move = a_made_move("m", date(2025, 3, 1), old=800, new=200)
    move = replace(move, money=replace(move.money, moved=(cost,)))
    assert moved_costs([move], YEAR, date(2025, 4, 10)) == ((PaidBy.HEALTH, 10_00),)
    assert moved_costs([move], FinancialYear(2024), date(2025, 4, 10)) == ((PaidBy.HEALTH, 31_00),)


def test_costs_moved_to_others_are_told_by_who_pays() -> None:
    year_of_moves = replace(
        a_year(9), moved_costs=((PaidBy.HEALTH, 500_00), (PaidBy.TRANSPORT, 12_00))
    )
    (passed,) = (o for o in statement_of(year_of_moves) if o.name is LineName.PARTNERS)
    assert passed.pence == 512_00 and "health £500 and transport £12" in passed.explanation


@pytest.mark.parametrize(
    ("cost", "field"),
    [
        (MovedCost(None, HALF, None, 1), "moved.0.who"),
        (MovedCost(PaidBy.HEALTH, None, None, 1), "moved.0.from_day"),
        (MovedCost(PaidBy.HEALTH, HALF, HALF, 1), "moved.0.until"),
        (MovedCost(PaidBy.HEALTH, HALF, None, -1), "moved.0.weekly_pence"),
    ],
)
def test_a_cost_moved_to_others_says_who_pays_what_from_when(cost: MovedCost, field: str) -> None:
    money = replace(some_money(), moved=(cost,))
    assert [missing_field.field for missing_field in missing_of_money(money)] == [field]


def a_move(cost: MovedCost) -> CompletedMove:
    move = a_made_move("m", date(2025, 6, 1), old=800, new=200)
    return replace(move, money=replace(move.money, moved=(cost,)))


def paid(move: CompletedMove) -> tuple[tuple[PaidBy, int], ...]:
    return moved_costs([move], YEAR, date(2025, 6, 10))
