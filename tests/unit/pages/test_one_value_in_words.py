"""A move's value in words: its parts add up, a range of one pound is none, what is in no sum says
so.

| confirmed + claimed + still expected | shown |
|---|---|
| 0 + 125,885.64 + 58,062.60 = 183,948.24 | £0, £125,886, £58,062: £183,948, not £58,063 |
"""

from datetime import date

from models.ledger.contributions import MoveContribution
from models.ledger.expected import ExpectedShare
from models.money import FinancialYear
from models.recording.move_stages import Stage
from pages.parts.savings.expected_moves import agreed_row
from pages.parts.words.move_value import NOT_COUNTED, value_words

YEAR = FinancialYear(2026)


def a_part(
    left: ExpectedShare | None,
    *,
    claimed: int = 0,
    cash: bool = True,
    on: date | None = None,
    if_made: int | None = None,
) -> MoveContribution:
    stage = Stage.MOVED if if_made is None else Stage.MATCHED
    return MoveContribution(
        "m1", "c1", stage, 0.9, 0, claimed, left, None, 0, (), "", cash=cash, on=on, if_made=if_made
    )


def test_the_parts_of_a_move_add_up_as_shown_and_are_the_same_on_savings() -> None:
    part = a_part(ExpectedShare("m1", 5_806_260, 5_806_260, 5_806_260), claimed=12_588_564)
    assert value_words(YEAR, part) == (
        "£183,948 in 2026/27: £0 confirmed, £125,886 claimed, £58,062 still expected"
    )
    assert {"£0", "£125,886", "£58,062", "£183,948"} <= set(agreed_row(part, "A Child"))


def test_a_range_of_one_pound_is_no_range() -> None:
    part = a_part(ExpectedShare("m1", -10_360, -10_364, -10_350), claimed=-1_144_575)
    assert "80% likely" not in value_words(YEAR, part)


def test_a_move_from_a_bed_that_stays_paid_says_that_no_sum_holds_it() -> None:
    day = date(2027, 1, 10)
    left = ExpectedShare("m1", -665_591, -812_314, 0)
    apart = value_words(YEAR, a_part(left, cash=False, on=day, if_made=-739_546))
    assert apart.endswith(NOT_COUNTED)
    assert NOT_COUNTED not in value_words(YEAR, a_part(left, on=day, if_made=-739_546))
    assert NOT_COUNTED not in value_words(YEAR, a_part(left, cash=False))
