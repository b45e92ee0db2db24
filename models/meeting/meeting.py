"""A meeting: its day, who chairs it, who is there by role, whose turn comes when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.words import a_date, capital


class MeetingKind(StrEnum):
    """Two different meetings. In a statutory review the child is in the room and the IRO chairs:
    no readiness labels, chances or money."""

    PANEL = "panel"
    STATUTORY_REVIEW = "statutory review"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PREPARING = "preparing"
    HELD = "held"  # it has begun: decisions can be recorded
    SIGNED = "signed"  # by the chair; what was signed is never changed
    CANCELLED = "cancelled"


class PresentAs(StrEnum):
    """In what role somebody is in the room (DOMAIN.md, meetings)."""

    HEAD_OF_SERVICE = "head of service"
    SOCIAL_WORKER = "social worker"
    TEAM_MANAGER = "team manager"
    FOSTERING = "fostering"
    PLACEMENTS = "placements"
    COMMISSIONING = "commissioning"
    FINANCE = "finance (no vote)"
    VIRTUAL_SCHOOL = "virtual school"
    HEALTH = "health"
    LEGAL = "legal"
    IRO = "independent reviewing officer"
    CHILD = "the child"
    PARENT = "parent"
    CARER = "carer or the home"
    ADVOCATE = "advocate"
    DESIGNATED_TEACHER = "designated teacher"
    OTHER = "somebody else"


@dataclass(frozen=True, slots=True)
class Presence:
    """One seat: `here` False = invited and not come."""

    role: PresentAs
    who: str = ""
    here: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is prepared. `children`: opaque keys in the order in which they are talked about.

    `begun`: the meeting has started (set by `start_meeting` of the store). `cancelled_because`: not
    blank = it doesn't take place.
    """

    kind: MeetingKind = MeetingKind.PANEL
    on: date | None = None
    chair: str = ""
    present: tuple[Presence, ...] = ()
    children: tuple[str, ...] = ()
    place: str = ""
    begun: bool = False
    cancelled_because: str = ""

    @property
    def title(self) -> str:
        """Panel, 3 December 2026."""
        return capital(self.kind.value) + (f", {a_date(self.on)}" if self.on else "")

    @property
    def may_show_readiness(self) -> bool:
        """Only a panel sees readiness, chances and, when it asks, money."""
        return self.kind is MeetingKind.PANEL


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """One decision under a signature: whose, which number, and the digest of its content."""

    child: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The chair's word that the record is right. `meeting_number`: the meeting's entry signed."""

    chair: str
    meeting_number: int
    decisions: tuple[SignedEntry, ...]
