"""Fifteen moves over two years, as somebody would keep them on paper. All sums are pounds a day."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from models.ledger.completed_move import CompletedMove
from models.ledger.completed_moves import follow_the_day
from models.ledger.slices import Slice, cut_into_slices
from models.recording.move_stages import Backfill, OneOff, PathStep
from tests.make.completed_moves import a_made_move, a_price

TO = date(2026, 4, 1)  # two financial years: 2024-25 and 2025-26


def paper_ledger() -> tuple[CompletedMove, ...]:
    """The moves A to N, D in two parts (a move and the one that overtook it)."""
    d1, d2 = date(2024, 6, 1), date(2025, 2, 1)
    november, july = date(2024, 11, 1), date(2024, 7, 15)
    path = (PathStep(0.8),) * 13 + (PathStep(0.5),) * 20
    return (
        a_made_move("A", date(2024, 5, 1), old=800, new=200, support=(50, 182)),
        a_made_move(
            "B", date(2024, 10, 1), old=700, new=150, notice_days=28, frozen_on=date(2024, 10, 1)
        ),
        a_made_move(
            "C",
            date(2024, 7, 1),
            old=900,
            new=250,
            support=(50, 182),
            returned_on=date(2024, 12, 1),
        ),
        a_made_move("D1", d1, old=800, new=150, child="child D", overtaken_on=d2),
        a_made_move("D2", d2, old=800, new=60, child="child D"),
        a_made_move(
            "E",
            date(2024, 9, 1),
            old=750,
            new=200,
            cash_stops=False,
            cash_reason="a block bed",
            council="West",
            backfill=Backfill("child Z", date(2025, 1, 1), 650 * 700, "framework"),
        ),
        a_made_move("F", date(2024, 4, 1), old=600, new=200, health_weekly_pence=400 * 700),
        a_made_move("G", date(2025, 1, 1), old=700, new=100, ends_on=date(2025, 9, 1)),
        a_made_move(
            "H", november, old=800, new=(a_price(november, 200), a_price(date(2025, 1, 1), 230))
        ),
        a_made_move("I", date(2024, 4, 1), old=1000, new=200, path=path),
        a_made_move(
            "J",
            july,
            old=650,
            new=(a_price(date(2024, 7, 1), 150),),
            one_offs=(OneOff(date(2024, 7, 1), 1_500_00, "a bed and a bicycle"),),
        ),
        a_made_move("K", date(2025, 3, 1), old=700, new=200, yearly_uplift=0.1),
        a_made_move(
            "L", date(2024, 6, 1), old=700, new=200, notice_days=28, frozen_on=date(2024, 5, 18)
        ),
        a_made_move("M", date(2024, 9, 1), old=900, new=0),
        early(),
    )


def early() -> CompletedMove:
    """N: agreed for 1 August, and the child moved on 18 July: price and support follow the day."""
    agreed = a_made_move("N", date(2024, 8, 1), old=700, new=200, support=(50, 182))
    moved_on = date(2024, 7, 18)
    money = follow_the_day(agreed.money, agreed.moved_on, moved_on)
    return CompletedMove("N", agreed.child, moved_on, money)


def ledger(moves: Sequence[CompletedMove], until: date) -> tuple[Slice, ...]:
    """The slices of many moves, by move and day.

    Raises ValueError if two moves of one child save on the same day. The product can't come to
    that: the newer move overtakes (models/ledger/completed_moves.py, test_moves_made.py).
    """
    by_child: dict[str, list[CompletedMove]] = {}
    for move in moves:
        by_child.setdefault(move.child, []).append(move)
    for completed_moves in by_child.values():
        ordered = sorted(completed_moves, key=lambda completed_move: completed_move.moved_on)
        if any(after.moved_on < before.end[0] for before, after in pairwise(ordered)):
            raise ValueError("two moves of one child save on the same day")
    return tuple(ledger_slice for move in moves for ledger_slice in cut_into_slices(move, until))
