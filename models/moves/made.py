"""The moves that count in the ledger: made, with a frozen baseline, and what ended each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from models.children.council import CouncilData
from models.children.settings import Setting
from models.moves.on_record import OneMove, every_move
from models.moves.seen import SeenInReturns, seen_in_returns
from models.recording.record import ChildRecord
from models.savings.made_move import MadeMove
from models.savings.pipeline import MoveMoney, Stage


def made_moves(records: Iterable[ChildRecord], data: CouncilData) -> tuple[MadeMove, ...]:
    """The moves of these children that were made and whose baseline is frozen, by day and child.

    A return counts from the earlier of the day recorded (the move broke down) and the day seen in
    the returns held; a newer move of the same child, frozen or not, overtakes the one before it.
    Empty for whoever may not see costs: their records hold no money.
    """
    made = [one for one in every_move(records) if one.was_made and one.moved_on]
    seen = seen_in_returns(data, {one.child for one in made})
    found = [_made(one, made, seen) for one in made]
    counted = [one for one in found if one is not None]
    return tuple(sorted(counted, key=lambda one: (one.moved_on, one.child, one.key)))


def returned_on(move: OneMove, seen: SeenInReturns) -> date | None:
    """The day of the return to residential care, recorded or seen, whichever is earlier."""
    days = (move.ended_on, seen.returned_on(move))
    return min((day for day in days if day is not None), default=None)


def overtaken_on(move: OneMove, made: Sequence[OneMove]) -> date | None:
    """The day of the child's next move that was made; else the day recorded, if it is overtaken."""
    newer = (one for one in made if one.child == move.child and _order(one) > _order(move))
    later = [one.moved_on for one in newer if one.moved_on is not None]
    if later:
        return min(later)
    return move.since if move.stage is Stage.OVERTAKEN else None


def _made(move: OneMove, made: Sequence[OneMove], seen: SeenInReturns) -> MadeMove | None:
    if move.agreed is None or move.frozen is None or move.moved_on is None:
        return None
    return MadeMove(
        key=move.key,
        child=move.child,
        moved_on=move.moved_on,
        money=_money(move, move.agreed, move.moved_on),
        returned_on=returned_on(move, seen),
        overtaken_on=overtaken_on(move, made),
        to_family=move.now.destination is Setting.HOME,
    )


def _order(move: OneMove) -> tuple[date, object, str]:
    """Moves of one child by the day; of two on one day the one begun later is the newer."""
    return move.moved_on or date.max, move.history[0].at_utc, move.key


def _money(move: OneMove, agreed: MoveMoney, moved_on: date) -> MoveMoney:
    """What was agreed before the move follows its day; what was written down afterwards is fact."""
    made = [one for one in move.stages if one.content and one.content.move_on == moved_on]
    told_before = bool(made) and move.money[-1].at_utc <= made[0].at_utc
    if agreed.frozen is None or not told_before:
        return agreed
    return follow_the_day(agreed, agreed.frozen.move_on, moved_on)


def follow_the_day(money: MoveMoney, agreed_day: date, moved_on: date) -> MoveMoney:
    """The money of a move that came on another day than agreed: prices, support and one-off costs
    that were agreed from its day on begin that much earlier or later. Others stay as they are."""
    later = moved_on - agreed_day
    if not later:
        return money

    def moved(day: date | None) -> date | None:
        return day + later if day is not None else None

    return replace(
        money,
        prices=tuple(
            replace(one, from_day=moved_on) if one.from_day == agreed_day else one
            for one in money.prices
        ),
        supports=tuple(
            replace(one, from_day=moved_on, until=moved(one.until))
            if one.from_day == agreed_day
            else one
            for one in money.supports
        ),
        one_offs=tuple(
            replace(one, on=moved_on) if one.on == agreed_day else one for one in money.one_offs
        ),
        moved=tuple(
            replace(one, from_day=moved_on) if one.from_day == agreed_day else one
            for one in money.moved
        ),
    )
