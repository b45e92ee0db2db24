"""What is missing before a move, its money or a confirmation can be recorded."""

from collections.abc import Iterator
from datetime import date

from models.recording.missing import MissingField
from models.recording.move_stages import (
    BEFORE_THE_MOVE,
    MADE,
    OFF_THE_ROAD,
    Confirmed,
    MoveMoney,
    MoveStage,
    Stage,
)
from models.words import a_date

AT_MOST_PENCE = 10_000_000  # a week, or once: £100,000; more is a slip of the hand


def missing_of_stage(content: MoveStage, today: date) -> Iterator[MissingField]:
    """A stage has a day, somebody who sees to it, and, once agreed, the day of the move."""
    if content.destination is None:
        yield MissingField("destination", "say where the move leads")
    if content.stage is None:
        yield MissingField("stage", "choose the stage of the move")
    if content.on is None:
        yield MissingField("on", "give the day on which that stage began")
    elif content.on > today:
        yield MissingField("on", f"{a_date(content.on)} is still to come")
    if content.stage in BEFORE_THE_MOVE and not content.owner.strip():
        yield MissingField("owner", "say who is responsible")
    if content.stage in OFF_THE_ROAD and not content.because.strip():
        yield MissingField("because", "write why")
    needs_day = content.stage in (Stage.DATE_AGREED, Stage.BROKE_DOWN, *MADE)
    if needs_day and content.move_on is None:
        yield MissingField("move_on", "give the day of the move")
    elif content.stage in MADE and content.move_on and content.move_on > today:
        yield MissingField(
            "move_on", f"{a_date(content.move_on)} is still to come: the day is agreed"
        )
    if content.stage is Stage.BROKE_DOWN and _before(content.on, content.move_on):
        yield MissingField("on", "a move can't break down before its day")


def missing_of_money(content: MoveMoney) -> Iterator[MissingField]:
    """Every price, support and one-off cost has its days and a sum that can be."""
    for number, price in enumerate(content.prices):
        if price.from_day is None:
            yield MissingField(f"prices.{number}.from_day", "say from which day the price holds")
        yield from _sum(f"prices.{number}.weekly_pence", price.weekly_pence)
    for number, phase in enumerate(content.supports):
        if phase.from_day is None or phase.until is None or phase.until <= phase.from_day:
            yield MissingField(
                f"supports.{number}.from_day", "support has a first day and a later end"
            )
        yield from _sum(f"supports.{number}.weekly_pence", phase.weekly_pence)
    for number, cost in enumerate(content.one_offs):
        if cost.on is None:
            yield MissingField(f"one_offs.{number}.on", "say on which day it is paid")
        yield from _sum(f"one_offs.{number}.pence", cost.pence)
    for number, cost_to in enumerate(content.moved):
        if cost_to.who is None:
            yield MissingField(f"moved.{number}.who", "say who pays it now")
        if cost_to.from_day is None:
            yield MissingField(f"moved.{number}.from_day", "say from which day they pay it")
        elif cost_to.until is not None and cost_to.until <= cost_to.from_day:
            yield MissingField(f"moved.{number}.until", "the end comes after the first day")
        yield from _sum(f"moved.{number}.weekly_pence", cost_to.weekly_pence)
    filled = content.backfill
    if filled is not None and (not filled.child or filled.from_day is None):
        yield MissingField("backfill", "name the child who takes the bed, and from which day")
    if filled is not None:
        yield from _sum("backfill.avoided_weekly_pence", filled.avoided_weekly_pence)


def missing_of_confirmed(content: Confirmed) -> Iterator[MissingField]:
    """Something is confirmed, against payments up to a day, or with a reason."""
    if not content.slices:
        yield MissingField("slices", "choose the weeks to confirm")
    if content.payments_to is None and not content.because.strip():
        yield MissingField(
            "because", "there is no payment record: say what other evidence you have"
        )


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _sum(field: str, pence: int) -> Iterator[MissingField]:
    if not 0 <= pence <= AT_MOST_PENCE:
        yield MissingField(field, "pounds from 0 to 100,000")
