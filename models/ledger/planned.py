"""Moves on the board that have no agreed day yet: when each is expected, and what it would save."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.pipeline.move_record import MoveRecord
from models.pipeline.stage_weights import OwnWeight
from models.recording.move_stages import BEFORE_THE_MOVE
from models.saving.move import GIVEN_BEFORE_DAYS
from models.settings import Setting
from models.shortlist.options import ChildOptions, Option


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A move not yet agreed and the day on which it is expected.

    `from_record`: people named the day; else it follows from its stage.
    """

    move: str
    child: str
    destination: Setting | None
    on: date
    from_record: bool


@dataclass(frozen=True, slots=True)
class UnagreedMove:
    """A move not yet agreed with what it would save on its day.

    `one`, `option`: the child and the destination as the list has them for that day; None where the
    list has no such option.
    """

    day: PlannedDay
    one: ChildOptions | None = None
    option: Option | None = None


def planned_days(
    moves: Sequence[MoveRecord], weights: Sequence[OwnWeight], today: date
) -> tuple[PlannedDay, ...]:
    """Every move before its agreed day with the day on which it is expected."""
    planned_days = []
    for move in moves:
        if move.stage in BEFORE_THE_MOVE and not move.is_agreed:
            on, named = _expected_day(move, weights, today)
            planned_days.append(PlannedDay(move.key, move.child, move.now.destination, on, named))
    return tuple(planned_days)


def _expected_day(move: MoveRecord, weights: Sequence[OwnWeight], today: date) -> tuple[date, bool]:
    """The day that people named (True), while it is still to come; else from the first day in its
    stage by the council's own record of how long that takes, and not sooner than notice to the old
    home allows, counted from today."""
    named = move.now.move_on
    if named is not None and named >= today:
        return named, True
    days = next(weight.days_to_move for weight in weights if weight.stage is move.stage)
    soonest = today + timedelta(days=GIVEN_BEFORE_DAYS)
    return max(move.since + timedelta(days=days), soonest), False
