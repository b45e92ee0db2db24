"""What the payments file says of each slice: agrees, differs, still paid, not held, not yet."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import ledger_standing
from models.ledger.payments import (
    CheckedSlice,
    Payment,
    PaymentSeen,
    Reach,
    check_slices,
    confirmed_as_paid,
    ledger_beside_payments,
    list_differences,
    paid_to,
)
from models.recording.move_stages import Backfill, ConfirmedSlice
from models.settings import Setting
from tests.make.completed_moves import a_made_move

MOVED = date(2025, 6, 2)
NEW, OLD = Setting.FOSTER_INDEPENDENT.value, Setting.CHILDRENS_HOME_INDEPENDENT.value


def a_move(new: int = 150, **given: Any) -> CompletedMove:
    """£700 a day at the old home, £150 at the new one; agreed on the day itself."""
    return a_made_move("A", MOVED, old=700, new=new, **({"frozen_on": MOVED} | given))


def paid(
    starts: date, days: int, daily: int, setting: str = NEW, child: str = "child A"
) -> Payment:
    ends = starts + timedelta(days)
    return Payment(child, setting, "A firm", starts, ends, ends, daily * days * 100)


BEFORE = paid(MOVED - timedelta(31), 31, 700, OLD)  # the old home, up to the day of the move


def look(
    move: CompletedMove,
    *payments: Payment,
    days: int = 28,
    before: tuple[Payment, ...] = (BEFORE,),
    confirmed: tuple[ConfirmedSlice, ...] = (),
    to: date | None = None,
) -> tuple[CheckedSlice, ...]:
    payments_stored = (*before, *payments)
    reach = Reach(to or paid_to(payments_stored))
    (beside,) = ledger_beside_payments([move], payments_stored, reach)
    rows = ledger_standing([beside], {"A": confirmed}, MOVED + timedelta(days))
    return check_slices(rows, payments_stored, reach)


def seen(move: CompletedMove, *payments: Payment, **given: Any) -> list[PaymentSeen]:
    return [checked_slice.seen for checked_slice in look(move, *payments, **given)]


def test_a_month_paid_at_the_agreed_price_agrees_week_by_week() -> None:
    assert seen(a_move(), paid(MOVED, 28, 150)) == [PaymentSeen.AGREES] * 4


def test_no_payment_is_no_proof() -> None:
    other = paid(MOVED, 28, 150, child="somebody else")
    assert seen(a_move(), other) == [PaymentSeen.NEW_NOT_HELD] * 4


def test_a_payment_of_part_of_a_week_leaves_the_week_without_proof() -> None:
    other = paid(MOVED, 28, 150, child="somebody else")
    assert seen(a_move(), paid(MOVED, 10, 150), other) == [
        PaymentSeen.AGREES,
        *[PaymentSeen.NEW_NOT_HELD] * 3,
    ]


def test_another_price_is_a_difference_in_pence() -> None:
    checked_slices = look(a_move(), paid(MOVED, 28, 170))
    assert {checked_slice.seen for checked_slice in checked_slices} == {PaymentSeen.DIFFERS}
    assert [checked_slice.difference for checked_slice in checked_slices] == [7 * 20_00] * 4


def test_an_old_home_still_paid_is_seen_before_anything_else() -> None:
    checked_slices = look(a_move(), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD))
    assert [checked_slice.seen for checked_slice in checked_slices] == [
        PaymentSeen.STILL_PAID
    ] * 2 + [PaymentSeen.AGREES] * 2
    assert sum(checked_slice.difference for checked_slice in checked_slices) == 14 * 700_00


def test_notice_that_is_in_the_ledger_is_no_difference() -> None:
    assert (
        seen(a_move(notice_days=14), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD))
        == [PaymentSeen.AGREES] * 4
    )


def test_a_credit_takes_off() -> None:
    credit = a_credit(28 * 20_00)
    assert {
        checked_slice.seen for checked_slice in look(a_move(), paid(MOVED, 28, 170), credit)
    } == {PaymentSeen.AGREES}


def test_after_the_last_payment_held_nothing_can_be_said_yet() -> None:
    assert (
        seen(a_move(), paid(MOVED, 14, 150)) == [PaymentSeen.AGREES] * 2 + [PaymentSeen.NOT_YET] * 2
    )


def test_weeks_in_a_row_that_say_the_same_are_one_line_to_confirm() -> None:
    differences_result = list_differences(
        look(a_move(), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD))
    )
    assert [
        (difference.seen, len(difference.checked), difference.net)
        for difference in differences_result
    ] == [
        (PaymentSeen.STILL_PAID, 2, 14 * 550_00),
        (PaymentSeen.AGREES, 2, 14 * 550_00),
    ]


def a_credit(pence: int, starts: date = MOVED, days: int = 28) -> Payment:
    return Payment("child A", NEW, "A firm", starts, starts + timedelta(days), None, -pence)


def test_a_return_home_is_proved_by_the_old_homes_last_payment() -> None:
    """Nobody is paid for a child who lives with the family."""
    checked_slices = look(a_move(new=0), to=MOVED + timedelta(28))
    assert [checked_slice.seen for checked_slice in checked_slices] == [PaymentSeen.AGREES] * 4
    assert all(
        checked_slice.old_stopped and checked_slice.new_paid for checked_slice in checked_slices
    )
    assert sum(checked_slice.slice.net for checked_slice in checked_slices) == 28 * 700_00


def test_what_a_family_is_taken_to_cost_needs_no_payment_and_more_is_a_difference() -> None:
    """£100 a week stays in the ledger as a cost, whether or not anybody was paid it."""
    home = a_move(new=14, to_family=True)
    assert seen(home, to=MOVED + timedelta(28)) == [PaymentSeen.AGREES] * 4
    assert seen(home, paid(MOVED, 28, 14, "home")) == [PaymentSeen.AGREES] * 4
    assert seen(home, paid(MOVED, 28, 90, "home")) == [PaymentSeen.DIFFERS] * 4


def test_an_old_home_that_was_never_seen_paid_proves_nothing_by_not_being_paid() -> None:
    checked_slices = look(a_move(new=0), before=(), to=MOVED + timedelta(28))
    assert [checked_slice.seen for checked_slice in checked_slices] == [
        PaymentSeen.OLD_NOT_HELD
    ] * 4
    long_ago = paid(MOVED - timedelta(200), 31, 700, OLD)
    assert (
        seen(a_move(new=0), before=(long_ago,), to=MOVED + timedelta(28))
        == [PaymentSeen.OLD_NOT_HELD] * 4
    )


def test_each_end_is_proved_by_itself() -> None:
    (new_open, *_) = look(a_move(), to=MOVED + timedelta(28))
    assert (new_open.seen, new_open.old_stopped, new_open.new_paid) == (
        PaymentSeen.NEW_NOT_HELD,
        True,
        False,
    )
    (old_open, *_) = look(a_move(), paid(MOVED, 28, 150), before=())
    assert (old_open.seen, old_open.old_stopped, old_open.new_paid) == (
        PaymentSeen.OLD_NOT_HELD,
        False,
        True,
    )


def test_notice_that_was_not_paid_comes_off_the_ledger() -> None:
    """28 days' notice are agreed; the payments show that the old home was paid up to the move."""
    checked_slices = look(a_move(notice_days=28), paid(MOVED, 28, 150))
    assert sum(checked_slice.slice.amounts.overlap for checked_slice in checked_slices) == 0
    assert {checked_slice.seen for checked_slice in checked_slices} == {PaymentSeen.AGREES}


