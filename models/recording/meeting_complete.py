"""What a meeting and a decision need before they can be recorded."""

from collections.abc import Iterator, Mapping
from datetime import date

from models.children.reviews import THEN_WITHIN_MONTHS, months_after
from models.labels import Readiness
from models.recording.decision import Agreement, Decision, Note, Outcome
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    PresentAs,
    is_chair,
    own_seat_of,
    seats_of,
)
from models.recording.missing import MissingField
from models.words import a_date

GOES_SOMEWHERE = frozenset({Outcome.EXPLORE, Outcome.MATCH, Outcome.RECOMMEND_MOVE})


def goes_somewhere(decision: Decision) -> bool:
    """Whether the decision is about another home, so that all that belongs to a move is asked."""
    return decision.outcome in GOES_SOMEWHERE


def missing_of_meeting(meeting: Meeting) -> Iterator[MissingField]:
    """A day and, when it begins, a chair and children. Each child has one turn."""
    if meeting.on is None:
        yield MissingField("on", "give the day of the meeting")
    if len(set(meeting.children)) != len(meeting.children):
        yield MissingField("children", "the same child is listed twice")
    if meeting.begun and not meeting.chair.strip():
        yield MissingField("chair", "say who chairs the meeting")
    if meeting.begun and not meeting.children:
        yield MissingField("children", "choose the children to talk about")
    is_review = meeting.kind is MeetingKind.STATUTORY_REVIEW
    if is_review and len(meeting.children) > 1 and not meeting.one_family:
        words = "a review takes one child, or one family: say that they are brothers and sisters"
        yield MissingField("one_family", words)


def missing_of_attendance(meeting: Meeting) -> Iterator[MissingField]:
    """What the chair can't sign without: whether each person came, and that the chair did."""
    for number, seat in enumerate(seats_of(meeting)):
        name = seat.who.strip()
        person, role = name or "somebody", "" if name else f" as {seat.role.value}"
        if seat.role is PresentAs.CHILD and not name and len(meeting.children) == 1:
            person, role = "the child", ""
        elif own_seat_of(seat) in meeting.children:
            person, role = f"child {meeting.children.index(own_seat_of(seat)) + 1}", ""
        if seat.attendance is None:
            yield MissingField(f"present.{number}", f"say whether {person} came{role}")
        elif seat.attendance is Attendance.JOINED and seat.for_child not in meeting.children:
            yield MissingField(f"present.{number}", f"say for which child {person} joined{role}")
        elif seat.attendance is not Attendance.CAME and is_chair(seat, meeting):
            yield MissingField(
                "chair", f"{person} chairs but was not there throughout: name who chaired"
            )


def child_came(meeting: Meeting, child: str) -> bool | None:
    """Whether *Who came* has the child in the room for their turn; None = nobody was asked."""
    alone = len(meeting.children) == 1
    for seat in seats_of(meeting):
        if seat.role is not PresentAs.CHILD or seat.attendance is None:
            continue
        if seat.for_child == child or (alone and not seat.for_child):
            return seat.attendance in (Attendance.CAME, Attendance.JOINED)
    return None


def said_apart(meeting: Meeting, in_the_room: Mapping[str, bool | None]) -> Iterator[MissingField]:
    """Children of whom *Who came* and their own record say different things.

    `in_the_room`: the answer on record of each child, by key. One of the two is wrong, and nobody
    signs both.
    """
    for child, there in in_the_room.items():
        came = child_came(meeting, child)
        if None in (came, there) or came is there or child not in meeting.children:
            continue
        which = "the child"
        if len(meeting.children) > 1:
            which = f"child {meeting.children.index(child) + 1}"
        attended, answer = ("came", "were not") if came else ("did not come", "were")
        words = (
            f"{which} {attended}, but their own record says that they {answer} in the room: "
            "correct one of them"
        )
        yield MissingField("child_present", words)


def missing_of_decision(
    decision: Decision, kind: MeetingKind, on: date | None = None
) -> Iterator[MissingField]:
    """Everything that DOMAIN.md wants on record, in the order of the form.

    `on`: the day of the meeting, from which the next review is counted; None = not known here.
    """
    if decision.child_present is None:
        yield MissingField("child_present", "say whether the child was in the room")
    if kind is MeetingKind.STATUTORY_REVIEW:
        yield from _voices(decision)
        yield from _no_tool(decision)
        if decision.outcome is None:  # else from before reviews had a form of their own
            yield from _review(decision, on)
        yield from _actions(decision)
        yield from _dissent(decision)
        return
    yield from _options(decision)
    yield from _voices(decision)
    yield from _outcome(decision)
    yield from _the_tool(decision)
    yield from _actions(decision)
    yield from _dissent(decision)
    if not decision.decided_by.strip():
        yield MissingField("decided_by", "name the person who decides")


def _voices(decision: Decision) -> Iterator[MissingField]:
    """A child's words are never shown on without anybody having asked to whom."""
    marked = any(note_shown.note is Note.CHILD_WORDS for note_shown in decision.notes_shown)
    if decision.child_words.strip() and not marked:
        yield MissingField(
            f"notes_shown.{Note.CHILD_WORDS.value}", "say who may be shown the child's words"
        )
    if not decision.words_changed.strip():
        yield MissingField(
            "words_changed", "write how the child's words changed the plan, or why not"
        )


