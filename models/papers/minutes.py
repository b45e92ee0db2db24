"""Minutes of a meeting: who was there, what was decided about each child, and what was corrected.

A draft says so on every side until the chair has signed all of it. No money is in it, and no
chance: a chance without its range, basis and count would say too much. A panel's minutes are the
panel's, and say of each note who else may see it. Those of a statutory review are the family's to
read: only what is marked for them is in them, and nothing of the tool.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from models.audience import Audience
from models.meeting.case_record import (
    MOVE_NOTES,
    VIEWS,
    decision_words,
    home_words,
    room_words,
    tool_says,
    whose_words,
)
from models.meeting.promises import ActionStatus, Promise, by_date, promises
from models.needs.scheme import Scheme
from models.papers.decision_lines import (
    MARKS,
    MARKS_NOTE,
    DecisionLine,
    decided_lines,
    every_line,
    marked_words,
    note_lines,
    review_lines,
    support_words,
)
from models.papers.paper import Bullets, Leaf, Paper, PaperTable, Part, Section, Style, Text
from models.recording.decision import Agreement, Decision, Note, OptionConsidered, ToolSaid
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
    seats,
)
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.meeting_shown import decision_shown_to
from models.words import a_date, capital, small

DRAFT = "DRAFT, not signed"
AGREED = {Agreement.AGREE: "The panel agrees with it", Agreement.DISAGREE: "The panel disagrees"}
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


def minutes(
    meeting: MeetingRecord, called: Mapping[str, str], scheme: Scheme, foot: str, today: date
) -> Paper:
    """The whole minutes. `called`: what each child is called on paper, by key."""
    shown = [decision_shown_to(decision, reader_of(meeting)) for decision in meeting.decisions]
    leaves = [_first(meeting, called)]
    leaves += [
        _child(decision, meeting, called[decision.child], scheme, today) for decision in shown
    ]
    draft = is_draft(meeting)
    title = f"Minutes: {small(meeting.held.title)}"
    return Paper(title, tuple(leaves), foot, DRAFT if draft else "")


def _first(meeting: MeetingRecord, called: Mapping[str, str]) -> Leaf:
    meeting_record = meeting.held
    rows = tuple(
        (capital(role.value), person or "not named", came)
        for (role, person), came in _came(meeting_record, called)
    )
    there: Part = (
        PaperTable(("As", "Who", ""), rows, (36, 36, 28)) if rows else Text("Nobody is named.")
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
    title = f"Minutes: {small(meeting.held.title)}"
    return Leaf(title, tuple(_state_lines(meeting)), tuple(sections))


def _came(meeting: Meeting, called: Mapping[str, str]) -> list[tuple[tuple[PresentAs, str], str]]:
    """Each seat, by role and name, and whether somebody came."""
    return [
        ((presence.role, name_words(presence, called)), attendance_words(presence, called))
        for presence in seats(meeting)
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
            yield PaperTable(("", "Before", "Now"), rows, (40, 30, 30))


def _turn(panel_decision: DecisionRecord) -> str:
    """In a few words what was settled about a child, and whether the chair has signed it."""
    decision = panel_decision.stands.content if panel_decision.stands else None
    text = _turn_words(decision) if decision else ""
    return f"{text}{'' if panel_decision.signed else ' (not signed yet)'}"


def _turn_words(decision: Decision) -> str:
    """In a few words what a meeting settled about one child."""
    if decision.outcome is not None:
        return small(decision_words(decision))
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
    panel_decision: DecisionRecord, meeting: MeetingRecord, called: str, scheme: Scheme, today: date
) -> Leaf:
    decision = panel_decision.stands.content if panel_decision.stands else None
    if panel_decision.stands is None or decision is None:
        last = panel_decision.history[-1]
        why = f" because: {last.reason}" if last.reason else "."
        text = f"The decision was withdrawn on {a_date(last.on)}{why}"
        return Leaf(called, (), (Section("Decision", (Text(text),)),))
    signed = (
        "Signed by the chair."
        if panel_decision.signed
        else "Draft: the chair has not signed this yet."
    )
    marked = reader_of(meeting) is Audience.PANEL
    sections = [
        Section("Decision", tuple(_decision_parts(decision, scheme, marked=marked))),
        Section("Actions", tuple(_actions(panel_decision, today, marked=marked))),
        Section("The child’s words", tuple(_words(decision, marked=marked))),
    ]
    if meeting.held.kind is MeetingKind.PANEL:
        options = Section("Options considered", (_options(decision.options, marked=marked),))
        sections.insert(2, options)
    sections = [section for section in sections if section.parts]
    if meeting.held.kind is MeetingKind.PANEL and decision.tool is not None:
        parts = tuple(_tool(decision, decision.tool, scheme))
        sections.append(Section("The panel and the tool", parts))
    sections += [Section(name, parts) for name, parts in _rest(decision, marked=marked) if parts]
    changes = tuple(_corrections(panel_decision, scheme))
    if changes:
        sections.append(Section("Corrected since it was signed", changes))
    facts = [signed, *_joined(panel_decision, meeting), *([MARKS_NOTE] if marked else [])]
    return Leaf(called, tuple(facts), tuple(sections))


def _joined(decision: DecisionRecord, meeting: MeetingRecord) -> Iterator[str]:
    """Who was there for this child's turn alone."""
    joined = [
        seat
        for seat in seats(meeting.held)
        if seat.attendance is Attendance.JOINED
        and seat.for_child == decision.child
        and not own_seat_of(seat)
    ]
    if joined:
        yield f"Joined for this turn: {people_words(joined)}"


