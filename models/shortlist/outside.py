"""Children in residential care as people outside may count them: one document for every view.

The board's report, the Savings page "for sharing outside" and the page about places each show a
part of it. Who has seen one may see the others, so small numbers are hidden in all of it at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.children.where import Where
from models.children.where_counts import WhereCounts, counts_of
from models.fairness.possible import Key, PublishedSum
from models.fairness.suppress import Figure, SharedCounts, suppress_small_numbers
from models.fairness.where_shared import LIVING, where_figures, where_shown, where_sums
from models.settings import Setting
from models.shortlist.destinations import FOUR
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import MovesScenario, Outcomes, if_made, outcomes_of_moves

EVERY = ""  # stands for all councils, and for all destinations


@dataclass(frozen=True, slots=True)
class Outside:
    """What may be told; None = hidden. `table`: a row a council and one for all; in it children by
    where they are ready to move, those with no move for now, and all in residential care.
    `ready`: by council and for all, children ready for a move somewhere."""

    councils: tuple[str, ...]
    places: tuple[Setting, ...]
    table: SharedCounts
    ready: tuple[int | None, ...]
    where: WhereCounts


def figures_for_outside(
    shortlist: Shortlist, paused: frozenset[str], where_of: Callable[[str], Where]
) -> Outside:
    """All councils and the ready moves only: two counts that differ by a few children would tell
    about those few. `where_of`: how far from home a child lives, by key."""
    outcomes_result = outcomes_of_moves(
        shortlist, if_made(shortlist, MovesScenario.READY, paused=paused)
    )
    if not outcomes_result.places:  # which columns there are would tell that nobody is ready
        numbers = [(*(0 for _ in FOUR), *row) for row in outcomes_result.counts]
        outcomes_result = Outcomes(outcomes_result.councils, FOUR, tuple(numbers))
    where = counts_of([where_of(child.child.key) for child in shortlist.children])
    shown = suppress_small_numbers(
        [*_figures(outcomes_result), *where_figures(where)],
        [*_sums(outcomes_result), *where_sums(where)],
    )
    rows = (*outcomes_result.councils, EVERY)
    table = tuple(
        (
            *(shown[_to(row, place.value)] for place in outcomes_result.places),
            shown[_stays(row)],
            shown[_living(row)],
        )
        for row in rows
    )
    ready = tuple(shown[_to(row, EVERY)] for row in rows)
    return Outside(
        outcomes_result.councils,
        outcomes_result.places,
        SharedCounts(table),
        ready,
        where_shown(where, shown),
    )


def _figures(outcomes: Outcomes) -> Iterator[Figure]:
    nobody = ((0,) * (len(outcomes.places) + 1),)
    whole = tuple(sum(column) for column in zip(*(outcomes.counts or nobody), strict=True))
    rows = [*zip(outcomes.councils, outcomes.counts, strict=True), (EVERY, whole)]
    for council, (*moving, staying) in rows:
        total = council == EVERY
        for place, number in zip(outcomes.places, moving, strict=True):
            yield Figure(_to(council, place.value), number, rank=int(total))
        yield Figure(_stays(council), staying, rank=int(total))
        yield Figure(_to(council, EVERY), sum(moving), rank=1 + total)
        yield Figure(_living(council), sum(moving) + staying, rank=1 + total)


def _sums(outcomes: Outcomes) -> Iterator[PublishedSum]:
    councils = outcomes.councils
    for council in (*councils, EVERY):
        yield PublishedSum(_living(council), (_to(council, EVERY), _stays(council)))
        yield PublishedSum(
            _to(council, EVERY), tuple(_to(council, place.value) for place in outcomes.places)
        )
    yield PublishedSum(LIVING, tuple(_living(council) for council in councils))
    yield PublishedSum(_stays(EVERY), tuple(_stays(council) for council in councils))
    for place in (*(place.value for place in outcomes.places), EVERY):
        yield PublishedSum(_to(EVERY, place), tuple(_to(council, place) for council in councils))


def _living(council: str) -> Key:
    return (*LIVING, council) if council else LIVING


def _stays(council: str) -> Key:
    return "stays", council


def _to(council: str, place: str) -> Key:
    return "to", council, place