def test_of_notice_as_much_comes_off_as_was_not_paid() -> None:
    checked_slices = look(a_move(notice_days=28), paid(MOVED, 28, 150), paid(MOVED, 10, 700, OLD))
    assert (
        sum(checked_slice.slice.amounts.overlap for checked_slice in checked_slices) == -10 * 700_00
    )
    assert {checked_slice.seen for checked_slice in checked_slices} == {PaymentSeen.AGREES}


def test_notice_stays_until_payments_reach_its_end() -> None:
    """The payments file ends a week after the move: whether notice is paid, nobody knows yet."""
    checked_slices = look(a_move(notice_days=28), paid(MOVED, 7, 150))
    assert (
        sum(checked_slice.slice.amounts.overlap for checked_slice in checked_slices) == -28 * 700_00
    )
    assert [checked_slice.seen for checked_slice in checked_slices] == [
        PaymentSeen.NOTICE_NOT_PAID,
        *[PaymentSeen.NOT_YET] * 3,
    ]
    assert checked_slices[0].difference == -7 * 700_00


def test_an_old_home_never_seen_paid_leaves_notice_as_agreed() -> None:
    checked_slices = look(a_move(notice_days=14), paid(MOVED, 28, 150), before=())
    assert (
        sum(checked_slice.slice.amounts.overlap for checked_slice in checked_slices) == -14 * 700_00
    )