def _decision_parts(decision: Decision, scheme: Scheme, *, marked: bool) -> list[Text]:
    """The decision, then who recommends and who decides; a review may have neither."""
    texts = [Text(decision_words(decision), Style.STRONG)] if decision.outcome else []
    return [*texts, *_lines(decided_lines(decision, scheme, marked=marked))]


def _actions(decision: DecisionRecord, today: date, *, marked: bool) -> list[Part]:
    """Nothing at all where a family reads and may see none: that isn't said to be none."""
    promised = by_date(
        promises((decision.stands,) if decision.stands else (), decision.progress, today)
    )
    if not promised:
        return [Text("None.")] if marked else []
    rows = tuple(action_row(promise, marked=marked) for promise in promised)
    return [PaperTable(ACTION_HEADINGS, rows, (46, 20, 16, 18), strong=0)]


def action_row(promise: Promise, *, marked: bool) -> tuple[str, str, str, str]:
    """What, who, by when, how it stands. `marked`: with who else than the panel may see it."""
    due = a_date(promise.action.due) if promise.action.due else "no day"
    done = f" on {a_date(promise.done_on)}" if promise.done_on else ""
    why = f": {promise.words}" if promise.words else ""
    words = marked_words(promise.action.words, promise.action.shown_to, marked)
    return (words, promise.action.owner, due, f"{STANDS[promise.standing]}{done}{why}")


def _options(options: tuple[OptionConsidered, ...], *, marked: bool) -> Part:
    if not options:
        return Text("None.")
    rows = tuple(
        (
            marked_words(capital(home_words(option.place)), option.shown_to, marked),
            whose_words(option.gives, option.gives_by),
            whose_words(option.costs_the_child, option.costs_by),
        )
        for option in options
    )
    return PaperTable(("Option", "What it gives", "What it costs the child"), rows, (24, 38, 38))


def _words(decision: Decision, *, marked: bool) -> list[Text]:
    heard = f" (heard by {decision.child_heard_by})" if decision.child_heard_by else ""
    taken = f" (from {decision.child_words_from})" if decision.child_words_from else ""
    mark = MARKS[decision.shown_to(Note.CHILD_WORDS)] if marked else ""
    quote = [Text(f"“{decision.child_words}”{heard}{taken}{mark}", Style.QUOTE)]
    texts = quote if decision.child_words.strip() else []
    return [
        Text(room_words(decision)),
        *texts,
        *_lines(note_lines(decision, VIEWS[:1], marked=marked)),
    ]


