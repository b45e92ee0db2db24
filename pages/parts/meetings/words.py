"""How meetings are named on screens: kinds, states, who is who, how a decision reads."""

from collections.abc import Iterable

from models.children.records import Child
from models.meeting.promises import ActionStatus, Promise
from models.recording.decision import Agreement, Decision, Note, Outcome
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    PresentAs,
    people_words,
    with_each_child,
)
from models.recording.meeting_record import MeetingRecord
from pages.parts.words import names, tags, writing
from pages.parts.words.names import OUTCOME

KIND: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "Panel",
    MeetingKind.STATUTORY_REVIEW: "Statutory review",
}
KIND_HELP: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "Professionals decide together; what the tool says is weighed",
    MeetingKind.STATUTORY_REVIEW: "The child is in the room and the IRO chairs; the tool is silent",
}
STATE: dict[MeetingState, tuple[str, str]] = {
    MeetingState.PREPARING: ("○ Being prepared", "blue"),
    MeetingState.HELD: ("◐ Under way", "orange"),
    MeetingState.SIGNED: ("● Signed", "green"),
    MeetingState.CANCELLED: ("Cancelled", "gray"),
}
OUTCOME_HELP: dict[Outcome, str] = {
    Outcome.EXPLORE: "Find out whether it could work",
    Outcome.MATCH: "Look for the family or home that fits",
    Outcome.RECOMMEND_MOVE: "The panel recommends it",
    Outcome.STAY: "Here is right for now",
    Outcome.LOOK_AGAIN: "Not enough to decide today",
}
NOTE: dict[Note, str] = {
    Note.CHILD_WORDS: "The child's words",
    Note.WORDS_CHANGED: "How the child's words changed the plan",
    Note.PARENTS_VIEW: "Parents say",
    Note.IRO_VIEW: "The IRO says",
    Note.CARERS_VIEW: "The home and the carers say",
    Note.WORKER_RECOMMENDS: "The social worker recommends",
    Note.MANAGER_RECOMMENDS: "The manager recommends",
    Note.FAMILY_TIME_PLAN: "Family time from then on",
    Note.CONTINGENCY: "If it ends early",
    Note.INTRODUCTIONS: "Introductions",
    Note.APPROVALS: "Approvals needed, and by whom",
    Note.RECOMMENDATION: "What the meeting recommends, in a sentence",
    Note.REVIEW: "What the review settles",
}
ATTENDANCE: dict[Attendance, str] = {
    Attendance.CAME: "Came",
    Attendance.APOLOGIES: "Sent apologies",
    Attendance.AWAY: "Did not come",
    Attendance.JOINED: "Joined for one child",
}
AGREEMENT: dict[Agreement, str] = {
    Agreement.AGREE: "The panel agrees with the tool",
    Agreement.DISAGREE: "The panel disagrees with the tool",
}
NO_NEXT_REVIEW = "No date for the next review yet"
PROMISE: dict[ActionStatus, tuple[str, str]] = {
    ActionStatus.DONE: ("● Done", "green"),
    ActionStatus.DONE_LATE: ("● Done late", "green"),
    ActionStatus.LATE: ("▲ Late", "orange"),
    ActionStatus.TO_COME: ("○ To come", "gray"),
}


def chair_label(kind: MeetingKind | None) -> str:
    """In a statutory review it is the IRO."""
    return "Who chairs (the IRO)" if kind is MeetingKind.STATUTORY_REVIEW else "Who chairs"


def role(present_as: PresentAs) -> str:
    """Head of service; IRO stays in capitals elsewhere."""
    return writing.capital(present_as.value)


def state_tag(meeting: MeetingRecord) -> str:
    """How far it is, as a tag; a correction that waits for the chair says so."""
    if meeting.waits_for_chair:
        return tags.tag("◐ Correction to sign", "orange")
    if meeting.state is MeetingState.HELD and not meeting.not_decided and meeting.decisions:
        return tags.tag("◐ To sign", "orange")
    return tags.tag(*STATE[meeting.state])


def progress(meeting: MeetingRecord) -> str:
    """4 of 6 decided; of a review, recorded."""
    children = len(meeting.held.children)
    if meeting.state is MeetingState.PREPARING:
        text = writing.count(children, "child", "children")
    else:
        text = f"{children - len(meeting.not_decided)} of {children} {done(meeting.held.kind)}"
    return f"{text}, {meeting.hidden} more not shown to you" if meeting.hidden else text


def done(kind: MeetingKind) -> str:
    """A panel decides; what a review settles is recorded."""
    return "decided" if kind is MeetingKind.PANEL else "recorded"


def expected(meeting: Meeting, people: Iterable[Child]) -> str:
    """Who is expected, in one line."""
    return people_words(
        with_each_child(meeting), {person.key: names.who(person) for person in people}
    )


def called(key: str, people: Iterable[Child]) -> str:
    """The child's name or number; a child who isn't held any more says so."""
    return next(
        (names.who(person) for person in people if person.key == key), "Child not held here"
    )


def promise_tag(promise: Promise) -> str:
    """Done, late, still to come."""
    text, colour = PROMISE[promise.standing]
    late = f", {writing.count(promise.days_late, 'day')}" if promise.days_late else ""
    return tags.tag(f"{text}{late}", colour)


def decided(decision: Decision, kind: MeetingKind) -> str:
    """Recommend move: a foster family · look again 3 March 2026; of a review, when the next is."""
    if decision.outcome is None:
        if kind is MeetingKind.PANEL:
            return "Nothing decided"
        following = decision.review.next_review_on
        return f"Next review {writing.a_date(following)}" if following else NO_NEXT_REVIEW
    text = "Look again" if decision.outcome is Outcome.LOOK_AGAIN else OUTCOME[decision.outcome]
    if decision.destination is not None:
        text += f": {writing.small(names.SETTING[decision.destination])}"
    again = decision.look_again_on
    if again is None:
        return text
    if decision.outcome is Outcome.LOOK_AGAIN:
        return f"{text} on {writing.a_date(again)}"
    return f"{text} · look again {writing.a_date(again)}"
