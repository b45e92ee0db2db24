"""Minutes of a meeting: who was there, what was decided about each child, and what was corrected.

A draft says so on every side until the chair has signed all of it. No money is in it, and no
chance: a chance without its range, basis and count would say too much. A statutory review's record
holds no tool's view, so none is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.meeting.case_record import ANSWERS, decision_words, place_words
from models.meeting.decision import Agreement, Decision, OptionConsidered, ToolSaid
from models.meeting.meeting import MeetingKind, MeetingState
from models.meeting.promises import Promise, Word, promises
from models.meeting.record import DecisionRecord, MeetingRecord
from models.needs.scheme import Scheme
from models.papers.paper import Bullets, Leaf, Paper, Part, Section, Style, Table, Text
from models.recording.kept import Kept
from models.shortlist.four import FOUR
from models.words import a_date, capital, listed, small

DRAFT = "DRAFT, not signed"
AGREED = {Agreement.AGREE: "The panel agrees with it", Agreement.DISAGREE: "The panel disagrees"}
STANDS = {
    Word.DONE: "done",
    Word.DONE_LATE: "done, late",
    Word.LATE: "late",
    Word.TO_COME: "to come",
}
ACTION_HEADINGS = ("What", "Who", "By when", "How it stands")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a decision says, under its name, so that two versions can be compared."""

    name: str
    words: str


def is_draft(meeting: MeetingRecord) -> bool:
    """True until the chair has signed everything that stands."""
    return meeting.state is not MeetingState.SIGNED or bool(meeting.to_sign)


def minutes(
    meeting: MeetingRecord, called: Mapping[str, str], scheme: Scheme, foot: str, today: date
) -> Paper:
    """The whole minutes. `called`: what each child is called on paper, by key."""
    leaves = [_first(meeting, called)]
    leaves += [_child(one, meeting, called[one.child], scheme, today) for one in meeting.decisions]
    draft = is_draft(meeting)
    title = f"Minutes: {small(meeting.held.title)}"
    return Paper(title, tuple(leaves), foot, DRAFT if draft else "")


def _first(meeting: MeetingRecord, called: Mapping[str, str]) -> Leaf:
    held = meeting.held
    rows = tuple(
        (capital(one.role.value), one.who or "not named", "here" if one.here else "did not come")
        for one in held.present
    )
    there: Part = Table(("As", "Who", ""), rows, (40, 40, 20)) if rows else Text("Nobody is named.")
    turns = [f"{called[child]}{_turn(meeting, child)}" for child in held.children]
    if meeting.hidden:
        turns.append(f"{meeting.hidden} more, whom the person who printed this may not see")
    return Leaf(
        f"Minutes: {small(meeting.held.title)}",
        tuple(_state_lines(meeting)),
        (
            Section("Who was there", (there,)),
            Section("Children talked about", (Bullets(tuple(turns)),)),
        ),
    )


def _turn(meeting: MeetingRecord, child: str) -> str:
    found = meeting.decision(child)
    decision = found.stands.content if found and found.stands else None
    if found is None or decision is None:
        return ": nothing is decided on record"
    return f": {small(decision_words(decision))}{'' if found.signed else ' (not signed yet)'}"


def _state_lines(meeting: MeetingRecord) -> list[str]:
    held = meeting.held
    lines = [" · ".join(filter(None, (f"Chaired by {held.chair or 'nobody named'}", held.place)))]
    if meeting.state is MeetingState.CANCELLED:
        lines.append(f"Cancelled: {held.cancelled_because}")
    for one in meeting.signatures:
        if one.content is not None:
            lines.append(f"Signed by {one.content.chair} on {a_date(one.on)}")
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
    sections = [
        Section("Decision", (Text(decision_words(decision), Style.STRONG),
                             *_lines(_decided(decision, scheme)))),
        Section("Actions", (_actions(one, today),)),
        Section("Options considered", (_options(decision.options),)),
        Section("The child’s words", tuple(_words(decision))),
    ]  # fmt: skip
    if meeting.held.kind is MeetingKind.PANEL and decision.tool is not None:
        sections.append(Section("The panel and the tool", tuple(_tool(decision, decision.tool))))
    sections += [Section(name, parts) for name, parts in _rest(decision) if parts]
    changes = tuple(_corrections(one, scheme))
    if changes:
        sections.append(Section("Corrected since it was signed", changes))
    return Leaf(called, (signed,), tuple(sections))


def _decided(decision: Decision, scheme: Scheme) -> list[Line]:
    titles = {one.name: one.words for one in scheme.packages}
    support = listed([titles.get(name, name.replace("_", " ")) for name in decision.packages])
    return [
        Line("Recommended by the meeting", decision.recommendation),
        Line("Support package", support),
        Line("Decided by", decision.decided_by),
    ]


