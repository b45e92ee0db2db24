"""Everything about one child that a paper may say, gathered once. No money is in any of it."""

from dataclasses import dataclass, replace
from datetime import date

from models.audience import Audience
from models.children.changes import Changes
from models.children.names import name_or_number
from models.children.needs_story import NeedsStory
from models.children.where import Where
from models.needs.scheme import Scheme
from models.recording.barrier import SENSITIVE_BARRIERS
from models.recording.decision import Decision
from models.recording.entry import Entry
from models.recording.record import ChildRecord
from models.recording.shown import record_shown_to, story_shown_to
from models.recording.spoken import Spoken, sayings_of_child
from models.shortlist.options import ChildOptions


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """One child as the child's page shows them.

    `as_of`: the day that the rules were asked on, that of the data or, where people recorded
    something since, today. `record`: what people recorded and stands `today`, of decisions only
    what a chair has signed; `left_out` says which others there are. `changes`: what files say since
    the last review or meeting. `councils`: of how many authorities our area is made. `not_held`:
    what no file tells of any child. `with_name`: a name was asked for. `reader`: who reads the
    paper; what may not reach them has been taken out of `one`, `story` and `record`.
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
    reader: Audience = Audience.PANEL

    @property
    def called(self) -> str:
        """The child's name where it was asked for and is held, else the council's number."""
        child = self.one.child
        return name_or_number(child) if self.with_name else f"Child {child.child_id}"

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """The child's own words, newest first, each on one line."""
        spokens = sayings_of_child(self.story, self.record, self.reader)
        return tuple(replace(spoken, words=" ".join(spoken.words.split())) for spoken in spokens)

    @property
    def decided(self) -> Entry[Decision] | None:
        """The newest decision that says what is to happen; a statutory review since says nothing
        of it and takes nothing back."""
        entries = [
            decision
            for decision in self.record.decisions
            if decision.content and decision.content.outcome
        ]
        return entries[-1] if entries else None

    @property
    def for_family(self) -> bool:
        """The child, the family or a carer reads it: no exploitation, self-harm or incident."""
        return self.reader is Audience.FAMILY


def facts_shown_to(facts: ChildFacts, reader: Audience) -> ChildFacts:
    """The facts with everything taken out that may not reach this reader.

    Of what needs sorting stays what the tool asks by itself, and what people marked; the answers of
    the rules, whose reasons quote people, stay for the panel alone.
    """
    if reader is Audience.PANEL:
        return replace(facts, reader=reader)
    record = record_shown_to(facts.record, reader)
    return replace(
        facts,
        one=options_shown_to(facts.one, record, reader),
        story=story_shown_to(facts.story, reader, with_levels=True),
        record=record,
        reader=reader,
    )


def options_shown_to(child: ChildOptions, shown: ChildRecord, reader: Audience) -> ChildOptions:
    """The same of what the rules read of a child. `shown`: the record as this reader may see it."""
    if reader is Audience.PANEL:
        return child
    seen = {blocker.about.part for blocker in shown.blockers}
    hidden = SENSITIVE_BARRIERS if reader is Audience.FAMILY else frozenset()
    blockers = tuple(
        blocker
        for blocker in child.blockers
        if (blocker.name in seen if blocker.recorded else blocker.name not in hidden)
    )
    return replace(child, options=(), blockers=blockers)
