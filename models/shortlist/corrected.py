"""A list of children with what people said since: who is here, who may have moved, who is gone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.freshness import (
    Corrections,
    State,
    Whereabouts,
    WhereaboutsAnswer,
    imports_reach,
    weigh_whereabouts,
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
        correction = self.said.live(child.key, self._said_to)
        return weigh_whereabouts(child.journey, self._reach[child.source], correction)


def apply_corrections(shortlist: Shortlist, data: CouncilData, said_to: date) -> Shortlist:
    """The same list by the corrections dated on or before `said_to`, whatever was done before.

    Who has moved or left is kept apart in `may_have_moved`, who died in `closed`: neither is in
    `children`. `asked_about`: children of whom something was said and who live elsewhere by the
    data; asked where it was that they were still here, and a later import says they had gone.
    """
    where = WhereChildrenAre(data, shortlist.as_of, said_to)
    children = sorted(shortlist.every, key=_by_number)
    children_current = [replace(child, whereabouts=where.of(child.child)) for child in children]
    return replace(
        shortlist,
        children=_in_state(children_current, State.HERE),
        may_have_moved=_in_state(children_current, State.MAY_HAVE_MOVED),
        closed=_in_state(children_current, State.CLOSED),
        asked_about=_asked_about(
            where, data, shortlist.as_of, {child.child.key for child in children}
        ),
    )


def with_anew(shortlist: Shortlist, anew: Mapping[str, ChildOptions | None]) -> Shortlist:
    """The list with some children as they were worked out anew, by key; None leaves one as is."""

    def now(children: Iterable[ChildOptions]) -> tuple[ChildOptions, ...]:
        return tuple(anew.get(child.child.key) or child for child in children)

    return replace(
        shortlist,
        children=now(shortlist.children),
        may_have_moved=now(shortlist.may_have_moved),
        closed=now(shortlist.closed),
    )


def _in_state(children: Iterable[ChildOptions], state: State) -> tuple[ChildOptions, ...]:
    return tuple(
        child for child in children if child.whereabouts and child.whereabouts.state is state
    )


def _asked_about(
    where: WhereChildrenAre, data: CouncilData, as_of: date, listed: set[str]
) -> tuple[AskedAbout, ...]:
    """Children whom the data has somewhere else by now; only "still here" is then a question."""
    elsewhere = children_named(data, where.said.children - listed, as_of)
    asked_abouts = [AskedAbout(child, where.of(child)) for child in elsewhere]
    return tuple(
        asked_about if _is_question(asked_about) else _unasked(asked_about)
        for asked_about in asked_abouts
    )


def _is_question(asked_about: AskedAbout) -> bool:
    correction = asked_about.whereabouts.said
    return (
        asked_about.whereabouts.asked
        and correction is not None
        and correction.what is WhereaboutsAnswer.STILL_HERE
    )


def _unasked(asked_about: AskedAbout) -> AskedAbout:
    return replace(asked_about, whereabouts=replace(asked_about.whereabouts, asked=False))


def _by_number(child: ChildOptions) -> tuple[str, str]:
    return (child.child.child_id, child.child.source)
