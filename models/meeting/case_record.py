"""The record of one child in one meeting as plain text, to be copied into the case record.

No double entry: all of it that professionals may see is in it, nothing else. What is for the panel
only stays in the minutes (of a review: in the tool), and the text says how many notes that are. No
money, no chance of lasting, nothing that the tool said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.audience import Audience
from models.meeting.decision_lines import DecisionLine, Topic, decision_lines, lines_about
from models.needs.scheme import Scheme
from models.recording.decision import Decision
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Presence,
    people_words,
    seats_of,
)
from models.recording.meeting_record import DecisionRecord
from models.recording.meeting_shown import notes_kept_from
from models.words import a_date, capitalise, count_of

# Each heading with the topics under it, in the order of the text.
BLOCKS = (
    ("OPTIONS CONSIDERED", (Topic.OPTION,)),
    ("DECISION", (Topic.DECISION, Topic.SUPPORT, Topic.RECOMMENDS, Topic.DECIDED_BY)),
    ("IF THE CHILD MOVES", (Topic.MOVE,)),
    ("THE REVIEW", (Topic.REVIEW, Topic.NEXT_REVIEW)),
    ("BARRIERS TO A MOVE", (Topic.BARRIER,)),
    ("PROMISED", (Topic.ACTION,)),
    ("SEEN DIFFERENTLY", (Topic.DISSENT,)),
)
# Under a heading of their own name these say no name again.
UNNAMED = frozenset(
    {Topic.OPTION, Topic.DECISION, Topic.BARRIER, Topic.ACTION, Topic.DISSENT, Topic.ROOM}
)


@dataclass(frozen=True, slots=True)
class CaseSubject:
    """Who it is about, as the case record knows them: the name or number, and the age."""

    called: str
    age: int


def case_record_text(
    subject: CaseSubject,
    decision: DecisionRecord,
    meeting: Meeting,
    scheme: Scheme,
    reader: Audience = Audience.PROFESSIONALS,
) -> str:
    """The whole text; lines are left out where nothing is on record.

    `decision`: the child's decision in this meeting; undone, only that is said. `reader`: the
    family where the text is on a screen that the child or family sees.
    """
    parts = [list(_head(subject, decision, meeting))]
    content = decision.stands.content if decision.stands else None
    if content is None:
        parts.append(["No decision is recorded."])
    else:
        lines = decision_lines(content, reader, scheme)
        parts.append(list(_voice(lines, reader)))
        parts += [list(_block(heading, lines_about(lines, *topics))) for heading, topics in BLOCKS]
        parts.append(list(_standing(decision, meeting)))
        parts.append(list(_kept_back(content, reader, meeting.kind)))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(subject: CaseSubject, decision: DecisionRecord, meeting: Meeting) -> Iterator[str]:
    day = f", {a_date(meeting.on)}" if meeting.on else ""
    yield f"{capitalise(meeting.kind.value)}{day}"
    yield f"{subject.called}, {subject.age}"
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
            presence
            for presence in seats_of(meeting)
            if _counts_here(presence, attendance, decision)
        ]
        if people:
            yield f"{label}: {people_words(people, {decision.child: subject.called})}"


def _counts_here(
    presence: Presence, attendance: Attendance | None, decision: DecisionRecord
) -> bool:
    """Who joined for another child's turn is nothing that this child's record tells of."""
    joined = presence.attendance is Attendance.JOINED
    return presence.attendance is attendance and (
        not joined or presence.for_child == decision.child
    )


def _voice(lines: Iterable[DecisionLine], reader: Audience) -> Iterator[str]:
    """Where the child or family looks on, words that aren't for them are no line at all."""
    yield "IN THEIR WORDS"
    said = lines_about(lines, Topic.CHILD)
    if not said and reader is not Audience.FAMILY:
        yield "No words of the child may be shown here."
    yield from (line.text for line in said)
    yield from (_named(line) for line in lines_about(lines, Topic.ROOM, Topic.CHANGED, Topic.VIEW))


def _block(heading: str, lines: list[DecisionLine]) -> Iterator[str]:
    if lines:
        yield heading
        bullet = "" if lines[0].topic in BLOCKS[1][1] else "- "
        yield from (f"{bullet}{_named(line)}" for line in lines)


def _named(line: DecisionLine) -> str:
    return line.text if line.topic in UNNAMED else f"{line.name}: {line.text}"


def _standing(decision: DecisionRecord, meeting: Meeting) -> Iterator[str]:
    """Why something was corrected is the panel’s, and in the minutes."""
    for entry in decision.history:
        if entry.content is not None and entry.reason:
            yield f"Corrected on {a_date(entry.at_utc.date())}."
    yield f"Signed by {meeting.chair.strip()}." if decision.signed else "Not signed yet."


def _kept_back(decision: Decision, reader: Audience, kind: MeetingKind | None) -> Iterator[str]:
    """That there is more is said to professionals; a family isn't told of notes about them.

    A panel's notes are in its minutes; a review's minutes are the family's.
    """
    if reader is not Audience.PROFESSIONALS:
        return
    number = notes_kept_from(decision, reader)
    if number:
        verb = "is" if number == 1 else "are"
        if kind is MeetingKind.STATUTORY_REVIEW:
            stays = "stays" if number == 1 else "stay"
            yield (
                f"{count_of(number, 'note')} {verb} for the professionals of this review only, "
                f"and {stays} in the tool."
            )
        else:
            notes = count_of(number, "note")
            yield f"{notes} {verb} for the panel only, and {verb} in the minutes."
