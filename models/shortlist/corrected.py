"""A list of children with what people said since: who is here, who may have moved, who is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.freshness import (
    Corrections,
    Said,
    State,
    Whereabouts,
    imports_reach,
    whereabouts,
)
from models.children.records import Child
from models.shortlist.options import AskedAbout, ChildOptions, Shortlist


class WhereChildrenAre:
    """What is known of where each child is at a date, counting corrections dated up to another."""

    def __init__(self, data: CouncilData, as_of: date, said_to: date) -> None:
        self.said = Corrections(data.frame("corrections"))
        self._returns = data.frame("returns")
        self._as_of, self._said_to = as_of, said_to
        self._reach: dict[str, date] = {}

    def of(self, child: Child) -> Whereabouts:
        """One child, in the light of what was last said of them."""
        if child.source not in self._reach:
            self._reach[child.source] = imports_reach(self._returns, child.source, self._as_of)
        said = self.said.live(child.key, self._said_to)
        return whereabouts(child.journey, self._reach[child.source], said)


def corrected(held: Shortlist, data: CouncilData, said_to: date) -> Shortlist:
    """The same list by the corrections dated on or before `said_to`, whatever was done before.

    Who has moved or left is kept apart in `may_have_moved`, who died in `closed`: neither is in
    `children`. `asked_about`: children of whom something was said and who live elsewhere by the
    data; asked where it was that they were still here, and a later import says they had gone.
    """
    where = WhereChildrenAre(data, held.as_of, said_to)
    every = sorted(held.every, key=_by_number)
    now = [replace(one, whereabouts=where.of(one.child)) for one in every]
    return replace(
        held,
        children=_in_state(now, State.HERE),
        may_have_moved=_in_state(now, State.MAY_HAVE_MOVED),
        closed=_in_state(now, State.CLOSED),
        asked_about=_asked_about(where, data, held.as_of, {one.child.key for one in every}),
    )


def with_anew(held: Shortlist, anew: Mapping[str, ChildOptions | None]) -> Shortlist:
    """The list with some children as they were worked out anew, by key; None leaves one as is."""

    def now(every: Iterable[ChildOptions]) -> tuple[ChildOptions, ...]:
        return tuple(anew.get(one.child.key) or one for one in every)

    return replace(
        held,
        children=now(held.children),
        may_have_moved=now(held.may_have_moved),
        closed=now(held.closed),
    )


def _in_state(every: Iterable[ChildOptions], state: State) -> tuple[ChildOptions, ...]:
    return tuple(one for one in every if one.whereabouts and one.whereabouts.state is state)


def _asked_about(
    where: WhereChildrenAre, data: CouncilData, as_of: date, listed: set[str]
) -> tuple[AskedAbout, ...]:
    """Children whom the data has somewhere else by now; only "still here" is then a question."""
    elsewhere = children_named(data, where.said.children - listed, as_of)
    known = [AskedAbout(child, where.of(child)) for child in elsewhere]
    return tuple(one if _is_question(one) else _unasked(one) for one in known)


def _is_question(one: AskedAbout) -> bool:
    said = one.whereabouts.said
    return one.whereabouts.asked and said is not None and said.what is Said.STILL_HERE


def _unasked(one: AskedAbout) -> AskedAbout:
    return replace(one, whereabouts=replace(one.whereabouts, asked=False))


def _by_number(one: ChildOptions) -> tuple[str, str]:
    return (one.child.child_id, one.child.source)
