"""The ready moves as a scenario takes them: the longest ready first, never in an order of money."""

from datetime import date

from models.scenarios.compiled import ReadyMove
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import MovesScenario, chosen_option


def ready_moves(
    shortlist: Shortlist, paused: frozenset[str] = frozenset()
) -> tuple[ReadyMove, ...]:
    """Each child for whom the rules say ready somewhere, to the first such home in the law's order.

    `paused`: children whom a panel decided not to offer a move yet; none of theirs.

    Since when is not known of some: they come last; then by the council's own number.
    """
    free = [child for child in shortlist.children if child.child.key not in paused]
    pairs = [(child, chosen_option(child, MovesScenario.READY)) for child in free]
    ready = [(child, option) for child, option in pairs if option is not None]
    ready.sort(
        key=lambda pair: (
            pair[0].ready_since or date.max,
            pair[0].child.child_id,
            pair[0].child.source,
        )
    )
    return tuple(ReadyMove(child.child.key, option.destination) for child, option in ready)
