"""Minutes of a meeting: who was there, what was decided about each child, and what was corrected.

A draft says so on every side until the chair has signed all of it. No money is in it, and no
chance: a chance without its range, basis and count would say too much. A panel's minutes are the
panel's, and say of each note who else may see it. Those of a statutory review are the family's to
read: only what is marked for them is in them, and nothing of the tool.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from models.audience import Audience
from models.meeting.decision_lines import (
    AGAIN,
    BY,
    COSTS,
    GIVES,
    MARKS,
    MARKS_NOTE,
    OWNER,
    DecisionLine,
    Topic,
    by_name,
    decision_lines,
    lines_about,
    support_words,
)
from models.meeting.decision_words import decision_words, tool_says
from models.meeting.promises import ActionStanding, ActionStatus, actions_due, by_date
from models.needs.scheme import Scheme
from models.papers.paper import Bullets, Leaf, Paper, PaperTable, Part, Section, Style, Text
from models.recording.decision import Decision, ToolSaid
from models.recording.entry import Entry
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    PresentAs,
    attendance_words,
    name_words,
    own_seat_of,
    people_words,
    seats_of,
)
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.meeting_shown import decision_shown_to
from models.words import a_date, capitalise, lower_first

DRAFT = "DRAFT, not signed"
SIGNED = "Signed by the chair."
STANDS = {
    ActionStatus.DONE: "done",
    ActionStatus.DONE_LATE: "done, late",
    ActionStatus.LATE: "late",
    ActionStatus.TO_COME: "to come",
}
REACHED = {
    MeetingKind.PANEL: "Children decided on",
    MeetingKind.STATUTORY_REVIEW: "Children reviewed",
}
NOT_REACHED = {
    MeetingKind.PANEL: "On the list, nothing decided",
    MeetingKind.STATUTORY_REVIEW: "On the list, nothing recorded",
}
ACTION_HEADINGS = ("What", "Who", "By when", "How it stands")


def is_draft(meeting: MeetingRecord) -> bool:
    """True until the chair has signed everything that counts."""
    return (
        meeting.state is not MeetingState.SIGNED
        or bool(meeting.to_sign)
        or meeting.attendance_to_sign
    )


def reader_of(meeting: MeetingRecord) -> Audience:
    """Who reads what is printed of a meeting: the panel, or the family of a statutory review."""
    panel = meeting.held.kind is MeetingKind.PANEL
    return Audience.PANEL if panel else Audience.FAMILY


def minutes_paper(
    meeting: MeetingRecord, called: Mapping[str, str], scheme: Scheme, foot: str, today: date
) -> Paper:
    """The whole minutes. `called`: what each child is called on paper, by key."""
    shown = [decision_shown_to(decision, reader_of(meeting)) for decision in meeting.decisions]
    leaves = [_first(meeting, called)]
    leaves += [
        _child(decision, whole.corrected, meeting, called[decision.child], scheme, today)
        for decision, whole in zip(shown, meeting.decisions, strict=True)
    ]
    if len(leaves) == 2 and not meeting.not_decided and not meeting.hidden:
        leaves = [_together(*leaves)]
    draft = is_draft(meeting)
    title = f"Minutes: {lower_first(meeting.held.title)}"
    return Paper(title, tuple(leaves), foot, DRAFT if draft else "")


def _together(first: Leaf, child: Leaf) -> Leaf:
    """The minutes of a meeting about one child: all on one side, for there is one file to put them
    into. Those of several begin a side for each, since each goes into another child's file."""
    facts = dict.fromkeys((*first.facts, *child.facts))
    facts.pop(SIGNED, None)  # who signed it, and when, is said already
    return Leaf(first.title, tuple(facts), (*first.sections, *child.sections))


