"""All that people recorded about one child, as a page or a document reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from models.recording.barrier import BarrierEntry
from models.recording.decision import ActionProgress, Decision, MoneyNoted
from models.recording.entry import Entry, newest_entry, newest_number, standing_entries
from models.recording.event import PathwayPlan, RecordedIncident, SupportNotCare
from models.recording.profile import RatingDifference, RecordedProfile, list_rating_differences
from models.recording.subject import RecordKind, Subject
from models.recording.types import Content
from models.recording.voice import View, Wish

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """Every entry about a child, withdrawn and corrected ones included, in the order recorded.

    The properties give what stands now, oldest first; `at` gives what stood at a date. `signed`:
    the decisions under a chair's signature, each by its subject and number.
    """

    child: str
    entries: tuple[Entry[Content], ...] = ()
    signed: frozenset[tuple[Subject, int]] = frozenset()

    def at(self, as_of: date) -> ChildRecord:
        """Only what counts on or before a date and stands."""
        return replace(self, entries=standing_entries(self.entries, as_of))

    def as_signed(self) -> ChildRecord:
        """Without decisions that no chair has signed: they are drafts of the panel.

        A correction that isn't signed leaves what was signed before as it was. What leaves the room
        (a paper for a child, a family or a provider) is made of this.
        """
        entries = tuple(
            entry
            for entry in self.entries
            if entry.about.kind is not RecordKind.DECISION or self._is_signed(entry)
        )
        return replace(self, entries=entries)

    def _is_signed(self, decision: Entry[Content]) -> bool:
        return (decision.about, decision.number) in self.signed

    def version(self, about: Subject) -> int:
        """What to name as `expected_version` when something is recorded of this subject."""
        return newest_number(self.history(about))

    def history(self, about: Subject) -> tuple[Entry[Content], ...]:
        """Everything ever recorded of one subject, for "field history in words"."""
        return tuple(entry for entry in self.entries if entry.about == about)

    @property
    def profiles(self) -> tuple[Entry[RecordedProfile], ...]:
        """First ratings."""
        return _of(self.entries, RecordKind.PROFILE, RecordedProfile)

    @property
    def second_ratings(self) -> tuple[Entry[RecordedProfile], ...]:
        """Blind ratings; not to be shown to whoever is about to rate."""
        return _of(self.entries, RecordKind.SECOND_RATING, RecordedProfile)

    def differences(self, profile: Entry[RecordedProfile]) -> tuple[RatingDifference, ...] | None:
        """Where the last second rating of a profile differs; None = there is no second rating."""
        second = self.second_of(profile)
        if profile.content is None or second is None:
            return None
        return list_rating_differences(profile.content, second)

    def second_of(self, profile: Entry[RecordedProfile]) -> RecordedProfile | None:
        """The last second rating of a profile."""
        seconds = [
            second_rating
            for second_rating in self.second_ratings
            if _is_second(second_rating, profile.number)
        ]
        return seconds[-1].content if seconds else None

    @property
    def blockers(self) -> tuple[Entry[BarrierEntry], ...]:
        """Each thing that needs sorting, or was sorted, as it stands now, by the day it counts."""
        entries = _of(self.entries, RecordKind.BLOCKER, BarrierEntry)
        parts = dict.fromkeys(entry.about for entry in entries)
        last = [newest_entry(entry for entry in entries if entry.about == part) for part in parts]
        return tuple(sorted((o for o in last if o is not None), key=lambda entry: entry.on))

    @property
    def wishes(self) -> tuple[Entry[Wish], ...]:
        """The child's own words."""
        return _by_day(_of(self.entries, RecordKind.WISH, Wish))

    @property
    def views(self) -> tuple[Entry[View], ...]:
        """What parents, the IRO and others say."""
        return _by_day(_of(self.entries, RecordKind.VIEW, View))

    @property
    def incidents(self) -> tuple[Entry[RecordedIncident], ...]:
        """Incidents that people recorded here."""
        return _by_day(_of(self.entries, RecordKind.INCIDENT, RecordedIncident))

    @property
    def support_not_care(self) -> Entry[SupportNotCare] | None:
        """The last word on it, blank where it was taken back."""
        entries = _by_day(_of(self.entries, RecordKind.SUPPORT_NOT_CARE, SupportNotCare))
        return entries[-1] if entries else None

    @property
    def pathway_plan(self) -> Entry[PathwayPlan] | None:
        """The last word on the plan for after 18: it is in place; None = nobody said so."""
        plans = _by_day(_of(self.entries, RecordKind.PATHWAY_PLAN, PathwayPlan))
        return plans[-1] if plans else None

    @property
    def decisions(self) -> tuple[Entry[Decision], ...]:
        """The decision of each meeting as it stands, oldest meeting first."""
        entries = _of(self.entries, RecordKind.DECISION, Decision)
        each = dict.fromkeys(entry.about for entry in entries)
        last = [newest_entry(entry for entry in entries if entry.about == about) for about in each]
        return _by_day([entry for entry in last if entry is not None])

    @property
    def not_signed(self) -> tuple[Entry[Decision], ...]:
        """Decisions that stand and that no chair has signed yet, corrections among them."""
        return tuple(decision for decision in self.decisions if not self._is_signed(decision))

    @property
    def actions(self) -> tuple[Entry[ActionProgress], ...]:
        """What was recorded of the actions."""
        return _of(self.entries, RecordKind.ACTION, ActionProgress)

    @property
    def money(self) -> tuple[Entry[MoneyNoted], ...]:
        """Empty for whoever may not see costs."""
        return _of(self.entries, RecordKind.MONEY, MoneyNoted)


def _of(
    entries: Iterable[Entry[Content]], kind: RecordKind, wanted: type[T]
) -> tuple[Entry[T], ...]:
    records = standing_entries(entry for entry in entries if entry.about.kind is kind)
    return tuple(entry for entry in records if isinstance(entry.content, wanted))  # type: ignore[misc]


def _by_day(entries: Iterable[Entry[T]]) -> tuple[Entry[T], ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at_utc)))


def _is_second(entry: Entry[RecordedProfile], number: int) -> bool:
    return entry.content is not None and entry.content.second_of == number
