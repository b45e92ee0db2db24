"""Why savings slipped: from what was promised when moves were agreed to what they bring now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models.ledger.completed_move import CompletedMove
from models.ledger.completed_moves import follow_the_day
from models.ledger.slices import cut_into_slices, total_of_slices
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.pipeline.move_record import MoveRecord
from models.recording.move_stages import Label


class Why(StrEnum):
    """The steps of the bridge, in order."""

    NOT_MADE = "Agreed but not made"
    LATER = "Moved on a different day"
    ENDED = "Ended early"
    PRICE = "Price, support or notice changed"
    CHANCE = "Still uncertain, or better or worse than expected"


@dataclass(frozen=True, slots=True)
class Slipped:
    """`promised` + all `steps` = `now`, in pence; `moves`: how many were promised something."""

    promised: int
    steps: tuple[tuple[Why, int], ...]
    now: int
    moves: int


def why_slipped(
    year_of_moves: YearOfMoves, moves: Sequence[MoveRecord], made: Sequence[CompletedMove]
) -> Slipped | None:
    """The bridge over every move that was promised to save something in the year when it was
    agreed; None where none was. `moves`, `made`: all of them.

    Days, ends and prices are each put back to what was agreed, one after the other, by the ledger's
    rule for the whole year; what is left is that a promise counted chances.
    """
    of_made = {completed_move.key: completed_move for completed_move in made}
    steps = dict.fromkeys(Why, 0)
    promised = current = number = 0
    for move in moves:
        count = _promised(move, year_of_moves.asked.year)
        frozen = move.frozen
        if count is None or frozen is None or not _is_asked(move, year_of_moves):
            continue
        number += 1
        promised += count
        part = year_of_moves.part_of(move.key)
        value = part.value if part else 0
        current += value
        done = of_made.get(move.key)
        if done is None and not move.is_agreed:
            steps[Why.NOT_MADE] += value - count
            continue
        changes = _changes(move, done, year_of_moves.asked.year) if done else {}
        for why, pence in changes.items():
            steps[why] += pence
        steps[Why.CHANCE] += value - count - sum(changes.values())
    if not number:
        return None
    return Slipped(
        promised, tuple((why, pence) for why, pence in steps.items() if pence), current, number
    )


def _promised(move: MoveRecord, year: FinancialYear) -> int | None:
    """What the frozen baseline said that the move would save in the year, in pence."""
    frozen = move.frozen
    if frozen is None:
        return None
    return next(
        (expected.pence for expected in frozen.expected if expected.year == year.start), None
    )


def _is_asked(move: MoveRecord, year_of_moves: YearOfMoves) -> bool:
    label = move.agreed.label if move.agreed else None
    council = move.frozen.council if move.frozen else None
    return label is not Label.AVOIDED and year_of_moves.asked.council in (None, council)


def _changes(move: MoveRecord, done: CompletedMove, year: FinancialYear) -> dict[Why, int]:
    """What each change makes in the whole year, by the ledger's rule."""
    first = move.money[0].content
    agreed_day = done.frozen.move_on
    if first is None or first.frozen is None:
        first = done.money
    as_first = replace(first, frozen=done.frozen)
    on_time = CompletedMove(done.key, done.child, agreed_day, as_first)
    on_its_day = replace(
        on_time, moved_on=done.moved_on, money=follow_the_day(as_first, agreed_day, done.moved_on)
    )
    ended = replace(on_its_day, returned_on=done.returned_on, overtaken_on=done.overtaken_on)
    worth = [_net(completed_move, year) for completed_move in (on_time, on_its_day, ended, done)]
    return {
        Why.LATER: worth[1] - worth[0],
        Why.ENDED: worth[2] - worth[1],
        Why.PRICE: worth[3] - worth[2],
    }


def _net(move: CompletedMove, year: FinancialYear) -> int:
    ledger_slices = cut_into_slices(move, year.next.first_day, since=year.first_day)
    return total_of_slices(
        ledger_slice for ledger_slice in ledger_slices if ledger_slice.year == year
    ).net
