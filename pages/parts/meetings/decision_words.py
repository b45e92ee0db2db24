"""A decision as it reads: for checking, for the chair, for whoever looks later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import streamlit as st

from models.audience import Audience
from models.meeting.case_record import REVIEW_NOTES, tool_lines
from models.recording.decision import Decision, Note, OptionConsidered, Wording
from models.recording.meeting import MeetingKind
from models.recording.meeting_shown import as_shown_to
from models.settings import Setting
from pages.parts.meetings import decision_audience
from pages.parts.meetings import words as meeting_words
from pages.parts.words import names, writing
from services.reference import scheme

BEFORE = (Note.CARERS_VIEW, Note.WORKER_RECOMMENDS, Note.MANAGER_RECOMMENDS)
UNMARKED = (
    "What is decided, who decides and when it is looked at again may be told to everybody "
    "whom it is about. What else isn't marked is for the panel only."
)
UNMARKED_OF_REVIEW = (
    "The day of the next review may be told to everybody whom it is about. What "
    "else isn't marked is not for the child and family."
)


def show(decision: Decision, reader: Audience, kind: MeetingKind) -> None:
    """Every answer that the reader may see, in the order of the form.

    That there are others isn't said: whoever may not read them isn't to wonder about them.
    """
    shown = as_shown_to(decision, reader)
    if reader is Audience.PANEL:
        settles = kind is MeetingKind.STATUTORY_REVIEW and decision.outcome is None
        st.caption(UNMARKED_OF_REVIEW if settles else UNMARKED)
    st.markdown(f"**{writing.plain(_headline(shown, kind))}**")
    _lines(_after(shown))
    _childs_words(shown)
    for note in (Note.WORDS_CHANGED, Note.PARENTS_VIEW, Note.IRO_VIEW, *BEFORE):
        _note(shown, note)
    _review(shown)
    _list("Options considered", (_option(option) for option in shown.options))
    if shown.agreement is not None:
        agreed = meeting_words.AGREEMENT[shown.agreement]
        _said(f"{agreed}, because", shown.because or "nothing yet")
    for note in decision_audience.OF_A_MOVE:
        _note(shown, note)
    _list(
        "What we promise",
        (
            _joined(action.words, action.owner, _day("by", action.due), _marked(action.shown_to))
            for action in shown.actions
        ),
    )
    _list(
        "Seen differently",
        (_joined(f"{line.who}: {line.words}", _marked(line.shown_to)) for line in shown.dissent),
    )
    _list(
        meeting_words.BARRIERS,
        (
            _joined(
                sorting.words,
                sorting.owner,
                _day("by", sorting.due),
                _day("look again", sorting.look_again),
            )
            for sorting in shown.sorting
        ),
    )
    if shown.tool is not None:
        with st.expander("What the tool said"):
            _list("", tool_lines(shown.tool))


def show_in_the_room(decision: Decision) -> None:
    """What was asked while the child looks on: whether they are there, and what they say."""
    if decision.child_present is not None:
        _lines([_was_there(decision)])
    _childs_words(replace(decision, notes_shown=()))


def _headline(decision: Decision, kind: MeetingKind) -> str:
    """A statutory review decides nothing as a panel does: it settles, and names the next one."""
    text = meeting_words.decided(decision, kind)
    is_panel = kind is MeetingKind.PANEL
    return f"Decision: {text}" if is_panel or decision.outcome else text


def _after(decision: Decision) -> Iterator[str]:
    texts = {package.name: package.words for package in scheme().packages}
    if decision.packages:
        yield f"With {writing.listed([texts.get(name, name) for name in decision.packages])}"
    if decision.recommendation.strip():
        marked = _of_note(decision, Note.RECOMMENDATION)
        yield f"The meeting recommends: {decision.recommendation}{marked}"
    if decision.decided_by.strip():
        yield f"Decided by {decision.decided_by}"
    elif decision.outcome is not None:
        yield "Nobody named who decides"
    yield _was_there(decision)


def _was_there(decision: Decision) -> str:
    return {
        True: "The child was in the room",
        False: "The child was not in the room",
        None: "Whether the child was in the room was not asked",
    }[decision.child_present]


def _childs_words(decision: Decision) -> None:
    if not decision.child_words.strip():
        return
    heard = f" (heard by {decision.child_heard_by})" if decision.child_heard_by.strip() else ""
    come_from = f" Taken from {decision.child_words_from}." if (decision.child_words_from) else ""
    _said(
        f"Their words{_of_note(decision, Note.CHILD_WORDS)}",
        f"{decision.child_words.strip()}{heard}{come_from}",
    )


def _note(decision: Decision, note: Note) -> None:
    _said(f"{meeting_words.NOTE[note]}{_of_note(decision, note)}", getattr(decision, note.value))


def _review(decision: Decision) -> None:
    for label, name in REVIEW_NOTES:
        _said(f"{label}{_of_note(decision, Note.REVIEW)}", getattr(decision.review, name))


def _of_note(decision: Decision, note: Note) -> str:
    marked = _marked(decision.shown_to(note))
    return f" · {marked}" if marked else ""


def _marked(shown_to: Audience) -> str:
    """Who else may see it; the panel alone is what counts where nothing is said."""
    return (
        ""
        if shown_to is Audience.PANEL
        else (f"may be shown to {writing.small(names.AUDIENCE[shown_to])}")
    )


def _option(option: OptionConsidered) -> str:
    place: Setting | None = option.place
    return "; ".join(
        filter(
            None,
            (
                "Stay here" if place is None else names.SETTING[place],
                _worded("gives", option.gives, option.gives_by),
                _worded("costs the child", option.costs_the_child, option.costs_by),
                _marked(option.shown_to),
            ),
        )
    )


def _worded(label: str, text: str, by: Wording) -> str:
    whose = " (the tool's words)" if by is Wording.TOOL else ""
    return f"{label}: {text}{whose}" if text.strip() else ""


def _day(before: str, day: object) -> str:
    return f"{before} {writing.a_date(day)}" if day else ""  # type: ignore[arg-type]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _said(label: str, text: str) -> None:
    if text.strip():
        st.caption(label)
        st.text(text.strip())


def _lines(lines: Iterable[str]) -> None:
    st.markdown("  \n".join(writing.plain(line) for line in lines))


def _list(label: str, lines: Iterable[str]) -> None:
    bullets = [f"- {writing.plain(writing.capital(line))}" for line in lines if line.strip()]
    if bullets:
        if label:
            st.caption(label)
        st.markdown("\n".join(bullets))
