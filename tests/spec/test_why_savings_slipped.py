"""From what was promised when moves were agreed to what they bring: the steps add up."""

from dataclasses import replace
from datetime import date

import pytest

from models.ledger.by_month import by_month
from models.ledger.completed_moves import made_moves
from models.ledger.slipped import Slipped, Why, why_slipped
from models.pipeline.move_record import every_move
from models.recording.move_stages import Expected, Stage
from models.recording.record import ChildRecord
from tests.make.children import a_council
from tests.make.completed_moves import a_price, a_stage, some_money
from tests.make.moves_on_record import a_record_of_moves, money_of_move, stages_of
from tests.spec.test_year_of_moves import MADE, MOVED, YEAR, frozen, several, the_year

PROMISED = 20_000_000


def promised(*records: ChildRecord, **given: object) -> Slipped | None:
    year_of_moves = the_year(*records, **given)  # type: ignore[arg-type]
    return why_slipped(year_of_moves, every_move(records), made_moves(records, a_council([])))


def base(**given: object):
    return replace(frozen(**given), expected=(Expected(YEAR.start, PROMISED),))


def added_up(slipped: Slipped) -> bool:
    return slipped.promised + sum(pence for _, pence in slipped.steps) == slipped.now


def test_a_move_that_was_agreed_and_not_made_takes_away_all_that_was_promised() -> None:
    stages = stages_of(a_stage(), a_stage(Stage.WITHDRAWN, on=MOVED, because="the carer fell ill"))
    slipped = promised(a_record_of_moves(stages, money_of_move(some_money(base()))))
    assert slipped is not None and added_up(slipped)
    assert (slipped.promised, slipped.steps, slipped.now) == (
        PROMISED,
        ((Why.NOT_MADE, -PROMISED),),
        0,
    )


def test_a_later_day_costs_the_days_between() -> None:
    """Agreed for 6 April and made on 20 April: fourteen days at £600."""
    later = date(2026, 4, 20)
    stages = stages_of(a_stage(), a_stage(Stage.MOVED, on=later, move_on=later))
    slipped = promised(a_record_of_moves(stages, money_of_move(some_money(base()))))
    assert slipped is not None and added_up(slipped)
    assert dict(slipped.steps)[Why.LATER] == -14 * 600_00


def test_an_early_end_costs_the_rest_of_the_year() -> None:
    """Back in residential care on 4 May: 331 days to 31 March at £600."""
    back = a_stage(Stage.BROKE_DOWN, on=date(2026, 5, 4), move_on=MOVED, because="no match")
    stages = [*MADE, *stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED), back)[2:]]
    slipped = promised(a_record_of_moves(stages, money_of_move(some_money(base()))))
    assert slipped is not None and added_up(slipped)
    assert dict(slipped.steps)[Why.ENDED] == -(date(2027, 4, 1) - date(2026, 5, 4)).days * 600_00


def test_a_dearer_home_than_first_agreed_is_the_price() -> None:
    first = some_money(base())
    dearer = replace(first, prices=(a_price(MOVED, 200), a_price(date(2026, 5, 4), 300)))
    corrected = replace(money_of_move(dearer), number=2)
    slipped = promised(a_record_of_moves(MADE, money_of_move(first), corrected))
    assert slipped is not None and added_up(slipped)
    assert dict(slipped.steps)[Why.PRICE] == -(date(2027, 4, 1) - date(2026, 5, 4)).days * 100_00


def test_without_a_promise_there_is_no_bridge() -> None:
    assert promised(a_record_of_moves(MADE, money_of_move(some_money(frozen())))) is None


@pytest.mark.parametrize("council", [None, "North"])
def test_months_add_up_to_each_sum_of_the_year(council: str | None) -> None:
    records, shortlist = several()
    year_of_moves = the_year(*records, shortlist=shortlist, council=council)
    months = by_month(year_of_moves)
    assert [month.starts for month in months] == [
        date(2026 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)
    ]
    target_position = year_of_moves.position
    assert sum(month.confirmed for month in months) == target_position.confirmed
    assert sum(month.claimed for month in months) == target_position.claimed
    assert sum(month.expected for month in months) == target_position.expected.pence
    assert sum(month.possible for month in months) == target_position.possible.pence
