"""All that people recorded about one child, as a page or a document reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from models.meeting.decision import ActionProgress, Decision, MoneyNoted
from models.recording.blocker import RecordedBlocker
from models.recording.contents import Content
from models.recording.event import PathwayPlan, RecordedIncident, SupportNotCare
from models.recording.kept import Kept, newest, standing, version
from models.recording.profile import Difference, RecordedProfile, differences
from models.recording.subject import Kind, Subject
from models.recording.voice import View, Wish

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """Every entry about a child, withdrawn and corrected ones included, in the order recorded.

    The properties give what stands now, oldest first; `at` gives what stood at a date. `signed`:
    the decisions under a chair's signature, each by its subject and number.
    """

    child: str
    entries: tuple[Kept[Content], ...] = ()
    signed: frozenset[tuple[Subject, int]] = frozenset()

    def at(self, as_of: date) -> ChildRecord:
        """Only what counts on or before a date and stands."""
        return replace(self, entries=standing(self.entries, as_of))

    def as_signed(self) -> ChildRecord:
        """Without decisions that no chair has signed: they are drafts of the panel.

        A correction that isn't signed leaves what was signed before as it was. What leaves the room
        (a paper for a child, a family or a provider) is made of this.
        """
        held = tuple(
            one for one in self.entries
            if one.about.kind is not Kind.DECISION or self._is_signed(one)
        )  # fmt: skip
        return replace(self, entries=held)

    def _is_signed(self, decision: Kept[Content]) -> bool:
        return (decision.about, decision.number) in self.signed

    def version(self, about: Subject) -> int:
        """What to name as `expected_version` when something is recorded of this subject."""
        return version(self.history(about))

    def history(self, about: Subject) -> tuple[Kept[Content], ...]:
        """Everything ever recorded of one subject, for "field history in words"."""
        return tuple(one for one in self.entries if one.about == about)

    @property
    def profiles(self) -> tuple[Kept[RecordedProfile], ...]:
        """First ratings."""
        return _of(self.entries, Kind.PROFILE, RecordedProfile)

    @property
    def second_ratings(self) -> tuple[Kept[RecordedProfile], ...]:
        """Blind ratings; not to be shown to whoever is about to rate."""
        return _of(self.entries, Kind.SECOND_RATING, RecordedProfile)

    def differences(self, profile: Kept[RecordedProfile]) -> tuple[Difference, ...] | None:
        """Where the last second rating of a profile differs; None = there is no second rating."""
        second = self.second_of(profile)
        if profile.content is None or second is None:
            return None
        return differences(profile.content, second)

    def second_of(self, profile: Kept[RecordedProfile]) -> RecordedProfile | None:
        """The last second rating of a profile."""
        seconds = [one for one in self.second_ratings if _is_second(one, profile.number)]
        return seconds[-1].content if seconds else None

    @property
    def blockers(self) -> tuple[Kept[RecordedBlocker], ...]:
        """Each thing that needs sorting, or was sorted, as it stands now, by the day it counts."""
        found = _of(self.entries, Kind.BLOCKER, RecordedBlocker)
        parts = dict.fromkeys(one.about for one in found)
        last = [newest(one for one in found if one.about == part) for part in parts]
        return tuple(sorted((o for o in last if o is not None), key=lambda one: one.on))

    @property
    def wishes(self) -> tuple[Kept[Wish], ...]:
        """The child's own words."""
        return _by_day(_of(self.entries, Kind.WISH, Wish))

    @property
    def views(self) -> tuple[Kept[View], ...]:
        """What parents, the IRO and others say."""
        return _by_day(_of(self.entries, Kind.VIEW, View))

    @property
    def incidents(self) -> tuple[Kept[RecordedIncident], ...]:
        """Incidents that people recorded here."""
        return _by_day(_of(self.entries, Kind.INCIDENT, RecordedIncident))

    @property
    def support_not_care(self) -> Kept[SupportNotCare] | None:
        """The last word on it, blank where it was taken back."""
        found = _by_day(_of(self.entries, Kind.SUPPORT_NOT_CARE, SupportNotCare))
        return found[-1] if found else None

    @property
    def pathway_plan(self) -> Kept[PathwayPlan] | None:
        """The last word on the plan for after 18: it is in place; None = nobody said so."""
        plans = _by_day(_of(self.entries, Kind.PATHWAY_PLAN, PathwayPlan))
        return plans[-1] if plans else None

    @property
    def decisions(self) -> tuple[Kept[Decision], ...]:
        """The decision of each meeting as it stands, oldest meeting first."""
        found = _of(self.entries, Kind.DECISION, Decision)
        each = dict.fromkeys(one.about for one in found)
        last = [newest(one for one in found if one.about == about) for about in each]
        return _by_day([one for one in last if one is not None])

    @property
    def not_signed(self) -> tuple[Kept[Decision], ...]:
        """Decisions that stand and that no chair has signed yet, corrections among them."""
        return tuple(one for one in self.decisions if not self._is_signed(one))

    @property
    def actions(self) -> tuple[Kept[ActionProgress], ...]:
        """What was recorded of the actions."""
        return _of(self.entries, Kind.ACTION, ActionProgress)

    @property
    def money(self) -> tuple[Kept[MoneyNoted], ...]:
        """Empty for whoever may not see costs."""
        return _of(self.entries, Kind.MONEY, MoneyNoted)


def _of(entries: Iterable[Kept[Content]], kind: Kind, wanted: type[T]) -> tuple[Kept[T], ...]:
    mine = standing(one for one in entries if one.about.kind is kind)
    return tuple(one for one in mine if isinstance(one.content, wanted))  # type: ignore[misc]


def _by_day(found: Iterable[Kept[T]]) -> tuple[Kept[T], ...]:
    return tuple(sorted(found, key=lambda one: (one.on, one.at_utc)))


def _is_second(one: Kept[RecordedProfile], number: int) -> bool:
    return one.content is not None and one.content.second_of == number
