"""Delivered is what finance confirmed and what still stands; the rest is clawed back and seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from models.savings.confirm import Standing, in_force, standing
from models.savings.ledger import slices
from models.savings.made_move import MadeMove
from models.savings.pipeline import ConfirmedSlice
from tests.made_moves import a_made_move, a_price
from tests.paper_ledger import TO, paper_ledger

MOVED = date(2024, 7, 1)
UNTIL = date(2025, 4, 1)


def a_move() -> MadeMove:
    """C of the paper ledger before anybody knew of a return: 650 a day, less 50 of support."""
    return a_made_move("C", MOVED, old=900, new=250, support=(50, 182))


def confirmed(move: MadeMove, until: date) -> tuple[ConfirmedSlice, ...]:
    return tuple(ConfirmedSlice(one.starts, one.ends, one.net) for one in slices(move, until))


def sums(rows: tuple[Standing, ...]) -> tuple[int, int, int]:
    """Delivered, clawed back, open: pence."""
    return (sum(one.stands for one in rows), sum(one.clawed_back for one in rows),
            sum(one.open for one in rows))  # fmt: skip


def test_nothing_is_delivered_until_it_is_confirmed() -> None:
    rows = standing([a_move()], {}, UNTIL)
    assert sums(rows) == (0, 0, (274 * 650 - 182 * 50) * 100)


def test_what_is_confirmed_is_delivered_to_the_penny() -> None:
    held = {"C": confirmed(a_move(), date(2025, 1, 1))}
    assert sums(standing([a_move()], held, UNTIL)) == (
        (184 * 650 - 182 * 50) * 100, 0, 90 * 650_00,
    )  # fmt: skip


def test_a_return_claws_back_what_was_confirmed_after_it() -> None:
    """Confirmed to 31 December, then it turns out that the child was back on 1 December: of 31 days
    the gap of 650 is gone; the support was paid all the same."""
    held = {"C": confirmed(a_move(), date(2025, 1, 1))}
    back = replace(a_move(), returned_on=date(2024, 12, 1))
    delivered, clawed, left = sums(standing([back], held, UNTIL))
    assert clawed == 31 * 650_00
    assert delivered == (153 * 650 - 182 * 50) * 100
    assert left == 0


def test_a_backdated_price_claws_back_the_difference_and_a_lower_one_waits_for_finance() -> None:
    held = {"C": confirmed(a_move(), date(2025, 1, 1))}
    dearer = replace(a_move().money, prices=(a_price(MOVED, 250), a_price(date(2024, 12, 1), 280)))
    rows = standing([replace(a_move(), money=dearer)], held, date(2025, 1, 1))
    assert sums(rows) == ((184 * 650 - 182 * 50 - 31 * 30) * 100, 31 * 30_00, 0)
    cheaper = replace(dearer, prices=(a_price(MOVED, 250), a_price(date(2024, 12, 1), 240)))
    rows = standing([replace(a_move(), money=cheaper)], held, date(2025, 1, 1))
    assert sums(rows) == ((184 * 650 - 182 * 50) * 100, 0, 31 * 10_00)


def test_what_is_confirmed_again_replaces_what_was_confirmed_before_of_the_same_days() -> None:
    old = ConfirmedSlice(MOVED, MOVED + timedelta(7), 100)
    new = ConfirmedSlice(MOVED, MOVED + timedelta(7), 90)
    other = ConfirmedSlice(MOVED + timedelta(7), MOVED + timedelta(14), 80)
    assert in_force([old, other, new]) == (new, other)


def test_the_whole_paper_ledger_confirmed_is_delivered_to_the_penny() -> None:
    moves = paper_ledger()
    held = {move.key: confirmed(move, TO) for move in moves}
    rows = standing(moves, held, TO)
    assert sums(rows) == (1_682_660_00 + 2_467_950_00, 0, 0)
