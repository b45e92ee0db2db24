"""What something recorded is about: one stream of numbered, dated entries that nobody changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class RecordKind(StrEnum):
    """What can be recorded. The value stands in the database: never change one."""

    PROFILE = "profile"
    SECOND_RATING = "second_rating"
    BLOCKER = "blocker"
    WISH = "wish"
    VIEW = "view"
    INCIDENT = "incident"
    SUPPORT_NOT_CARE = "support_not_care"
    MEETING = "meeting"
    DECISION = "decision"
    ACTION = "action"  # what became of an action of a decision
    MONEY = "money"  # noted after the decision
    SIGNATURE = "signature"
    MOVE = "move"  # how a move stands; no money in it
    MOVE_MONEY = "move_money"  # its frozen baseline, prices and support
    CONFIRMED = "confirmed"  # what finance confirmed of it
    HOME_SEARCH = "home_search"
    FAMILY_PROFILE = "family_profile"
    CHILD_SUMMARY = "child_summary"
    SCREEN = "screen"  # how one person has set a screen that others look at
    TYPED_LINE = "typed_line"  # a line beside the button that sends it
    MY_LIST = "my_list"  # whose children a person wants to see
    SCENARIO_BEGUN = "scenario_begun"  # what a person supposes on What if and has not saved
    CAME_BACK = "came_back"  # from being missing
    PATHWAY_PLAN = "pathway_plan"
    REVIEW_HELD = "review_held"
    WORDS_WEIGHED = "words_weighed"
    LEGAL_STATUS = "legal_status"


ABOUT_MONEY = frozenset({RecordKind.MONEY, RecordKind.MOVE_MONEY, RecordKind.CONFIRMED})
# Papers, and how somebody's own screen is set: drafts and no more.
NEVER_RECORDED = frozenset(
    {
        RecordKind.HOME_SEARCH,
        RecordKind.FAMILY_PROFILE,
        RecordKind.CHILD_SUMMARY,
        RecordKind.SCREEN,
        RecordKind.MY_LIST,
        RecordKind.TYPED_LINE,
        RecordKind.SCENARIO_BEGUN,
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about. `child` and `meeting` are opaque keys, "" where it is about none.

    `part` tells things of one kind apart: the blocker, the action (meeting and number), whose view,
    the move.
    Entries of one subject are numbered 1, 2, …; the newest number is its version, 0 = nothing yet.
    """

    kind: RecordKind
    child: str = ""
    meeting: str = ""
    part: str = ""

    @property
    def stream(self) -> str:
        """The subject in one text, as the database holds it."""
        return "/".join((self.kind.value, self.child, self.meeting, self.part))

    @classmethod
    def of_stream(cls, stream: str) -> Subject:
        """The subject back from its text."""
        kind, child, meeting, part = stream.split("/", 3)
        return cls(RecordKind(kind), child, meeting, part)


def profile_of(child: str) -> Subject:
    """The child's needs profiles, one entry a profile."""
    return Subject(RecordKind.PROFILE, child)


def second_rating_of(child: str) -> Subject:
    """Second, blind ratings of the child's profiles."""
    return Subject(RecordKind.SECOND_RATING, child)


def blocker_of(child: str, part: str) -> Subject:
    """One thing that needs sorting: the choice's name, or `other-…` for words of one's own."""
    return Subject(RecordKind.BLOCKER, child, part=part)


def wishes_of(child: str) -> Subject:
    """What the child said, one entry each time."""
    return Subject(RecordKind.WISH, child)


def views_of(child: str) -> Subject:
    """What parents, the IRO and others said, one entry each time."""
    return Subject(RecordKind.VIEW, child)


def incidents_of(child: str) -> Subject:
    """Incidents, one entry each."""
    return Subject(RecordKind.INCIDENT, child)


def support_not_care_of(child: str) -> Subject:
    """Why this child needs support, not care."""
    return Subject(RecordKind.SUPPORT_NOT_CARE, child)


def came_back_of(child: str) -> Subject:
    """Each return of a child who was missing."""
    return Subject(RecordKind.CAME_BACK, child)


def pathway_plan_of(child: str) -> Subject:
    """That the plan for after 18 is in place."""
    return Subject(RecordKind.PATHWAY_PLAN, child)


