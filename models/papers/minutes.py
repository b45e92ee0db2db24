"""Minutes of a meeting: who was there, what was decided about each child, and what was corrected.

A draft says so on every side until the chair has signed all of it. No money is in it, and no
chance: a chance without its range, basis and count would say too much. A panel's minutes are the
panel's, and say of each note who else may see it. Those of a statutory review are the family's to
read: only what is marked for them is in them, and nothing of the tool.
"""

from __future__ import annotations

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
from models.meeting.decision import Agreement, Decision, Note, OptionConsidered, ToolSaid
from models.meeting.meeting import (
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
from models.meeting.promises import Promise, Word, by_date, promises
from models.meeting.record import DecisionRecord, MeetingRecord
from models.meeting.shown import decision_shown_to
from models.needs.scheme import Scheme
from models.papers.decision_lines import (
    MARKS,
    MARKS_NOTE,
    Line,
    decided_lines,
    every_line,
    marked_words,
    note_lines,
    review_lines,
    support_words,
)
from models.papers.paper import Bullets, Leaf, Paper, Part, Section, Style, Table, Text
from models.recording.kept import Kept
from models.words import a_date, capital, small

DRAFT = "DRAFT, not signed"
AGREED = {Agreement.AGREE: "The panel agrees with it", Agreement.DISAGREE: "The panel disagrees"}
STANDS = {
    Word.DONE: "done",
    Word.DONE_LATE: "done, late",
    Word.LATE: "late",
    Word.TO_COME: "to come",
}
REACHED = {
    MeetingKind.PANEL: "Children decided on",
    MeetingKind.STATUTORY_REVIEW: "Children reviewed",
}
NOT_REACHED = {
    MeetingKind.PANEL: "On the list, nothing decided on record",
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
    shown = [decision_shown_to(one, reader_of(meeting)) for one in meeting.decisions]
    leaves = [_first(meeting, called)]
    leaves += [_child(one, meeting, called[one.child], scheme, today) for one in shown]
    draft = is_draft(meeting)
    title = f"Minutes: {small(meeting.held.title)}"
    return Paper(title, tuple(leaves), foot, DRAFT if draft else "")


def _first(meeting: MeetingRecord, called: Mapping[str, str]) -> Leaf:
    held = meeting.held
    rows = tuple(
        (capital(role.value), who or "not named", came) for (role, who), came in _came(held, called)
    )
    there: Part = Table(("As", "Who", ""), rows, (36, 36, 28)) if rows else Text("Nobody is named.")
    turns = [f"{called[one.child]}: {_turn(one)}" for one in meeting.decided]
    not_reached = [called[child] for child in meeting.not_decided]
    if meeting.hidden:
        not_reached.append(f"{meeting.hidden} more, whom the person who printed this may not see")
    changes = tuple(_attendance_corrected(meeting, called))
    sections = [
        Section("Who was there", (there,)),
        Section(REACHED[held.kind], (Bullets(tuple(turns)) if turns else Text("None."),)),
    ]
    if not_reached:
        sections.append(Section(NOT_REACHED[held.kind], (Bullets(tuple(not_reached)),)))
    if changes:
        sections.append(Section("Who was there: corrected since it was signed", changes))
    title = f"Minutes: {small(meeting.held.title)}"
    return Leaf(title, tuple(_state_lines(meeting)), tuple(sections))


def _came(held: Meeting, called: Mapping[str, str]) -> list[tuple[tuple[PresentAs, str], str]]:
    """Each seat, by role and name, and whether somebody came."""
    return [
        ((one.role, name_words(one, called)), attendance_words(one, called)) for one in seats(held)
    ]


def _attendance_corrected(meeting: MeetingRecord, called: Mapping[str, str]) -> Iterator[Part]:
    """Each seat that was recorded otherwise under an earlier signature."""
    numbers = {one.content.meeting_number for one in meeting.signatures if one.content}
    signed = [one for one in meeting.history if one.number in numbers]
    for kept in signed:
        if kept.content is None or kept.number == meeting.meeting.number:
            continue
        was, now = (dict(_came(each, called)) for each in (kept.content, meeting.held))
        rows = tuple(
            (f"{who or 'not named'} ({role.words})", was.get((role, who), "not listed"),
             now.get((role, who), "not listed"))
            for role, who in dict.fromkeys((*was, *now))
            if was.get((role, who)) != now.get((role, who))
        )  # fmt: skip
        if rows:
            yield Text(f"As it was until {a_date(meeting.meeting.on)}", Style.STRONG)
            yield Table(("", "Before", "Now"), rows, (40, 30, 30))


def _turn(held: DecisionRecord) -> str:
    """In a few words what was settled about a child, and whether the chair has signed it."""
    decision = held.stands.content if held.stands else None
    said = _turn_words(decision) if decision else ""
    return f"{said}{'' if held.signed else ' (not signed yet)'}"


def _turn_words(decision: Decision) -> str:
    """In a few words what a meeting settled about one child."""
    if decision.outcome is not None:
        return small(decision_words(decision))
    again = decision.review.next_review_on
    return f"reviewed; next review {a_date(again)}" if again else "reviewed"


def _state_lines(meeting: MeetingRecord) -> list[str]:
    held = meeting.held
    lines = [" · ".join(filter(None, (f"Chaired by {held.chair or 'nobody named'}", held.place)))]
    if meeting.state is MeetingState.CANCELLED:
        lines.append(f"Cancelled: {held.cancelled_because}")
    signed = (
        f"Signed by {one.content.chair} on {a_date(one.on)}"
        for one in meeting.signatures
        if one.content is not None
    )
    lines += dict.fromkeys(signed)  # a chair may sign twice a day, as the last decisions come
    if is_draft(meeting):
        lines.append("Draft: not everything here is signed by the chair yet.")
    return lines


def _child(
    one: DecisionRecord, meeting: MeetingRecord, called: str, scheme: Scheme, today: date
) -> Leaf:
    decision = one.stands.content if one.stands else None
    if one.stands is None or decision is None:
        last = one.history[-1]
        why = f" because: {last.reason}" if last.reason else "."
        said = f"What was decided was taken back on {a_date(last.on)}{why}"
        return Leaf(called, (), (Section("Decision", (Text(said),)),))
    signed = "Signed by the chair." if one.signed else "Draft: not signed by the chair yet."
    marked = reader_of(meeting) is Audience.PANEL
    sections = [
        Section("Decision", tuple(_decision_parts(decision, scheme, marked=marked))),
        Section("Actions", tuple(_actions(one, today, marked=marked))),
        Section("The child’s words", tuple(_words(decision, marked=marked))),
    ]
    if meeting.held.kind is MeetingKind.PANEL:
        options = Section("Options considered", (_options(decision.options, marked=marked),))
        sections.insert(2, options)
    sections = [one for one in sections if one.parts]
    if meeting.held.kind is MeetingKind.PANEL and decision.tool is not None:
        parts = tuple(_tool(decision, decision.tool, scheme))
        sections.append(Section("The panel and the tool", parts))
    sections += [Section(name, parts) for name, parts in _rest(decision, marked=marked) if parts]
    changes = tuple(_corrections(one, scheme))
    if changes:
        sections.append(Section("Corrected since it was signed", changes))
    facts = [signed, *_joined(one, meeting), *([MARKS_NOTE] if marked else [])]
    return Leaf(called, tuple(facts), tuple(sections))


def _joined(one: DecisionRecord, meeting: MeetingRecord) -> Iterator[str]:
    """Who was there for this child's turn alone."""
    joined = [
        seat for seat in seats(meeting.held)
        if seat.attendance is Attendance.JOINED and seat.for_child == one.child
        and not own_seat_of(seat)
    ]  # fmt: skip
    if joined:
        yield f"Joined for this turn: {people_words(joined)}"


def _decision_parts(decision: Decision, scheme: Scheme, *, marked: bool) -> list[Text]:
    """The decision, then who recommends and who decides; a review may have neither."""
    said = [Text(decision_words(decision), Style.STRONG)] if decision.outcome else []
    return [*said, *_lines(decided_lines(decision, scheme, marked=marked))]


def _actions(one: DecisionRecord, today: date, *, marked: bool) -> list[Part]:
    """Nothing at all where a family reads and may see none: that isn't said to be none."""
    promised = by_date(promises((one.stands,) if one.stands else (), one.progress, today))
    if not promised:
        return [Text("None.")] if marked else []
    rows = tuple(action_row(each, marked=marked) for each in promised)
    return [Table(ACTION_HEADINGS, rows, (46, 20, 16, 18), strong=0)]


def action_row(each: Promise, *, marked: bool) -> tuple[str, str, str, str]:
    """What, who, by when, how it stands. `marked`: with who else than the panel may see it."""
    due = a_date(each.action.due) if each.action.due else "no day"
    done = f" on {a_date(each.done_on)}" if each.done_on else ""
    why = f": {each.words}" if each.words else ""
    words = marked_words(each.action.words, each.action.shown_to, marked)
    return (words, each.action.owner, due, f"{STANDS[each.standing]}{done}{why}")


def _options(options: tuple[OptionConsidered, ...], *, marked: bool) -> Part:
    if not options:
        return Text("None.")
    rows = tuple(
        (
            marked_words(capital(home_words(one.place)), one.shown_to, marked),
            whose_words(one.gives, one.gives_by),
            whose_words(one.costs_the_child, one.costs_by),
        )
        for one in options
    )
    return Table(("Option", "What it gives", "What it costs the child"), rows, (24, 38, 38))


def _words(decision: Decision, *, marked: bool) -> list[Text]:
    heard = f" (heard by {decision.child_heard_by})" if decision.child_heard_by else ""
    taken = f" (from {decision.child_words_from})" if decision.child_words_from else ""
    mark = MARKS[decision.shown_to(Note.CHILD_WORDS)] if marked else ""
    quote = [Text(f"“{decision.child_words}”{heard}{taken}{mark}", Style.QUOTE)]
    said = quote if decision.child_words.strip() else []
    return [Text(room_words(decision)), *said,
            *_lines(note_lines(decision, VIEWS[:1], marked=marked))]  # fmt: skip


def _tool(decision: Decision, tool: ToolSaid, scheme: Scheme) -> list[Part]:
    """What it said of every destination, then agree or disagree with its because.

    A reason that it gave for all of them is told once.
    """
    lines = tool_says(tool)
    shared = [
        reason
        for reason in (lines[0].reasons if len(lines) > 1 else ())
        if all(reason in one.reasons for one in lines)
    ]
    rows = tuple(
        (one.name, capital(one.answer), "; ".join(filter(None, (
            f"with {support_words(one.packages, scheme)}" if one.packages else "",
            *(reason for reason in one.reasons if reason not in shared),
        ))))
        for one in lines
    )  # fmt: skip
    parts: list[Part] = [Table(("Where", "What it said", "Why"), rows, (22, 18, 60), strong=2)]
    if shared:
        parts.append(Text(f"For every move: {'; '.join(shared)}"))
    agreed = AGREED.get(decision.agreement) if decision.agreement else "Not said"
    as_of = f"As at {a_date(tool.as_of)}, by data of {a_date(tool.data_date)}."
    return [*parts, Text(f"{agreed}, because: {decision.because}", Style.STRONG),
            Text(as_of, Style.NOTE)]  # fmt: skip


def _rest(decision: Decision, *, marked: bool) -> list[tuple[str, tuple[Part, ...]]]:
    rows = tuple(
        (marked_words(capital(one.words), one.shown_to, marked), one.owner,
         _when(one.due, one.look_again))
        for one in decision.sorting
    )  # fmt: skip
    sorting = (Table(("What", "Owner", "When"), rows, (54, 22, 24)),) if rows else ()
    dissent = tuple(
        marked_words(f"{one.who}: {one.words}", one.shown_to, marked) for one in decision.dissent
    )
    return [
        ("What others say", tuple(_lines(note_lines(decision, VIEWS[1:], marked=marked)))),
        ("If the child moves", tuple(_lines(note_lines(decision, MOVE_NOTES, marked=marked)))),
        ("What the review settled", tuple(_lines(review_lines(decision, marked=marked)))),
        ("What needed sorting", sorting),
        ("Who saw it differently", (Bullets(dissent),) if dissent else ()),
    ]


def _when(due: date | None, again: date | None) -> str:
    said = [f"by {a_date(due)}" if due else "", f"look again {a_date(again)}" if again else ""]
    return " · ".join(filter(None, said))


def _lines(lines: list[Line]) -> list[Text]:
    return [Text(f"{one.name}: {one.words}") for one in lines if one.words.strip()]


def _corrections(one: DecisionRecord, scheme: Scheme) -> list[Part]:
    """Each correction with its reason, and what it said before beside what it says now."""
    parts: list[Part] = []
    by_number = {kept.number: kept for kept in one.history}
    for kept in one.history:
        before = by_number.get(kept.replaces) if kept.replaces is not None else None
        if before is None or not kept.reason.strip():
            continue
        parts.append(Text(f"{a_date(kept.on)}, by {kept.by}: {kept.reason}", Style.STRONG))
        rows = _differences(before, kept, scheme)
        if rows:
            parts.append(Table(("", "Before", "Now"), rows, (24, 38, 38)))
    return parts


def _differences(
    before: Kept[Decision], after: Kept[Decision], scheme: Scheme
) -> tuple[tuple[str, str, str], ...]:
    if before.content is None or after.content is None:
        return (("All of it", _whole(before), _whole(after)),)
    old, new = every_line(before.content, scheme), every_line(after.content, scheme)
    return tuple(
        (was.name, was.words or "nothing", now.words or "nothing")
        for was, now in zip(old, new, strict=True)
        if was.words != now.words
    )


def _whole(kept: Kept[Decision]) -> str:
    return decision_words(kept.content) if kept.content else "taken back"
