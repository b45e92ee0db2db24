"""How meetings are named on screens: kinds, states, who is who, how a decision reads."""

from __future__ import annotations

from collections.abc import Iterable

from models.audience import Audience
from models.children.records import Child
from models.meeting.decision import Agreement, Decision, Note, Outcome
from models.meeting.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    PresentAs,
    people_words,
    with_each_child,
)
from models.meeting.promises import Promise, Word
from models.meeting.record import MeetingRecord
from pages.parts import names, tags, words

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
OUTCOME: dict[Outcome, str] = {
    Outcome.EXPLORE: "Explore",
    Outcome.MATCH: "Match",
    Outcome.RECOMMEND_MOVE: "Recommend move",
    Outcome.STAY: "Stay",
    Outcome.LOOK_AGAIN: "Look again on …",
}
OUTCOME_HELP: dict[Outcome, str] = {
    Outcome.EXPLORE: "Find out whether it could work",
    Outcome.MATCH: "Look for the family or home that fits",
    Outcome.RECOMMEND_MOVE: "The panel recommends it",
    Outcome.STAY: "Here is right for now",
    Outcome.LOOK_AGAIN: "Not enough to decide today",
}
AUDIENCE: dict[Audience, str] = {
    Audience.PANEL: "Panel only",
    Audience.PROFESSIONALS: "Professionals",
    Audience.FAMILY: "Child and family",
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
PROMISE: dict[Word, tuple[str, str]] = {
    Word.DONE: ("● Done", "green"),
    Word.DONE_LATE: ("● Done late", "green"),
    Word.LATE: ("▲ Late", "orange"),
    Word.TO_COME: ("○ To come", "gray"),
}


def chair_label(kind: MeetingKind | None) -> str:
    """In a statutory review it is the IRO."""
    return "Who chairs (the IRO)" if kind is MeetingKind.STATUTORY_REVIEW else "Who chairs"


def role(one: PresentAs) -> str:
    """Head of service; IRO stays in capitals elsewhere."""
    return words.capital(one.value)


def state_tag(held: MeetingRecord) -> str:
    """How far it is, as a tag; a correction that waits for the chair says so."""
    if held.waits_for_chair:
        return tags.tag("◐ Correction to sign", "orange")
    if held.state is MeetingState.HELD and not held.not_decided and held.decisions:
        return tags.tag("◐ To sign", "orange")
    return tags.tag(*STATE[held.state])


def progress(held: MeetingRecord) -> str:
    """4 of 6 decided; of a review, recorded."""
    children = len(held.held.children)
    if held.state is MeetingState.PREPARING:
        said = words.count(children, "child", "children")
    else:
        said = f"{children - len(held.not_decided)} of {children} {done(held.held.kind)}"
    return f"{said}, {held.hidden} more not shown to you" if held.hidden else said


def done(kind: MeetingKind) -> str:
    """A panel decides; what a review settles is recorded."""
    return "decided" if kind is MeetingKind.PANEL else "recorded"


def expected(one: Meeting, people: Iterable[Child]) -> str:
    """Who is expected, in one line."""
    return people_words(with_each_child(one), {each.key: names.who(each) for each in people})


def called(key: str, people: Iterable[Child]) -> str:
    """The child's name or number; a child who isn't held any more says so."""
    return next((names.who(one) for one in people if one.key == key), "Child not held here")


def promise_tag(one: Promise) -> str:
    """Done, late, still to come."""
    said, colour = PROMISE[one.standing]
    late = f", {words.count(one.days_late, 'day')}" if one.days_late else ""
    return tags.tag(f"{said}{late}", colour)


def decided(one: Decision, kind: MeetingKind) -> str:
    """Recommend move: a foster family · look again 3 March 2026; of a review, when the next is."""
    if one.outcome is None:
        if kind is MeetingKind.PANEL:
            return "Nothing decided"
        following = one.review.next_review_on
        return f"Next review {words.a_date(following)}" if following else NO_NEXT_REVIEW
    said = "Look again" if one.outcome is Outcome.LOOK_AGAIN else OUTCOME[one.outcome]
    if one.destination is not None:
        said += f": {words.small(names.SETTING[one.destination])}"
    again = one.look_again_on
    if again is None:
        return said
    if one.outcome is Outcome.LOOK_AGAIN:
        return f"{said} on {words.a_date(again)}"
    return f"{said} · look again {words.a_date(again)}"
