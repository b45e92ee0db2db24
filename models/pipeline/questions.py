"""What has to be asked about a move: where what people recorded and what returns show part."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.names import SETTING
from models.pipeline.move_record import MoveRecord, overtaken_on
from models.pipeline.seen_in_returns import SeenInReturns, Stay
from models.recording.move_stages import BEFORE_THE_MOVE, MADE, Stage
from models.words import a_date, lower_first

AFTER_13_WEEKS, AFTER_52_WEEKS = timedelta(weeks=13), timedelta(weeks=52)


def questions_of(
    move: MoveRecord, seen: SeenInReturns, made: Sequence[MoveRecord], today: date
) -> tuple[str, ...]:
    """Questions for a person, the most pressing first. The returns decide nothing by themselves."""
    if move.stage in BEFORE_THE_MOVE:
        return tuple(_before(move, seen, today))
    if move.stage in MADE or move.stage is Stage.BROKE_DOWN:
        return tuple(_after(move, seen, made))
    return ()


def still_there(move: MoveRecord, seen: SeenInReturns, today: date) -> tuple[Stage, date] | None:
    """The stage that is due and its day, 13 or 52 weeks after the move; a person confirms it.

    None where it isn't due, or where the returns show that the child came back or never left.
    """
    if move.stage not in (Stage.MOVED, Stage.WEEKS_13) or move.moved_on is None:
        return None
    if seen.returned_on(move) is not None or seen.never_left(move) is not None:
        return None
    a_year, a_quarter = move.moved_on + AFTER_52_WEEKS, move.moved_on + AFTER_13_WEEKS
    if today >= a_year:
        return Stage.WEEKS_52, a_year
    if today >= a_quarter and move.stage is Stage.MOVED:
        return Stage.WEEKS_13, a_quarter
    return None


def _before(move: MoveRecord, seen: SeenInReturns, today: date) -> Iterator[str]:
    agreed = move.now.move_on
    if move.stage is Stage.DATE_AGREED and agreed is not None and agreed < today:
        yield f"The day agreed, {a_date(agreed)}, has passed: has the child moved?"
    gone = seen.left_already(move)
    if gone is not None and gone.ends is not None:
        yield f"The returns show that the child left care on {a_date(gone.ends)}: was it this move?"
    elif gone is not None:
        yield f"The returns show {_lives(gone)}: was it this move?"


def _after(move: MoveRecord, seen: SeenInReturns, made: Sequence[MoveRecord]) -> Iterator[str]:
    back, ended = seen.returned_on(move), move.ended_on
    if back is not None and ended is None:
        yield (
            f"The returns show the child back in residential care from {a_date(back)}: "
            "has the move broken down?"
        )
    elif back is not None and ended is not None and back < ended:
        yield (
            f"The returns show the child back in residential care from {a_date(back)}, earlier "
            "than recorded. That day counts until one of the two is corrected"
        )
    last = seen.never_left(move)
    if last is not None:
        yield (
            f"The returns show the child up to {a_date(last)} in the home from before the move: "
            "was the move made?"
        )
    elsewhere = seen.elsewhere(move)
    if elsewhere is not None and move.now.destination is not None:
        agreed = lower_first(SETTING[move.now.destination])
        yield f"The returns show {_lives(elsewhere)}, and {agreed} was agreed: which is right?"
    newer = overtaken_on(move, made)
    if newer is not None and move.stage is not Stage.BROKE_DOWN:
        yield f"A newer move of the child was made on {a_date(newer)}: is this one overtaken?"


def _lives(stay: Stay) -> str:
    home = lower_first(SETTING[stay.setting])
    return f"the child living elsewhere from {a_date(stay.starts)} ({home})"
