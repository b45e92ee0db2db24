"""If the ready moves are made: at most one move a child, chosen by readiness and the law's order.

Never by money: a child's move is the first destination in the law's order of preference (parents,
family and friends, other foster carers) for which the rules say ready. What it would save is looked
at only after it has been chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.labels import Readiness
from models.saving.portfolio import CountedMove, Portfolio, portfolio_of
from models.settings import Setting
from models.shortlist.destinations import FOUR
from models.shortlist.options import ChildOptions, Option, Shortlist

FOSTER_FAMILIES = frozenset(
    {Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_SPECIALIST}
)


class MovesScenario(StrEnum):
    """Which moves are taken to be made."""

    READY = "ready"
    READY_OR_NEARLY = "ready or nearly"


class MoveOrder(StrEnum):
    """The orders a list of moves may have. Never money."""

    NUMBER = "by number"
    COUNCIL = "by council"


ANSWERS: dict[MovesScenario, tuple[Readiness, ...]] = {
    MovesScenario.READY: (Readiness.READY,),
    MovesScenario.READY_OR_NEARLY: (Readiness.READY, Readiness.NEARLY),
}


@dataclass(frozen=True, slots=True)
class IfMade:
    """The moves of a scenario, of so many children in residential care (`listed`).

    `council`: whose children they are; None = every council's.
    """

    scenario: MovesScenario
    council: str | None
    listed: int
    portfolio: Portfolio


def if_made(
    shortlist: Shortlist,
    scenario: MovesScenario,
    council: str | None = None,
    paused: frozenset[str] = frozenset(),
) -> IfMade:
    """The portfolio of a list's moves, of one council's children or of all.

    `paused`: children whom a panel decided not to offer a move yet; they are listed and stay.
    """
    ours = [child for child in shortlist.children if council in (None, child.child.council)]
    moving = [our for our in ours if our.child.key not in paused]
    moves = portfolio_of(counted_moves(moving, scenario), FOUR)
    return IfMade(scenario, council, len(ours), moves)


def counted_moves(
    children: Sequence[ChildOptions], scenario: MovesScenario
) -> tuple[CountedMove, ...]:
    """One move for each child who has one; a place that is ready comes before a nearly one."""
    pairs = ((child, chosen_option(child, scenario)) for child in children)
    return tuple(_counted(child, option) for child, option in pairs if option is not None)


def chosen_option(child: ChildOptions, scenario: MovesScenario) -> Option | None:
    """The child's first destination in the law's order with the best answer; None where none is."""
    for answer in ANSWERS[scenario]:
        for option in child.options:  # in the law's order
            if option.verdict.readiness is answer:
                return option
    return None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Children of each council (a row) by where they would move; the last column stays for now."""

    councils: tuple[str, ...]
    places: tuple[Setting, ...]
    counts: tuple[tuple[int, ...], ...]


def outcomes_of_moves(shortlist: Shortlist, made: IfMade) -> Outcomes:
    """Where every child of the scenario's councils would live if the moves were made."""
    texts = sorted({child.child.council for child in shortlist.children})
    councils = tuple(texts if made.council is None else [made.council])
    portfolio = made.portfolio
    places = tuple(cut.place for cut in portfolio.places if cut.place is not None)
    counts = []
    for council in councils:
        listed = sum(child.child.council == council for child in shortlist.children)
        moving = [len(portfolio.cut(council, place).moves) for place in places]
        counts.append((*moving, listed - sum(moving)))
    return Outcomes(councils, places, tuple(counts))


def expected_to_last(moves: Sequence[CountedMove]) -> tuple[float, int]:
    """How many of the moves are expected to last a year, of how many with a known chance."""
    chances = [move.saving.chance.p_12m for move in moves]
    recorded = [chance for chance in chances if chance is not None]
    return sum(recorded), len(recorded)


def in_order(moves: Sequence[CountedMove], order: MoveOrder) -> tuple[CountedMove, ...]:
    """The moves by the children's numbers, or by council and then number."""
    if order is MoveOrder.COUNCIL:
        return tuple(
            sorted(moves, key=lambda counted_move: (counted_move.council, *counted_move.identity))
        )
    return tuple(sorted(moves, key=lambda counted_move: counted_move.identity))


def option_of(shortlist: Shortlist, move: CountedMove) -> tuple[ChildOptions, Option] | None:
    """The child and option that a move was chosen from; None if the list has no such."""
    for child in shortlist.children:
        if child.child.key == move.child.key:
            for option in child.options:
                if option.destination is move.saving.destination:
                    return child, option
    return None


def _counted(child: ChildOptions, option: Option) -> CountedMove:
    foster = option.destination in FOSTER_FAMILIES
    place = Setting.FOSTER_IN_HOUSE if foster else option.destination
    return CountedMove(child.child, place, option.saving)
