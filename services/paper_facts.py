"""Gathers what a paper says about children and meetings, within what its reader may take out."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from data.reference.needs import load_scheme
from data.store.read import council_data
from data.store.record.read import child_record, meeting_record
from data.store.schema.engine import Store
from models.access import Actor, Permission, scope_for
from models.audience import Audience
from models.children.council import CouncilData
from models.children.where import where_at
from models.papers.facts import ChildFacts
from models.papers.gathered import called_on_paper, facts_of, names_on_record
from models.problems import UserError
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord
from models.shortlist.corrected import apply_corrections
from models.shortlist.options import ChildOptions
from services.children import where_child_lives
from services.council_data import day_of_data, read_council
from services.open_council import OpenCouncil
from services.records import child_record as read_record
from services.shortlist import build_shortlist


def facts_for_reader(council: OpenCouncil, child: ChildOptions, reader: Audience) -> ChildFacts:
    """What a paper about a child may say to a reader, as at this moment."""
    key, data = child.child.key, read_council(council)
    record = read_record(council, key) or ChildRecord(key)
    where = where_child_lives(council, key, day_of_data(council))
    return facts_of(data, child, record, where, load_scheme(), council.today, reader)


def names_near_child(council: OpenCouncil, key: str) -> tuple[str, ...]:
    """Names that may not stand in a profile of this child for a family."""
    record = read_record(council, key) or ChildRecord(key)
    return names_on_record(read_council(council), record)


class Gathered:
    """What one person may take out, read once for one paper.

    The rules are asked as on the screens: as of the data's day, and as of today for a child of whom
    people recorded something since. `with_name`: somebody asked for names to be printed.
    """

    def __init__(self, store: Store, actor: Actor, today: date, *, with_name: bool) -> None:
        self._store, self._today, self._with_name = store, today, with_name
        self._scope = scope_for(actor, Permission.EXPORT_CHILDREN)

    @cached_property
    def data(self) -> CouncilData:
        """The council's frames within the scope."""
        return council_data(self._store, self._scope)

    def children(self, keys: Sequence[str], reader: Audience) -> dict[str, ChildFacts]:
        """The facts by child as a reader may see them, of those in residential care today.

        Who is not there has moved, left or died, or is somebody else's: they all look the same.
        """
        as_of = self.data.data_date
        if as_of is None:
            return {}
        wanted = frozenset(keys)
        shortlist = build_shortlist(
            self.data, None, as_of=as_of, move_on=None, year=None, told_to=self._today, only=wanted
        )
        shortlist = apply_corrections(shortlist, self.data, self._today)
        places, ours = where_at(self.data, as_of), load_scheme()
        child_facts: dict[str, ChildFacts] = {}
        for child in (*shortlist.children, *shortlist.may_have_moved):
            record = child_record(self._store, self._scope, child.child.key)
            if child.child.key in wanted and record is not None:
                child_facts[child.child.key] = facts_of(
                    self.data,
                    child,
                    record,
                    places.of(child.child.key),
                    ours,
                    self._today,
                    reader,
                    with_name=self._with_name,
                )
        return child_facts

    def child(self, key: str, reader: Audience) -> ChildFacts:
        """The facts of one child; `UserError` where there is no paper to be made."""
        child_facts = self.children((key,), reader).get(key)
        if child_facts is None:
            raise UserError(
                "Paper",
                "this child is not in the list of children in residential care today",
                "a child who is",
                "Look at the list again: they may have moved or left.",
            )
        return child_facts

    def meeting(self, key: str) -> MeetingRecord:
        """The record of one meeting; `UserError` where there is none for this person."""
        meeting = meeting_record(self._store, self._scope, key)
        if meeting is None:
            raise UserError(
                "Paper",
                "there is no such meeting",
                "a meeting with a child whom you may see",
                "Go back to the meetings and choose one.",
            )
        return meeting

    def called(self, keys: Iterable[str]) -> dict[str, str]:
        """What each child is called on paper, wherever they live by now."""
        return called_on_paper(self.data, keys, with_name=self._with_name)

    def names_on_record(self, key: str) -> tuple[str, ...]:
        """Names that may not stand in a profile for a family."""
        record = child_record(self._store, self._scope, key) or ChildRecord(key)
        return names_on_record(self.data, record)
