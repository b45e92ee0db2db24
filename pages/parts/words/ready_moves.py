"""Which of the ready children a figure counts, and why a new move on Savings is worth another sum
than a ready move on What if: the same words on each page that shows one of them."""

from models.saving.ready_moves import GroupOfMoves, ReadyChildren, ReadyFullYears
from pages.parts.words import writing

STAYS_PAID = "in a place that stays paid or may stay paid"
SUCH_A_PLACE = "more in such a place"
NO_FIGURE = "whose saving we cannot estimate"


def among_ready(ready: ReadyChildren) -> str:
    """How many of the 37 ready children the mean of a new move is taken over."""
    if not ready.others:
        children = writing.count_of(ready.new, "child", "children")
        return f"That is the average for {children} ready to move."
    return f"That is the average for {ready.new} of the {ready.all_ready} children ready to move."


def parts_of_ready(ready: ReadyChildren) -> str:
    """Who the ready children are whom a new move leaves out; "" where it leaves out nobody. Not
    yet safe to write."""
    if not ready.others:
        return ""
    stay_paid, no_figure = ready.under_way_stays_paid, ready.under_way_no_figure
    begun = _numbered((stay_paid, f"of them {STAYS_PAID}"), (no_figure, NO_FIGURE))
    others = _numbered(
        (ready.under_way, f"with a move on the board{f' ({begun})' if begun else ''}"),
        (ready.stays_paid, SUCH_A_PLACE if stay_paid else STAYS_PAID),
        (ready.no_figure, f"more {NO_FIGURE}" if no_figure else NO_FIGURE),
    )
    if ready.others == 1:
        return f"The other ready child is one {others.removeprefix('1 ')}."
    return f"The other {ready.others} ready children are: {others}."


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
        f"{ready.new.moves} of the {ready.all_ready.moves} ready children who have a full year "
        f"ahead, and leaves out {_others(ready)}."
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
    stay_paid = ready.under_way_stays_paid
    begun = _numbered((stay_paid, f"of them {STAYS_PAID}"))
    groups = (
        (ready.other_councils, "of other councils", ""),
        (ready.under_way, "whose move is already on the board", begun),
        (ready.stays_paid, SUCH_A_PLACE if stay_paid else STAYS_PAID, ""),
    )
    return writing.join_words([_group(*group) for group in groups if group[0].moves])


def _numbered(*parts: tuple[int, str]) -> str:
    """5 of this and 4 of that, without what nobody is in."""
    return writing.join_words([f"{number} {what}" for number, what in parts if number])


def _group(group: GroupOfMoves, whose: str, of_them: str) -> str:
    beside = "; ".join(filter(None, (f"{writing.of_pence(group.mean)} a move", of_them)))
    return f"{group.moves} {whose} ({beside})"
