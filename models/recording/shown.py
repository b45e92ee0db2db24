"""What of a child's record, and of the story of their needs, a reader may see.

It is taken out once, before a paper or a screen is made, so that nothing made of it can say more.
With the child or family as readers, exploitation, self-harm and incidents go as a whole, whatever
anybody wrote of them: what is planned there must not reach the person it is about (DOMAIN.md, "Who
may see what people say").
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from models.audience import Audience, may_reach
from models.children.needs_story import NeedsStory
from models.needs.direction import Direction
from models.needs.profile import Item
from models.needs.scheme import Need
from models.recording.barrier import SENSITIVE_BARRIERS, BarrierEntry
from models.recording.decision import ActionProgress, Decision
from models.recording.entry import standing_entries
from models.recording.event import RecordedIncident
from models.recording.meeting_shown import as_shown_to
from models.recording.profile import RecordedProfile
from models.recording.record import ChildRecord
from models.recording.types import Content
from models.recording.voice import View, Wish

SENSITIVE: frozenset[Item] = frozenset({Need.EXPLOITATION_AND_MISSING, Need.SELF_HARM})
I = TypeVar("I", bound=Item)  # noqa: E741


def record_shown_to(record: ChildRecord, reader: Audience) -> ChildRecord:
    """What stands of the record and may reach this reader; all of it for the panel."""
    if reader is Audience.PANEL:
        return record
    shown = (
        (entry, _content_shown_to(entry.content, reader))
        for entry in standing_entries(record.entries)
        if entry.content is not None
    )
    entries = tuple(
        replace(entry, content=content, reason="")
        for entry, content in shown
        if content is not None
    )
    return replace(record, entries=entries)


def story_shown_to(story: NeedsStory, reader: Audience, *, with_levels: bool = False) -> NeedsStory:
    """The story without exploitation and self-harm where the child or family reads it.

    `with_levels`: the profile keeps the levels of these, which a new home has to know; words of a
    profile always go. `said` stays for `spoken`, which knows who may be shown each saying.
    """
    if reader is not Audience.FAMILY:
        return story
    sides, profile = story.sides, story.profile
    return replace(
        story,
        profile=profile
        and replace(
            profile,
            entries=tuple(
                replace(entry, evidence="", child_view="")
                for entry in profile.entries
                if with_levels or entry.item not in SENSITIVE
            ),
        ),
        sides=replace(
            sides,
            going_well=_without_sensitive(sides.going_well),
            still_hard=_without_sensitive(sides.still_hard),
            not_known=_without_sensitive(sides.not_known),
            to_watch=_without_sensitive(sides.to_watch),
        ),
        direction=Direction(
            tuple(trend for trend in story.direction.trends if trend.item not in SENSITIVE)
        ),
        points=tuple(point for point in story.points if point.item not in SENSITIVE),
    )


def _without_sensitive(items: Iterable[I]) -> tuple[I, ...]:
    return tuple(item for item in items if item not in SENSITIVE)


def _content_shown_to(content: Content, reader: Audience) -> Content | None:
    """One thing that was recorded, without what may not be seen; None = nothing of it may."""
    match content:
        case BarrierEntry() if reader is Audience.FAMILY and content.name in SENSITIVE_BARRIERS:
            return None
        case Wish() | View() | BarrierEntry():
            return content if may_reach(content.shown_to, reader) else None
        case Decision():
            return as_shown_to(content, reader)
        case ActionProgress():
            return replace(content, words="")
        case RecordedProfile():
            return _profile_shown_to(content, reader)
        case RecordedIncident():
            return None if reader is Audience.FAMILY else content
        case _:
            return None


def _profile_shown_to(content: RecordedProfile, reader: Audience) -> RecordedProfile:
    ratings = tuple(
        replace(
            rating,
            evidence="",
            child_view=rating.child_view if may_reach(rating.view_shown_to, reader) else "",
        )
        for rating in content.ratings
        if reader is not Audience.FAMILY or rating.item not in SENSITIVE
    )
    return replace(content, ratings=ratings)
