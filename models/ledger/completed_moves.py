"""The moves that count in the ledger: made, with a frozen baseline, and what ended each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from models.children.council import CouncilData
from models.ledger.completed_move import CompletedMove
from models.ledger.councils import moves_in_ledger
from models.pipeline.move_record import MoveRecord, overtaken_on
from models.pipeline.seen_in_returns import SeenInReturns, seen_in_returns
from models.recording.move_stages import MoveMoney
from models.recording.record import ChildRecord
from models.settings import Setting


def made_moves(records: Iterable[ChildRecord], data: CouncilData) -> tuple[CompletedMove, ...]:
    """The moves of these children that were made and whose baseline is frozen, by day and child.

    A return counts from the earlier of the day recorded (the move broke down) and the day seen in
    the returns held; a newer move of the same child, frozen or not, overtakes the one before it.
    Empty for whoever may not see costs: their records hold no money.
    """
    made = [
        move_record
        for move_record in moves_in_ledger(records, data)
        if move_record.was_made and move_record.moved_on
    ]
    seen = seen_in_returns(data, {move_record.child for move_record in made})
    completed_moves = [_made(move_record, made, seen) for move_record in made]
    counted = [completed_move for completed_move in completed_moves if completed_move is not None]
    return tuple(
        sorted(
            counted,
            key=lambda completed_move: (
                completed_move.moved_on,
                completed_move.child,
                completed_move.key,
            ),
        )
    )


def returned_on(move: MoveRecord, seen: SeenInReturns) -> date | None:
    """The day of the return to residential care, recorded or seen, whichever is earlier."""
    days = (move.ended_on, seen.returned_on(move))
    return min((day for day in days if day is not None), default=None)


def _made(
    move: MoveRecord, made: Sequence[MoveRecord], seen: SeenInReturns
) -> CompletedMove | None:
    if move.agreed is None or move.frozen is None or move.moved_on is None:
        return None
    return CompletedMove(
        key=move.key,
        child=move.child,
        moved_on=move.moved_on,
        money=_money(move, move.agreed, move.moved_on),
        returned_on=returned_on(move, seen),
        overtaken_on=overtaken_on(move, made),
        to_family=move.now.destination is Setting.HOME,
    )


def _money(move: MoveRecord, agreed: MoveMoney, moved_on: date) -> MoveMoney:
    """What was agreed before the move follows its day; what was written down afterwards is fact."""
    made = [stage for stage in move.stages if stage.content and stage.content.move_on == moved_on]
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
            replace(price, from_day=moved_on) if price.from_day == agreed_day else price
            for price in money.prices
        ),
        supports=tuple(
            replace(support, from_day=moved_on, until=moved(support.until))
            if support.from_day == agreed_day
            else support
            for support in money.supports
        ),
        one_offs=tuple(
            replace(one_off, on=moved_on) if one_off.on == agreed_day else one_off
            for one_off in money.one_offs
        ),
        moved=tuple(
            replace(moved_cost, from_day=moved_on)
            if moved_cost.from_day == agreed_day
            else moved_cost
            for moved_cost in money.moved
        ),
    )
