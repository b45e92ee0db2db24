"""Why a new move on Savings is worth another sum than a ready move on What if: the same words on
each page that shows one of the two."""

from models.saving.ready_moves import GroupOfMoves, ReadyFullYears
from pages.parts.words import writing


def beside_a_new_move(ready: ReadyFullYears) -> str:
    """Beside what a new move is worth: what *What if* counts a move, and of whom; safe to write."""
    value = writing.of_pence(ready.all_ready.mean)
    if ready.all_ready.moves == ready.new.moves:
        return writing.plain(f"What if counts the same for a ready move: {value}.")
    return writing.plain(
        f"What if counts {value} for a ready move. It takes the average of all "
        f"{ready.all_ready.moves} ready children who have a full year ahead. Besides these "
        f"{ready.new.moves}, it counts {_others(ready)}."
    )


def beside_all_ready(ready: ReadyFullYears) -> str:
    """Beside the average of all ready moves: what Savings says of a new move, and of whom; safe."""
    if not ready.new.moves:
        return writing.plain(
            f"Savings gives no value for a new move: all {ready.all_ready.moves} are "
            f"{_others(ready)}."
        )
    value = writing.of_pence(ready.new.mean)
    if ready.all_ready.moves == ready.new.moves:
        return writing.plain(f"Savings says the same for a new move: {value}.")
    return writing.plain(
        f"Savings says {value} in a full year for a new move. It takes the average of "
        f"{ready.new.moves} of these {ready.all_ready.moves} children, and leaves out "
        f"{_others(ready)}."
    )


def new_among_ready(ready: ReadyFullYears) -> str | None:
    """Beside the average of the moves on a page: what the new ones among them are worth, by the
    day and the council chosen there; None where all are new. Safe to write."""
    if not ready.new.moves or ready.all_ready.moves == ready.new.moves:
        return None
    return writing.plain(
        f"That is the average of {ready.all_ready.moves} moves. A new move that frees cash is "
        f"worth {writing.of_pence(ready.new.mean)} in a full year: the average of "
        f"{ready.new.moves} of them, without {_others(ready)}."
    )


def _others(ready: ReadyFullYears) -> str:
    groups = (
        (ready.other_councils, "of other councils"),
        (ready.under_way, "whose move is already on the board"),
        (
            ready.stays_paid,
            "in a place that stays paid, or may stay paid",
        ),
    )
    return writing.join_words([_group(group, words) for group, words in groups if group.moves])


def _group(group: GroupOfMoves, words: str) -> str:
    return f"{group.moves} {words} ({writing.of_pence(group.mean)} a move)"
