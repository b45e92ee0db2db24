"""Everything about one child that a paper may say, gathered once. No money is in any of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.children.changes import Changes
from models.children.where import Where
from models.names import who
from models.needs.scheme import Scheme
from models.needs.story import NeedsStory
from models.recording.record import ChildRecord
from models.recording.spoken import Spoken, spoken
from models.shortlist.options import ChildOptions


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """One child as the child's page shows them.

    `as_of`: the day that the rules were asked on, that of the data or, where people recorded
    something since, today. `record`: what people recorded and stands `today`, of decisions only
    what a chair has signed; `left_out` says which others there are. `changes`: what files say since
    the last review or meeting. `councils`: of how many authorities our area is made. `not_held`:
    what no file tells of any child. `with_name`: a name was asked for.
    """

    one: ChildOptions
    story: NeedsStory
    changes: Changes
    where: Where
    record: ChildRecord
    scheme: Scheme
    as_of: date
    today: date
    councils: int = 0
    not_held: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    with_name: bool = False

    @property
    def called(self) -> str:
        """The child's name where it was asked for and is held, else the council's number."""
        child = self.one.child
        return who(child) if self.with_name else f"Child {child.child_id}"

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """The child's own words, newest first, each on one line."""
        found = spoken(self.story, self.record)
        return tuple(replace(one, words=" ".join(one.words.split())) for one in found)