def words_weighed_of(child: str) -> Subject:
    """That a child's words don't change a destination, one entry each time."""
    return Subject(RecordKind.WORDS_WEIGHED, child)


def legal_status_of(child: str) -> Subject:
    """Which legal status is right, as people looked it up."""
    return Subject(RecordKind.LEGAL_STATUS, child)


def review_held_of(child: str) -> Subject:
    """Statutory reviews that no file tells of yet."""
    return Subject(RecordKind.REVIEW_HELD, child)


def meeting_of(meeting: str) -> Subject:
    """One meeting: its day, people and children."""
    return Subject(RecordKind.MEETING, meeting=meeting)


def decision_of(child: str, meeting: str) -> Subject:
    """What a meeting decided about a child."""
    return Subject(RecordKind.DECISION, child, meeting)


def action_of(child: str, meeting: str, action: str) -> Subject:
    """What became of one action of a decision."""
    return Subject(RecordKind.ACTION, child, meeting, action)


def signature_of(meeting: str) -> Subject:
    """The chair's signatures under a meeting's record."""
    return Subject(RecordKind.SIGNATURE, meeting=meeting)


def move_of(child: str, move: str) -> Subject:
    """How one move of a child stands; `move` is its own opaque key."""
    return Subject(RecordKind.MOVE, child, part=move)


def move_money_of(child: str, move: str) -> Subject:
    """The money of one move."""
    return Subject(RecordKind.MOVE_MONEY, child, part=move)


def confirmed_of(child: str, move: str) -> Subject:
    """What finance confirmed of one move."""
    return Subject(RecordKind.CONFIRMED, child, part=move)


def home_search_of(child: str) -> Subject:
    """A home-search request that somebody writes."""
    return Subject(RecordKind.HOME_SEARCH, child)


def family_profile_of(child: str) -> Subject:
    """A text for *Could this be your family?* that somebody writes."""
    return Subject(RecordKind.FAMILY_PROFILE, child)


def child_summary_of(child: str) -> Subject:
    """A summary for the child that somebody looks at before it is printed."""
    return Subject(RecordKind.CHILD_SUMMARY, child)


def turn_screen_of(child: str, meeting: str) -> Subject:
    """How one person's screen is set in one child's turn. The child is named as a part, because
    nobody writes about them here."""
    return Subject(RecordKind.SCREEN, meeting=meeting, part=child)


def own_screen() -> Subject:
    """How one person's screen is set on every page."""
    return Subject(RecordKind.SCREEN)


def my_list() -> Subject:
    """Whose children one person wants to see."""
    return Subject(RecordKind.MY_LIST)


def begun_scenario_of_person() -> Subject:
    """What one person supposes on What if and has not saved."""
    return Subject(RecordKind.SCENARIO_BEGUN)


def typed_line(box: str) -> Subject:
    """What one person is typing in one box; about no child, so that no list of a child names it."""
    return Subject(RecordKind.TYPED_LINE, part=box)


_CORRECTS = "corrects-"


def correction_of(about: Subject, number: int, attempt: int = 1) -> Subject:
    """Where a draft of a correction of entry `number` lies: apart from that of a new entry.

    So neither takes the other's place, and the draft knows what it corrects. `attempt`: 2, 3, …
    where somebody began anew from what is recorded and keeps the earlier one. Nothing is ever
    recorded here.
    """
    return replace(about, part=f"{_CORRECTS}{number}-{attempt}")


def entry_corrected(place: Subject) -> int | None:
    """The number of the entry that a draft kept there corrects; None for that of a new entry."""
    number = place.part.removeprefix(_CORRECTS).split("-")[0]
    return int(number) if place.part.startswith(_CORRECTS) and number.isdecimal() else None


def recorded_at(place: Subject) -> Subject:
    """The subject under which a draft kept there is recorded."""
    return place if entry_corrected(place) is None else replace(place, part="")


_WAITS = "+waits"


def waiting_at(place: Subject) -> Subject:
    """Where the second of two versions of a draft waits until its writer has looked at both.

    Nothing is ever recorded here.
    """
    return replace(place, part=f"{place.part}{_WAITS}")


def is_second_version(place: Subject) -> bool:
    """Whether what is kept there is such a second version."""
    return place.part.endswith(_WAITS)
