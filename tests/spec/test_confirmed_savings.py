"""Delivered is what finance confirmed and what still stands; the rest is clawed back and seen."""

from dataclasses import replace
from datetime import date, timedelta

from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import Standing, confirmations_in_force, ledger_standing
from models.ledger.slices import cut_into_slices
from models.recording.move_stages import ConfirmedSlice
from tests.make.completed_moves import a_made_move, a_price
from tests.make.paper_ledger import TO, paper_ledger

MOVED = date(2024, 7, 1)
UNTIL = date(2025, 4, 1)


def a_move() -> CompletedMove:
    """C of the paper ledger before anybody knew of a return: 650 a day, less 50 of support."""
    return a_made_move("C", MOVED, old=900, new=250, support=(50, 182))


def confirmed(move: CompletedMove, until: date) -> tuple[ConfirmedSlice, ...]:
    return tuple(
        ConfirmedSlice(ledger_slice.starts, ledger_slice.ends, ledger_slice.net)
        for ledger_slice in cut_into_slices(move, until)
    )


def sums(rows: tuple[Standing, ...]) -> tuple[int, int, int]:
    """Delivered, clawed back, open: pence."""
    return (
        sum(row.stands for row in rows),
        sum(row.clawed_back for row in rows),
        sum(row.open for row in rows),
    )


def test_nothing_is_delivered_until_it_is_confirmed() -> None:
    rows = ledger_standing([a_move()], {}, UNTIL)
    assert sums(rows) == (0, 0, (274 * 650 - 182 * 50) * 100)


def test_what_is_confirmed_is_delivered_to_the_penny() -> None:
    confirmed_slices = {"C": confirmed(a_move(), date(2025, 1, 1))}
    assert sums(ledger_standing([a_move()], confirmed_slices, UNTIL)) == (
        (184 * 650 - 182 * 50) * 100,
        0,
        90 * 650_00,
    )


def test_a_return_claws_back_what_was_confirmed_after_it() -> None:
    """Confirmed to 31 December, then it turns out that the child was back on 1 December: of 31 days
    the gap of 650 is gone; the support was paid all the same."""
    confirmed_slices = {"C": confirmed(a_move(), date(2025, 1, 1))}
    back = replace(a_move(), returned_on=date(2024, 12, 1))
    delivered, clawed, remaining = sums(ledger_standing([back], confirmed_slices, UNTIL))
    assert clawed == 31 * 650_00
    assert delivered == (153 * 650 - 182 * 50) * 100
    assert remaining == 0


def test_a_backdated_price_claws_back_the_difference_and_a_lower_one_waits_for_finance() -> None:
    confirmed_slices = {"C": confirmed(a_move(), date(2025, 1, 1))}
    dearer = replace(a_move().money, prices=(a_price(MOVED, 250), a_price(date(2024, 12, 1), 280)))
    rows = ledger_standing([replace(a_move(), money=dearer)], confirmed_slices, date(2025, 1, 1))
    assert sums(rows) == ((184 * 650 - 182 * 50 - 31 * 30) * 100, 31 * 30_00, 0)
    cheaper = replace(dearer, prices=(a_price(MOVED, 250), a_price(date(2024, 12, 1), 240)))
    rows = ledger_standing([replace(a_move(), money=cheaper)], confirmed_slices, date(2025, 1, 1))
    assert sums(rows) == ((184 * 650 - 182 * 50) * 100, 0, 31 * 10_00)


def test_what_is_confirmed_again_replaces_what_was_confirmed_before_of_the_same_days() -> None:
    old = ConfirmedSlice(MOVED, MOVED + timedelta(7), 100)
    new = ConfirmedSlice(MOVED, MOVED + timedelta(7), 90)
    other = ConfirmedSlice(MOVED + timedelta(7), MOVED + timedelta(14), 80)
    assert confirmations_in_force([old, other, new]) == (new, other)


def test_the_whole_paper_ledger_confirmed_is_delivered_to_the_penny() -> None:
    moves = paper_ledger()
    confirmed_slices = {move.key: confirmed(move, TO) for move in moves}
    rows = ledger_standing(moves, confirmed_slices, TO)
    assert sums(rows) == (1_682_660_00 + 2_467_950_00, 0, 0)