def _tool(decision: Decision, tool: ToolSaid, scheme: Scheme) -> list[Part]:
    """What it said of every destination, then agree or disagree with its because.

    A reason that it gave for all of them is told once.
    """
    lines = tool_says(tool)
    shared = [
        reason
        for reason in (lines[0].reasons if len(lines) > 1 else ())
        if all(reason in line.reasons for line in lines)
    ]
    rows = tuple(
        (
            line.name,
            capital(line.answer),
            "; ".join(
                filter(
                    None,
                    (
                        f"with {support_words(line.packages, scheme)}" if line.packages else "",
                        *(reason for reason in line.reasons if reason not in shared),
                    ),
                )
            ),
        )
        for line in lines
    )
    parts: list[Part] = [PaperTable(("Where", "What it said", "Why"), rows, (22, 18, 60), strong=2)]
    if shared:
        parts.append(Text(f"For every move: {'; '.join(shared)}"))
    agreed = AGREED.get(decision.agreement) if decision.agreement else "Not said"
    as_of = f"As at {a_date(tool.as_of)}, by data of {a_date(tool.data_date)}."
    return [
        *parts,
        Text(f"{agreed}, because: {decision.because}", Style.STRONG),
        Text(as_of, Style.NOTE),
    ]


def _rest(decision: Decision, *, marked: bool) -> list[tuple[str, tuple[Part, ...]]]:
    rows = tuple(
        (
            marked_words(capital(sorting.words), sorting.shown_to, marked),
            sorting.owner,
            _when(sorting.due, sorting.look_again),
        )
        for sorting in decision.sorting
    )
    sorting = (PaperTable(("What", "Owner", "When"), rows, (54, 22, 24)),) if rows else ()
    dissent = tuple(
        marked_words(f"{dissent.who}: {dissent.words}", dissent.shown_to, marked)
        for dissent in decision.dissent
    )
    return [
        ("What others say", tuple(_lines(note_lines(decision, VIEWS[1:], marked=marked)))),
        ("If the child moves", tuple(_lines(note_lines(decision, MOVE_NOTES, marked=marked)))),
        ("What the review settled", tuple(_lines(review_lines(decision, marked=marked)))),
        ("Barriers to a move", sorting),
        ("Who saw it differently", (Bullets(dissent),) if dissent else ()),
    ]


def _when(due: date | None, again: date | None) -> str:
    texts = [f"by {a_date(due)}" if due else "", f"look again {a_date(again)}" if again else ""]
    return " · ".join(filter(None, texts))


def _lines(lines: list[DecisionLine]) -> list[Text]:
    return [Text(f"{line.name}: {line.words}") for line in lines if line.words.strip()]


def _corrections(decision: DecisionRecord, scheme: Scheme) -> list[Part]:
    """Each correction with its reason, and what it said before beside what it says now."""
    parts: list[Part] = []
    by_number = {entry.number: entry for entry in decision.history}
    for entry in decision.history:
        before = by_number.get(entry.replaces) if entry.replaces is not None else None
        if before is None or not entry.reason.strip():
            continue
        parts.append(Text(f"{a_date(entry.on)}, by {entry.by}: {entry.reason}", Style.STRONG))
        rows = _differences(before, entry, scheme)
        if rows:
            parts.append(PaperTable(("", "Before", "Now"), rows, (24, 38, 38)))
    return parts


def _differences(
    before: Entry[Decision], after: Entry[Decision], scheme: Scheme
) -> tuple[tuple[str, str, str], ...]:
    if before.content is None or after.content is None:
        return (("All of it", _whole(before), _whole(after)),)
    old, new = every_line(before.content, scheme), every_line(after.content, scheme)
    return tuple(
        (was.name, was.words or "nothing", decision_line.words or "nothing")
        for was, decision_line in zip(old, new, strict=True)
        if was.words != decision_line.words
    )


def _whole(entry: Entry[Decision]) -> str:
    return decision_words(entry.content) if entry.content else "taken back"
