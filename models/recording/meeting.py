"""A meeting: its day, who chairs it, who is there by role, whose turn comes when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.words import a_date, capitalise


@dataclass(frozen=True, slots=True)
class DecisionSeen:
    """A decision as the chair has it in front of them."""

    child: str
    number: int


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
    CHAIR = "chair"  # of a panel, where nobody said in what role they sit there

    @property
    def words(self) -> str:
        """The role as it reads within brackets of its own."""
        return self.value.replace(" (", ", ").rstrip(")")


class Attendance(StrEnum):
    """Whether somebody came, asked when the meeting begins and once more when it is signed."""

    CAME = "came"
    APOLOGIES = "apologies"
    AWAY = "did not come"  # and sent no word
    JOINED = "joined for a child"  # there for one child's turn only: `Presence.for_child`


@dataclass(frozen=True, slots=True)
class Presence:
    """One seat. `attendance` None = nobody was asked yet, which is never read as "did not come".

    `here`: expected, as it was planned; it says nothing of who came. `for_child`: whose turn
    somebody joined for, by key; in the seat of a child without a name, which child that is.
    """

    role: PresentAs
    who: str = ""
    here: bool = True
    attendance: Attendance | None = None
    for_child: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is prepared. `children`: opaque keys in the order in which they are talked about.

    `begun`: the meeting has started (set by `start_meeting` of the store). `cancelled_because`: not
    blank = it doesn't take place. `one_family`: somebody said that the children of a statutory
    review are brothers and sisters. `corrected_because`: in a correction of who came, after the
    chair had signed, why the signed record was wrong.
    """

    kind: MeetingKind = MeetingKind.PANEL
    on: date | None = None
    chair: str = ""
    present: tuple[Presence, ...] = ()
    children: tuple[str, ...] = ()
    place: str = ""
    begun: bool = False
    cancelled_because: str = ""
    one_family: bool = False
    corrected_because: str = ""

    @property
    def title(self) -> str:
        """Panel, 3 December 2026."""
        return capitalise(self.kind.value) + (f", {a_date(self.on)}" if self.on else "")

    @property
    def may_show_readiness(self) -> bool:
        """Only a panel sees readiness, chances and, when it asks, money."""
        return self.kind is MeetingKind.PANEL


LEADS: dict[MeetingKind, PresentAs] = {
    MeetingKind.PANEL: PresentAs.HEAD_OF_SERVICE,
    MeetingKind.STATUTORY_REVIEW: PresentAs.IRO,
}
_ATTENDED: dict[Attendance | None, str] = {
    Attendance.CAME: "came",
    Attendance.APOLOGIES: "sent apologies",
    Attendance.AWAY: "did not come, and sent no apologies",
    Attendance.JOINED: "joined for one child's turn",
    None: "attendance was not asked",
}


def seats_of(meeting: Meeting) -> tuple[Presence, ...]:
    """Everybody who is asked about when the meeting begins: the chair first, then the others.

    The chair has a seat even where nobody gave them one; a seat of the role that leads such a
    meeting, with no name yet, is theirs. A panel's chair of whom nobody said more sits there as the
    chair and as nothing else; a review is chaired by the independent reviewing officer.
    """
    chair, lead = meeting.chair.strip(), LEADS[meeting.kind]
    if not chair:
        return with_each_child(meeting)
    named = [seat for seat in meeting.present if is_chair(seat, meeting)]
    vacant = [seat for seat in meeting.present if seat.role is lead and not seat.who.strip()]
    theirs = next(iter(named or vacant), None)
    others = list(meeting.present)
    if theirs is not None:
        others.remove(theirs)
    unsaid = PresentAs.CHAIR if meeting.kind is MeetingKind.PANEL else lead
    chairs = replace(theirs or Presence(unsaid), who=chair)
    return (chairs, *with_each_child(replace(meeting, present=tuple(others))))


def own_seat_of(seat: Presence) -> str:
    """Which child sits there, by key; "" where it is somebody else's, or nobody said which."""
    return seat.for_child if seat.role is PresentAs.CHILD and not seat.who.strip() else ""