def _first(meeting: MeetingRecord, called: Mapping[str, str]) -> Leaf:
    meeting_record = meeting.held
    rows = tuple(
        (capitalise(role.value), person or "not named", came)
        for (role, person), came in _came(meeting_record, called)
    )
    there: Part = (
        PaperTable(("Role", "Who", "Attendance"), rows, (36, 36, 28))
        if rows
        else Text("Nobody is named.")
    )
    turns = [f"{called[decision.child]}: {_turn(decision)}" for decision in meeting.decided]
    not_reached = [called[child] for child in meeting.not_decided]
    if meeting.hidden:
        not_reached.append(f"{meeting.hidden} more, not shown to the person who printed this")
    changes = tuple(_attendance_corrected(meeting, called))
    sections = [
        Section("Who was there", (there,)),
        Section(REACHED[meeting_record.kind], (Bullets(tuple(turns)) if turns else Text("None."),)),
    ]
    if not_reached:
        sections.append(Section(NOT_REACHED[meeting_record.kind], (Bullets(tuple(not_reached)),)))
    if changes:
        sections.append(Section("Who was there: corrected since it was signed", changes))
    title = f"Minutes: {lower_first(meeting.held.title)}"
    return Leaf(title, tuple(_state_lines(meeting)), tuple(sections))


def _came(meeting: Meeting, called: Mapping[str, str]) -> list[tuple[tuple[PresentAs, str], str]]:
    """Each seat, by role and name, and whether somebody came."""
    return [
        ((presence.role, name_words(presence, called, meeting)), attendance_words(presence, called))
        for presence in seats_of(meeting)
    ]


def _attendance_corrected(meeting: MeetingRecord, called: Mapping[str, str]) -> Iterator[Part]:
    """Each seat that was recorded otherwise under an earlier signature."""
    numbers = {
        signature.content.meeting_number for signature in meeting.signatures if signature.content
    }
    signed = [entry for entry in meeting.history if entry.number in numbers]
    for entry in signed:
        if entry.content is None or entry.number == meeting.meeting.number:
            continue
        was, text_by_pair = (
            dict(_came(meeting, called)) for meeting in (entry.content, meeting.held)
        )
        rows = tuple(
            (
                f"{person or 'not named'} ({role.words})",
                was.get((role, person), "not listed"),
                text_by_pair.get((role, person), "not listed"),
            )
            for role, person in dict.fromkeys((*was, *text_by_pair))
            if was.get((role, person)) != text_by_pair.get((role, person))
        )
        if rows:
            yield Text(f"As it was until {a_date(meeting.meeting.on)}", Style.STRONG)
            yield PaperTable(("Who", "Before", "Now"), rows, (40, 30, 30))


def _turn(panel_decision: DecisionRecord) -> str:
    """In a few words what was settled about a child, and whether the chair has signed it."""
    decision = panel_decision.stands.content if panel_decision.stands else None
    text = _turn_words(decision) if decision else ""
    return f"{text}{'' if panel_decision.signed else ' (not signed yet)'}"


def _turn_words(decision: Decision) -> str:
    """In a few words what a meeting settled about one child."""
    if decision.outcome is not None:
        return lower_first(decision_words(decision))
    again = decision.review.next_review_on
    return f"reviewed; next review {a_date(again)}" if again else "reviewed"


def _state_lines(meeting: MeetingRecord) -> list[str]:
    meeting_record = meeting.held
    lines = [
        " · ".join(
            filter(
                None, (f"Chaired by {meeting_record.chair or 'nobody named'}", meeting_record.place)
            )
        )
    ]
    if meeting.state is MeetingState.CANCELLED:
        lines.append(f"Cancelled: {meeting_record.cancelled_because}")
    signed = (
        f"Signed by {signature.content.chair} on {a_date(signature.on)}"
        for signature in meeting.signatures
        if signature.content is not None
    )
    lines += dict.fromkeys(signed)  # a chair may sign twice a day, as the last decisions come
    if is_draft(meeting):
        lines.append("Draft: the chair has not signed all of this yet.")
    return lines


