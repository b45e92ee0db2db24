"""What one visit knows of a form: its content as last kept, and how a change of it is kept.

Two runs of one visit can overlap: the server begins a new run at once when somebody goes on, and
the old one ends at its next look at the page or the session. So what was kept is noted under a
lock by plain assignment, and a run that is no longer the newest keeps nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar

import streamlit as st

from models.access import Actor
from models.recording.drafts import Draft, DraftConflict
from models.recording.field_update import content_with_answer
from models.recording.subject import Subject, waiting_at
from models.recording.types import Content
from pages.parts import cache, state
from pages.parts.forms import status, words
from pages.parts.forms.merging import Clash
from pages.parts.words import writing
from services.drafts import discard_draft, draft_of, keep_waiting, save_draft, waiting_draft

C = TypeVar("C", bound=Content)


class FieldKey(str):
    """The key of an input, which also knows what it is the answer to (see `keep_answer`).

    `needed`: what it asks for has to be answered before the form can be recorded.
    """

    slot: str
    turn: int
    path: str
    part: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Form(Generic[C]):
    """What is kept of a form in one visit.

    `content`: as it was last kept, what inputs begin with. `based_on`: the subject's version that
    the person saw; `saves`: of the draft, 0 = none. `turn` grows when the content was put in from
    outside (a merge), so that the inputs are new ones. `part`: of a form that is drawn in parts,
    the one whose inputs these are (pages/parts/forms/parts.py). `needed`: the fields that have
    to be answered, by the other answers as they are.
    """

    person: Actor
    about: Subject
    content: C
    based_on: int
    saves: int = 0
    turn: int = 0
    kept_at_utc: datetime | None = None
    part: str = ""
    needed: frozenset[str] = frozenset()

    @property
    def inputs(self) -> str:
        """How the keys of all its inputs begin.

        Another visit's inputs are others: a browser that has lost its connection sends what stood
        in its inputs then, which another window may have changed since.
        """
        return f"{slot(self.person, self.about)}.{state.visit()}-{self.turn}."

    def key(self, path: str, answers: str = "") -> FieldKey:
        """The key of the input for a place in the content (`words`, `ratings.self_harm.level`).

        `answers`: the place in the content, where the input needs a key of another name.
        """
        key = FieldKey(f"{self.inputs}{path}")
        key.slot, key.turn = slot(self.person, self.about), self.turn
        key.path = answers or path
        key.part = self.part
        key.needed = key.path in self.needed
        return key


@dataclass(slots=True)
class Seat(Generic[C]):
    """Where a visit keeps its form; whoever holds the lock may put another in."""

    form: Form[C]
    lock: Lock = field(default_factory=Lock)


def opened(person: Actor, about: Subject, blank: C, version: int) -> Form[C]:
    """The form as this visit knows it, else the draft in the database, else a blank one."""
    held = state.get(slot(person, about))
    if isinstance(held, Seat):
        return held.form
    draft = draft_of(cache.council_of(person), about)
    form = Form(person, about, blank, version)
    if draft is not None and isinstance(draft.content, type(blank)):
        form = Form(
            person, about, draft.content, draft.based_on, draft.saves, 0, draft.saved_at_utc
        )
    state.put(slot(person, about), Seat(form))
    _bring_what_waits(form, draft)
    return now_kept(person, about) or form


def _bring_what_waits(form: Form[C], draft: Draft | None) -> None:
    """Another window was quicker, and nobody has looked at both yet: they are still there."""
    waiting = waiting_draft(cache.council_of(form.person), form.about)
    if waiting is None or not isinstance(waiting.content, type(form.content)):
        return
    if draft is not None:
        _put_both(form, waiting.content, draft)
        return
    # The other one is recorded, or thrown away: this one is the draft, and says what it rests on.
    keep_whole(replace(form, based_on=waiting.based_on), waiting.content)
    end_waiting(form)


def end_waiting(form: Form[C]) -> None:
    """Somebody has looked at both versions, and one goes on."""
    discard_draft(
        cache.council_of(form.person),
        about=waiting_at(form.about),
    )


def begun_anew(form: Form[C], blank: C) -> Form[C]:
    """The form with what it begins with by now, as long as the person has written nothing."""
    if form.saves or form.content == blank:
        return form
    form = replace(form, content=blank, turn=form.turn + 1)
    state.put(slot(form.person, form.about), Seat(form))
    return form


def keep(form: Form[C], content: C) -> Form[C]:
    """Keep what the inputs of this run hold, if it is another than what is kept."""
    if content == form.content:
        return form
    seat = _seat(form)
    with seat.lock:
        if seat.form is not form:  # a newer run is on its way, with all that this one knows
            return seat.form
        late = _save(seat, content)
    if late is not None:
        other_window(form, content, late)
        st.rerun()
    return seat.form


def keep_answer(key: FieldKey, kept_as: Callable[[object], object] | None = None) -> None:
    """Keep one answer at once; for an input's `on_change`.

    It runs before the page does, so that it is done even where the person is already on the way to
    another page and this one is never drawn to its end.
    """
    seat, value = state.get(key.slot), state.get(key)
    if not isinstance(seat, Seat) or seat.form.turn != key.turn:
        return
    given = tuple(value) if isinstance(value, list) else value
    with seat.lock:
        form = seat.form
        if given is None and isinstance(getattr(form.content, key.path, None), str):
            given = ""
        content = content_with_answer(form.content, key.path, kept_as(given) if kept_as else given)
        if content is None or content == form.content:
            return
        late = _save(seat, content)
    if late is not None:
        other_window(form, content, late)
    if key.part:
        status.look(form.person, form.about, key.part, kept_words(seat.form))


def keep_whole(form: Form[C], content: C) -> None:
    """Begin anew with this form, its content kept; the inputs are new ones where its turn is."""
    seat = Seat(form)
    with seat.lock:
        late = _save(seat, content)
    state.put(slot(form.person, form.about), seat)
    if late is not None:
        other_window(form, content, late)


def forget(person: Actor, about: Subject) -> None:
    """Everything that this visit knows of one form, and of no other."""
    place = slot(person, about)
    state.clear(place)
    state.clear_all(f"{place}.")


def is_clashing(form: Form[C]) -> bool:
    """Whether two versions of it wait for somebody to look at both."""
    return state.get(f"{slot(form.person, form.about)}.clash") is not None


def now_kept(person: Actor, about: Subject) -> Form[Any] | None:
    """The form as this visit knows it at this moment; None once it is recorded or thrown away."""
    held = state.get(slot(person, about))
    return held.form if isinstance(held, Seat) else None


def is_typing(person: Actor, about: Subject) -> bool:
    """Whether this visit holds words of this form that are not recorded."""
    held = state.get(slot(person, about))
    return isinstance(held, Seat) and held.form.saves > 0


def renew(person: Actor, about: Subject) -> None:
    """Make the inputs new ones, with what is kept in them, when the form is drawn the next time.

    For a page that puts a form away with words just typed: the browser and the server may
    remember different ones.
    """
    held = state.get(slot(person, about))
    if isinstance(held, Seat):
        with held.lock:
            held.form = replace(held.form, turn=held.form.turn + 1)


def other_window(form: Form[C], yours: C, theirs: Draft) -> None:
    """Another window of the same person was quicker: both are to be looked at, and both kept."""
    keep_waiting(
        cache.council_of(form.person),
        about=form.about,
        content=yours,
        based_on=form.based_on,
    )
    _put_both(form, yours, theirs)


def _put_both(form: Form[C], yours: Content, theirs: Draft) -> None:
    text = words.edited_in_another_window(writing.a_time(theirs.saved_at_utc))
    based_on = min(form.based_on, theirs.based_on)
    put_clash(form, Clash(theirs.content, yours, text, based_on, theirs.saves))
    state.clear(checking(form))


def put_clash(form: Form[C], clash: Clash) -> None:
    """Two versions that somebody has to look at before the form goes on."""
    state.put(f"{slot(form.person, form.about)}.clash", clash)


def _seat(form: Form[C]) -> Seat[C]:
    held = state.get(slot(form.person, form.about))
    return held if isinstance(held, Seat) else Seat(form)


def _save(seat: Seat[C], content: C) -> Draft | None:
    """Keep the content, and note it; what another window kept, where it was quicker."""
    form = seat.form
    try:
        draft = save_draft(
            cache.council_of(form.person),
            about=form.about,
            content=content,
            based_on=form.based_on,
            expected_saves=form.saves,
        )
    except DraftConflict as conflict:
        return conflict.theirs
    seat.form = replace(form, content=content, saves=draft.saves, kept_at_utc=draft.saved_at_utc)
    return None


def kept_words(form: Form[C]) -> str:
    """Draft kept 14:02; nothing while nothing was written."""
    if form.kept_at_utc is None:
        return words.KEPT_AS_YOU_GO
    return words.draft_kept(writing.a_time(form.kept_at_utc))


def slot(person: Actor, about: Subject) -> str:
    """Where a visit keeps the form of a subject."""
    return f"draft.{person.identifier}.{about.stream}"


def checking(form: Form[C]) -> str:
    """Where a visit notes that the answers are being checked."""
    return f"{slot(form.person, form.about)}.checking"
