"""Gathers what a paper says about children and meetings, within what its reader may take out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from data.reference.needs import scheme
from data.reference.shortlist import held_shortlist
from data.store.engine import Store
from data.store.read import council_data
from data.store.record_read import child_record, meeting_record
from models.access import Actor, Permission, scope_for
from models.children.changes import changes_of
from models.children.council import CouncilData
from models.children.not_held import not_held_in
from models.children.where import WhereIndex, where_at
from models.frames import each
from models.meeting.record import MeetingRecord
from models.needs.scheme import Scheme
from models.needs.story import story_of
from models.papers.facts import ChildFacts
from models.problems import UserError
from models.recording.record import ChildRecord
from models.shortlist.corrected import corrected
from models.shortlist.options import ChildOptions


class Gathered:
    """What one person may take out, read once for one paper, as at today.

    The rules are asked as of today, so that what was recorded since the last import counts.
    `with_name`: somebody asked for names to be printed.
    """

    def __init__(self, store: Store, actor: Actor, today: date, *, with_name: bool) -> None:
        self._store, self._today, self._with_name = store, today, with_name
        self._scope = scope_for(actor, Permission.EXPORT_CHILDREN)

    @cached_property
    def data(self) -> CouncilData:
        """The council's frames within the scope."""
        return council_data(self._store, self._scope)

    def children(self, keys: Sequence[str]) -> dict[str, ChildFacts]:
        """The facts by child, of those who are in the list of residential care today.

        Who is not there has moved, left or died, or is somebody else's: they all look the same.
        """
        if self.data.data_date is None:
            return {}
        wanted = frozenset(keys)
        held = held_shortlist(
            self.data, None, as_of=self._today, move_on=None, year=None, only=wanted
        )
        held = corrected(held, self.data, self._today)
        places, ours = where_at(self.data, self._today), scheme()
        found: dict[str, ChildFacts] = {}
        for one in (*held.children, *held.may_have_moved):
            record = child_record(self._store, self._scope, one.child.key)
            if one.child.key in wanted and record is not None:
                found[one.child.key] = self._facts(one, record.at(self._today), places, ours)
        return found

    def child(self, key: str) -> ChildFacts:
        """The facts of one child; `UserError` where there is no paper to be made."""
        found = self.children((key,)).get(key)
        if found is None:
            raise UserError(
                "Paper",
                "this child is not in the list of children in residential care today",
                "a child who is",
                "Look at the list again: they may have moved or left.",
            )
        return found

    def meeting(self, key: str) -> MeetingRecord:
        """The record of one meeting; `UserError` where there is none for this person."""
        found = meeting_record(self._store, self._scope, key)
        if found is None:
            raise UserError(
                "Paper",
                "there is no such meeting",
                "a meeting with a child whom you may see",
                "Go back to the meetings and choose one.",
            )
        return found

    def called(self, keys: Iterable[str]) -> dict[str, str]:
        """What each child is called on paper, wherever they live by now."""
        wanted = set(keys)
        rows = self.data.frame("children")
        found = dict.fromkeys(wanted, "A child")
        for row in each(rows[rows["child"].isin(wanted)]):
            named = self._with_name and isinstance(row.name, str) and row.name
            found[row.child] = row.name if named else f"Child {row.child_id}"
        return found

    def names_on_record(self, key: str) -> tuple[str, ...]:
        """Names that stand beside a child: their own, the councils', whoever wrote or decided.

        Names of everybody's children too: a friend in the same home is named as easily.
        """
        people = self.data.frame("children")
        profiles = self.data.frame("profiles")
        mine = profiles[profiles["child"] == key]
        held = [*people["name"], *people["council"].unique(), *mine["assessed_by"].unique()]
        held += [*self._team(key), *self.data.own_councils, *self._recorded(key)]
        return tuple(dict.fromkeys(one for one in held if isinstance(one, str) and one))

    def _team(self, key: str) -> list[object]:
        rows = self.data.frame("annex_a")
        mine = rows[rows["child"] == key]
        return [*mine["team"], *mine["worker"]]

    def _recorded(self, key: str) -> list[str]:
        record = child_record(self._store, self._scope, key)
        if record is None:
            return []
        names = [one.content.heard_by for one in record.wishes if one.content]
        names += [one.content.who for one in record.views if one.content]
        names += [one.content.owner for one in record.blockers if one.content]
        for one in record.decisions:
            if one.content:
                names += [one.content.decided_by, one.content.child_heard_by]
                names += [action.owner for action in one.content.actions]
        return names

    def _facts(
        self, one: ChildOptions, record: ChildRecord, places: WhereIndex, ours: Scheme
    ) -> ChildFacts:
        met = max((kept.on for kept in record.decisions if kept.on < self._today), default=None)
        return ChildFacts(
            one=one,
            story=story_of(self.data, one.child.key, self._today),
            changes=changes_of(self.data, one.child, self._today, met),
            where=places.of(one.child.key),
            record=record,
            scheme=ours,
            as_of=self._today,
            councils=len(self.data.own_area),
            not_held=not_held_in(self.data),
            with_name=self._with_name,
        )
