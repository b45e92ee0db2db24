"""Children in residential care as people outside may count them: one document for every view.

The board's report, the Savings page "for sharing outside" and the page about places each show a
part of it. Who has seen one may see the others, so small numbers are hidden in all of it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.children.settings import Setting
from models.children.where import Where
from models.children.where_counts import WhereCounts, counts_of
from models.fairness.possible import Key, Sum
from models.fairness.suppress import Figure, SharedCounts, suppress
from models.fairness.where_shared import LIVING, where_figures, where_shown, where_sums
from models.shortlist.four import FOUR
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import Outcomes, Scenario, if_made, outcomes

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


def outside(held: Shortlist, paused: frozenset[str], where_of: Callable[[str], Where]) -> Outside:
    """All councils and the ready moves only: two counts that differ by a few children would tell
    about those few. `where_of`: how far from home a child lives, by key."""
    found = outcomes(held, if_made(held, Scenario.READY, paused=paused))
    if not found.places:  # which columns there are would tell that nobody is ready
        whole = [(*(0 for _ in FOUR), *row) for row in found.counts]
        found = Outcomes(found.councils, FOUR, tuple(whole))
    where = counts_of([where_of(one.child.key) for one in held.children])
    shown = suppress([*_figures(found), *where_figures(where)], [*_sums(found), *where_sums(where)])
    rows = (*found.councils, EVERY)
    table = tuple(
        (*(shown[_to(row, place.value)] for place in found.places), shown[_stays(row)],
         shown[_living(row)]) for row in rows
    )  # fmt: skip
    ready = tuple(shown[_to(row, EVERY)] for row in rows)
    return Outside(found.councils, found.places, SharedCounts(table), ready,
                   where_shown(where, shown))  # fmt: skip


def _figures(found: Outcomes) -> Iterator[Figure]:
    nobody = ((0,) * (len(found.places) + 1),)
    whole = tuple(sum(column) for column in zip(*(found.counts or nobody), strict=True))
    rows = [*zip(found.councils, found.counts, strict=True), (EVERY, whole)]
    for council, (*moving, staying) in rows:
        total = council == EVERY
        for place, number in zip(found.places, moving, strict=True):
            yield Figure(_to(council, place.value), number, rank=int(total))
        yield Figure(_stays(council), staying, rank=int(total))
        yield Figure(_to(council, EVERY), sum(moving), rank=1 + total)
        yield Figure(_living(council), sum(moving) + staying, rank=1 + total)


def _sums(found: Outcomes) -> Iterator[Sum]:
    councils = found.councils
    for council in (*councils, EVERY):
        yield Sum(_living(council), (_to(council, EVERY), _stays(council)))
        yield Sum(_to(council, EVERY), tuple(_to(council, place.value) for place in found.places))
    yield Sum(LIVING, tuple(_living(council) for council in councils))
    yield Sum(_stays(EVERY), tuple(_stays(council) for council in councils))
    for place in (*(place.value for place in found.places), EVERY):
        yield Sum(_to(EVERY, place), tuple(_to(council, place) for council in councils))


def _living(council: str) -> Key:
    return (*LIVING, council) if council else LIVING


def _stays(council: str) -> Key:
    return "stays", council


def _to(council: str, place: str) -> Key:
    return "to", council, place