def _actions(one: DecisionRecord, today: date) -> Part:
    found = promises((one.stands,) if one.stands else (), one.progress, today)
    if not found:
        return Text("None.")
    return Table(
        ACTION_HEADINGS, tuple(action_row(each) for each in found), (46, 20, 16, 18), strong=0
    )


def action_row(each: Promise) -> tuple[str, str, str, str]:
    """What, who, by when, how it stands."""
    due = a_date(each.action.due) if each.action.due else "no day"
    done = f" on {a_date(each.done_on)}" if each.done_on else ""
    why = f": {each.words}" if each.words else ""
    return (each.action.words, each.action.owner, due, f"{STANDS[each.standing]}{done}{why}")


def _options(options: tuple[OptionConsidered, ...]) -> Part:
    rows = tuple(
        (
            capital(place_words(one.place)),
            one.gives,
            one.costs_the_child,
        )
        for one in options
    )
    return Table(("Option", "What it gives", "What it costs the child"), rows, (24, 38, 38))


def _words(decision: Decision) -> list[Text]:
    here = "The child was there." if decision.child_present else "The child was not there."
    heard = f" (heard by {decision.child_heard_by})" if decision.child_heard_by else ""
    said = [Text(f"“{decision.child_words}”{heard}", Style.QUOTE)] if decision.child_words else []
    changed = Line("How their words changed the plan", decision.words_changed)
    return [Text(here), *said, *_lines([changed])]


def _tool(decision: Decision, tool: ToolSaid) -> list[Part]:
    """What it said of the four destinations, then agree or disagree with its because.

    A reason that it gave for all of them is told once.
    """
    four = [one for one in tool.places if one.place in FOUR]
    shared = [
        reason
        for reason in (four[0].reasons if len(four) > 1 else ())
        if all(reason in one.reasons for one in four)
    ]
    rows = tuple(
        (
            capital(place_words(one.place)),
            capital(ANSWERS[one.readiness]),
            "; ".join(reason for reason in one.reasons if reason not in shared),
        )
        for one in four
    )
    parts: list[Part] = [Table(("Where", "What it said", "Why"), rows, (22, 18, 60), strong=2)]
    if shared:
        parts.append(Text(f"For every move: {'; '.join(shared)}"))
    agreed = AGREED.get(decision.agreement) if decision.agreement else "Not said"
    as_of = f"As at {a_date(tool.as_of)}, by data of {a_date(tool.data_date)}."
    return [*parts, Text(f"{agreed}, because: {decision.because}", Style.STRONG),
            Text(as_of, Style.NOTE)]  # fmt: skip


def _rest(decision: Decision) -> list[tuple[str, tuple[Part, ...]]]:
    views = _lines([Line("Parents", decision.parents_view), Line("IRO", decision.iro_view)])
    rows = tuple(
        (capital(one.words), one.owner, _when(one.due, one.look_again)) for one in decision.sorting
    )
    sorting = (Table(("What", "Owner", "When"), rows, (54, 22, 24)),) if rows else ()
    dissent = tuple(f"{one.who}: {one.words}" for one in decision.dissent)
    return [
        ("Parents’ and IRO’s view", tuple(views)),
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
    old, new = _everything(before.content, scheme), _everything(after.content, scheme)
    return tuple(
        (was.name, was.words or "nothing", now.words or "nothing")
        for was, now in zip(old, new, strict=True)
        if was.words != now.words
    )


def _whole(kept: Kept[Decision]) -> str:
    return decision_words(kept.content) if kept.content else "taken back"


def _everything(decision: Decision, scheme: Scheme) -> list[Line]:
    """All that a decision says, in the order of the minutes."""
    actions = "; ".join(
        f"{one.words} ({one.owner}{f', by {a_date(one.due)}' if one.due else ''})"
        for one in decision.actions
    )
    options = "; ".join(
        f"{place_words(one.place)} (gives {one.gives}; costs the child {one.costs_the_child})"
        for one in decision.options
    )
    agreed = decision.agreement.value if decision.agreement else ""
    return [
        Line("Decision", decision_words(decision)),
        *_decided(decision, scheme),
        Line("Actions", actions),
        Line("Options considered", options),
        Line("The child was there", "yes" if decision.child_present else "no"),
        Line("The child’s words", decision.child_words),
        Line("Heard by", decision.child_heard_by),
        Line("How their words changed the plan", decision.words_changed),
        Line("The panel and the tool", agreed),
        Line("Because", decision.because),
        Line("Parents’ view", decision.parents_view),
        Line("IRO’s view", decision.iro_view),
        Line("What needed sorting", "; ".join(one.words for one in decision.sorting)),
        Line("Seen differently", "; ".join(f"{d.who}: {d.words}" for d in decision.dissent)),
    ]
