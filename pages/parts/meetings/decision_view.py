"""A decision as it reads, for checking, for the chair and on record; undo, change or correct it."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.meeting.decision_lines import (
    FOR_EVERYBODY,
    DecisionLine,
    Topic,
    decision_lines,
    lines_about,
)
from models.problems import UserError
from models.recording.decision import Decision
from models.recording.entry import UNDO_FOR
from models.recording.meeting import MeetingKind
from models.recording.meeting_record import DecisionRecord
from models.recording.subject import Subject
from pages.parts import cache, state
from pages.parts.forms import correcting, fields
from pages.parts.meetings import case_record, form_words, room
from pages.parts.meetings import words as meeting_words
from pages.parts.meetings.room import AgendaItem
from pages.parts.shell.visitor import who_did_it
from pages.parts.words import names, writing
from services.recording import withdraw_fact
from services.reference import load_scheme

# In the order of the form. Several lines of one topic are a list under its heading.
IN_ORDER = (
    Topic.CHILD,
    Topic.CHANGED,
    Topic.VIEW,
    Topic.RECOMMENDS,
    Topic.REVIEW,
    Topic.OPTION,
    Topic.AGREEMENT,
    Topic.MOVE,
    Topic.ACTION,
    Topic.DISSENT,
    Topic.BARRIER,
)
LISTS = frozenset({Topic.OPTION, Topic.ACTION, Topic.DISSENT, Topic.BARRIER})


def show(decision: Decision, reader: Audience, kind: MeetingKind) -> None:
    """Every answer that the reader may see, in the order of the form.

    That there are others isn't said: whoever may not read them isn't to wonder about them.
    """
    lines = decision_lines(decision, reader, load_scheme())
    if reader is Audience.PANEL:
        settles = kind is MeetingKind.STATUTORY_REVIEW and decision.outcome is None
        st.caption(form_words.UNMARKED_OF_REVIEW if settles else form_words.UNMARKED)
        if decision.corrected_because.strip():
            st.caption(form_words.WHY_WRONG)
            st.text(decision.corrected_because)
    st.markdown(f"**{writing.plain(_headline(decision, kind))}**")
    facts_of_it = lines_about(lines, Topic.SUPPORT, Topic.DECIDED_BY)
    texts = [f"{line.name}: {line.text}" for line in facts_of_it]
    if decision.outcome is not None and not decision.decided_by.strip():
        texts.append(form_words.NOT_SAID_WHO_DECIDES)
    texts += [line.text for line in lines_about(lines, Topic.ROOM)]
    st.markdown("  \n".join(writing.plain(text) for text in texts))
    for topic in IN_ORDER:
        _draw(topic, lines_about(lines, topic))
    if tool := lines_about(lines, Topic.TOOL):
        with st.expander(Topic.TOOL.value):
            _list(tool)


def show_in_the_room(decision: Decision) -> None:
    """What was asked while the child looks on: whether they are there, and what they say."""
    lines = decision_lines(replace(decision, notes_shown=()), Audience.PANEL, load_scheme())
    if decision.child_present is not None:
        st.markdown(
            "  \n".join(writing.plain(line.text) for line in lines_about(lines, Topic.ROOM))
        )
    _draw(Topic.CHILD, lines_about(lines, Topic.CHILD))


def _headline(decision: Decision, kind: MeetingKind) -> str:
    """A statutory review decides nothing as a panel does: it settles, and names the next one."""
    text = meeting_words.decided(decision, kind)
    is_panel = kind is MeetingKind.PANEL
    return f"Decision: {text}" if is_panel or decision.outcome else text


def _draw(topic: Topic, lines: list[DecisionLine]) -> None:
    if topic in LISTS and lines:
        st.caption(topic.value)
        _list(lines)
        return
    for line in lines:
        mark = _mark(line)
        st.caption(f"{line.name} · {mark}" if mark else line.name)
        st.text(line.text)


def _list(lines: Iterable[DecisionLine]) -> None:
    texts = (" · ".join(filter(None, (line.text, _mark(line)))) for line in lines)
    st.markdown("\n".join(f"- {writing.plain(writing.capitalise(text))}" for text in texts))


def _mark(line: DecisionLine) -> str:
    """Who else may see it; the panel alone is what counts where nothing is said."""
    if line.topic in FOR_EVERYBODY or line.shown_to is Audience.PANEL:
        return ""
    return form_words.may_be_shown_to(writing.lower_first(names.AUDIENCE[line.shown_to]))


def on_record(turn: AgendaItem, decision: DecisionRecord) -> None:
    """Draw it, with the person's drafts and what can be done."""
    entry = decision.stands
    if entry is None or entry.content is None:
        return
    person = who_did_it(entry.by)
    signed = form_words.SIGNED_BY_THE_CHAIR if decision.signed else ""
    st.success(writing.plain(f"Recorded on {writing.a_moment(entry.at_utc)} by {person}.{signed}"))
    room.ask_whether_alone(turn.meeting)
    show(entry.content, turn.reader_of_record, turn.meeting.held.kind)
    begun(turn, None)
    with st.container(horizontal=True, vertical_alignment="center"):
        _what_can_be_done(turn, decision)
    case_record.of_child(turn, ask_who_looks_on=False)


def begun(turn: AgendaItem, shown: Subject | None) -> None:
    """The person's drafts of this decision, each with a way into it, but for the one shown."""
    drafts = correcting.drafts_about(turn.person, turn.about)
    for number, draft in enumerate(draft for draft in drafts if draft.about != shown):
        correcting.go_on(draft, f"meeting.draft.{turn.key}.{number}", turn.form_slot)


def _open(turn: AgendaItem, decision: DecisionRecord) -> None:
    """The form with what is recorded; for a button. A draft that the person has stays as it is."""
    number = decision.stands.number if decision.stands else decision.version
    drafts = correcting.drafts_about(turn.person, turn.about)
    state.put(turn.form_slot, correcting.free_place(drafts, turn.about, number))


def _what_can_be_done(turn: AgendaItem, decision: DecisionRecord) -> None:
    """Until it is signed: record anew, or undo. After that: correct."""
    entry = decision.stands
    if entry is None:
        return
    if decision.signed:
        if may(turn.person, Permission.CORRECT_SIGNED):
            st.button(
                "Correct it …",
                key=f"meeting.correct.{turn.key}",
                on_click=_open,
                args=(turn, decision),
            )
        return
    if not may(turn.person, Permission.RECORD_DECISION):
        return
    st.button("Change it", key=f"meeting.anew.{turn.key}", on_click=_open, args=(turn, decision))
    fresh = entry.by == turn.person.identifier and cache.utc_now() - entry.at_utc <= UNDO_FOR
    if fresh:
        st.button(
            "Undo", key=f"meeting.undo.{turn.key}", on_click=_take_back, args=(turn, decision)
        )
        return
    with st.popover("Take it back …"):
        why = f"meeting.why.{turn.key}"
        fields.kept_line(why, form_words.WHY_WITHDRAW)
        st.button(
            "Take it back",
            key=f"meeting.back.{turn.key}",
            on_click=_take_back,
            args=(turn, decision, why),
        )


def _take_back(turn: AgendaItem, decision: DecisionRecord, written_in: str = "") -> None:
    """`written_in`: the input with the reason, read when the button is pressed."""
    reason = str(state.get(written_in) or "") if written_in else ""
    if decision.stands is None:
        return
    try:
        withdraw_fact(
            cache.council_of(turn.person),
            about=turn.about,
            number=decision.stands.number,
            expected_version=decision.version,
            reason=reason,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return
    fields.sent(written_in)
