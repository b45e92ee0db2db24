"""What the payments file says of each slice: agrees, differs, still paid, not held, not yet."""

from __future__ import annotations

from datetime import date, timedelta

from models.children.settings import Setting
from models.savings.confirm import standing
from models.savings.made_move import MadeMove
from models.savings.payments import Checked, Payment, Seen, checked, differences, paid_to
from tests.made_moves import a_made_move

MOVED = date(2025, 6, 2)
NEW, OLD = Setting.FOSTER_INDEPENDENT.value, Setting.CHILDRENS_HOME_INDEPENDENT.value


def a_move(**given: int) -> MadeMove:
    return a_made_move("A", MOVED, old=700, new=150, **given)


def paid(
    starts: date, days: int, daily: int, setting: str = NEW, child: str = "child A"
) -> Payment:
    ends = starts + timedelta(days)
    return Payment(child, setting, "A firm", starts, ends, ends, daily * days * 100)


def look(move: MadeMove, *payments: Payment, days: int = 28) -> tuple[Checked, ...]:
    rows = standing([move], {}, MOVED + timedelta(days))
    return checked(rows, payments, paid_to(payments))


def seen(move: MadeMove, *payments: Payment, days: int = 28) -> list[Seen]:
    return [one.seen for one in look(move, *payments, days=days)]


def test_a_month_paid_at_the_agreed_price_agrees_week_by_week() -> None:
    assert seen(a_move(), paid(MOVED, 28, 150)) == [Seen.AGREES] * 4


def test_no_payment_is_no_proof() -> None:
    other = paid(MOVED, 28, 150, child="somebody else")
    assert seen(a_move(), other) == [Seen.NOT_HELD] * 4


def test_a_payment_of_part_of_a_week_leaves_the_week_without_proof() -> None:
    other = paid(MOVED, 28, 150, child="somebody else")
    assert seen(a_move(), paid(MOVED, 10, 150), other) == [Seen.AGREES, *[Seen.NOT_HELD] * 3]


def test_another_price_is_a_difference_in_pence() -> None:
    found = look(a_move(), paid(MOVED, 28, 170))
    assert {one.seen for one in found} == {Seen.DIFFERS}
    assert [one.difference for one in found] == [7 * 20_00] * 4


def test_an_old_home_still_paid_is_seen_before_anything_else() -> None:
    found = look(a_move(), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD))
    assert [one.seen for one in found] == [Seen.STILL_PAID] * 2 + [Seen.AGREES] * 2
    assert sum(one.difference for one in found) == 14 * 700_00


def test_notice_that_is_in_the_ledger_is_no_difference() -> None:
    assert (
        seen(a_move(notice_days=14), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD))
        == [Seen.AGREES] * 4
    )


def test_a_credit_takes_off() -> None:
    credit = Payment("child A", NEW, "A firm", MOVED, MOVED + timedelta(28), None, -28 * 20_00)
    assert {one.seen for one in look(a_move(), paid(MOVED, 28, 170), credit)} == {Seen.AGREES}


def test_after_the_last_payment_held_nothing_can_be_said_yet() -> None:
    assert seen(a_move(), paid(MOVED, 14, 150)) == [Seen.AGREES] * 2 + [Seen.NOT_YET] * 2


def test_weeks_in_a_row_that_say_the_same_are_one_line_to_confirm() -> None:
    found = differences(look(a_move(), paid(MOVED, 28, 150), paid(MOVED, 14, 700, OLD)))
    assert [(one.seen, len(one.checked), one.net) for one in found] == [
        (Seen.STILL_PAID, 2, 14 * 550_00), (Seen.AGREES, 2, 14 * 550_00),
    ]  # fmt: skip
