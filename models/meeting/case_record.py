"""The record of one child in one meeting as plain text, to be copied into the case record.

No double entry: all of it that professionals may see is in it, nothing else. What is for the panel
only stays in the minutes (of a review: in the tool), and the text says how many notes that are. No
money, no chance of lasting, nothing that the tool said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.audience import Audience
from models.labels import Readiness
from models.meeting.since import with_day
from models.names import SETTING
from models.readiness.words import PLACES
from models.recording.decision import (
    Decision,
    OptionConsidered,
    Outcome,
    ToolPlace,
    ToolSaid,
    Wording,
)
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Presence,
    people_words,
    seats,
)
from models.recording.meeting_record import DecisionRecord
from models.recording.meeting_shown import decision_shown_to, notes_kept_from
from models.settings import Setting
from models.words import a_date, capital, count, listed

OUTCOMES: dict[Outcome, str] = {
    Outcome.EXPLORE: "Explore a move",
    Outcome.MATCH: "Look for a match",
    Outcome.RECOMMEND_MOVE: "Recommend a move",
    Outcome.STAY: "Stay",
    Outcome.LOOK_AGAIN: "Look again later",
}
ANSWERS: dict[Readiness, str] = {
    Readiness.READY: "ready",
    Readiness.NEARLY: "nearly",
    Readiness.NOT_YET: "not yet",
    Readiness.RULED_OUT: "not for now",
    Readiness.NOT_ENOUGH_KNOWN: "not enough known",
}
# What a decision says beside its outcome, each with the name of its field, for text and minutes.
VIEWS = (
    ("How the child’s words changed the plan", "words_changed"),
    ("Parents", "parents_view"),
    ("Independent reviewing officer", "iro_view"),
    ("The home and the carers", "carers_view"),
)
RECOMMENDATIONS = (
    ("The social worker recommends", "worker_recommends"),
    ("The manager recommends", "manager_recommends"),
    ("The meeting recommends", "recommendation"),
)
MOVE_NOTES = (
    ("Family time", "family_time_plan"),
    ("If it ends early", "contingency"),
    ("Introductions", "introductions"),
    ("Approvals", "approvals"),
)
REVIEW_NOTES = (
    ("Care plan", "care_plan"),
    ("Health", "health"),
    ("Education", "education"),
    ("Family time", "family_time"),
    ("If the plan doesn’t work", "contingency"),
)
TOOL_WORDS = " (the tool’s words, taken over)"
READY_WITH_SUPPORT = "ready with support"


@dataclass(frozen=True, slots=True)
class CaseSubject:
    """Who it is about, as the case record knows them: the name or number, and the age."""

    called: str
    age: int


@dataclass(frozen=True, slots=True)
class ToolLine:
    """What the tool said of one kind of home, or of several of which it said the same."""

    name: str
    answer: str
    reasons: tuple[str, ...]
    packages: tuple[str, ...]


def case_record_text(
    about: CaseSubject,
    decision: DecisionRecord,
    meeting: Meeting,
    reader: Audience = Audience.PROFESSIONALS,
) -> str:
    """The whole text; lines are left out where nothing is on record.

    `decision`: the child's decision in this meeting; undone, only that is said. `reader`: the
    family where the text is on a screen that the child or family sees.
    """
    parts = [list(_head(about, decision, meeting))]
    shown = decision_shown_to(decision, reader)
    if decision.stands is None or shown.stands is None or shown.stands.content is None:
        parts.append(["No decision is recorded."])
    else:
        parts += [list(part) for part in _decided(shown.stands.content, reader)]
        parts.append(list(_standing(decision, meeting)))
        parts.append(list(_kept_back(decision.stands.content, reader, meeting.kind)))
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def decision_words(decision: Decision) -> str:
    """Explore a move to family or friends; look again 3 March 2026."""
    if decision.outcome is None:
        return "Nothing decided"
    text = OUTCOMES[decision.outcome]
    if decision.destination is not None:
        to = " to " if decision.outcome is not Outcome.MATCH else " with "
        text += to + home_words(decision.destination)
    return with_day(text, decision.outcome, decision.look_again_on)


def place_words(place: Setting | None) -> str:
    """One option: stay here, or the kind of home."""
    return "stay here" if place is None else PLACES.get(place, place.value.replace("_", " "))


def home_words(place: Setting | None) -> str:
    """The same, and whose carers: a panel decides on our own or an agency's, the tool does not."""
    named = {
        Setting.FOSTER_IN_HOUSE: "a foster family, our own carers",
        Setting.FOSTER_INDEPENDENT: "a foster family, agency",
    }
    return named[place] if place in named else place_words(place)


