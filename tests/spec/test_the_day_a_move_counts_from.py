"""From which day a move's money counts: the day agreed, the day made, or the day of its stage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.stage_weights import stage_weights
from models.ledger.completed_moves import follow_the_day, made_moves
from models.ledger.planned import planned_days
from models.ledger.slices import NO_PRICE, NOT_SAID_HOW_BOUGHT, cut_into_slices, total_of_slices
from models.pipeline.move_record import every_move
from models.pipeline.stage_weights import own_weights
from models.recording.move_stages import MoveMoney, OneOff, Stage, SupportPhase
from tests.make.children import a_council
from tests.make.completed_moves import a_frozen, a_made_move, a_price, a_stage, some_money
from tests.make.moves_on_record import a_record_of_moves, money_of_move, stages_of

AGREED = date(2026, 6, 1)
TODAY = date(2026, 5, 11)


def agreed_money() -> MoveMoney:
    money = some_money(a_frozen(AGREED))
    return replace(
        money,
        supports=(SupportPhase(AGREED, AGREED + timedelta(182), 300_00, "team"),),
        one_offs=(OneOff(AGREED, 500_00, "a bed"), OneOff(date(2026, 5, 4), 90_00, "visits")),
    )


@pytest.mark.parametrize("days", [-14, 9])
def test_price_support_and_costs_of_the_day_follow_it_and_others_stay(days: int) -> None:
    moved_on = AGREED + timedelta(days)
    move_money = follow_the_day(agreed_money(), AGREED, moved_on)
    assert [price.from_day for price in move_money.prices] == [moved_on]
    (support,) = move_money.supports
    assert (support.from_day, support.until) == (moved_on, moved_on + timedelta(182))
    assert [one_off.on for one_off in move_money.one_offs] == [moved_on, date(2026, 5, 4)]


def test_a_child_who_moved_earlier_than_agreed_is_priced_from_the_day_of_the_move() -> None:
    moved_on = date(2026, 5, 18)
    record = a_record_of_moves(
        stages_of(a_stage(move_on=AGREED), a_stage(Stage.MOVED, on=moved_on, move_on=moved_on)),
        money_of_move(some_money(a_frozen(AGREED))),
    )
    (move,) = made_moves([record], a_council([]))
    ledger_slices = cut_into_slices(move, moved_on + timedelta(28))
    assert total_of_slices(ledger_slices).net == 28 * 600_00
    assert not any(ledger_slice.unpriced for ledger_slice in ledger_slices)


def test_days_in_the_new_home_without_a_price_claim_nothing_and_say_so() -> None:
    moved_on = date(2026, 5, 18)
    move = a_made_move("A", moved_on, old=800, new=(a_price(moved_on + timedelta(14), 200),))
    first, second, *ledger_slices = cut_into_slices(move, moved_on + timedelta(28))
    for ledger_slice in (first, second):
        assert (
            ledger_slice.net,
            ledger_slice.unpriced,
            ledger_slice.cashable,
            ledger_slice.because,
        ) == (0, True, False, NO_PRICE)
    assert [ledger_slice.net for ledger_slice in ledger_slices] == [7 * 600_00] * 2


@pytest.mark.parametrize(
    ("answer", "net", "because"),
    [(None, -7 * 200_00, NOT_SAID_HOW_BOUGHT), (True, 7 * 600_00, ""), (False, -7 * 200_00, None)],
)
def test_a_place_of_which_nobody_said_how_it_is_bought_is_no_cash_until_somebody_does(
    answer: bool | None, net: int, because: str | None
) -> None:
    move = a_made_move("A", AGREED, old=800, new=200, cash_known=False)
    move = replace(move, money=replace(move.money, bought_by_the_week=answer))
    (week,) = cut_into_slices(move, AGREED + timedelta(7))
    assert (week.net, week.cashable) == (net, answer is True)
    assert because is None or week.because == because


def test_notice_runs_from_the_day_recorded_before_the_day_agreed() -> None:
    move = a_made_move(
        "A", AGREED, old=800, new=200, notice_days=28, frozen_on=AGREED - timedelta(7)
    )
    assert total_of_slices(cut_into_slices(move, date(2026, 9, 1))).overlap == -21 * 800_00
    completed_move = replace(
        move, money=replace(move.money, notice_given_on=AGREED - timedelta(28))
    )
    assert total_of_slices(cut_into_slices(completed_move, date(2026, 9, 1))).overlap == 0
    until = replace(completed_move.money, old_paid_until=AGREED + timedelta(3))
    assert (
        total_of_slices(
            cut_into_slices(replace(completed_move, money=until), date(2026, 9, 1))
        ).overlap
        == -3 * 800_00
    )


def on_board(stage: Stage, since: date, move_on: date | None = None):
    return a_record_of_moves(stages_of(a_stage(stage, on=since, move_on=move_on)))


def day_of(*records, today: date = TODAY) -> tuple[date, bool]:
    moves = every_move(records)
    (planned_day, *_) = planned_days(moves, own_weights(moves, stage_weights()), today)
    return planned_day.on, planned_day.from_record


def test_a_planned_move_counts_from_the_day_that_people_named() -> None:
    assert day_of(on_board(Stage.MATCHED, TODAY, date(2026, 7, 20))) == (date(2026, 7, 20), True)


@pytest.mark.parametrize(
    ("stage", "days"), [(Stage.IDENTIFIED, 180), (Stage.EXPLORING, 120), (Stage.MATCHED, 60)]
)
def test_without_one_it_counts_by_how_long_its_stage_takes(stage: Stage, days: int) -> None:
    assert day_of(on_board(stage, TODAY)) == (TODAY + timedelta(days), False)


def test_a_day_that_has_passed_is_no_day_and_no_move_comes_before_notice_is_over() -> None:
    late = on_board(Stage.MATCHED, date(2026, 1, 5), date(2026, 4, 20))
    assert day_of(late) == (TODAY + timedelta(28), False)


def test_the_councils_own_moves_tell_how_long_a_stage_takes() -> None:
    """Matched: 60 days, worth six moves; one own move took 130: (6 × 60 + 130) / 7 = 70."""
    begun, moved = date(2025, 9, 1), date(2026, 1, 9)
    own = a_record_of_moves(
        stages_of(
            a_stage(Stage.MATCHED, on=begun, move_on=None),
            a_stage(Stage.MOVED, on=moved, move_on=moved),
            key="m9",
            child="k9",
        ),
        child="k9",
    )
    assert day_of(on_board(Stage.MATCHED, TODAY), own) == (TODAY + timedelta(70), False)