def _child(
    panel_decision: DecisionRecord,
    corrected: frozenset[int],
    meeting: MeetingRecord,
    called: str,
    scheme: Scheme,
    today: date,
) -> Leaf:
    """`corrected`: numbers of the entries that correct what was signed."""
    decision = panel_decision.stands.content if panel_decision.stands else None
    if panel_decision.stands is None or decision is None:
        last = panel_decision.history[-1]
        why = f" because: {last.reason}" if last.reason else "."
        text = f"The decision was withdrawn on {a_date(last.on)}{why}"
        return Leaf(called, (), (Section("Decision", (Text(text),)),))
    signed = SIGNED if panel_decision.signed else "Draft: the chair has not signed this yet."
    reader = reader_of(meeting)
    marked = reader is Audience.PANEL
    lines = decision_lines(decision, reader, scheme)
    sections = [
        Section("Decision", tuple(_decision(lines, marked=marked))),
        Section("Actions", tuple(_actions(panel_decision, today, marked=marked))),
        Section(Topic.CHILD.value, tuple(_words(lines, marked=marked))),
    ]
    if meeting.held.kind is MeetingKind.PANEL:
        sections.insert(2, Section(Topic.OPTION.value, (_options(lines, marked=marked),)))
    sections = [section for section in sections if section.parts]
    if meeting.held.kind is MeetingKind.PANEL and decision.tool is not None:
        parts = tuple(_tool(lines, decision.tool, scheme))
        sections.append(Section(Topic.AGREEMENT.value, parts))
    sections += [Section(name, parts) for name, parts in _others(lines, marked=marked) if parts]
    changes = tuple(_corrections(panel_decision, corrected, reader, scheme))
    if changes:
        sections.append(Section("Corrected since it was signed", changes))
    facts = [signed, *_joined(panel_decision, meeting), *([MARKS_NOTE] if marked else [])]
    return Leaf(called, tuple(facts), tuple(sections))


def _joined(decision: DecisionRecord, meeting: MeetingRecord) -> Iterator[str]:
    """Who was there for this child's turn alone."""
    joined = [
        seat
        for seat in seats_of(meeting.held)
        if seat.attendance is Attendance.JOINED
        and seat.for_child == decision.child
        and not own_seat_of(seat)
    ]
    if joined:
        yield f"Joined for this turn: {people_words(joined)}"


def _decision(lines: list[DecisionLine], *, marked: bool) -> list[Text]:
    """The decision, then who recommends and who decides; a review may have neither."""
    decided = [Text(line.text, Style.STRONG) for line in lines_about(lines, Topic.DECISION)]
    return [
        *decided,
        *_named(
            lines_about(lines, Topic.RECOMMENDS, Topic.SUPPORT, Topic.DECIDED_BY), marked=marked
        ),
    ]


def _actions(decision: DecisionRecord, today: date, *, marked: bool) -> list[Part]:
    """Nothing at all where a family reads and may see none: that isn't said to be none."""
    promised = by_date(
        actions_due((decision.stands,) if decision.stands else (), decision.progress, today)
    )
    if not promised:
        return [Text("None.")] if marked else []
    rows = tuple(action_row(promise, marked=marked) for promise in promised)
    return [PaperTable(ACTION_HEADINGS, rows, (46, 20, 16, 18), strong=0)]


def action_row(promise: ActionStanding, *, marked: bool) -> tuple[str, str, str, str]:
    """What, who, by when, how it stands. `marked`: with who else than the panel may see it."""
    due = a_date(promise.action.due) if promise.action.due else "no day"
    done = f" on {a_date(promise.done_on)}" if promise.done_on else ""
    why = f": {promise.words}" if promise.words else ""
    mark = MARKS[promise.action.shown_to] if marked else ""
    return (
        f"{promise.action.words.strip()}{mark}",
        promise.action.owner,
        due,
        f"{STANDS[promise.standing]}{done}{why}",
    )


def _options(lines: list[DecisionLine], *, marked: bool) -> Part:
    rows = tuple(
        (_marked(line.words, line, marked), line.detail(GIVES), line.detail(COSTS))
        for line in lines_about(lines, Topic.OPTION)
    )
    if not rows:
        return Text("None.")
    return PaperTable(("Option", "What it gives", "What it costs the child"), rows, (24, 38, 38))


def _words(lines: list[DecisionLine], *, marked: bool) -> list[Text]:
    quote = [
        Text(_marked(line.text, line, marked), Style.QUOTE)
        for line in lines_about(lines, Topic.CHILD)
    ]
    room = [Text(line.text) for line in lines_about(lines, Topic.ROOM)]
    return [*room, *quote, *_named(lines_about(lines, Topic.CHANGED), marked=marked)]


def _without_empty_last(rows: tuple[tuple[str, str, str], ...]) -> PaperTable:
    """Where all reasons are told below, no column of them stands empty."""
    if any(why for _, _, why in rows):
        return PaperTable(("Where", "What it said", "Why"), rows, (22, 18, 60), strong=2)
    pairs = tuple((where, answer) for where, answer, _ in rows)
    return PaperTable(("Where", "What it said"), pairs, (40, 60), strong=2)