def with_each_child(meeting: Meeting) -> tuple[Presence, ...]:
    """The seats as they were planned; in a review of several children each of them has their own,
    where "the child" has one that nobody has answered for.

    One that was answered for before each had their own stays as it is.
    """
    if meeting.kind is MeetingKind.PANEL or len(meeting.children) < 2:
        return tuple(seat for seat in meeting.present if not _is_gone(seat, meeting))
    presences: list[Presence] = []
    of_children = False
    for seat in meeting.present:
        unsaid = not (seat.who.strip() or seat.for_child or seat.attendance)
        nobody_said_which = seat.role is PresentAs.CHILD and unsaid
        own = bool(own_seat_of(seat)) and seat.attendance is not Attendance.JOINED
        of_children = of_children or own or nobody_said_which
        if not nobody_said_which and not _is_gone(seat, meeting):
            presences.append(seat)
    texts = {own_seat_of(seat) for seat in presences}
    wanted = [key for key in meeting.children if key not in texts] if of_children else []
    return (*presences, *(Presence(PresentAs.CHILD, for_child=key) for key in wanted))


def _is_gone(seat: Presence, meeting: Meeting) -> bool:
    """The seat of a child who was taken out of the meeting before anybody was asked."""
    own = own_seat_of(seat)
    return bool(own) and seat.attendance is None and own not in meeting.children


def is_chair(seat: Presence, meeting: Meeting) -> bool:
    """Whether this is the seat of whoever chairs."""
    return seat.who.strip().casefold() == meeting.chair.strip().casefold()


def attendance_words(presence: Presence, called: Mapping[str, str] | None = None) -> str:
    """Came, sent apologies, didn't come, joined for one child's turn; or that nobody was asked.

    `called`: what each child is called to this reader, by key. Then it says for whose turn; of a
    child whom they may not see it says no more than before.
    """
    if presence.attendance is Attendance.JOINED and presence.for_child in (called or {}):
        return f"joined for the turn of {(called or {})[presence.for_child]}"
    return _ATTENDED[presence.attendance]


def away_words(meeting: Meeting, name: str) -> str:
    """M. Anager sent apologies; "" for whoever came, was not asked about, or has no seat."""
    wanted, away = name.strip().casefold(), {Attendance.APOLOGIES, Attendance.AWAY}
    for seat in seats_of(meeting):
        if wanted and seat.who.strip().casefold() == wanted and seat.attendance in away:
            return f"{seat.who.strip()} {_ATTENDED[seat.attendance]}"
    return ""


def name_words(presence: Presence, called: Mapping[str, str], meeting: Meeting) -> str:
    """The name alone; of a child's own seat what they are called to this reader. "" = not named.

    The child of a review of one is that one, whoever prepared it said so or not.
    """
    own = own_seat_of(presence)
    if presence.role is PresentAs.CHILD and not own and len(meeting.children) == 1:
        own = meeting.children[0]
    return presence.who.strip() or called.get(own, "")


def person_words(presence: Presence, called: Mapping[str, str] | None = None) -> str:
    """C. Head (head of service); the role alone where nobody is named.

    `called`: what each child is called to this reader, by key; others stay nameless.
    """
    person, own = presence.who.strip(), own_seat_of(presence)
    if own:
        person = (called or {}).get(own, "")
        if not person:
            return "another child of the family"
    return f"{person} ({presence.role.words})" if person else presence.role.value


def people_words(people: Iterable[Presence], called: Mapping[str, str] | None = None) -> str:
    """Some people in one line, apart from each other even where a role has a comma in it."""
    return "; ".join(person_words(person, called) for person in people)


@dataclass(frozen=True, slots=True)
class ScreenSet:
    """What one person's screen leaves out while others look on. It changes what is shown and
    nothing on record.

    `child_present`: the switch of one child's turn in a panel. `shared`: the switch of every page.
    `box_was_empty_in`: while the child is present, the place (`Subject.part`) of the draft in which
    nothing stood yet of the child's words when they came in.
    """

    child_present: bool = False
    shared: bool = False
    box_was_empty_in: str | None = None


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