def _dissent(decision: Decision) -> Iterator[MissingField]:
    for number, dissent in enumerate(decision.dissent):
        if not (dissent.who.strip() and dissent.words.strip()):
            yield MissingField(f"dissent.{number}", "say who saw it differently, and how")


def _no_tool(decision: Decision) -> Iterator[MissingField]:
    if decision.tool or decision.agreement or decision.because.strip():
        yield MissingField("tool", "a statutory review does not use the tool's view")


def _review(decision: Decision, on: date | None) -> Iterator[MissingField]:
    """What a statutory review settles, who may see it, and a next one within six months."""
    notes = decision.review
    for field, text, words in (
        ("care_plan", notes.care_plan, "write whether the care plan is right, and what changes"),
        ("health", notes.health, "write what was said about health"),
        ("education", notes.education, "write what was said about education"),
        ("family_time", notes.family_time, "write what was said about family time"),
        ("contingency", notes.contingency, "write what happens if the plan doesn't work"),
    ):
        if not text.strip():
            yield MissingField(f"review.{field}", words)
    following = notes.next_review_on
    if following is None:
        yield MissingField("review.next_review_on", "give the day of the next review")
    elif on is not None and not on < following <= months_after(on, THEN_WITHIN_MONTHS):
        latest = a_date(months_after(on, THEN_WITHIN_MONTHS))
        words = f"the next review comes after this one and by {latest}, within six months"
        yield MissingField("review.next_review_on", words)
    if not any(note_shown.note is Note.REVIEW for note_shown in decision.notes_shown):
        yield MissingField(
            f"notes_shown.{Note.REVIEW.value}", "say who may see what the review settles"
        )


def _options(decision: Decision) -> Iterator[MissingField]:
    staying = next((option for option in decision.options if option.place is None), None)
    gives = staying is not None and bool(staying.gives.strip())
    if staying is None or not (gives and staying.costs_the_child.strip()):
        box = "costs_the_child" if gives else "gives"
        words = "staying is always an option: say what it gives and costs"
        yield MissingField(f"options.stay.{box}", words)
    if len(decision.options) < 2:
        yield MissingField("options.also", "name at least one option besides staying")


def _the_tool(decision: Decision) -> Iterator[MissingField]:
    """In a panel agree and disagree need the same: a because."""
    if decision.tool is None:
        yield MissingField("tool", "what the tool said is missing: open the child again")
    if decision.agreement is None:
        yield MissingField("agreement", "say whether the panel agrees with the tool")
    if not decision.because.strip():
        yield MissingField("because", "say why the panel agrees or disagrees")


def _outcome(decision: Decision) -> Iterator[MissingField]:
    outcome = decision.outcome
    if outcome is None:
        yield MissingField("outcome", "choose the decision")
        return
    if outcome in GOES_SOMEWHERE and decision.destination is None:
        yield MissingField("destination", "say where to")
    if outcome not in GOES_SOMEWHERE and decision.destination is not None:
        yield MissingField(
            "destination", "a decision to stay or to look again names no destination"
        )
    if outcome is not Outcome.RECOMMEND_MOVE and decision.look_again_on is None:
        yield MissingField("look_again_on", "give the day on which this is looked at again")
    if outcome is Outcome.RECOMMEND_MOVE:
        yield from _before_a_move(decision)
    if _moves_past_a_stop(decision):
        words = "the tool says this move is stopped: say that the panel disagrees, and why"
        yield MissingField("agreement", words)


def _before_a_move(decision: Decision) -> Iterator[MissingField]:
    """What a panel that recommends a move says of it besides (DOMAIN.md, meetings)."""
    for field, text, words in (
        ("carers_view", decision.carers_view, "write what the home and the carers say"),
        (
            "worker_recommends",
            decision.worker_recommends,
            "write what the social worker recommends",
        ),
        ("manager_recommends", decision.manager_recommends, "write what the manager recommends"),
        ("family_time_plan", decision.family_time_plan, "write how family time goes on"),
        ("contingency", decision.contingency, "write what happens if it ends early"),
        ("introductions", decision.introductions, "write how the child gets to know the family"),
        ("approvals", decision.approvals, "write who approves it, or that no approval is needed"),
    ):
        if not text.strip():
            yield MissingField(field, words)


def _moves_past_a_stop(decision: Decision) -> bool:
    """Agreeing with a stop and moving all the same is no decision that anybody could read."""
    if decision.tool is None or decision.destination is None:
        return False
    readiness = decision.tool.readiness(decision.destination)
    moves = decision.outcome is Outcome.RECOMMEND_MOVE
    return moves and readiness is Readiness.RULED_OUT and decision.agreement is Agreement.AGREE


def _actions(decision: Decision) -> Iterator[MissingField]:
    keys = [action.key for action in decision.actions]
    if len(set(keys)) != len(keys) or "" in keys:
        yield MissingField("actions", "give each action its own number")
    for number, action in enumerate(decision.actions):
        which = f"action {number + 1}: " if len(decision.actions) > 1 else ""
        for field, held, words in (
            ("words", action.words.strip(), "write what is to be done"),
            ("owner", action.owner.strip(), "say who does it"),
            ("due", action.due, "say by when"),
        ):
            if not held:
                yield MissingField(f"actions.{number}.{field}", f"{which}{words}")