def _tool(lines: list[DecisionLine], tool: ToolSaid, scheme: Scheme) -> list[Part]:
    """What it said of every destination, then agree or disagree with its because.

    A reason that it gave for all of them is told once.
    """
    answers = tool_says(tool)
    shared = [
        reason
        for reason in (answers[0].reasons if len(answers) > 1 else ())
        if all(reason in answer.reasons for answer in answers)
    ]
    rows = tuple(
        (
            answer.name,
            capitalise(answer.answer),
            "; ".join(
                filter(
                    None,
                    (
                        f"with {support_words(answer.packages, scheme)}" if answer.packages else "",
                        *(reason for reason in answer.reasons if reason not in shared),
                    ),
                )
            ),
        )
        for answer in answers
    )
    parts: list[Part] = [_without_empty_last(rows)]
    if shared:
        parts.append(Text(f"For every move: {'; '.join(shared)}"))
    agreed = [Text(line.text, Style.STRONG) for line in lines_about(lines, Topic.AGREEMENT)]
    as_of = f"As at {a_date(tool.as_of)}, by data of {a_date(tool.data_date)}."
    return [*parts, *(agreed or [Text("Not said", Style.STRONG)]), Text(as_of, Style.NOTE)]


def _others(lines: list[DecisionLine], *, marked: bool) -> list[tuple[str, tuple[Part, ...]]]:
    rows = tuple(
        (_marked(line.words, line, marked), line.detail(OWNER), _when(line))
        for line in lines_about(lines, Topic.BARRIER)
    )
    barriers = (PaperTable(("What", "Owner", "When"), rows, (54, 22, 24)),) if rows else ()
    dissent = tuple(_marked(line.text, line, marked) for line in lines_about(lines, Topic.DISSENT))
    review = lines_about(lines, Topic.REVIEW, Topic.NEXT_REVIEW)
    return [
        (Topic.VIEW.value, tuple(_named(lines_about(lines, Topic.VIEW), marked=marked))),
        (Topic.MOVE.value, tuple(_named(lines_about(lines, Topic.MOVE), marked=marked))),
        (Topic.REVIEW.value, tuple(_named(review, marked=marked))),
        (Topic.BARRIER.value, barriers),
        ("Who saw it differently", (Bullets(dissent),) if dissent else ()),
    ]


def _when(line: DecisionLine) -> str:
    days = (f"{label} {line.detail(label)}" for label in (BY, AGAIN) if line.detail(label))
    return " · ".join(days)


def _marked(words: str, line: DecisionLine, marked: bool) -> str:
    return f"{words}{line.mark if marked else ''}"


def _named(lines: list[DecisionLine], *, marked: bool) -> list[Text]:
    return [Text(_marked(f"{line.name}: {line.text}", line, marked)) for line in lines]


def _corrections(
    decision: DecisionRecord, corrected: frozenset[int], reader: Audience, scheme: Scheme
) -> list[Part]:
    """Each correction with its reason, and what it said before beside what it says now.

    A family reads neither the reason nor that something was corrected which it may not see.
    """
    parts: list[Part] = []
    by_number = {entry.number: entry for entry in decision.history}
    for entry in decision.history:
        before = by_number.get(entry.replaces) if entry.replaces is not None else None
        if before is None or entry.number not in corrected:
            continue
        rows = _differences(before, decision.as_corrected(entry), reader, scheme)
        if reader is Audience.FAMILY and not (rows and before.content and entry.content):
            continue
        why = f": {entry.reason}" if entry.reason.strip() else ""
        parts.append(Text(f"{a_date(entry.on)}, by {entry.by}{why}", Style.STRONG))
        if rows:
            parts.append(PaperTable(("What", "Before", "Now"), rows, (24, 38, 38)))
    return parts


def _differences(
    before: Entry[Decision], after: Entry[Decision], reader: Audience, scheme: Scheme
) -> tuple[tuple[str, str, str], ...]:
    if before.content is None or after.content is None:
        return (("All of it", _whole(before), _whole(after)),)
    old, new = (
        by_name(decision_lines(decision, reader, scheme), marked=reader is Audience.PANEL)
        for decision in (before.content, after.content)
    )
    return tuple(
        (name, old.get(name, "nothing"), new.get(name, "nothing"))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _whole(entry: Entry[Decision]) -> str:
    return decision_words(entry.content) if entry.content else "withdrawn"