def test_a_credit_after_a_confirmation_opens_those_weeks_and_no_others() -> None:
    paid_then = paid(MOVED, 28, 150)
    confirmed_slices = tuple(
        confirmed_as_paid(checked_slice) for checked_slice in look(a_move(), paid_then)
    )
    settled = look(a_move(), paid_then, confirmed=confirmed_slices)
    assert (
        all(checked_slice.is_settled for checked_slice in settled)
        and list_differences(settled) == ()
    )
    credit = a_credit(7 * 50_00, starts=MOVED + timedelta(7), days=7)
    checked_slices = look(a_move(), paid_then, credit, confirmed=confirmed_slices)
    assert [checked_slice.seen for checked_slice in checked_slices] == [
        PaymentSeen.AGREES,
        PaymentSeen.CHANGED_SINCE,
        PaymentSeen.AGREES,
        PaymentSeen.AGREES,
    ]
    (opened,) = list_differences(checked_slices)
    assert (opened.seen, opened.difference) == (PaymentSeen.CHANGED_SINCE, -7 * 50_00)


def test_a_late_payment_to_the_old_home_opens_confirmed_weeks_again() -> None:
    confirmed_slices = tuple(
        confirmed_as_paid(checked_slice) for checked_slice in look(a_move(), paid(MOVED, 28, 150))
    )
    late = paid(MOVED, 14, 700, OLD)
    (opened,) = list_differences(
        look(a_move(), paid(MOVED, 28, 150), late, confirmed=confirmed_slices)
    )
    assert (opened.seen, opened.difference) == (PaymentSeen.CHANGED_SINCE, 14 * 700_00)


def test_what_was_confirmed_before_payments_were_kept_with_it_stays_settled() -> None:
    confirmed_slices = tuple(
        replace(confirmed_as_paid(checked_slice), paid_new=None, paid_old=None)
        for checked_slice in look(a_move(), paid(MOVED, 28, 150))
    )
    checked_slices = look(
        a_move(), paid(MOVED, 28, 150), a_credit(100_00), confirmed=confirmed_slices
    )
    assert all(checked_slice.is_settled for checked_slice in checked_slices)


def test_a_confirmation_made_anew_settles_what_had_changed() -> None:
    confirmed_slices = tuple(
        confirmed_as_paid(checked_slice) for checked_slice in look(a_move(), paid(MOVED, 28, 150))
    )
    credit = a_credit(28 * 50_00)
    changed = look(a_move(), paid(MOVED, 28, 150), credit, confirmed=confirmed_slices)
    anew = (*confirmed_slices, *(confirmed_as_paid(checked_slice) for checked_slice in changed))
    assert list_differences(look(a_move(), paid(MOVED, 28, 150), credit, confirmed=anew)) == ()


def test_a_bed_that_stays_paid_is_not_asked_to_have_stopped() -> None:
    """The claim is the place that a named child was not bought elsewhere."""
    filled = Backfill("child Z", MOVED, 650_00 * 7, "framework")
    move = a_move(cash_stops=False, backfill=filled)
    assert seen(move, paid(MOVED, 28, 150), before=()) == [PaymentSeen.AGREES] * 4
