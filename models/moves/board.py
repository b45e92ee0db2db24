"""The moves of all children by stage: how many, how long they have stood there, waiting for what.

Never in an order of money: this module knows none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from models.moves.on_record import OneMove
from models.moves.questions import questions_of, still_there
from models.moves.seen import SeenInReturns
from models.savings.pipeline import Stage


class BoardOrder(StrEnum):
    """The orders that the moves of a stage may have. Never money."""

    WAITING = "longest in this stage first"
    REVIEW = "next review first"


@dataclass(frozen=True, slots=True)
class Row:
    """One move on the board.

    `days`: in its stage, up to today. `review_due`: the child's next review, None = not known.
    `due`: the stage that a person is asked to confirm, with its day. `questions`: in words.
    """

    move: OneMove
    days: int
    review_due: date | None = None
    due: tuple[Stage, date] | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageRows:
    """The moves that stand in one stage.

    `median_days`, `longest_days`: in the stage so far; None where no move stands there. `waiting`:
    what they wait for, in people's words, with how many; the most first.
    """

    stage: Stage
    rows: tuple[Row, ...]
    median_days: float | None
    longest_days: int | None
    waiting: tuple[tuple[str, int], ...]


def rows_of(
    moves: Sequence[OneMove],
    seen: SeenInReturns,
    reviews_due: dict[str, date],
    today: date,
) -> tuple[Row, ...]:
    """Each move with what is asked about it."""
    made = [one for one in moves if one.was_made and one.moved_on]
    return tuple(
        Row(
            move=one,
            days=max((today - one.since).days, 0),
            review_due=reviews_due.get(one.child),
            due=still_there(one, seen, today),
            questions=questions_of(one, seen, made, today),
        )
        for one in moves
    )


def board(rows: Iterable[Row], order: BoardOrder = BoardOrder.WAITING) -> tuple[StageRows, ...]:
    """Every stage in order, those where no move stands too, then the ways off the road.

    Within a stage first the moves about which something has to be asked, then the order wanted.
    """
    every = sorted(rows, key=lambda one: _place(one, order))
    return tuple(_stage(stage, [one for one in every if one.move.stage is stage])
                 for stage in Stage)  # fmt: skip


def _stage(stage: Stage, rows: Sequence[Row]) -> StageRows:
    days = [one.days for one in rows]
    return StageRows(
        stage=stage,
        rows=tuple(rows),
        median_days=median(days) if days else None,
        longest_days=max(days, default=None),
        waiting=_waiting(rows),
    )


def _waiting(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """By the words, whatever their capitals and spaces; as they were written first."""
    written: dict[str, list[str]] = {}
    for one in rows:
        said = " ".join(one.move.now.waiting_for.split()).rstrip(".")
        if said:
            written.setdefault(said.casefold(), []).append(said)
    counted = [(min(each), len(each)) for each in written.values()]
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0].casefold())))


def _place(one: Row, order: BoardOrder) -> tuple[object, ...]:
    asked, last = not one.questions, (one.move.child, one.move.key)
    if order is BoardOrder.REVIEW:
        return (asked, one.review_due or date.max, -one.days, *last)
    return (asked, -one.days, one.review_due or date.max, *last)