def tool_says(tool: ToolSaid) -> tuple[ToolLine, ...]:
    """What the tool said of each destination, in its order: every name stands once.

    Foster families of our own and of agencies go by one name, and by their own where the tool said
    different things of them.
    """
    same: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[Setting]] = {}
    for place in tool.places:
        key = (place_words(place.place), answer_of(place), place.reasons, place.packages)
        same.setdefault(key, []).append(place.place)
    names = [name for name, *_ in same]
    return tuple(
        ToolLine(
            capital(name)
            if names.count(name) == 1
            else listed([SETTING[place] for place in places]),
            answer,
            reasons,
            packages,
        )
        for (name, answer, reasons, packages), places in same.items()
    )


def tool_lines(tool: ToolSaid) -> Iterator[str]:
    """The same as text: the answer and its reasons, without chances."""
    for tool_line in tool_says(tool):
        why = "; ".join(tool_line.reasons)
        yield f"{tool_line.name}: {tool_line.answer}{f' ({why})' if why else ''}"


def answer_of(tool_place: ToolPlace) -> str:
    """The answer for one destination, as the screens say it."""
    if tool_place.readiness is Readiness.READY and tool_place.packages:
        return READY_WITH_SUPPORT
    return ANSWERS[tool_place.readiness]


def option_words(option_considered: OptionConsidered) -> str:
    """An option with what it gives and what it costs the child, and whose words those are."""
    texts = [capital(home_words(option_considered.place))]
    for label, text, by in (
        ("gives", option_considered.gives, option_considered.gives_by),
        ("costs the child", option_considered.costs_the_child, option_considered.costs_by),
    ):
        if text.strip():
            texts.append(f"{label}: {whose_words(text.strip(), by)}")
    return "; ".join(texts)


def whose_words(text: str, by: Wording) -> str:
    """The text, and that it is the tool’s where a suggestion was taken over as it was."""
    return f"{text}{TOOL_WORDS}" if by is Wording.TOOL and text else text


def room_words(decision: Decision) -> str:
    """Whether the child was in the room, as somebody answered."""
    if decision.child_present is None:
        return "Whether the child was in the room is not recorded."
    return f"The child {'was' if decision.child_present else 'was not'} in the room."


def _head(about: CaseSubject, decision: DecisionRecord, meeting: Meeting) -> Iterator[str]:
    day = f", {a_date(meeting.on)}" if meeting.on else ""
    yield f"{capital(meeting.kind.value)}{day}"
    yield f"{about.called}, {about.age}"
    if meeting.chair.strip():
        yield f"Chair: {meeting.chair.strip()}"
    for label, attendance in (
        ("Present", Attendance.CAME),
        ("Joined for this child", Attendance.JOINED),
        ("Apologies", Attendance.APOLOGIES),
        ("Did not come", Attendance.AWAY),
        ("Invited, attendance not asked", None),
    ):
        people = [
            presence for presence in seats(meeting) if _counts_here(presence, attendance, decision)
        ]
        if people:
            yield f"{label}: {people_words(people, {decision.child: about.called})}"


def _counts_here(
    presence: Presence, attendance: Attendance | None, decision: DecisionRecord
) -> bool:
    """Who joined for another child's turn is nothing that this child's record tells of."""
    joined = presence.attendance is Attendance.JOINED
    return presence.attendance is attendance and (
        not joined or presence.for_child == decision.child
    )


