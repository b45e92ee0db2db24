"""Who may see what a meeting writes down: one choice a line, and one group for its notes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from models.audience import Audience
from models.recording.decision import ASKED_WHO_MAY_SEE, Decision, Note, NoteShown
from models.recording.meeting import MeetingKind
from models.recording.meeting_complete import goes_somewhere
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey
from pages.parts.forms.drafting import Form
from pages.parts.meetings import form_words, words
from pages.parts.words import names

NOTES: dict[MeetingKind, tuple[Note, ...]] = {
    MeetingKind.PANEL: tuple(note for note in Note if note is not Note.REVIEW),
    MeetingKind.STATUTORY_REVIEW: (
        Note.CHILD_WORDS, Note.WORDS_CHANGED, Note.PARENTS_VIEW, Note.CARERS_VIEW, Note.IRO_VIEW,
        Note.REVIEW,
    ),
}  # fmt: skip
OF_A_MOVE = (Note.FAMILY_TIME_PLAN, Note.CONTINGENCY, Note.INTRODUCTIONS, Note.APPROVALS)
IN_A_ROW = 3


def ask_audience(
    key: FieldKey,
    of_what: str,
    marked: Audience,
    kept_as: Callable[[object], object],
    kind: MeetingKind = MeetingKind.PANEL,
) -> Audience:
    """Who may see one line; the panel alone until somebody says otherwise."""
    state.begin_with(key, marked)
    chosen = st.selectbox(
        form_words.who_may_see_this(of_what),
        tuple(Audience),
        key=key,
        format_func=partial(name_of, kind=kind),
        label_visibility="collapsed",
        **ask.kept(key, kept_as),
    )
    return chosen if isinstance(chosen, Audience) else marked


def name_of(audience: Audience, kind: MeetingKind) -> str:
    """No panel sits in a review: there the narrowest mark is for its own professionals."""
    if kind is MeetingKind.STATUTORY_REVIEW and audience is Audience.PANEL:
        return form_words.OF_THIS_REVIEW
    return names.AUDIENCE[audience]


def typed_audience(key: FieldKey, marked: Audience = Audience.PANEL) -> Audience:
    """What is chosen in such an input; what was marked before, while it isn't drawn."""
    chosen = state.get(key)
    return chosen if isinstance(chosen, Audience) else marked


def ask_notes_shown(form: Form[Decision], kind: MeetingKind) -> Decision:
    """Who may see each note. Of the child's own words and of a review somebody has to say."""
    st.header(form_words.WHO_MAY_SEE_NOTES, anchor=False)
    is_review = kind is MeetingKind.STATUTORY_REVIEW
    st.caption(form_words.REVIEW_UNTIL_CHOSEN if is_review else form_words.PANEL_UNTIL_CHOSEN)
    notes = asked_notes(form.content, kind)
    for first in range(0, len(notes), IN_A_ROW):
        row = notes[first : first + IN_A_ROW]
        for column, note in zip(st.columns(IN_A_ROW, gap="small"), row, strict=False):
            with column:
                _ask_note(form, note, notes, kind)
    return replace(form.content, notes_shown=_typed_notes(form, notes))


def asked_notes(decision: Decision, kind: MeetingKind) -> tuple[Note, ...]:
    """The notes that the form asks for by its other answers; a mark made before stays."""
    if goes_somewhere(decision):
        return NOTES[kind]
    return tuple(note for note in NOTES[kind] if note not in OF_A_MOVE)


def _ask_note(form: Form[Decision], note: Note, notes: Sequence[Note], kind: MeetingKind) -> None:
    key, marks = _key(form, note), _marks(form)
    is_asked = note in ASKED_WHO_MAY_SEE
    state.begin_with(key, marks.get(note, None if is_asked else Audience.PANEL))
    label = form_words.note_who_may_see(words.NOTE[note])
    if note is Note.CHILD_WORDS:
        label = form_words.MAY_BE_SHOWN
        key.needed = key.needed and bool(form.content.child_words.strip())
    st.selectbox(
        ask.named(key, label) if is_asked else label,
        tuple(Audience),
        index=None if is_asked else 0,
        key=key,
        placeholder="Not asked yet",
        format_func=partial(name_of, kind=kind),
        **ask.kept(key, lambda _chosen: _typed_notes(form, notes)),
    )


def _typed_notes(form: Form[Decision], notes: Sequence[Note]) -> tuple[NoteShown, ...]:
    """Every mark that somebody made, in the order of the notes; none for what nobody touched."""
    marks = _marks(form)
    for note in notes:
        chosen = state.get(_key(form, note))
        if isinstance(chosen, Audience) and (
            note in marks or chosen is not Audience.PANEL or note in ASKED_WHO_MAY_SEE
        ):
            marks[note] = chosen
    return tuple(NoteShown(note, marks[note]) for note in Note if note in marks)


def _marks(form: Form[Decision]) -> dict[Note, Audience]:
    return {mark.note: mark.shown_to for mark in form.content.notes_shown}


def _key(form: Form[Decision], note: Note) -> FieldKey:
    return form.key(f"notes_shown.{note.value}", answers="notes_shown")
