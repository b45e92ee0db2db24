"""The moves of all children by stage: how many, how long they have stood there, waiting for what.

Never in an order of money: this module knows none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from models.pipeline.move_record import MoveRecord
from models.pipeline.questions import questions_of, still_there
from models.pipeline.seen_in_returns import SeenInReturns
from models.recording.move_stages import Stage


class BoardOrder(StrEnum):
    """The orders that the moves of a stage may have. Never money."""

    WAITING = "longest in this stage first"
    REVIEW = "next review first"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One move on the board.

    `days`: in its stage, up to today. `review_due`: the child's next review, None = not known.
    `due`: the stage that a person is asked to confirm, with its day. `questions`: in words.
    """

    move: MoveRecord
    days: int
    review_due: date | None = None
    due: tuple[Stage, date] | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageRows:
    """The moves that stand in one stage.

    `median_days`, `longest_days`: in the stage so far, in whole days (half a day counts as one);
    None where no move stands there. `waiting`: what they wait for, in people's words, with how
    many; the most first.
    """

    stage: Stage
    rows: tuple[BoardRow, ...]
    median_days: int | None
    longest_days: int | None
    waiting: tuple[tuple[str, int], ...]


def rows_of(
    moves: Sequence[MoveRecord],
    seen: SeenInReturns,
    reviews_due: dict[str, date],
    today: date,
) -> tuple[BoardRow, ...]:
    """Each move with what is asked about it."""
    made = [move for move in moves if move.was_made and move.moved_on]
    return tuple(
        BoardRow(
            move=move,
            days=max((today - move.since).days, 0),
            review_due=reviews_due.get(move.child),
            due=still_there(move, seen, today),
            questions=questions_of(move, seen, made, today),
        )
        for move in moves
    )


def moves_by_stage(
    rows: Iterable[BoardRow], order: BoardOrder = BoardOrder.WAITING
) -> tuple[StageRows, ...]:
    """Every stage in order, those where no move stands too, then the ways off the road.

    Within a stage first the moves about which something has to be asked, then the order wanted.
    """
    board_rows = sorted(rows, key=lambda board_row: _place(board_row, order))
    return tuple(
        _stage(stage, [board_row for board_row in board_rows if board_row.move.stage is stage])
        for stage in Stage
    )


def _stage(stage: Stage, rows: Sequence[BoardRow]) -> StageRows:
    days = [row.days for row in rows]
    return StageRows(
        stage=stage,
        rows=tuple(rows),
        median_days=int(median(days) + 0.5) if days else None,
        longest_days=max(days, default=None),
        waiting=_waiting(rows),
    )


def _waiting(rows: Sequence[BoardRow]) -> tuple[tuple[str, int], ...]:
    """By the words, whatever their capitals and spaces; as they were written first."""
    written: dict[str, list[str]] = {}
    for row in rows:
        text = " ".join(row.move.now.waiting_for.split()).rstrip(".")
        if text:
            written.setdefault(text.casefold(), []).append(text)
    counted = [(min(texts), len(texts)) for texts in written.values()]
    return tuple(sorted(counted, key=lambda pair: (-pair[1], pair[0].casefold())))


def _place(board_row: BoardRow, order: BoardOrder) -> tuple[object, ...]:
    wanted, last = not board_row.questions, (board_row.move.child, board_row.move.key)
    if order is BoardOrder.REVIEW:
        return (wanted, board_row.review_due or date.max, -board_row.days, *last)
    return (wanted, -board_row.days, board_row.review_due or date.max, *last)