def _decided(decision: Decision, reader: Audience) -> Iterator[Iterable[str]]:
    yield _voice(decision, reader)
    yield _block("OPTIONS CONSIDERED", map(option_words, decision.options))
    yield _decision(decision)
    yield _labelled("IF THE CHILD MOVES", MOVE_NOTES, decision)
    yield _review(decision)
    yield _block(
        "BARRIERS TO A MOVE",
        (
            _sorting(
                sorting.words,
                sorting.owner,
                _day(sorting.due, "by"),
                _day(sorting.look_again, "look again"),
            )
            for sorting in decision.sorting
        ),
    )
    yield _block(
        "PROMISED",
        (
            _sorting(action.words, action.owner, _day(action.due, "by"))
            for action in decision.actions_by_date
        ),
    )
    yield _block(
        "SEEN DIFFERENTLY", (f"{dissent.who}: {dissent.words}" for dissent in decision.dissent)
    )


def _voice(decision: Decision, reader: Audience) -> Iterator[str]:
    """Where the child or family looks on, words that aren't for them are no line at all."""
    yield "IN THEIR WORDS"
    heard = (
        f" Heard by {decision.child_heard_by.strip()}." if decision.child_heard_by.strip() else ""
    )
    taken = (
        f" From {decision.child_words_from.strip()}." if decision.child_words_from.strip() else ""
    )
    words = decision.child_words.strip()
    if words:
        yield f"“{words}”{heard}{taken}"
    elif reader is not Audience.FAMILY:
        yield "No words of the child may be shown here."
    yield room_words(decision)
    for label, name in VIEWS:
        if text := getattr(decision, name).strip():
            yield f"{label}: {text}"


def _decision(decision: Decision) -> Iterator[str]:
    """A statutory review decides nothing of a move, so nothing is said of one."""
    lines = [decision_words(decision)] if decision.outcome else []
    if decision.packages:
        lines.append(
            f"Support: {', '.join(package.replace('_', ' ') for package in decision.packages)}"
        )
    for label, name in RECOMMENDATIONS:
        if text := getattr(decision, name).strip():
            lines.append(f"{label}: {text}")
    if decision.decided_by.strip():
        lines.append(f"Decided by: {decision.decided_by.strip()}")
    if lines:
        yield "DECISION"
        yield from lines


def _review(decision: Decision) -> Iterator[str]:
    yield from _labelled("THE REVIEW", REVIEW_NOTES, decision.review)
    if decision.review.next_review_on:
        yield f"- Next review on: {a_date(decision.review.next_review_on)}"


def _labelled(heading: str, labels: Iterable[tuple[str, str]], notes: object) -> Iterator[str]:
    return _block(
        heading,
        (f"{label}: {text}" for label, name in labels if (text := getattr(notes, name).strip())),
    )


def _standing(decision: DecisionRecord, meeting: Meeting) -> Iterator[str]:
    """Why something was corrected is the panel’s, and in the minutes."""
    for entry in decision.history:
        if entry.content is not None and entry.reason:
            yield f"Corrected on {a_date(entry.at_utc.date())}."
    yield f"Signed by {meeting.chair.strip()}." if decision.signed else "Not signed yet."


def _kept_back(
    decision: Decision | None, reader: Audience, kind: MeetingKind | None
) -> Iterator[str]:
    """That there is more is said to professionals; a family isn't told of notes about them.

    A panel's notes are in its minutes; a review's minutes are the family's.
    """
    if decision is None or reader is not Audience.PROFESSIONALS:
        return
    number = notes_kept_from(decision, reader)
    if number:
        verb = "is" if number == 1 else "are"
        if kind is MeetingKind.STATUTORY_REVIEW:
            where = f"and {'stays' if number == 1 else 'stay'} in the tool"
        else:
            where = f"and {verb} in the minutes"
        yield f"{count(number, 'note')} {verb} for the panel only, {where}."


def _block(heading: str, lines: Iterable[str]) -> Iterator[str]:
    listed_lines = [f"- {line}" for line in lines]
    if listed_lines:
        yield heading
        yield from listed_lines


def _sorting(words: str, owner: str, *days: str) -> str:
    return ", ".join(part for part in (words.strip(), owner.strip(), *days) if part)


def _day(day: date | None, before: str) -> str:
    return f"{before} {a_date(day)}" if day else ""
