"""The ready moves as a scenario takes them: the longest ready first, never in an order of money."""

from __future__ import annotations

from datetime import date

from models.budget.whatif.compiled import ReadyMove
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import Scenario, chosen_option


def ready_moves(held: Shortlist, paused: frozenset[str] = frozenset()) -> tuple[ReadyMove, ...]:
    """Each child for whom the rules say ready somewhere, to the first such home in the law's order.

    `paused`: children whom a panel decided not to offer a move yet; none of theirs.

    Since when is not known of some: they come last; then by the council's own number.
    """
    free = [one for one in held.children if one.child.key not in paused]
    found = [(one, chosen_option(one, Scenario.READY)) for one in free]
    ready = [(one, option) for one, option in found if option is not None]
    ready.sort(key=lambda pair: (
        pair[0].ready_since or date.max, pair[0].child.child_id, pair[0].child.source
    ))  # fmt: skip
    return tuple(ReadyMove(one.child.key, option.destination) for one, option in ready)
